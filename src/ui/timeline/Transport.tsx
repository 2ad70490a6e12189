/** Play, pause, step, jump: the clock of the network. Keys work wherever nobody types: Space, ← →, Shift, Home, End. */
import { useEffect } from 'react'
import { setTime } from '../../store/index'
import { Icon, type IconName } from '../components/Icon'
import { useRun, useView } from '../components/useStore'
import { keyOf, shortcutOf } from '../shortcuts/match'
import type { ShortcutId } from '../shortcuts/table'
import { t } from '../words/language'
import { goBy, goStep, goTo, lengthOfRun, SPEEDS, togglePlaying } from './clock'
import { formatMoment } from './steps'

export function TimeTransport() {
  const playing = useView((state) => state.time.playing)
  const speed = useView((state) => state.time.speed)
  const ready = useRun((state) => state.result !== undefined)
  useKeys()
  const key = (label: string, icon: IconName, hint: string, run: () => void) => (
    <button type="button" className="button icon" aria-label={label} title={hint} disabled={!ready} onClick={run}>
      <Icon name={icon} />
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: the transport's buttons are no fieldset
    <div className="time-transport" role="group" aria-label={t('Transport of time')}>
      {key(t('To the settled moment'), 'first', 'Home', () => goTo(0))}
      {key(t('Previous event'), 'back', t('← (Shift: one second)'), () => goStep(-1))}
      <button
        type="button"
        className="button icon primary"
        aria-label={playing ? t('Pause time') : t('Play time')}
        title={t('Space')}
        disabled={!ready}
        onClick={togglePlaying}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      {key(t('Next event'), 'forward', t('→ (Shift: one second)'), () => goStep(1))}
      <select
        className="input speed"
        aria-label={t('Speed of time')}
        value={speed}
        onChange={(event) => setTime({ speed: Number(event.target.value) })}
      >
        {SPEEDS.map((value) => (
          <option key={value} value={value}>
            ×{value}
          </option>
        ))}
      </select>
      <Clock />
    </div>
  )
}

/** The moment shown, and how long the run is. */
function Clock() {
  const hundredths = useView((state) => Math.floor(state.time.at / 10_000))
  const end = useRun((state) => (state.result ? state.result.end - state.result.start : 0))
  return (
    <span className="time-clock">
      <strong>{formatMoment(hundredths * 10_000, 2)}</strong>
      <span className="muted"> {t('of {end}', { end: formatMoment(end, 0) })}</span>
    </span>
  )
}

const ACTIONS: ReadonlyMap<ShortcutId, () => void> = new Map([
  ['time-play', togglePlaying],
  ['time-next', () => goStep(1)],
  ['time-before', () => goStep(-1)],
  ['time-second-on', () => goBy(1)],
  ['time-second-back', () => goBy(-1)],
  ['time-first', () => goTo(0)],
  ['time-last', () => goTo(lengthOfRun())],
])

/** Keys are taken only while this panel is shown, and never from what uses them itself. */
function useKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTaken(event)) return
      // The ruler is a slider, which these keys work at all times.
      const isRuler = event.target instanceof Element && event.target.matches('[role="slider"]')
      const shortcut = isRuler ? keyOf(event, 'timeline') : shortcutOf(event, 'timeline')
      const action = shortcut && ACTIONS.get(shortcut)
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}

const OWN_KEYS =
  'input, select, textarea, dialog, [role="tab"], [role="menu"], [role="grid"], .cm-editor, .react-flow__node, .xterm'

function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : undefined
  if (target?.closest(OWN_KEYS)) return true
  // A button is pressed by Space; the arrows mean nothing to it.
  return event.key === ' ' && target?.closest('button') !== null && target !== undefined
}
