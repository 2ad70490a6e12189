/** What happens in a scenario, when: title, story, length, and every event, each editable as text. */
import { addEvents, putScenario, type Scenario, type ScenarioEvent, takeEvents } from '../../design/index'
import { designStore, edit } from '../../store/index'
import { TextField } from '../components/Fields'
import { Icon } from '../components/Icon'
import { useShown } from '../components/useSecrets'
import { useDesign, useRun } from '../components/useStore'
import { faultOfWords } from '../faults/typed'
import { eventTitle, faultProblem, readEvent, readSeconds } from './event-text'
import './events.css'
import { t } from '../words/language'

/** Applies a change to the scenario as one undo step; the answer is why it cannot be. */
function put(scenario: Scenario, label: string): string | undefined {
  return edit(putScenario(designStore.getState().design, scenario, label))
}

const timeProblem = (text: string) => {
  const seconds = readSeconds(text)
  return typeof seconds === 'string' ? seconds : undefined
}

export function EventList({ scenario }: { readonly scenario: Scenario }) {
  const problems = useRun((state) => state.problems)
  const shown = useShown()
  return (
    <div className="events">
      <div className="about-scenario">
        <TextField
          label="Title"
          value={scenario.title}
          commit={(title) => put({ ...scenario, title }, `Rename ${scenario.title}`)}
        />
        <TextField
          label="Runs for"
          mono
          value={`${scenario.untilSeconds}s`}
          check={timeProblem}
          commit={(text) => put({ ...scenario, untilSeconds: Number(readSeconds(text)) }, 'Change the length')}
        />
        <Story scenario={scenario} key={scenario.name} />
      </div>
      {problems.length > 0 && (
        <ul className="problems" role="alert">
          {problems.map((problem) => (
            <li key={problem}>▲ {shown(problem)}</li>
          ))}
        </ul>
      )}
      <Remarks scenario={scenario} />
      <ol>
        {scenario.events.map((event, place) => (
          <EventRow
            key={`${event.atSeconds} ${event.action} ${event.action === 'configure' ? event.lines.join() : event.fault}`}
            scenario={scenario}
            event={event}
            place={place}
          />
        ))}
      </ol>
      {scenario.events.length === 0 && (
        <p className="muted">
          {t(
            'Nothing happens in this scenario: it has no events. Break something on the canvas (right button, or B on a selected device), or add an event here. Events that speak of a device go when it is removed; Undo brings them back.',
          )}
        </p>
      )}
      <AddEvent scenario={scenario} key={scenario.events.length} />
    </div>
  )
}

/** Events of the last run that changed nothing, and why. */
function Remarks({ scenario }: { readonly scenario: Scenario }) {
  const result = useRun((state) => (state.result?.name === scenario.name ? state.result : undefined))
  const shown = useShown()
  if (!result || result.remarks.length === 0) return null
  return (
    <ul className="remarks muted" aria-label={t('Remarks')}>
      {result.remarks.map(({ id, at, text }) => (
        <li key={id}>
          {((at - result.start) / 1e6).toFixed(2)} s: {shown(text)}
        </li>
      ))}
    </ul>
  )
}

function Story({ scenario }: { readonly scenario: Scenario }) {
  return (
    <label className="field story">
      {t('Story')}
      <textarea
        rows={2}
        defaultValue={scenario.story}
        onBlur={(event) => {
          if (event.target.value !== scenario.story) put({ ...scenario, story: event.target.value }, 'Change the story')
        }}
      />
    </label>
  )
}

interface EventRowProps {
  readonly scenario: Scenario
  readonly event: ScenarioEvent
  readonly place: number
}

function EventRow({ scenario, event, place }: EventRowProps) {
  const design = useDesign((state) => state.design)
  const change = (next: ScenarioEvent, label: string) =>
    put(addEvents(takeEvents(scenario, [place]), [next]), `${label} of ${scenario.title}`)
  const shown = useShown()
  const what = eventTitle(event)
  return (
    <li className="event">
      <TextField
        label={t('Time of event {place}', { place: place + 1 })}
        mono
        value={`${event.atSeconds}s`}
        check={timeProblem}
        commit={(text) => change({ ...event, atSeconds: Number(readSeconds(text)) }, 'Move an event')}
      />
      {event.action === 'configure' ? (
        <span className="mono lines">
          {event.device}: {event.lines.map(shown).join(' / ')}
        </span>
      ) : (
        <>
          <select
            className="input"
            aria-label={t('Kind of event {place}', { place: place + 1 })}
            value={event.action}
            onChange={(input) =>
              change({ ...event, action: input.target.value === 'restore' ? 'restore' : 'fault' }, 'Change an event')
            }
          >
            <option value="fault">{t('fault')}</option>
            <option value="restore">{t('restore')}</option>
          </select>
          <TextField
            label={t('Fault of event {place}', { place: place + 1 })}
            mono
            value={event.fault}
            check={(text) => faultProblem(design, text)}
            commit={(text) => change({ ...event, fault: faultOfWords(design, text) }, 'Change an event')}
          />
        </>
      )}
      <span className="what muted">{what}</span>
      <button
        type="button"
        className="button quiet icon event-remove"
        aria-label={t('Remove event {place}: {what}', { place: place + 1, what })}
        onClick={() => put(takeEvents(scenario, [place]), `Remove an event of ${scenario.title}`)}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

/** One line, as one would say it: when, what. */
function AddEvent({ scenario }: { readonly scenario: Scenario }) {
  const design = useDesign((state) => state.design)
  const add = (text: string) => {
    const event = readEvent(design, text)
    if (typeof event === 'string') return text.trim() === '' ? undefined : event
    return put(addEvents(scenario, [event]), `Add an event to ${scenario.title}`)
  }
  return (
    <TextField
      label="Add an event"
      mono
      hint="When, what, for example 18.7 s Power off gateway-1; or 60s restore power:gateway-1"
      value=""
      commit={add}
    />
  )
}
