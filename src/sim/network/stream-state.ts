/**
 * A stream: packets of one flow at a steady pace, as a phone sends them. It is part of the running network, so that
 * whatever waits for traffic (keepalives on demand, translations, neighbours) sees it, and a fork takes it along.
 *
 * Two ways of running it tell the same:
 *  - whole: every packet is sent.
 *  - sampled: while nothing changes that could change a packet's way, one packet stands for those after it. A packet is
 *    sent at least every five seconds, at the first moment after any change (stream-shift.ts lists them), and when a clock
 *    that packets look at runs out. At a change the packets that would be on the wire are put there.
 */
import type { Flow, Frame } from '../../net/index'
import { hashText } from '../kernel/random'
import type { SimTime } from '../kernel/time'
import type { TrafficWord } from '../kernel/word'
import { cloneDelays, type Delays, noDelays, noteDelay } from './delays'
import { freshTrail, type Trail } from './trail'

export interface StreamSpec {
  /** Who sends, and whose flow it is. */
  readonly from: string
  readonly flow: Flow
  /** Packet k is sent at `start + k × every`, before `end`; of a load some time later, before the next. */
  readonly start: SimTime
  readonly end: SimTime
  readonly everyMicros: number
  readonly whole: boolean
  /** It is there to fill lines: while it runs no packet of another stream stands for others. */
  readonly load?: true
}

/** A frame's way over one cable; times in microseconds since the packet was sent. */
export interface Leg {
  readonly left: number
  readonly arrives: number
  /** Who put it on the cable, and who is at its other end. */
  readonly by: string
  readonly device: string
  readonly port: string
  readonly frame: Frame
}

/** What the packet told an IKE process on its way. */
export interface TrafficNotice {
  readonly after: number
  readonly device: string
  readonly input: TrafficWord
}

/** A packet that was really sent. Only the stream of its own network changes it. */
export interface Flight {
  readonly number: number
  /** Grow while it flies; a fork copies them. */
  readonly legs: Leg[]
  readonly told: TrafficNotice[]
  /** Frames of it on the wire now. */
  inAir: number
  heard: boolean
  /** Microseconds from its sender to its receiver. */
  delay?: number
  /** It crossed a cable that loses or delays at random, or one that much waits for: it stands for no other. */
  fickle: boolean
  /** The port whose queue had no room for it. */
  lostAt?: string
  /** Until when what it has looked up on its way holds, if nothing else happens. */
  standsUntil: SimTime
  /** The last device that sent it on, and the one that then took it in, if any. */
  at: string
  into: string | undefined
}

/** Packets one after the other with one fate. */
export interface Stretch {
  /** First number, and the first that is not of it. */
  readonly from: number
  readonly to: number
  readonly heard: boolean
  /** Devices that sent it on, in order; the first is its sender. */
  readonly via: readonly string[]
  /** The device that took it in last and did not send it on; absent when nobody did. */
  readonly into?: string
  /** The queue that had no room for it, as its device and port. */
  readonly lostAt?: string
  /** The ends of the tunnel that it went into, and that it came out of. */
  readonly sealedBy?: string
  readonly openedBy?: string
}

/** Packets whose fate is that of flight `of`, which may still be on its way. */
export interface Assigned {
  readonly from: number
  readonly to: number
  readonly of: number
}

export interface Stream {
  readonly spec: StreamSpec
  /** Number of the packet that will really be sent next; infinite = none is planned. */
  planned: number
  /** First number that no flight stands for yet. */
  unassigned: number
  /** The youngest flight: it stands for what follows. */
  newest: Flight | undefined
  /** For each thing that `newest` told: the first packet that has not told it yet. */
  toldTo: readonly number[]
  /** These belong to the stream of one network alone; a fork copies them. */
  readonly open: Map<number, Flight>
  readonly assigned: Assigned[]
  readonly landed: Map<number, Flight>
  readonly stretches: Stretch[]
  readonly delays: Delays
  /** What its sender does with its packets. */
  readonly trail: Trail
}

export function newStream(spec: StreamSpec): Stream {
  const none = { newest: undefined, open: new Map<number, Flight>(), landed: new Map<number, Flight>() }
  return {
    spec,
    planned: 0,
    unassigned: 0,
    toldTo: [],
    assigned: [],
    stretches: [],
    delays: noDelays(),
    trail: freshTrail(),
    ...none,
  }
}

