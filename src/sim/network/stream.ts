/** Streams in a running network: sending, following and landing their packets. */

import { type Frame, type Ipv4Packet, innermost, packetOfFlow } from '../../net/index'
import { enqueue } from '../kernel/queue'
import { NEVER, type SimTime } from '../kernel/time'
import type { Word } from '../kernel/word'
import { clocksOf } from '../node/ask'
import { ttlOf } from '../node/icmp'
import type { NodeState } from '../node/state'
import type { World } from '../node/world'
import { noteDelay } from './delays'
import { isHeldAnywhere } from './held'
import { owned } from './owned'
import type { Network } from './state'
import {
  type Flight,
  join,
  type Leg,
  newStream,
  packetAfter,
  packetCount,
  prolong,
  type Stream,
  type StreamSpec,
  stretchOf,
  timeOfPacket,
} from './stream-state'
import type { Trail } from './trail'
import { scheduleWake } from './wake'

/** Packets that one really sent packet stands for at most: five seconds of voice. */
const SAMPLE = 250

/** Pulses of streams are negative, so that they are told from those of single measurements. */
const SPAN = 2 ** 30
export const pulseFor = (stream: number, packet: number) => -1 - stream * SPAN - packet
const streamOf = (pulse: number) => Math.floor((-1 - pulse) / SPAN)
const numberOf = (pulse: number) => (-1 - pulse) % SPAN

/** Begins a stream that has not begun before now; the answer is its place in `network.streams`. */
export function startStream(network: Network, spec: StreamSpec): number {
  const index = network.streams.push(newStream(spec)) - 1
  if (!spec.whole) network.sampled.push(index)
  if (spec.load) network.loads.push(index)
  enqueue(network.queue, spec.start, { kind: 'stream', stream: index, packet: 0 })
  return index
}

/** Sends a packet that a device makes. */
type Originate = (node: NodeState, trail: Trail, packet: Ipv4Packet, pulse: number) => void

/** The moment of a packet has come. */
export function sendNext(network: Network, world: World, index: number, number: number, originate: Originate): void {
  const stream = network.streams[index]
  if (!stream || stream.planned !== number) return
  stream.planned = Number.POSITIVE_INFINITY
  // A peer of whom other streams hear must not be doubted by this packet.
  for (const other of network.sampled) {
    const each = network.streams[other]
    if (each) tellForOthers(network, world, each, packetAfter(each.spec, network.now))
  }
  assign(stream, number)
  const { from, whole, load } = stream.spec
  // What others' packets stood for until now they do not any more.
  if (load && number === 0) network.shifts++
  const node = owned(network, from)
  const fresh = { legs: [], told: [], inAir: 0, heard: false, fickle: false, standsUntil: NEVER }
  take(stream, { number, ...fresh, at: from, into: undefined })
  const pulse = pulseFor(index, number)
  network.flying = pulse
  if (node?.running && !node.hung) originate(node, stream.trail, packetOf(stream.spec, node, pulse), pulse)
  network.flying = undefined
  if (whole || isLoaded(network)) plan(network, index, number + 1)
  settle(network, index)
  if (node) scheduleWake(network, node)
}

/** What the packets that one stands for told IKE processes by now, each told once. */
export function tellForOthers(network: Network, world: World, stream: Stream, until: number): void {
  const { newest, spec, unassigned } = stream
  const toldTo = [...stream.toldTo]
  for (const [index, { after: age, device, input }] of (newest?.told ?? []).entries()) {
    const first = Math.max(unassigned, toldTo[index] ?? 0)
    const last = Math.min(until - 1, Math.floor((network.now - age - spec.start) / spec.everyMicros))
    const node = owned(network, device)
    if (last < first || !node) continue
    toldTo[index] = last + 1
    world.tell(node, { ...input, bytes: input.bytes * (last - first + 1) })
    scheduleWake(network, node)
  }
  stream.toldTo = toldTo
}

function packetOf({ flow }: StreamSpec, node: NodeState, pulse: number): Ipv4Packet {
  const packet = packetOfFlow(flow, ttlOf(node))
  // Only UDP carries a mark that its receiver tells of; other packets are sent, and that is all.
  if (packet.payload.protocol !== 'udp') return packet
  return { ...packet, payload: { ...packet.payload, message: { kind: 'opaque', pulse } } }
}

const NONE_TOLD: readonly number[] = []

/** The packets before `number` that were not sent fare as the youngest flight does. */
export function assign(stream: Stream, number: number): void {
  const { newest, unassigned } = stream
  if (newest && unassigned < number) stream.assigned.push({ from: unassigned, to: number, of: newest.number })
  stream.unassigned = Math.max(unassigned, number)
}

/** A packet that is really on its way stands for itself, and for those after it. */
export function take(stream: Stream, flight: Flight): void {
  const { number } = flight
  stream.open.set(number, flight)
  stream.newest = flight
  stream.toldTo = NONE_TOLD
  stream.assigned.push({ from: number, to: number + 1, of: number })
  stream.unassigned = number + 1
}

