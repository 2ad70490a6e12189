/**
 * Breaking things: a fault becomes an event of the scenario that is played, at the moment that is shown. Without a
 * scenario one is begun, and called by the fault. All of it are edits of the document, so that undo takes them back.
 */
import { addEvents, newScenario, putScenario, type Scenario, type ScenarioEvent, takeEvents } from '../design/index'
import { designStore, edit } from './design'
import { notify, setTime, viewStore } from './view'

/** Seconds before the first fault of a scenario that a fault begins, so that one can go back to before it. */
const LEAD = 5

const secondsOf = (micros: number) => micros / 1e6

/** The scenario that is played, as the document has it now. */
export function activeScenario(): Scenario | undefined {
  const { scenario } = viewStore.getState().time
  return designStore.getState().design.scenarios.find((item) => item.name === scenario)
}

/** Strikes faults at the moment shown; `title` is what the undo menu and the notice call it. */
export function strikeNow(title: string, faults: readonly string[], restoreAfter?: number): void {
  const { design } = designStore.getState()
  const { time } = viewStore.getState()
  const active = activeScenario()
  const at = active ? time.at : LEAD * 1e6
  const scenario = active ?? newScenario(design, title)
  const strikes = faults.map((fault): ScenarioEvent => ({ atSeconds: secondsOf(at), action: 'fault', fault }))
  const ends =
    restoreAfter === undefined
      ? []
      : faults.map((fault): ScenarioEvent => ({ atSeconds: secondsOf(at) + restoreAfter, action: 'restore', fault }))
  const problem = edit(putScenario(design, addEvents(scenario, [...strikes, ...ends]), title))
  if (problem !== undefined) return notify(problem, 'error')
  if (!active) setTime({ scenario: scenario.name, at, playing: false })
  const where = active ? scenario.title : 'a new scenario'
  notify(`${title} at ${secondsOf(at).toFixed(1)} s of ${where}. Play shows what follows; undo takes it back.`)
}

/** Restores at the moment shown; a fault of this very moment is taken back instead. */
export function restoreNow(title: string, faults: readonly string[]): void {
  const scenario = activeScenario()
  if (!scenario) return
  const now = secondsOf(viewStore.getState().time.at)
  const own = scenario.events.flatMap((event, place) =>
    event.action === 'fault' && event.atSeconds === now && faults.includes(event.fault) ? [place] : [],
  )
  const taken = new Set(own.map((place) => faultAt(scenario, place)))
  const ends = faults
    .filter((fault) => !taken.has(fault))
    .map((fault): ScenarioEvent => ({ atSeconds: now, action: 'restore', fault }))
  const problem = edit(
    putScenario(designStore.getState().design, addEvents(takeEvents(scenario, own), ends), `Restore ${title}`),
  )
  if (problem !== undefined) return notify(problem, 'error')
  notify(`Restored ${title} at ${now.toFixed(1)} s of ${scenario.title}.`)
}

function faultAt(scenario: Scenario, place: number): string {
  const event = scenario.events[place]
  return event && event.action !== 'configure' ? event.fault : ''
}
