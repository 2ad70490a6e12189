/**
 * Edits of scenarios: faults that are struck on the page, events moved and taken back, copies. A fault is always an
 * event of a scenario and never a change of the network, so undo and redo take it like any other edit.
 */
import type { Design } from '../model/design'
import type { Scenario, ScenarioEvent } from '../model/scenario'
import type { Edit } from './types'

/** Seconds that a new scenario runs; an event near its end moves the end. */
const USUAL_LENGTH = 240

/** Seconds that are shown after the last event at least. */
const AFTERMATH = 120

const named = (design: Design, name: string) => design.scenarios.find((item) => item.name === name)

const setScenarios = (label: string, scenarios: readonly Scenario[]): Edit => ({
  kind: 'batch',
  label,
  edits: [{ kind: 'set-design', change: { scenarios } }],
})

/** A name as the command line takes it, from a title: `Reload of the standby` → `reload-of-the-standby`, and not taken. */
export function freeScenarioName(design: Design, title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const base = slug === '' ? 'scenario' : slug
  if (!named(design, base)) return base
  for (let n = 2; ; n++) if (!named(design, `${base}-${n}`)) return `${base}-${n}`
}

/** A title that no scenario has yet. */
function freeTitle({ scenarios }: Design, title: string): string {
  const isTaken = (text: string) => scenarios.some((item) => item.title === text)
  if (!isTaken(title)) return title
  for (let n = 2; ; n++) if (!isTaken(`${title} (${n})`)) return `${title} (${n})`
}

/** A scenario in which nothing happens yet. */
export function newScenario(design: Design, wanted: string): Scenario {
  const title = freeTitle(design, wanted)
  return {
    name: freeScenarioName(design, title),
    title,
    story: '',
    untilSeconds: USUAL_LENGTH,
    events: [],
    calls: [],
  }
}

/** Puts a scenario into the document in place of the one called `was`, or at the end of the list. */
export function putScenario(design: Design, scenario: Scenario, label: string, was: string = scenario.name): Edit {
  const known = named(design, was) !== undefined
  const scenarios = known
    ? design.scenarios.map((item) => (item.name === was ? scenario : item))
    : [...design.scenarios, scenario]
  return setScenarios(label, scenarios)
}

export function removeScenario(design: Design, name: string): Edit {
  const title = named(design, name)?.title ?? name
  return setScenarios(
    `Delete scenario ${title}`,
    design.scenarios.filter((item) => item.name !== name),
  )
}

/** A scenario with more events, in order of time; events at one moment keep the order in which they were added. */
export function addEvents(scenario: Scenario, events: readonly ScenarioEvent[]): Scenario {
  const all = [...scenario.events, ...events].sort((a, b) => a.atSeconds - b.atSeconds)
  const last = all.at(-1)?.atSeconds ?? 0
  return { ...scenario, events: all, untilSeconds: Math.max(scenario.untilSeconds, last + AFTERMATH) }
}

/** A scenario without the events at these places of its list. */
export function takeEvents(scenario: Scenario, places: readonly number[]): Scenario {
  return { ...scenario, events: scenario.events.filter((_event, at) => !places.includes(at)) }
}

export interface StandingFault {
  /** As the command line writes it. */
  readonly fault: string
  readonly atSeconds: number
  /** Place of its event in the scenario's list. */
  readonly place: number
}

/** Faults of a scenario that have struck by a moment and were not restored since. */
export function standingFaults(scenario: Scenario, atSeconds: number): readonly StandingFault[] {
  const standing = new Map<string, StandingFault>()
  for (const [place, event] of scenario.events.entries()) {
    if (event.action === 'configure' || event.atSeconds > atSeconds) continue
    if (event.action === 'restore') standing.delete(event.fault)
    else standing.set(event.fault, { fault: event.fault, atSeconds: event.atSeconds, place })
  }
  return [...standing.values()]
}
