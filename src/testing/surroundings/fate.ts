/**
 * One packet has one fate: whoever sends it. Calls and large packets of every site run twice through the same faults, once
 * with every packet sent, once with few of them standing for all; both must be heard and lost at the same moments. At the
 * end a trace of each flow must say of it what became of the last packets.
 */
import { formatFault } from '../../config/index'
import type { Design } from '../../design/index'
import type { Flow } from '../../net/index'
import {
  addressesOf,
  atSeconds,
  createNetwork,
  forkNetwork,
  isGood,
  type Network,
  runUntil,
  runUntilSettled,
  type Stretch,
  startStream,
  stretchesUntil,
  timeOf,
  traceFlow,
} from '../../sim/index'
import { oneOf, type Random, randomNetwork, shaped } from '../random-features'
import { reverseRoutesHaveSas, routesResolve, timeRuns } from '../rules'
import { type Stroke, schedules, scriptOf } from '../steady-state/campaign'
import { differing } from './alike'
import { SURROUNDINGS } from './lines'
import { EVERYTHING } from './more-lines'

export interface FateRound {
  readonly features: readonly string[]
  readonly script: readonly string[]
  readonly flows: number
  /** Flows whose end hangs on a line that is not read. */
  readonly open: number
  readonly broken: readonly string[]
}

export interface Talk {
  readonly from: string
  readonly flow: Flow
  readonly everyMicros: number
}

/** Seconds of talk after the last fault has come and gone. */
const AFTER = 30
/**
 * A call's packets, and large ones so rarely that they fill no line: few that stand for many would not. No timer of a
 * protocol is a multiple of these, so that it is never open whether a packet or a timer comes first.
 */
const VOICE_MICROS = 100_003
const LARGE_MICROS = 1_000_003
/** Seconds for which a queue that was full runs empty. */
const SLACK = 1
export const OFFSET = 37_013
/** Seconds after which what was sent has arrived or is lost. */
const FLIGHT = 4

/** What is drawn beside the lines of lines.ts: more lines, and hubs of other shapes. */
export interface Drawing {
  readonly more?: boolean
  readonly shapes?: boolean
}

export function playFate(random: Random, { more = false, shapes = false }: Drawing = {}): FateRound {
  const drawn = randomNetwork(random, more ? EVERYTHING : SURROUNDINGS, shapes ? shaped : undefined)
  const network = createNetwork(drawn.built.scene)
  runUntilSettled(network, atSeconds(300))
  // A line that loses at random draws other numbers for other packets.
  const struck = scriptOf(random, drawn.design).filter(({ fault }) => fault.kind !== 'impair')
  const strokes = more ? [...struck, ...cleared(random, drawn.design)] : struck
  const talks = talksOf(random, network, more ? { dscp: 0 } : {})
  const last = Math.max(0, ...strokes.map(({ at, until = at }) => until)) + AFTER
  const [whole, sampled] = [true, false].map((all) => run(network, talks, strokes, last, all))
  const features = drawn.features
  const script = strokes.map(
    ({ fault, at, until }) => `${at} s ${formatFault(fault)}${until === undefined ? '' : ` until ${until} s`}`,
  )
  if (!whole || !sampled) return { features, script, flows: 0, open: 0, broken: [] }
  const rules = [routesResolve, timeRuns, reverseRoutesHaveSas].flatMap((rule) => [...thrownBy(rule, whole.network)])
  const differ = talks.flatMap((talk, at) => difference(talk, whole.heard[at] ?? [], sampled.heard[at] ?? []))
  const ends = talks.map((talk, at) => endOf(whole.network, talk, whole.heard[at] ?? []))
  return {
    features,
    script,
    flows: talks.length,
    open: ends.filter((end) => end === 'open').length,
    broken: [...rules, ...differ, ...ends.flatMap((end) => (end === 'open' || end === 'same' ? [] : [end]))],
  }
}

