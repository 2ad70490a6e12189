/** Cutting packets that are too large for a line, and putting them together again (RFC 791 section 3.2). */
import { IP_HEADER, type Ipv4Packet, piecesOf, TCP_HEADER } from './packet'

/** Bytes that Ethernet carries in one frame (RFC 894), and PPP over it (RFC 2516 section 7). */
export const ETHERNET_MTU = 1500
export const PPPOE_MTU = 1492

/** What every line takes in one piece (RFC 791). */
export const LEAST_MTU = 68

/** The greatest TCP segment whose packet a path takes in one piece. */
export const segmentIn = (mtu: number): number => mtu - IP_HEADER - TCP_HEADER

/** Every piece but the last carries a whole number of eight bytes. */
const UNIT = 8

/** The bytes of the fragments of a packet, each with a header of its own; of one that fits, its own. */
function cut(bytes: number, mtu: number): readonly number[] {
  if (bytes <= mtu) return [bytes]
  const most = Math.max(UNIT, Math.floor((mtu - IP_HEADER) / UNIT) * UNIT)
  const carried = bytes - IP_HEADER
  const full = Math.ceil(carried / most) - 1
  return [...Array.from({ length: full }, () => most + IP_HEADER), carried - full * most + IP_HEADER]
}

/** The packet in pieces that a line takes; a piece may be cut again. */
export const fragmented = (packet: Ipv4Packet, mtu: number): Ipv4Packet => ({
  ...packet,
  fragments: piecesOf(packet).flatMap((bytes) => cut(bytes, mtu)),
})

/** The packet in one piece, as its receiver puts it together. */
export function reassembled(packet: Ipv4Packet): Ipv4Packet {
  const { fragments: _fragments, ...whole } = packet
  return whole
}
