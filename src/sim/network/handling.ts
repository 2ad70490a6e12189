/** What one device did with a frame while the network stood still, and whether two frames say the same. */
import type { Frame } from '../../net/index'
import type { PacketEnd } from '../node/world'
import type { Delivery } from './carried'

/** The end of a packet's way. */
export interface End extends PacketEnd {
  /** The device it ended at, or that sent it on last. */
  readonly device: string
}

/** Where a packet was put on a cable. */
export interface Sending {
  readonly device: string
  readonly port: string
  readonly cut: boolean
}

export interface Handling {
  readonly device: string
  /** The frame that came; for the device that makes the packet, which of the ways that were asked for it is. */
  readonly came: Delivery | number
  /** What left it, at the devices where it comes in. */
  readonly out: readonly Delivery[]
  readonly sent?: Sending
  readonly end?: End
}

/** The frame of a packet that goes round, with its TTL as it is on its last round; undefined when it does not come back. */
export function lastRound(before: Frame, again: Frame): Frame | undefined {
  if (before.payload.type !== 'ip' || again.payload.type !== 'ip') return undefined
  const { ttl } = again.payload.packet
  const lost = before.payload.packet.ttl - ttl
  if (lost <= 0 || ttl <= lost + 1) return undefined
  const withTtl = (value: number) => framed(again, value)
  return sameValue(withTtl(before.payload.packet.ttl), before)
    ? withTtl(ttl - lost * Math.floor((ttl - 2) / lost))
    : undefined
}

const framed = (frame: Frame, ttl: number): Frame =>
  frame.payload.type === 'ip' ? { ...frame, payload: { type: 'ip', packet: { ...frame.payload.packet, ttl } } } : frame

/** Whether two pieces of plain data say the same, but for the numbers of frames of ESP. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => sameValue(item, b[at]))
  const fields = Object.keys(a)
  return (
    fields.length === Object.keys(b).length &&
    fields.every((key) => key === 'sequence' || sameValue(Reflect.get(a, key), Reflect.get(b, key)))
  )
}