/** What is cleared at a firewall while they talk. */
export function cleared(random: Random, { devices }: Design): readonly Stroke[] {
  const firewall = devices.find(({ kind }) => kind === 'firewall')
  const kind = oneOf<'clear-conn' | 'clear-xlate' | 'clear-arp' | undefined>(random, [
    'clear-conn',
    'clear-xlate',
    'clear-arp',
    undefined,
    undefined,
  ])
  return firewall && kind ? [{ at: 1 + Math.floor(random() * 20), fault: { kind, device: firewall.name } }] : []
}

function thrownBy(rule: (network: Network) => void, network: Network): readonly string[] {
  try {
    rule(network)
    return []
  } catch (error) {
    return [`${rule.name}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** A call each way for every phone, and something large: of the class of voice it would fill a priority queue's burst. */
export function talksOf(random: Random, network: Network, large: Partial<Pick<Flow, 'dscp'>>): readonly Talk[] {
  const hq = addressesOf(network, 'callmanager')[0]?.ip
  if (hq === undefined) return []
  return [...network.nodes.keys()]
    .filter((name) => name.startsWith('phone-'))
    .flatMap((phone) => {
      const own = addressesOf(network, phone)[0]?.ip
      if (own === undefined) return []
      const size = oneOf(random, [60, 200, 1300, 1400, 1480, 1500])
      const df = oneOf(random, [true, false]) ? ({ df: true } as const) : {}
      const voice = { protocol: 'udp', sourcePort: 16384, destinationPort: 16384, dscp: 46 } as const
      return [
        { from: phone, everyMicros: VOICE_MICROS, flow: { ...voice, source: own, destination: hq, size: 60 } },
        { from: 'callmanager', everyMicros: VOICE_MICROS, flow: { ...voice, source: hq, destination: own, size: 60 } },
        {
          from: phone,
          everyMicros: LARGE_MICROS,
          flow: {
            ...voice,
            ...large,
            sourcePort: 20000,
            destinationPort: 20000,
            source: own,
            destination: hq,
            size,
            ...df,
          },
        },
      ]
    })
}

function run(settled: Network, talks: readonly Talk[], strokes: readonly Stroke[], seconds: number, whole: boolean) {
  const network = forkNetwork(settled)
  // At another moment than any fault, so that it is never open which of both comes first.
  const start = timeOf(network.now + OFFSET)
  const end = timeOf(start + atSeconds(seconds))
  const streams = talks.map((talk) => startStream(network, { ...talk, start, end, whole }))
  schedules(network, strokes)
  runUntil(network, timeOf(end + atSeconds(FLIGHT)))
  const heard = streams.map((index) => {
    const stream = network.streams[index]
    return stream ? stretchesUntil(stream, network.now) : []
  })
  return { network, heard }
}

const difference = ({ from, flow, everyMicros }: Talk, whole: readonly Stretch[], sampled: readonly Stretch[]) =>
  differing(whole, sampled, atSeconds(SLACK) / everyMicros).map((text) => `${from}, ${flow.size} bytes: ${text}`)

/** Seconds for which a flow's packets must have fared alike, and nothing else have changed, to be compared with a trace. */
const STEADY = 10

/** What a trace says of a flow against what became of its last packets. */
function endOf(network: Network, { from, flow, everyMicros }: Talk, stretches: readonly Stretch[]): string {
  const { trace } = traceFlow(network, from, flow, { now: true })
  if (trace.disposition === 'insufficient-info') return 'open'
  const end = stretches.at(-1)
  const isSteady = network.now - network.lastChange > atSeconds(STEADY + FLIGHT)
  if (!end || !isSteady || (end.to - end.from) * everyMicros < atSeconds(STEADY)) return 'same'
  if (isGood(trace.disposition) === end.heard) return 'same'
  return `${from}, ${flow.size} bytes${flow.df ? ' with DF' : ''}: its last packets are ${end.heard ? 'heard' : 'lost'}, a trace says ${trace.disposition}: ${trace.hops.at(-1)?.end?.reason ?? ''}`
}
