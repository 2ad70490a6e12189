/** Play, pause, step, scrub: the packet's clock. Keys work wherever nobody types: Space, ← →, Home, End. */

import { useEffect } from 'react'
import type { Trace, TracePair } from '../../engine/messages'
import { runStore, setPlayback, viewStore } from '../../store/index'
import { lengthOf, type Moment, momentAt, stepFrom } from '../canvas/playback'
import { Icon } from '../components/Icon'
import { useView } from '../components/useStore'
import { useClockWord, useZero } from '../components/useZero'
import { shortcutOf } from '../shortcuts/match'
import type { ShortcutId } from '../shortcuts/table'
import { decimal, t } from '../words/language'
import { hopSummary } from './hops'

/** On the slider an arrow is a hop, as the buttons beside it. */
const ARROWS: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
])

const SPEEDS = [0.5, 1, 2, 4]

export function Transport({ pair }: { readonly pair: TracePair }) {
  const zero = useZero()
  const clock = useClockWord()
  const { way, position, playing, speed } = useView((state) => state.playback)
  const trace = pair[way]
  const end = lengthOf(trace)
  const moment = momentAt(trace, position)
  useKeys()
  return (
    <div className="transport">
      <select
        className="input"
        style={{ width: 'auto' }}
        aria-label={t('Way')}
        value={way}
        onChange={(event) => setPlayback({ way: event.target.value as 'forward', position: 0, playing: false })}
      >
        <option value="forward">{t('Forward')}</option>
        <option value="return">{t('Return')}</option>
      </select>
      <button
        type="button"
        className="button icon"
        aria-label={t('To the beginning')}
        onClick={() => setPlayback({ position: 0, playing: false })}
      >
        <Icon name="first" />
      </button>
      <button type="button" className="button icon" aria-label={t('Step back')} onClick={() => step(-1)}>
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="button icon primary"
        aria-label={playing ? t('Pause') : t('Play')}
        onClick={toggle}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <button type="button" className="button icon" aria-label={t('Step forward')} onClick={() => step(1)}>
        <Icon name="forward" />
      </button>
      <input
        type="range"
        aria-label={t('Position of the packet')}
        aria-valuetext={moment ? t('at {from}', { from: moment.from }) : t('nowhere')}
        min={0}
        max={end}
        step={0.01}
        value={Math.min(position, end)}
        onChange={(event) => setPlayback({ position: Number(event.target.value), playing: false })}
        onKeyDown={(event) => {
          const direction = ARROWS.get(event.key)
          if (direction === undefined) return
          event.preventDefault()
          step(direction)
        }}
      />
      <Announced trace={trace} moment={moment} playing={playing} />
      <span className="clock mono">{moment ? `${decimal((moment.time - zero) / 1e6, 6)} s ${clock}` : ''}</span>
      <select
        className="input"
        style={{ width: 'auto' }}
        aria-label={t('Speed')}
        value={speed}
        onChange={(event) => setPlayback({ speed: Number(event.target.value) })}
      >
        {SPEEDS.map((value) => (
          <option key={value} value={value}>
            ×{value}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Every stop of the packet, said to a screen reader; while it flies only where its way ends. */
function Announced({ trace, moment, playing }: Stop) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const told = moment && (!playing || calm || moment.ended)
  return (
    <output className="sr-only" aria-label={t('Where the packet is')}>
      {told &&
        t('{from}, hop {index} of {count}. {hopSummary}', {
          from: moment.from,
          index: moment.index + 1,
          count: trace.hops.length,
          hopSummary: hopSummary(moment.hop),
        })}
    </output>
  )
}

interface Stop {
  readonly trace: Trace
  readonly moment: Moment | undefined
  readonly playing: boolean
}

function step(direction: 1 | -1): void {
  const { way, position } = viewStore.getState().playback
  const trace = runStore.getState().trace?.[way]
  if (trace) setPlayback({ position: stepFrom(trace, position, direction), playing: false })
}

function toggle(): void {
  const { way, position, playing } = viewStore.getState().playback
  const trace = runStore.getState().trace?.[way]
  if (!trace) return
  setPlayback(playing ? { playing: false } : { playing: true, position: position >= lengthOf(trace) ? 0 : position })
}

const ACTIONS: ReadonlyMap<ShortcutId, () => void> = new Map([
  ['path-play', toggle],
  ['path-forward', () => step(1)],
  ['path-back', () => step(-1)],
  ['path-first', () => setPlayback({ position: 0, playing: false })],
  ['path-last', toEnd],
])

function toEnd(): void {
  const trace = runStore.getState().trace?.[viewStore.getState().playback.way]
  if (trace) setPlayback({ position: lengthOf(trace), playing: false })
}

const OWN_KEYS =
  'input, select, textarea, button, dialog, [role="tab"], [role="menu"], [role="grid"], .cm-editor, .react-flow__node'

function useKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined
      if (event.defaultPrevented || target?.closest(OWN_KEYS)) return
      const shortcut = shortcutOf(event, 'path')
      const action = shortcut && ACTIONS.get(shortcut)
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
