/** The timeline: scenario and transport above; lanes on the left; journal, stopwatch, events and changes on the right. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { builtInScenarios, type Scenario } from '../../design/index'
import type { JournalEntry, ScenarioResult } from '../../engine/messages'
import { select, setView } from '../../store/index'
import { Tabs } from '../components/Tabs'
import { useShown } from '../components/useSecrets'
import { useDesign, useRun, useView } from '../components/useStore'
import { Parameters } from '../inspector/SimulationSettings'
import { Changes } from './Changes'
import { goTo } from './clock'
import { EventList } from './EventList'
import { eventTitle } from './event-text'
import { filterJournal, NO_FILTER } from './groups'
import { JournalPanel } from './JournalPanel'
import { Lanes } from './Lanes'
import { ScenarioPicker } from './ScenarioBar'
import { Stopwatch } from './Stopwatch'
import { begin, choose, take } from './scenarios'
import { TimeTransport } from './Transport'
import './timeline.css'
import { counted, english, t, titleOf } from '../words/language'

type SideTab = 'journal' | 'stopwatch' | 'events' | 'changes' | 'timers'

const TABS: readonly { readonly id: SideTab; readonly title: string }[] = [
  { id: 'journal', title: 'Journal' },
  { id: 'stopwatch', title: 'Stopwatch' },
  { id: 'events', title: 'Events' },
  { id: 'changes', title: 'Changes' },
  { id: 'timers', title: 'Timers' },
]

export function TimelinePanel() {
  const name = useView((state) => state.time.scenario)
  const scenario = useDesign((state) => state.design.scenarios.find((item) => item.name === name))
  return (
    <div className="timeline">
      <div className="time-bar">
        <ScenarioPicker />
        <TimeTransport />
        <Playing />
        <span className="grow" />
        <button
          type="button"
          className="button quiet"
          title={t('How long a call is silent over many runs at random timer phases')}
          onClick={() => setView({ dockTab: 'answers', answer: 'failover' })}
        >
          {t('Failover distribution')}
        </button>
      </div>
      {scenario ? <Played scenario={scenario} key={scenario.name} /> : <Choices />}
    </div>
  )
}

/** How far the playing is, or why it did not come to its end. */
function Playing() {
  const playing = useRun((state) => state.playing)
  const error = useRun((state) => state.playError)
  const shown = useShown()
  if (error !== undefined)
    return (
      <span role="alert" className="problem">
        {shown(error)}
      </span>
    )
  return (
    <span aria-live="polite" className="muted">
      {playing && t('Simulating, {fraction} %', { fraction: Math.round(playing.fraction * 100) })}
    </span>
  )
}

