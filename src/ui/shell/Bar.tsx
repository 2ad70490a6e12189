/** The bar: which design, what it is doing, undo and redo, find, theme, export. */

import { useEffect, useState } from 'react'
import { discardTyped, edit, redoStep, setTime, setView, stopEngine, undoLabel, undoStep } from '../../store/index'
import { Guard } from '../components/Guard'
import { Icon } from '../components/Icon'
import { Status, type Tone } from '../components/Status'
import { useDesign, useRun, useView } from '../components/useStore'
import { useZero } from '../components/useZero'
import { DesignMenu } from '../files/DesignMenu'
import { openFile, saveFile } from '../files/files'
import { KeepMark } from '../files/KeepMark'
import { serviceSummary } from '../service/words'
import { leavingTyped } from '../typed/leaving'
import { typedText } from '../typed/words'

export function Bar() {
  const name = useDesign((state) => state.design.name)
  const typedLines = useRun((state) => state.typedLines)
  const canUndo = useDesign((state) => undoLabel(state, { typedLines }))
  const canRedo = useDesign(({ history, earlier }) => (history.future[0] ?? earlier.future.steps[0])?.label)
  const inspectorOpen = useView((state) => state.inspectorOpen)
  const menuOpen = useView((state) => state.menuOpen)
  return (
    <header className="bar">
      <h1 className="brand">
        <button
          type="button"
          className="button quiet"
          aria-label="About Headend"
          title="About Headend"
          onClick={() => setView({ dialog: 'about' })}
        >
          <img src="./icon.svg" width="20" height="20" alt="" />
          <span className="wide" aria-hidden="true">
            Headend
          </span>
        </button>
      </h1>
      <NameField name={name} key={name} />
      <KeepMark />
      <DesignMenu />
      <span className="more">
        <button type="button" className="button quiet" onClick={() => setView({ dialog: 'new' })}>
          New
        </button>
        <button type="button" className="button quiet" onClick={() => void openFile()}>
          Open
        </button>
        <button type="button" className="button quiet" onClick={() => setView({ dialog: 'import' })}>
          Import
        </button>
        <SaveButton />
        <span className="sep" />
      </span>
      <button
        type="button"
        className="button quiet icon"
        aria-label={`Undo ${canUndo ?? ''}`.trim()}
        title={canUndo ? `Undo: ${canUndo}` : 'Nothing to undo'}
        disabled={!canUndo}
        onClick={undoStep}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button quiet icon"
        aria-label={`Redo ${canRedo ?? ''}`.trim()}
        title={canRedo ? `Redo: ${canRedo}` : 'Nothing to redo'}
        disabled={!canRedo}
        onClick={redoStep}
      >
        <Icon name="redo" />
      </button>
      <span className="sep" />
      <Guard what="The status">
        <RunStatus />
      </Guard>
      <span className="grow" />
      <button type="button" className="button quiet" onClick={() => setView({ dialog: 'find' })}>
        Find <kbd className="muted">⌘K</kbd>
      </button>
      <button
        type="button"
        className="button quiet icon menu-toggle"
        aria-label="Menu and palette"
        title="Menu and palette"
        aria-expanded={menuOpen}
        onClick={() => setView({ menuOpen: !menuOpen })}
      >
        <Icon name="menu" />
      </button>
      <span className="more">
        <ThemeButton />
        <button
          type="button"
          className="button quiet"
          aria-pressed={inspectorOpen}
          onClick={() => setView({ inspectorOpen: !inspectorOpen })}
        >
          Inspector
        </button>
        <button type="button" className="button primary" onClick={() => setView({ dialog: 'export' })}>
          Export
        </button>
      </span>
    </header>
  )
}

/** With a mark when its file has not the newest state. */
function SaveButton() {
  const savedAs = useDesign((state) => state.savedAs)
  const stale = useDesign((state) => state.savedAs !== undefined && state.saved !== state.design)
  const title =
    savedAs === undefined
      ? 'Save to a file'
      : stale
        ? `There are changes that ${savedAs} has not`
        : `${savedAs} is up to date`
  return (
    <button type="button" className="button quiet" title={title} onClick={() => void saveFile()}>
      Save{stale && <span aria-hidden="true"> •</span>}
    </button>
  )
}