/** Packet `number` will be sent, if none before it will be. */
export function plan(network: Network, index: number, number: number): void {
  const stream = network.streams[index]
  if (!stream || number >= stream.planned || number >= packetCount(stream.spec)) return
  stream.planned = number
  enqueue(network.queue, timeOfPacket(stream.spec, number), { kind: 'stream', stream: index, packet: number })
}

/** The pulse of a stream's packet, at whatever depth it is wrapped; `undefined` for all other frames. */
export function streamPulse(frame: Frame): number | undefined {
  if (frame.payload.type !== 'ip') return undefined
  const inner = innermost(frame.payload.packet).payload
  if (inner.protocol !== 'udp' || inner.message.kind !== 'opaque') return undefined
  const { pulse } = inner.message
  return pulse !== undefined && pulse < 0 ? pulse : undefined
}

function flightOf(network: Network, pulse: number): { readonly stream: Stream; readonly flight: Flight } | undefined {
  const stream = network.streams[streamOf(pulse)]
  const flight = stream?.open.get(numberOf(pulse))
  return stream && flight && { stream, flight }
}

/** A frame is handed to a cable; `leg` is absent when the cable does not carry it. */
export function frameLeaves(
  network: Network,
  pulse: number,
  device: string,
  fickle: boolean,
  to: Pick<Leg, 'device' | 'port' | 'frame'> | undefined,
  arrives: SimTime | undefined,
): void {
  const found = flightOf(network, pulse)
  if (!found) return
  const { flight, stream } = found
  if (fickle) flight.fickle = true
  flight.at = device
  flight.into = undefined
  if (!to || arrives === undefined) return
  flight.inAir++
  if (stream.spec.whole) return
  const sent = timeOfPacket(stream.spec, flight.number)
  const { port, frame } = to
  const leg = { device: to.device, port, frame, by: device, left: network.now - sent, arrives: arrives - sent }
  flight.legs.push(leg)
}

/** Whether a packet may stand for others. */
export const isSampled = ({ streams }: Network, pulse: number): boolean =>
  streams[streamOf(pulse)]?.spec.whole === false

/** A frame has come to the end of a cable; `taken` when the device there takes it in. */
export function frameArrives(network: Network, pulse: number, device: string, taken: boolean): void {
  const found = flightOf(network, pulse)
  if (!found) return
  found.flight.inAir--
  if (taken) found.flight.into = device
  network.flying = pulse
}

/** What was done with the frame is done. */
export function frameDone(network: Network, pulse: number): void {
  network.flying = undefined
  settle(network, streamOf(pulse))
}

export function streamHeard(network: Network, pulse: number): void {
  const found = flightOf(network, pulse)
  if (!found) return
  const { flight, stream } = found
  flight.heard = true
  flight.delay = network.now - timeOfPacket(stream.spec, flight.number)
}

/** A queue holds a frame: it is neither lost nor on a cable. A `fickle` one stands for no other. */
export function frameWaits(network: Network, pulse: number, device: string, fickle: boolean): void {
  const found = flightOf(network, pulse)
  if (!found) return
  found.flight.inAir++
  found.flight.at = device
  found.flight.into = undefined
  if (!fickle) return
  found.flight.fickle = true
  sendFollowing(network, pulse)
}

/** A queue had no room for it. */
export function lostInQueue(network: Network, pulse: number, where: string): void {
  const found = flightOf(network, pulse)
  if (found) found.flight.lostAt = where
}

/** Where much waits the packets after this one are sent, too, each in its time: this one may be on its way for long. */
export function sendFollowing(network: Network, pulse: number): void {
  const found = flightOf(network, pulse)
  if (!found || found.stream.spec.whole) return
  const { flight, stream } = found
  plan(network, streamOf(pulse), Math.max(flight.number + 1, packetAfter(stream.spec, network.now)))
}

/** It goes on a cable now, or is lost. */
export function frameLeavesQueue(network: Network, pulse: number): void {
  const found = flightOf(network, pulse)
  if (found) found.flight.inAir--
}

export const settlePulse = (network: Network, pulse: number): void => settle(network, streamOf(pulse))

/** Whether something fills lines now: then how one packet fares says nothing of the next. */
export function isLoaded({ streams, loads, now }: Network): boolean {
  return loads.some((index) => {
    const spec = streams[index]?.spec
    return spec !== undefined && spec.start <= now && now < spec.end
  })
}

/**
 * Whether this packet's stream and those that cross the same cable need more than there is, where it takes so long to send.
 * What goes round in a loop needs it again and again: its followers are put behind it as soon as that is seen.
 */
