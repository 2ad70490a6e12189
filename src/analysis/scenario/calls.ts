/** Calls in a running network: two streams of voice each, and what is known of why they are silent. */
import type { CallPlan } from '../../config/index'
import { EXPEDITED, type Flow, voiceSize } from '../../net/index'
import {
  type AskedWay,
  addressesOf,
  hashText,
  type JournalEntry,
  type Network,
  runToShift,
  type SimTime,
  type Stretch,
  startStream,
  stretchesUntil,
  timeOf,
} from '../../sim/index'
import { type Judged, judge, type Sides, sidesOf } from './judge'
import type { CallDirection } from './result'

/** RTP, marked EF: a packet every 20 ms unless the call says otherwise. */
const USUAL_MS = 20
const intervalOf = ({ intervalMs = USUAL_MS }: CallPlan) => intervalMs
const RTP_PORT = 16384

/** A reason for silence, from a moment on; without `judged` there was no silence. */
interface Sample {
  readonly at: SimTime
  readonly judged: Judged | undefined
}

/** One direction of a call that is listened to. */
export interface Listened {
  readonly call: string
  readonly direction: CallDirection
  /** Its place in `network.streams`. */
  readonly stream: number
  /** Microseconds from packet to packet. */
  readonly every: number
  readonly sides: Sides
  readonly samples: Sample[]
}

export interface Listening {
  readonly calls: readonly CallPlan[]
  readonly ways: readonly Listened[]
  /** What was written since the calls began. */
  readonly journal: (network: Network) => readonly JournalEntry[]
  /** Attempts of IKE that a peer has answered. */
  readonly answered: Set<string>
}

/**
 * Begins the calls; one whose ends have no address cannot be made. `whole` sends every packet instead of letting one
 * stand for many.
 */
export function beginCalls(network: Network, calls: readonly CallPlan[], end: SimTime, whole: boolean): Listening {
  const from = network.now
  const ways = calls.flatMap((call) => beginCall(network, call, from, end, whole))
  const known = network.journal.length
  return { calls, ways, answered: new Set(), journal: ({ journal }) => journal.slice(known) }
}

function beginCall(network: Network, call: CallPlan, from: SimTime, end: SimTime, whole: boolean): readonly Listened[] {
  const one = addressesOf(network, call.from)[0]?.ip
  const two = addressesOf(network, call.to)[0]?.ip
  if (one === undefined || two === undefined) return []
  const every = intervalOf(call) * 1000
  const begin = (direction: CallDirection, sender: string, source: Flow['source'], destination: Flow['source']) => {
    // The packets of the two ends do not keep step, and nobody knows how they fall: a draw of the seed decides, by what
    // the called device keeps for life, as a call may be named after it.
    const called = network.ids.get(call.to) ?? call.to
    const phase = hashText(`call ${called} ${direction}`, network.randomState) % every
    const stream = startStream(network, {
      from: sender,
      start: timeOf(from + call.start + phase),
      end: timeOf(Math.min(end, from + (call.end ?? end))),
      everyMicros: every,
      whole,
      flow: voice(source, destination, call),
    })
    return { call: call.name, direction, stream, every, sides: sidesOf(network, source, destination), samples: [] }
  }
  return [begin('forward', call.from, one, two), begin('return', call.to, two, one)]
}

/** Both directions of a call, as they are asked for at one moment; none while an end has no address. */
export function waysOf(network: Network, call: CallPlan): readonly AskedWay[] {
  const { from, to } = call
  const one = addressesOf(network, from)[0]?.ip
  const two = addressesOf(network, to)[0]?.ip
  if (one === undefined || two === undefined) return []
  return [
    { from, flow: voice(one, two, call) },
    { from: to, flow: voice(two, one, call), reply: true },
  ]
}

const voice = (source: Flow['source'], destination: Flow['source'], call: CallPlan): Flow => ({
  source,
  destination,
  protocol: 'udp',
  sourcePort: RTP_PORT,
  destinationPort: RTP_PORT,
  size: voiceSize(call.codec, intervalOf(call)),
  dscp: EXPEDITED,
})

/** Runs on and notes, at every change, why what is silent is silent; `shifted` hears of each that can change a way. */
export function listen(
  network: Network,
  { ways, answered }: Listening,
  until: SimTime,
  shifted: () => void = () => undefined,
): void {
  let { shifts } = network
  while (runToShift(network, until)) {
    if (network.shifts !== shifts) shifted()
    shifts = network.shifts
    for (const way of ways) {
      const judged = judge(network, way.sides, fateOf(network, way))
      const last = way.samples.at(-1)
      if (judged?.attempt?.answered) answered.add(judged.attempt.id)
      if (!same(last?.judged, judged)) way.samples.push({ at: network.now, judged })
    }
  }
}

/** How the last packet of which that is known fared. */
function fateOf(network: Network, { stream }: Listened): Stretch | undefined {
  return network.streams[stream]?.stretches.at(-1)
}

function same(one: Judged | undefined, two: Judged | undefined): boolean {
  return one?.cause === two?.cause && one?.text === two?.text && one?.attempt?.id === two?.attempt?.id
}

export const stretchesOf = (network: Network, { stream }: Listened): readonly Stretch[] => {
  const found = network.streams[stream]
  return found ? stretchesUntil(found, network.now) : []
}

/** A copy that listens on in a fork. */
export function forkListening(listening: Listening): Listening {
  const ways = listening.ways.map((way) => ({ ...way, samples: way.samples.slice() }))
  return { ...listening, ways, answered: new Set(listening.answered) }
}