function NameField({ name }: { readonly name: string }) {
  const commit = (value: string) => {
    const next = value.trim()
    if (next !== '' && next !== name) edit({ kind: 'set-design', change: { name: next } })
  }
  return (
    <input
      className="name"
      aria-label="Name of the design"
      defaultValue={name}
      onBlur={(event) => commit(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

/** What is answered at once needs no button that flickers. */
const LONG_MS = 400

function useLongWork(): boolean {
  const working = useRun((state) => state.working)
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!working) return setLong(false)
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [working])
  return long
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** What the simulation says, what matters most first, as a narrow page cuts the end: who is in service, who is hurt, settled when. */
function RunStatus() {
  const error = useRun((state) => state.error)
  const stopped = useRun((state) => state.stopped)
  const working = useLongWork()
  const busy = useRun((state) => state.busy)
  const settledAt = useRun((state) => state.settledAt)
  const sites = useRun((state) => state.sites)
  const known = useRun((state) => state.view !== undefined)
  const empty = useDesign((state) => state.design.devices.length === 0)
  const typed = useRun((state) => state.typed)
  const typedLines = useRun((state) => state.typedLines)
  const moment = useMoment()
  const playing = useView((state) => state.time.playing)
  const broken = useView(({ marks }) => marks.devices.size + marks.links.size)
  const storm = useRun((state) => state.view?.storms[0]?.loop)
  const zero = useZero()
  const hurt = sites.some((site) => site.state !== 'in service')
  const who = (when: string) => (sites.length === 0 ? when : `${serviceSummary(sites, zero)} · ${lowerFirst(when)}`)
  const [tone, text]: readonly [Tone, string] = error
    ? ['bad', 'The simulation failed']
    : empty
      ? ['unknown', 'Empty']
      : moment && known
        ? [
            moment.eventless && !hurt ? 'unknown' : hurt || broken > 0 ? 'warn' : 'good',
            who(
              `${moment.at}${broken > 0 ? ` · ${broken} broken` : ''} · ${moment.title}${moment.eventless ? ' (no events)' : ''}`,
            ),
          ]
        : busy || !known
          ? ['unknown', who('Converging…')]
          : storm
            ? ['bad', `Frame storm round ${storm}`]
            : settledAt === undefined
              ? ['warn', who(stopped === undefined ? 'Does not settle' : 'Stopped, not settled')]
              : [
                  hurt ? 'warn' : 'good',
                  who(
                    `Settled ${typedLines.length > 0 ? `with ${typedText(typedLines)}` : typed ? 'as typed' : `at ${(settledAt / 1e6).toFixed(1)} s after power-on`}`,
                  ),
                ]
  return (
    <output aria-live={playing ? 'off' : 'polite'}>
      <Status tone={tone}>
        {error ? (
          <button type="button" className="button quiet say" onClick={() => setView({ dialog: 'failure' })}>
            {text}
          </button>
        ) : sites.length > 0 ? (
          <button
            type="button"
            className="button quiet say"
            title="Show every site: its directions, since when, and why"
            onClick={() => setView({ dockTab: 'answers', answer: 'service', dockOpen: true })}
          >
            {text}
          </button>
        ) : (
          <span className="say">{text}</span>
        )}
      </Status>
      {working && (
        <button type="button" className="button quiet" onClick={stopEngine}>
          Stop
        </button>
      )}
      {(moment || typed) && (
        <button
          type="button"
          className="button quiet icon"
          aria-label="Back to the settled network"
          title="Back to the settled network"
          onClick={() =>
            moment ? setTime({ scenario: undefined, at: 0, playing: false }) : leavingTyped(discardTyped)
          }
        >
          <Icon name="close" />
        </button>
      )}
    </output>
  )
}

/** Which moment of which scenario is shown, while one is played. */
function useMoment(): { readonly at: string; readonly title: string; readonly eventless: boolean } | undefined {
  const scenario = useView((state) => state.time.scenario)
  const tenths = useView((state) => Math.floor(state.time.at / 100_000))
  const title = useDesign((state) => state.design.scenarios.find((item) => item.name === scenario)?.title)
  const eventless = useDesign(
    (state) => state.design.scenarios.find((item) => item.name === scenario)?.events.length === 0,
  )
  return title === undefined ? undefined : { at: `At ${(tenths / 10).toFixed(1)} s`, title, eventless }
}

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const

function ThemeButton() {
  const theme = useView((state) => state.theme)
  return (
    <button
      type="button"
      className="button quiet icon"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
      onClick={() => setView({ theme: NEXT[theme] })}
    >
      <Icon name={theme} />
    </button>
  )
}