function Played({ scenario }: { readonly scenario: Scenario }) {
  const result = useRun((state) => (state.result?.name === scenario.name ? state.result : undefined))
  const [tab, setTab] = useState<SideTab>(scenario.calls.length > 0 ? 'stopwatch' : 'journal')
  const [filter, setFilter] = useState(NO_FILTER)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const body = useRef<HTMLDivElement>(null)
  // The choice that began it is gone: the keyboard goes on here, where Space plays.
  useEffect(() => {
    if (document.activeElement === document.body) body.current?.focus({ preventScroll: true })
  }, [])
  const journal = useMemo(() => (result ? filterJournal(result.journal, filter) : []), [result, filter])
  const goToEntry = (entry: JournalEntry) => {
    setChosen([entry.id])
    if (result) goTo(entry.at - result.start)
    select([entry.device])
  }
  const onEntries = (ids: readonly number[]) => {
    setChosen(ids)
    setFilter(NO_FILTER)
    setTab('journal')
  }
  return (
    <>
      {scenario.story !== '' && (
        <details className="told">
          <summary lang={english()}>{scenario.story}</summary>
          <p lang={english()}>{scenario.story}</p>
        </details>
      )}
      <div className="time-body" ref={body} tabIndex={-1}>
        {result ? (
          <Lanes result={result} journal={journal} onEntry={goToEntry} />
        ) : (
          <p className="teach">{t('The scenario is being played…')}</p>
        )}
        <section className="side" aria-label={t('Run')}>
          <Tabs label="Run ⟨of a scenario⟩" tabs={TABS} value={tab} onChange={setTab} panelId="run-panel" />
          <div
            className={`side-body ${tab}`}
            id="run-panel"
            role="tabpanel"
            aria-labelledby={`run-panel-${tab}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
            tabIndex={0}
          >
            {tab === 'journal' && result && (
              <JournalPanel
                result={result}
                journal={journal}
                filter={filter}
                onFilter={setFilter}
                chosen={chosen}
                onEntry={goToEntry}
              />
            )}
            {tab === 'stopwatch' && <Stopwatch scenario={scenario} result={result} onEntries={onEntries} />}
            {tab === 'events' && <EventList scenario={scenario} />}
            {tab === 'changes' && <Changes scenario={scenario} result={result} />}
            {tab === 'timers' && <Timers />}
            <Expectations result={tab === 'stopwatch' ? result : undefined} />
          </div>
        </section>
      </div>
    </>
  )
}

/** Every timer and assumption behind the run, each with its source; a changed one settles and plays it anew. */
function Timers() {
  return (
    <div className="timers">
      <p className="muted">
        {t(
          'What the field does not fix. A changed value settles the network anew and plays the scenario again; undo takes it back.',
        )}
      </p>
      <Parameters />
    </div>
  )
}

/** What the scenario's file expected, and what was found. */
function Expectations({ result }: { readonly result: ScenarioResult | undefined }) {
  if (!result || result.expectations.length === 0) return null
  return (
    <section className="expectations" aria-label={t('Expectations')}>
      <h3>{t('Expected')}</h3>
      <ul>
        {result.expectations.map((item) => (
          <li key={item.text} className={`status ${item.met ? 'good' : 'bad'}`}>
            {item.met ? t('● met') : t('✕ not met')}:{' '}
            <span lang={english()}>
              {item.text}
              {!item.met && ` – ${item.found}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What happens in a scenario that nobody has told the story of. */
function happenings({ events, untilSeconds }: Scenario): string {
  const [first, ...more] = events
  if (!first) return t('Nothing yet; runs for {untilSeconds} s.', { untilSeconds })
  const rest = more.length === 0 ? '' : `, ${t('and {events}', { events: counted(more.length, 'more event') })}`
  return `${first.atSeconds} s: ${eventTitle(first)}${rest}.`
}

/** Nothing is played: the scenarios with their stories, and how one begins by breaking something. */
function Choices() {
  const design = useDesign((state) => state.design)
  const { scenarios } = design
  const offered = useMemo(
    () => builtInScenarios(design).filter(({ name }) => !design.scenarios.some((item) => item.name === name)),
    [design],
  )
  return (
    <div className="scenario-choices">
      <p className="teach">
        {t(
          'The network stands as it has settled. Choose what shall happen to it, or break something on the canvas: right button on a device or cable, or B while it has the focus.',
        )}
      </p>
      <ul>
        {scenarios.map((scenario) => (
          <li key={scenario.name}>
            <button type="button" className="scenario-choice" onClick={() => choose(scenario.name)}>
              <strong>{titleOf(scenario.title)}</strong>
              {scenario.story === '' ? (
                <span className="scenario-story">{happenings(scenario)}</span>
              ) : (
                <span className="scenario-story" lang={english()}>
                  {scenario.story}
                </span>
              )}
            </button>
          </li>
        ))}
        {offered.map((scenario) => (
          <li key={scenario.name}>
            <button type="button" className="scenario-choice" onClick={() => take(scenario)}>
              <strong>{titleOf(scenario.title)}</strong>
              <span className="scenario-story" lang={english()}>
                {scenario.story}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="scenario-choice" onClick={begin}>
            <strong>{t('New scenario')}</strong>
            <span className="scenario-story">{t('Empty: add events, or break things as you go.')}</span>
          </button>
        </li>
      </ul>
    </div>
  )
}
