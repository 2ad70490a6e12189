/**
 * What a port counts as frames pass: since the device started, and as averages over five minutes, which IOS takes every
 * five seconds and lets the old ones fade (Cisco IOS Interface Command Reference, load-interval). Counted in place.
 */
import { type Frame, frameSize, framesOf, type Ipv4Packet, isGroupMac, packetSize, piecesOf } from '../../net/index'
import type { SimTime } from '../kernel/time'
import type { PortCounters } from '../tables'
import type { NodeState, Port, PortCounts } from './state'

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

const INTERVAL_SECONDS = 5
const FADING = Math.exp(-INTERVAL_SECONDS / 300)

function countersOf(node: NodeState, port: string, now: SimTime): PortCounts {
  const interval = intervalOf(now)
  const own = node.counters.getOwn(port) ?? copied(node, port, interval)
  if (own.interval !== interval) roll(own, interval)
  return own
}

/** Counts that another network shares are copied before they are changed. */
function copied(node: NodeState, port: string, interval: number): PortCounts {
  const fresh = { ...(node.counters.get(port) ?? { ...NO_COUNTS, interval }) }
  node.counters.set(port, fresh)
  return fresh
}

const intervalOf = (now: SimTime) => Math.floor(now / (INTERVAL_SECONDS * 1e6))

const totals = (counts: Readonly<PortCounts>) =>
  [counts.packetsIn, counts.bytesIn, counts.packetsOut, counts.bytesOut] as const

/** Ends the interval that was counted; those since then were silent. */
function roll(counts: PortCounts, interval: number): void {
  counts.rates = ratesAt(counts, interval)
  counts.before = totals(counts)
  counts.interval = interval
}

function ratesAt(counts: Readonly<PortCounts>, interval: number): PortCounts['rates'] {
  const gone = interval - counts.interval
  if (gone <= 0) return counts.rates
  const now = totals(counts)
  const silence = FADING ** (gone - 1)
  const rate = (index: 0 | 1 | 2 | 3) => {
    const sample = (now[index] - counts.before[index]) / INTERVAL_SECONDS
    return (sample + (counts.rates[index] - sample) * FADING) * silence
  }
  return [rate(0), rate(1), rate(2), rate(3)]
}

export function countIn(node: NodeState, port: Port, frame: Frame, now: SimTime): void {
  const counts = countersOf(node, port.name, now)
  counts.packetsIn += framesOf(frame)
  counts.bytesIn += frameSize(frame)
  if (frame.destination !== port.mac && isGroupMac(frame.destination)) counts.broadcastsIn++
  counts.lastIn = now
}

export function countOut(node: NodeState, port: string, bytes: number, frames: number, now: SimTime): void {
  const counts = countersOf(node, port, now)
  counts.packetsOut += frames
  counts.bytesOut += bytes
  counts.lastOut = now
}

/** What passes a tunnel interface, which has no frames. */
export function countPacketIn(node: NodeState, port: string, packet: Ipv4Packet, now: SimTime): void {
  const counts = countersOf(node, port, now)
  counts.packetsIn += piecesOf(packet).length
  counts.bytesIn += packetSize(packet)
  counts.lastIn = now
}

export const countPacketOut = (node: NodeState, port: string, packet: Ipv4Packet, now: SimTime): void =>
  countOut(node, port, packetSize(packet), piecesOf(packet).length, now)

/** The counters as of a moment, for a table. */
export function countersAt(counts: Readonly<PortCounts> = NO_COUNTS, now: SimTime): PortCounters {
  const { interval: _interval, before: _before, rates: _rates, ...rest } = counts
  const [packetsIn, bytesIn, packetsOut, bytesOut] = ratesAt(counts, intervalOf(now))
  return { ...rest, rates: { packetsIn, bitsIn: bytesIn * 8, packetsOut, bitsOut: bytesOut * 8 } }
}
