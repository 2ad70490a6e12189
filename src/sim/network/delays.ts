/**
 * How long the packets of a stream were on their way, as its receiver sees it: in milliseconds for the share that comes too
 * late to be played, and as the jitter that RTP tells (RFC 3550 section 6.4.1, appendix A.8).
 */

export interface Delays {
  /** Packets by whole milliseconds of delay. */
  readonly byMs: Map<number, number>
  count: number
  /** Microseconds. */
  sum: number
  least: number
  most: number
  /** Of the packet before, for the next difference. */
  last: number | undefined
  /** Microseconds, as of now and at its greatest. */
  jitter: number
  mostJitter: number
}

export const noDelays = (): Delays => ({
  byMs: new Map(),
  count: 0,
  sum: 0,
  least: Number.POSITIVE_INFINITY,
  most: 0,
  last: undefined,
  jitter: 0,
  mostJitter: 0,
})

export const cloneDelays = (delays: Delays): Delays => ({ ...delays, byMs: new Map(delays.byMs) })

const GAIN = 1 / 16

/** So many packets, one after the other, took so many microseconds each. */
export function noteDelay(delays: Delays, micros: number, packets: number): void {
  const ms = Math.floor(micros / 1000)
  delays.byMs.set(ms, (delays.byMs.get(ms) ?? 0) + packets)
  delays.count += packets
  delays.sum += micros * packets
  delays.least = Math.min(delays.least, micros)
  delays.most = Math.max(delays.most, micros)
  if (delays.last !== undefined) delays.jitter += (Math.abs(micros - delays.last) - delays.jitter) * GAIN
  delays.mostJitter = Math.max(delays.mostJitter, delays.jitter)
  delays.jitter *= (1 - GAIN) ** (packets - 1)
  delays.last = micros
}