export function fillsLine(network: Network, pulse: number, from: string, to: string, micros: number): boolean {
  const { streams, sampled } = network
  const own = streamOf(pulse)
  const every = streams[own]?.spec.everyMicros ?? micros
  const crosses = ({ by, device }: Leg) => by === from && device === to
  const flight = streams[own]?.open.get(numberOf(pulse))
  const again = flight?.legs.filter(crosses).length ?? 0
  // A fast line is not filled by all of them together: most hops end here.
  if (micros * (sampled.length + 1 + again) <= every) return false
  let share = (micros * (1 + again)) / every
  for (const index of sampled) {
    const stream = index === own ? undefined : streams[index]
    if (stream?.newest?.legs.some(crosses)) share += micros / stream.spec.everyMicros
  }
  if (share <= 1) return false
  if (again > 0 && flight && !flight.fickle) network.shifts++
  return true
}

/** Whether a packet that waits so long behind others says little of those that come after it. */
export function waitsLong({ streams }: Network, pulse: number, micros: number): boolean {
  return micros * LONG_WAIT > (streams[streamOf(pulse)]?.spec.everyMicros ?? Number.POSITIVE_INFINITY)
}
/** A quarter of the time from one packet to the next. */
const LONG_WAIT = 4

/** Notes until when what the packet under way has looked up holds. */
export function noteStandsUntil(network: Network, until: SimTime): void {
  if (network.flying === undefined || until <= network.now) return
  const found = flightOf(network, network.flying)
  if (found && until < found.flight.standsUntil) found.flight.standsUntil = until
}

/** Notes what the packet under way tells processes of it, so that those it stands for can tell it, too. */
export function noteTold(network: Network, node: NodeState, word: Word): void {
  if (network.flying === undefined || (word.kind !== 'sent' && word.kind !== 'heard')) return
  const found = flightOf(network, network.flying)
  if (!found) return
  const told = {
    after: network.now - timeOfPacket(found.stream.spec, found.flight.number),
    device: node.device,
    input: word,
  }
  found.flight.told.push(told)
}

/** Lands what is not on its way any more, and decides when the next packet is sent. */
function settle(network: Network, index: number): void {
  const stream = network.streams[index]
  if (!stream) return
  for (const flight of stream.open.values()) if (isOver(network, index, flight) && land(stream, flight)) network.fates++
  const { newest, spec } = stream
  if (!newest || spec.whole || newest.inAir > 0) return
  const waits = stream.open.has(newest.number)
  const number = waits || newest.fickle || isLoaded(network) ? newest.number + 1 : nextSample(network, stream, newest)
  plan(network, index, Math.max(number, stream.unassigned, packetAfter(spec, network.now)))
}

/** Nothing of it is on a wire, and nobody holds it until ARP answers. */
function isOver(network: Network, index: number, flight: Flight): boolean {
  return flight.inAir === 0 && (flight.heard || !isHeld(network, pulseFor(index, flight.number)))
}

function isHeld(network: Network, pulse: number): boolean {
  return isHeldAnywhere(network, (packet) => pulseInside(packet) === pulse)
}

function pulseInside(packet: Ipv4Packet): number | undefined {
  const inner = innermost(packet).payload
  return inner.protocol === 'udp' && inner.message.kind === 'opaque' ? inner.message.pulse : undefined
}

/** True when it is worth a look: it was lost, or it fared otherwise than those before it. */
function land(stream: Stream, flight: Flight): boolean {
  stream.open.delete(flight.number)
  stream.landed.set(flight.number, flight)
  const { stretches } = stream
  const known = stretches.length
  let done = 0
  for (const item of stream.assigned) {
    const landed = stream.landed.get(item.of)
    if (!landed) break
    if (landed.heard && landed.delay !== undefined) noteDelay(stream.delays, landed.delay, item.to - item.from)
    if (!prolong(stretches, item.to, landed)) join(stretches, stretchOf(item.from, item.to, landed))
    done++
  }
  stream.assigned.splice(0, done)
  for (const number of stream.landed.keys())
    if (number !== stream.newest?.number && !stream.assigned.some((item) => item.of === number))
      stream.landed.delete(number)
  return stretches.length > known || !flight.heard
}

/** The last packet that the landed flight can stand for, and one more: a clock that packets look at may run out. */
function nextSample(network: Network, { spec }: Stream, flight: Flight): number {
  const due = packetAfter(spec, clocks(network, spec, flight))
  return Math.min(flight.number + SAMPLE, Math.max(flight.number + 1, due))
}

/**
 * When the next packet would do something that the last one did not: what it looked up holds until then only (a neighbour
 * grows old, a conversation is forgotten), or a process on its way would do otherwise (ask a silent peer, ask again).
 */
function clocks(network: Network, spec: StreamSpec, flight: Flight): SimTime {
  let first = flight.standsUntil
  // One may have run out after this packet had passed: then the next packet finds it so.
  const passed = timeOfPacket(spec, flight.number)
  for (const device of new Set([spec.from, ...flight.legs.map((leg) => leg.device)])) {
    const node = network.nodes.get(device)
    for (const at of node ? clocksOf(node) : []) if (at > passed && at < first) first = at
  }
  return first
}
