/** A scenario of a design, or of a file, as it runs on that design; what cannot be understood is left out and said. */
import type { CallPlan, Fault, FaultEvent, FlowPlan, Parameters, ScenarioPlan, TransferPlan } from '../config/index'
import {
  type Design,
  deviceNamed,
  type Scenario,
  type ScenarioCall,
  type ScenarioEvent,
  type ScenarioFlow,
  type ScenarioTransfer,
} from '../design/index'
import { readFault } from './history'
import { noDevice } from './no-device'
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
  const { flows = [], transfers = [], parameters = {}, seed } = scenario
  const known = knownParameters(parameters)
  const events = scenario.events.flatMap((event, at) => readEvent(design, event, `events.${at}`))
  const calls = scenario.calls.map((call) => readCall(design, call, `call "${call.name}"`))
  const followed = followable(flows.map((flow) => readFlow(flow, scenario.untilSeconds)))
  const sent = sendable(transfers.map((transfer) => readTransfer(transfer, scenario.untilSeconds)))
  return {
    plan: {
      name: scenario.name,
      until: micros(scenario.untilSeconds),
      events: events.filter((item) => typeof item !== 'string'),
      calls: calls.filter((item) => typeof item !== 'string'),
      flows: followed.plans,
      transfers: sent.plans,
      ...(seed === undefined ? {} : { seed }),
    },
    parameters: known,
    problems: [
      ...[...events, ...calls].filter((item) => typeof item === 'string'),
      ...followed.problems,
      ...sent.problems,
      ...unknownNames(design, scenario),
      ...parameterProblems(parameters).map((problem) => `parameters.${problem}`),
    ],
  }
}

const micros = (seconds: number) => Math.round(seconds * MICROSECONDS)

function readEvent(design: Design, event: ScenarioEvent, path: string): readonly (FaultEvent | string)[] {
  if (event.action === 'configure')
    return deviceNamed(design, event.device) ? [] : [`${path}: ${noDevice(design, event.device)}`]
  const fault = readFault(design, event.fault)
  if (typeof fault === 'string') return [`${path}: ${fault}`]
  if (event.action === 'restore' && PASSING.has(fault.kind))
    return [`${path}: ${fault.kind} passes by itself: there is nothing to restore; remove the event`]
  return [{ at: micros(event.atSeconds), action: event.action, fault }]
}

/** Faults that are over when they have struck, or end by themselves. */
const PASSING: ReadonlySet<Fault['kind']> = new Set([
  'reload',
  'clear-sa',
  'clear-eigrp',
  'clear-arp',
  'clear-conn',
  'clear-xlate',
  'clock',
])

function readCall(design: Design, call: ScenarioCall, path: string): CallPlan | string {
  const { name, from, to, codec, startSeconds = 0, endSeconds } = call
  const unknown = [from, to].find((device) => !deviceNamed(design, device))
  if (unknown !== undefined) return `${path}: ${noDevice(design, unknown)}`
  const end = endSeconds === undefined ? {} : { end: micros(endSeconds) }
  return { name, from, to, codec, start: micros(startSeconds), ...end }
}

/** Each packet of a flow is followed both ways, which takes about a millisecond. */
const MOST_PACKETS = 20_000

/** Flows as long as their packets together can be followed; the others are left out, and said. */
function followable(flows: readonly FlowPlan[]): {
  readonly plans: readonly FlowPlan[]
  readonly problems: readonly string[]
} {
  let packets = 0
  const plans: FlowPlan[] = []
  const problems: string[] = []
  for (const flow of flows) {
    const more = Math.ceil(Math.max(0, flow.end - flow.start) / flow.every)
    if (packets + more <= MOST_PACKETS) {
      packets += more
      plans.push(flow)
    } else {
      const remedy = 'send less often, or for a shorter time'
      problems.push(
        `flow "${flow.name}": its ${more} packets are too many, ${MOST_PACKETS} in all are followed; ${remedy}`,
      )
    }
  }
  return { plans, problems }
}

/** Every packet of a transfer is sent through the network, which takes about a tenth of a millisecond. */
const MOST_TRANSFERRED = 500_000

function sendable(transfers: readonly TransferPlan[]): {
  readonly plans: readonly TransferPlan[]
  readonly problems: readonly string[]
} {
  let packets = 0
  const plans: TransferPlan[] = []
  const problems: string[] = []
  for (const transfer of transfers) {
    const { kbit, size, start, end, name } = transfer
    const more = Math.ceil((Math.max(0, end - start) * kbit) / (size * 8000))
    if (packets + more > MOST_TRANSFERRED) {
      const remedy = 'let it be slower, shorter, or of larger packets'
      problems.push(
        `transfer "${name}": its ${more} packets are too many, ${MOST_TRANSFERRED} in all are sent; ${remedy}`,
      )
    } else {
      packets += more
      plans.push(transfer)
    }
  }
  return { plans, problems }
}

function readTransfer(transfer: ScenarioTransfer, untilSeconds: number): TransferPlan {
  const { name, from, to, kbit, size, startSeconds = 0, endSeconds = untilSeconds } = transfer
  return { name, from, to, kbit, size, start: micros(startSeconds), end: micros(Math.min(endSeconds, untilSeconds)) }
}

function readFlow(flow: ScenarioFlow, untilSeconds: number): FlowPlan {
  const { name, from, to, protocol, port, everySeconds, startSeconds = 0, endSeconds = untilSeconds } = flow
  const end = Math.min(endSeconds, untilSeconds)
  return { name, from, to, protocol, port, every: micros(everySeconds), start: micros(startSeconds), end: micros(end) }
}
