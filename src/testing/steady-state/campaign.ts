/** One random network with one random script of faults, run until it is quiet and held against the rules and the steady state. */
import { type Fault, formatFault } from '../../config/index'
import type { Design } from '../../design/index'
import {
  atSeconds,
  configurationOf,
  createNetwork,
  forkNetwork,
  type Network,
  runUntil,
  runUntilSettled,
  type SimTime,
  schedule,
} from '../../sim/index'
import { type Random, randomNetwork } from '../random-features'
import { reverseRoutesHaveSas, routesResolve, timeRuns } from '../rules'
import { oneActivePerSegment } from '../segments'
import { eigrpIsShortest } from '../shortest-paths'
import { type Comparison, compare } from './compare'

export interface Stroke {
  readonly fault: Fault
  /** Seconds from the network's settling; the end, if it ends. */
  readonly at: number
  readonly until?: number
}

export interface Round {
  readonly features: readonly string[]
  readonly script: readonly string[]
  readonly comparison: Comparison
  /** Rules that broke, in words. */
  readonly broken: readonly string[]
  /** Seconds of the network's life; undefined where it never came to rest. */
  readonly settled: boolean
}

/** Seconds after the last fault has come and gone; sites that nobody lets in try for ever. */
const PATIENCE = 700

/**
 * Seconds after which what disagrees is looked at once more: a site whose list of peers was in vain tries again with its phone's
 * next word only, and the first message to a neighbour that is not known yet is lost, so that a second list may be, too.
 */
const ROUND = 120

export function playRound(random: Random): Round {
  const drawn = randomNetwork(random)
  const network = createNetwork(drawn.built.scene)
  const calm = runUntilSettled(network, atSeconds(300))
  const strokes = scriptOf(random, drawn.design)
  const twin = forkNetwork(network)
  const settled = strike(network, strokes) && (calm || strokes.length > 0)
  const history = strokes.length > 0 || drawn.built.scene.history.length > 0
  const faults = standing(strokes)
  const broken = settled ? [...rulesBroken(network, faults), ...twinDiffers(network, twin, strokes)] : []
  const seen = () => compare(network, drawn.built.scene.topology, faults, history)
  const comparison = seen()
  const { features } = drawn
  const told = { features, script: strokes.map(strokeText), broken, settled }
  if (comparison.disagreements.length === 0) return { ...told, comparison }
  runUntil(network, (network.now + atSeconds(ROUND)) as SimTime)
  return { ...told, comparison: seen() }
}

/** What has not ended: the end of a fault ends it however often it began, and who starts anew hangs no more. */
function standing(strokes: readonly Stroke[]): readonly Fault[] {
  const moments = strokes.flatMap(({ fault, at, until }) => [
    { fault, at, on: true },
    ...(until === undefined ? [] : [{ fault, at: until, on: false }]),
  ])
  const on = new Map<string, Fault>()
  for (const { fault, on: begins } of [...moments].sort((a, b) => a.at - b.at)) {
    if (fault.kind === 'reload' || fault.kind === 'power')
      on.delete(formatFault({ kind: 'hang', device: fault.device }))
    if (begins && fault.kind !== 'reload') on.set(formatFault(fault), fault)
    else on.delete(formatFault(fault))
  }
  return [...on.values()]
}

function strike(network: Network, strokes: readonly Stroke[]): boolean {
  const start = network.now
  const last = Math.max(0, ...strokes.map(({ at, until = at }) => until))
  schedules(network, strokes)
  return strokes.length === 0 || runUntilSettled(network, (start + atSeconds(last + PATIENCE)) as SimTime)
}

/** Puts a script into the queue of a network that stands at the moment from which it counts. */
export function schedules(network: Network, strokes: readonly Stroke[]): void {
  const start = network.now
  for (const { fault, at, until } of strokes) {
    schedule(network, { at: start + atSeconds(at), action: 'fault', fault })
    if (until !== undefined) schedule(network, { at: start + atSeconds(until), action: 'restore', fault })
  }
}

