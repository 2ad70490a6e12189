/** A scenario of a design, or of a file, as it runs on that design; what cannot be understood is left out and said. */
import type { CallPlan, FaultEvent, FlowPlan, Parameters, ScenarioPlan } from '../config/index'
import {
  type Design,
  deviceNamed,
  type Scenario,
  type ScenarioCall,
  type ScenarioEvent,
  type ScenarioFlow,
} from '../design/index'
import { readFault } from './history'
import { knownParameters, parameterProblems } from './parameters'
import { unknownNames } from './scenario-names'

const MICROSECONDS = 1_000_000

export interface CompiledScenario {
  /** Without the lines typed at devices: what those make of a configuration is known once their texts are read. */
  readonly plan: ScenarioPlan
  readonly parameters: Partial<Parameters>
  /** One sentence for each field that was left out, beginning with its path. */
  readonly problems: readonly string[]
}

export function compileScenario(design: Design, scenario: Scenario): CompiledScenario {
  const { flows = [], parameters = {}, seed } = scenario
  const known = knownParameters(parameters)
  const events = scenario.events.flatMap((event, at) => readEvent(design, event, `events.${at}`))
  const calls = scenario.calls.map((call) => readCall(design, call, `call "${call.name}"`))
  return {
    plan: {
      name: scenario.name,
      until: micros(scenario.untilSeconds),
      events: events.filter((item) => typeof item !== 'string'),
      calls: calls.filter((item) => typeof item !== 'string'),
      flows: flows.map((flow) => readFlow(flow, scenario.untilSeconds)),
      ...(seed === undefined ? {} : { seed }),
    },
    parameters: known,
    problems: [
      ...[...events, ...calls].filter((item) => typeof item === 'string'),
      ...unknownNames(design, scenario),
      ...parameterProblems(parameters).map((problem) => `parameters.${problem}`),
    ],
  }
}

const micros = (seconds: number) => Math.round(seconds * MICROSECONDS)

function readEvent(design: Design, event: ScenarioEvent, path: string): readonly (FaultEvent | string)[] {
  if (event.action === 'configure') return deviceNamed(design, event.device) ? [] : [missing(path, event.device)]
  const fault = readFault(design, event.fault)
  if (typeof fault === 'string') return [`${path}: ${fault}`]
  return [{ at: micros(event.atSeconds), action: event.action, fault }]
}

const missing = (path: string, device: string) => `${path}: there is no device ${device}`

function readCall(design: Design, call: ScenarioCall, path: string): CallPlan | string {
  const { name, from, to, codec, startSeconds = 0, endSeconds } = call
  const unknown = [from, to].find((device) => !deviceNamed(design, device))
  if (unknown !== undefined) return missing(path, unknown)
  const end = endSeconds === undefined ? {} : { end: micros(endSeconds) }
  return { name, from, to, codec, start: micros(startSeconds), ...end }
}

function readFlow(flow: ScenarioFlow, untilSeconds: number): FlowPlan {
  const { name, from, to, protocol, port, everySeconds, startSeconds = 0, endSeconds = untilSeconds } = flow
  const end = Math.min(endSeconds, untilSeconds)
  return { name, from, to, protocol, port, every: micros(everySeconds), start: micros(startSeconds), end: micros(end) }
}
