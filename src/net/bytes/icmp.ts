/** ICMP as bytes (RFC 792). */
import type { IcmpPayload, Ipv4Packet } from '../packet'
import type { Writer } from './writer'

const TYPES: Readonly<Record<IcmpPayload['type'], number>> = {
  'echo-reply': 0,
  unreachable: 3,
  redirect: 5,
  echo: 8,
  'time-exceeded': 11,
}

export function writeIcmp(out: Writer, icmp: IcmpPayload, quoted: (about: Ipv4Packet) => Uint8Array): void {
  const start = out.length
  const asks = icmp.type === 'echo' || icmp.type === 'echo-reply'
  out.u8(TYPES[icmp.type], icmp.code).u16(0)
  // Of a packet that must not be cut: what the next line takes (RFC 1191 section 4).
  if (asks) out.u16(icmp.id, icmp.sequence)
  else out.u16(0, icmp.mtu ?? 0)
  const about = icmp.about ? quoted(icmp.about).slice(0, icmp.dataSize) : new Uint8Array()
  out.raw(about)
  for (let n = about.length; n < icmp.dataSize; n++) out.u8(n)
  out.patch16(start + 2, out.checksum(start))
}