const copyOf = (flight: Flight): Flight => ({ ...flight, legs: flight.legs.slice(), told: flight.told.slice() })

/** A copy for a fork: what flies is copied, the rest is shared. */
export function cloneStream(stream: Stream): Stream {
  const open = new Map([...stream.open].map(([number, flight]): [number, Flight] => [number, copyOf(flight)]))
  const newest = stream.newest && (open.get(stream.newest.number) ?? stream.newest)
  const { assigned, landed, stretches } = stream
  return {
    ...stream,
    open,
    newest,
    assigned: assigned.slice(),
    landed: new Map(landed),
    stretches: stretches.slice(),
    delays: cloneDelays(stream.delays),
    trail: freshTrail(),
  }
}

/**
 * When a packet is sent. Those of a load each at a drawn moment of their own interval: what keeps step with a call would
 * find the queue always as the call leaves it, and lose none of its packets or all.
 */
export const timeOfPacket = ({ start, everyMicros, load }: StreamSpec, number: number): SimTime =>
  (start + number * everyMicros + (load ? hashText(String(number)) % everyMicros : 0)) as SimTime

/** Number of the first packet sent at a moment or after it. */
export const packetAfter = ({ start, everyMicros }: StreamSpec, at: SimTime): number =>
  Math.max(0, Math.ceil((at - start) / everyMicros))

export const packetCount = ({ start, end, everyMicros }: StreamSpec): number =>
  Math.max(0, Math.ceil((end - start) / everyMicros))

/** What has become of the packets sent until `now`, as far as it is known, with nothing left out. */
export function stretchesUntil(stream: Stream, now: SimTime): readonly Stretch[] {
  const { spec, newest } = stream
  const known: Stretch[] = [...stream.stretches]
  for (const item of stream.assigned) {
    const flight = stream.landed.get(item.of)
    // What is still on its way is neither heard nor lost.
    if (!flight) return known
    join(known, stretchOf(item.from, item.to, flight))
  }
  const sent = Math.min(packetCount(spec), packetAfter(spec, now))
  if (newest && !spec.load && !stream.open.has(newest.number) && stream.unassigned < sent)
    join(known, stretchOf(stream.unassigned, sent, newest))
  return known
}

/** How long the packets sent until `now` were on their way, with those that were not really sent. */
export function delaysUntil(stream: Stream, now: SimTime): Delays {
  const delays = cloneDelays(stream.delays)
  const { spec, newest } = stream
  const sent = Math.min(packetCount(spec), packetAfter(spec, now))
  const stands = newest && !stream.open.has(newest.number) && newest.heard ? sent - stream.unassigned : 0
  if (newest?.delay !== undefined && stands > 0) noteDelay(delays, newest.delay, stands)
  return delays
}

export function stretchOf(from: number, to: number, flight: Flight): Stretch {
  const told = (kind: 'sent' | 'heard') => flight.told.find((item) => item.input.kind === kind)?.device
  const [sealedBy, openedBy] = [told('sent'), told('heard')]
  return {
    from,
    to,
    heard: flight.heard,
    via: [...new Set([...flight.legs.map((leg) => leg.by), flight.at])],
    ...(flight.into === undefined ? {} : { into: flight.into }),
    ...(flight.heard || flight.lostAt === undefined ? {} : { lostAt: flight.lostAt }),
    ...(sealedBy === undefined ? {} : { sealedBy }),
    ...(openedBy === undefined ? {} : { openedBy }),
  }
}

/** What tells two fates apart: all that are heard are one. */
const fate = (of: Stretch) =>
  of.heard ? '' : `${of.via.join(' ')} > ${of.into} ${of.sealedBy} ${of.openedBy} ${of.lostAt}`

/** A heard packet after heard ones only makes their stretch longer; true when it was one. */
export function prolong(list: Stretch[], to: number, { heard }: Flight): boolean {
  const last = list.at(-1)
  if (!last?.heard || !heard) return false
  list[list.length - 1] = { ...last, to }
  return true
}

/** Adds a stretch to a list that ends where it begins; equal neighbours become one. */
export function join(list: Stretch[], next: Stretch): void {
  const last = list.at(-1)
  if (last && last.heard === next.heard && fate(last) === fate(next)) list[list.length - 1] = { ...last, to: next.to }
  else list.push(next)
}
