/** A scenario of a design, or of a file, as it runs on that design; what cannot be understood is left out and said. */
import type { CallPlan, ScenarioPlan, TimedEvent } from '../config/index'
import { type Design, deviceNamed, type Scenario, type ScenarioCall, type ScenarioEvent } from '../design/index'
import { readFault } from './history'

const MICROSECONDS = 1_000_000

export interface CompiledScenario {
  readonly plan: ScenarioPlan
  /** One sentence for each field that was left out, beginning with its path. */
  readonly problems: readonly string[]
}

export function compileScenario(design: Design, scenario: Scenario): CompiledScenario {
  const events = scenario.events.map((event, at) => named(`events.${at}`, readEvent(design, event)))
  const calls = scenario.calls.map((call, at) => named(`calls.${at}`, readCall(design, call)))
  return {
    plan: {
      name: scenario.name,
      until: micros(scenario.untilSeconds),
      events: events.filter((item) => typeof item !== 'string'),
      calls: calls.filter((item) => typeof item !== 'string'),
    },
    problems: [...events, ...calls].filter((item) => typeof item === 'string'),
  }
}

const micros = (seconds: number) => Math.round(seconds * MICROSECONDS)

const named = <T>(path: string, read: T | string): T | string => (typeof read === 'string' ? `${path}: ${read}` : read)

function readEvent(design: Design, event: ScenarioEvent): TimedEvent | string {
  if (event.action === 'configure') return 'lines typed during a run are not simulated yet'
  const fault = readFault(design, event.fault)
  return typeof fault === 'string' ? fault : { at: micros(event.atSeconds), action: event.action, fault }
}

function readCall(design: Design, { name, from, to, codec }: ScenarioCall): CallPlan | string {
  const missing = [from, to].find((device) => !deviceNamed(design, device))
  return missing === undefined ? { name, from, to, codec, start: 0 } : `there is no device ${missing}`
}
