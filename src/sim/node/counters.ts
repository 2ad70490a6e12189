/** What a port counts as frames pass: since the device started, and as averages over five minutes. Counted in place. */
import { type Frame, frameSize, framesOf, type Ipv4Packet, isGroupMac, packetSize, piecesOf } from '../../net/index'
import { intervalOf, ratesAt, roll } from '../kernel/averages'
import type { SimTime } from '../kernel/time'
import type { PortCounters } from '../tables'
import type { NodeState, Port, PortCounts } from './state'
import type { World } from './world'

const NOTHING = [0, 0, 0, 0] as const
const NO_COUNTS: Readonly<PortCounts> = {
  packetsIn: 0,
  bytesIn: 0,
  broadcastsIn: 0,
  packetsOut: 0,
  bytesOut: 0,
  interval: 0,
  before: NOTHING,
  rates: NOTHING,
}

function countersOf(node: NodeState, port: string, now: SimTime): PortCounts {
  const interval = intervalOf(now)
  const own = node.counters.getOwn(port) ?? copied(node, port, interval)
  current(own, interval)
  return own
}

function current(counts: PortCounts, interval: number): void {
  if (counts.interval !== interval) roll(counts, totals(counts), interval)
}

/** Counts that another network shares are copied before they are changed. */
function copied(node: NodeState, port: string, interval: number): PortCounts {
  const fresh = { ...(node.counters.get(port) ?? { ...NO_COUNTS, interval }) }
  node.counters.set(port, fresh)
  return fresh
}

const totals = (counts: Readonly<PortCounts>) =>
  [counts.packetsIn, counts.bytesIn, counts.packetsOut, counts.bytesOut] as const

export function countIn(node: NodeState, port: Port, frame: Frame, now: SimTime): void {
  const counts = countersOf(node, port.name, now)
  countsIn(counts, frameSize(frame), framesOf(frame), now)
  if (frame.destination !== port.mac && isGroupMac(frame.destination)) counts.broadcastsIn++
}

/** The same for counts that are known to be the port's own. */
export function countsIn(counts: PortCounts, bytes: number, frames: number, now: SimTime): void {
  current(counts, intervalOf(now))
  counts.packetsIn += frames
  counts.bytesIn += bytes
  counts.lastIn = now
}

export function countOut(node: NodeState, port: string, bytes: number, frames: number, now: SimTime): void {
  countsOut(countersOf(node, port, now), bytes, frames, now)
}

export function countsOut(counts: PortCounts, bytes: number, frames: number, now: SimTime): void {
  current(counts, intervalOf(now))
  counts.packetsOut += frames
  counts.bytesOut += bytes
  counts.lastOut = now
}

/** What passes a tunnel interface, which has no frames. */
export function countPacketIn(world: World, node: NodeState, port: string, packet: Ipv4Packet): void {
  const bytes = packetSize(packet)
  const packets = piecesOf(packet).length
  const note = () => {
    const counts = countersOf(node, port, world.now())
    counts.packetsIn += packets
    counts.bytesIn += bytes
    counts.lastIn = world.now()
  }
  note()
  node.tape?.did(note)
}

export function countPacketOut(world: World, node: NodeState, port: string, packet: Ipv4Packet): void {
  const bytes = packetSize(packet)
  const packets = piecesOf(packet).length
  const note = () => countOut(node, port, bytes, packets, world.now())
  note()
  node.tape?.did(note)
}

/** The counters as of a moment, for a table. */
export function countersAt(counts: Readonly<PortCounts> = NO_COUNTS, now: SimTime): PortCounters {
  const { interval: _interval, before: _before, rates: _rates, ...rest } = counts
  const [packetsIn, bytesIn, packetsOut, bytesOut] = ratesAt(counts, totals(counts), intervalOf(now))
  return { ...rest, rates: { packetsIn, bitsIn: bytesIn * 8, packetsOut, bitsOut: bytesOut * 8 } }
}
