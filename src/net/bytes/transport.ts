/** UDP and TCP as bytes, with checksums over the pseudo header (RFC 768, RFC 9293 section 3.1). */
import { type Ipv4Packet, protocolNumber, TCP_HEADER, type TcpPayload, UDP_HEADER, type UdpPayload } from '../packet'
import type { Conversations } from './conversations'
import { messageBytes } from './message'
import { Writer } from './writer'

export function writeUdp(out: Writer, packet: Ipv4Packet, udp: UdpPayload, conversations: Conversations): void {
  const data = messageBytes(udp, conversations)
  const start = out.length
  out.u16(udp.sourcePort, udp.destinationPort, UDP_HEADER + data.length, 0).raw(data)
  // A sum of zero is written as its complement: zero means that there is none.
  out.patch16(start + 6, out.checksum(start, pseudoSum(packet, out.length - start)) || 0xffff)
}

/** Bits of the flags: FIN 1, SYN 2, RST 4, PSH 8, ACK 16. */
const FLAGS: Readonly<Record<TcpPayload['flags'], number>> = {
  syn: 0x02,
  'syn-ack': 0x12,
  ack: 0x10,
  push: 0x18,
  fin: 0x11,
  rst: 0x14,
}

const WINDOW = 4128
const MAXIMUM_SEGMENT = 1460

export function writeTcp(out: Writer, packet: Ipv4Packet, tcp: TcpPayload, conversations: Conversations): void {
  const { sequence, ack } = conversations.numbers(packet.source, packet.destination, tcp)
  const options = optionBytes(tcp.optionSize ?? 0, tcp.mss ?? MAXIMUM_SEGMENT)
  const start = out.length
  out.u16(tcp.sourcePort, tcp.destinationPort).u32(sequence, ack)
  out
    .u8(((TCP_HEADER + options.length) / 4) << 4, FLAGS[tcp.flags])
    .u16(WINDOW, 0, 0)
    .raw(options)
  out.raw(messageBytes(tcp, conversations))
  out.patch16(start + 16, out.checksum(start, pseudoSum(packet, out.length - start)))
}

/** The maximum segment size and, behind it, no-operations: RFC 9293 section 3.2. */
function optionBytes(size: number, segment: number): Uint8Array {
  const out = new Writer()
  if (size >= 4) out.u8(2, 4).u16(segment)
  while (out.length < Math.ceil(size / 4) * 4) out.u8(1)
  return out.done()
}

function pseudoSum({ source, destination, payload }: Ipv4Packet, length: number): number {
  const protocol = protocolNumber(payload)
  return (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff) + protocol + length
}