/** A fork that goes the same way must end in the same place. */
function twinDiffers(network: Network, twin: Network, strokes: readonly Stroke[]): readonly string[] {
  strike(twin, strokes)
  const same = twin.now === network.now && JSON.stringify(twin.journal) === JSON.stringify(network.journal)
  return same ? [] : ['a fork that goes the same way ends elsewhere']
}

function rulesBroken(network: Network, faults: readonly Fault[]): readonly string[] {
  const told = [...network.nodes.keys()].flatMap((device) => configurationOf(network, device) ?? [])
  const plain = told.every(({ eigrp }) => eigrp.every((item) => !item.stub && (item.filters ?? []).length === 0))
  const voices = new Set(
    told.flatMap((item) => item.interfaces.flatMap(({ hsrp }) => hsrp.map(({ version = 1 }) => version))),
  )
  // Routers that hang, are deaf or without a process do not keep to each other.
  const whole = faults.every((item) => !['silent', 'hang', 'process', 'impair', 'block'].includes(item.kind))
  const rules = [
    routesResolve,
    timeRuns,
    reverseRoutesHaveSas,
    ...(whole && voices.size < 2 ? [oneActivePerSegment] : []),
    ...(whole && plain ? [eigrpIsShortest] : []),
  ]
  return rules.flatMap((rule) => {
    try {
      rule(network)
      return []
    } catch (error) {
      return [`${rule.name}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}

const strokeText = ({ fault, at, until }: Stroke) =>
  `${at} s ${formatFault(fault)}${until === undefined ? '' : ` until ${until} s`}`

/** None to three faults; half of those that can last do. */
export function scriptOf(random: Random, design: Design): readonly Stroke[] {
  const count = Math.floor(random() * 4)
  const strokes: Stroke[] = []
  for (let n = 0, at = 0; n < count; n++) {
    at += Math.floor(random() * 40)
    const fault = faultOf(random, design)
    const lasts = [2, 15, 60, 400][Math.floor(random() * 4)] ?? 15
    // What is done at once needs no end; a line that loses some has no rest.
    const ends = fault.kind === 'impair' || random() < 0.5
    const once = fault.kind === 'reload' || fault.kind.startsWith('clear')
    strokes.push({ fault, at, ...(ends && !once ? { until: at + lasts } : {}) })
  }
  return strokes
}

function faultOf(random: Random, design: Design): Fault {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
  const block = design.devices.filter((item) => item.kind === 'head-end' || item.kind === 'firewall')
  const found = pick(random() < 0.6 ? block : design.devices) ?? design.devices[0]
  const device = found?.name ?? ''
  const name = pick(found?.interfaces ?? [])?.name ?? ''
  const firewall = design.devices.find((item) => item.kind === 'firewall')?.name ?? ''
  const provider = pick(design.devices.filter((item) => item.kind === 'home-nat' || item.kind === 'internet'))?.name
  const makes: readonly Fault[] = [
    { kind: 'reload', device, orderly: random() < 0.5 },
    { kind: 'power', device },
    { kind: 'hang', device },
    { kind: 'cut', device, interface: name },
    { kind: 'shut', device, interface: name },
    { kind: 'silent', device, interface: name, direction: 'both' },
    { kind: 'impair', device, interface: name, lossPercent: 20, delayMs: 5, jitterMs: 3 },
    { kind: 'process', device, process: pick(['eigrp', 'hsrp', 'ike'] as const) ?? 'ike' },
    { kind: 'block', device: firewall, protocol: random() < 0.5 ? 'esp' : 'isakmp' },
    { kind: 'isp', device: provider ?? device },
    { kind: 'clear-sa', device, what: random() < 0.5 ? 'ipsec' : 'all' },
    { kind: 'clear-eigrp', device },
  ]
  return pick(makes) ?? { kind: 'power', device }
}
