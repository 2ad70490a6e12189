/**
 * How much a shaper before a line may let through. It counts frames as IOS does, an Ethernet header around a packet; the
 * line carries what its technology makes of each packet: on DSL whole cells, where a small packet costs half as much again
 * as it counts. A shape that holds for large packets alone overflows as soon as somebody speaks.
 */
import { type Access, LINE_SIZE, onAccess } from '../net/index'
import { COUNTED_HEADER } from './queueing'

/** A line behind a shaper. */
export interface LineBehind {
  readonly kbit: number
  readonly access: Access
  /** The greatest IP packet that it carries, bytes. */
  readonly mtu: number
}

/** Calls that go on at once: IP bytes of one's packet as the shaper sees it, in the tunnel, and how many it has a second. */
export interface CallsAtOnce {
  readonly packet: number
  readonly perSecond: number
  readonly calls: number
}

const kbit = (bytes: number, perSecond: number) => (bytes * 8 * perSecond) / 1000

/** kbit/s of one call as a shaper counts it. */
export const countedKbit = ({ packet, perSecond }: Omit<CallsAtOnce, 'calls'>): number =>
  kbit(packet + COUNTED_HEADER, perSecond)

/** kbit/s of all of them, as the shaper counts them and as they are on the line. */
function ofCalls(line: LineBehind, at: CallsAtOnce): { readonly counted: number; readonly carried: number } {
  const carried = at.calls * kbit(LINE_SIZE[line.access](at.packet), at.perSecond)
  return { counted: at.calls * countedKbit(at), carried }
}

/** Line bytes for each byte that is counted, of a large packet: the dearest one of those that fill as many cells as a full one. */
function dearness({ access, mtu }: LineBehind): number {
  const { wire, cells } = onAccess(mtu, access)
  let packet = mtu
  while (cells && packet > 1 && onAccess(packet - 1, access).cells?.count === cells.count) packet--
  return wire / (packet + COUNTED_HEADER)
}

/** kbit/s that a shape comes to on its line at most: with calls, and transfers that take all else that it lets through. */
export function carriedKbit(shapeKbit: number, line: LineBehind, at: CallsAtOnce): number {
  const { counted, carried } = ofCalls(line, at)
  const dear = dearness(line)
  const within = Math.min(1, shapeKbit / counted)
  const withCalls = within * carried + Math.max(0, shapeKbit - counted) * dear
  return Math.max(withCalls, shapeKbit * dear)
}

/** Calls that a priority class of so many kbit/s has room for, one at least. */
export const callsIn = (priorityKbit: number, call: Omit<CallsAtOnce, 'calls'>): number =>
  Math.max(1, Math.floor(priorityKbit / countedKbit(call) + 1e-9))

/** The greatest shape, kbit/s, that never comes to more than the line has: what waits then waits in the shaper's queues. */
export function mostShapedKbit(line: LineBehind, at: CallsAtOnce): number {
  const { counted, carried } = ofCalls(line, at)
  const dear = dearness(line)
  const withCalls = carried >= line.kbit ? (line.kbit * counted) / carried : counted + (line.kbit - carried) / dear
  return Math.min(withCalls, line.kbit / dear)
}
