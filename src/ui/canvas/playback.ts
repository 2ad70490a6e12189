/**
 * Where the packet is at a playback position. Positions count hops: the whole part is the hop, the rest its time there
 * and on the link behind it. Simulated time follows the hops' own times, so scrubbing moves the clock too.
 */
import { along, type Leg, type Middles, type Point } from '../../drawing/index'
import type { Hop, Trace } from '../../engine/messages'

/** Part of a hop's unit spent at the device; the rest is spent on the link. */
const AT_DEVICE = 0.35

export interface Moment {
  readonly index: number
  readonly hop: Hop
  /** Device the packet is leaving or at, and the one it is going to, when it is on its way. */
  readonly from: string
  readonly to: string | undefined
  /** 0 at the device, to 1 at the next. */
  readonly along: number
  /** The packet in its present wrapping. */
  readonly packet: Hop['received']
  /** Simulated microseconds. */
  readonly time: number
  readonly ended: boolean
}

/** Hops of a trace; a packet that ends has no link behind its last hop. */
export function lengthOf(trace: Trace): number {
  return Math.max(0, trace.hops.length - (trace.hops.at(-1)?.end ? 1 - AT_DEVICE : 0))
}

export function momentAt(trace: Trace, position: number): Moment | undefined {
  const index = Math.min(trace.hops.length - 1, Math.max(0, Math.floor(position)))
  const hop = trace.hops[index]
  if (!hop) return undefined
  const part = Math.min(1, position - index)
  const next = trace.hops[index + 1]
  const along = hop.end || part <= AT_DEVICE ? 0 : (part - AT_DEVICE) / (1 - AT_DEVICE)
  const arrived = next?.arrived ?? hop.left
  return {
    index,
    hop,
    from: hop.device,
    to: along > 0 ? next?.device : undefined,
    along,
    packet: part < AT_DEVICE / 2 ? hop.received : (hop.sent ?? hop.received),
    time: along === 0 ? hop.left : hop.left + (arrived - hop.left) * along,
    ended: hop.end !== undefined && part >= AT_DEVICE / 2,
  }
}

/** The position a step forward or back leads to: the middle of a neighbouring device. */
export function stepFrom(trace: Trace, position: number, direction: 1 | -1): number {
  const middle = AT_DEVICE / 2 + 0.01
  const index = Math.floor(position)
  if (direction === 1) return Math.min(lengthOf(trace), position < index + middle ? index + middle : index + 1 + middle)
  return position > index + middle + 0.01 ? index + middle : Math.max(0, index - 1 + (index === 0 ? 1 - index : middle))
}

/** Where the packet is drawn: on its leg while it is under way, else at its device. */
export function packetPlace(
  { along: part, index, from }: Moment,
  legs: readonly Leg[],
  middles: Middles,
): Point | undefined {
  const leg = part > 0 ? legs[index] : undefined
  return (leg && along(leg, part)?.at) ?? middles.get(from)
}
