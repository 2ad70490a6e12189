/** A frame as bytes: what a capture holds of it, which is all but preamble and checksum (IEEE 802.3, 802.1Q). */
import type { ArpPacket, Frame } from '../packet'
import { writeBpdu } from './bpdu'
import { Conversations } from './conversations'
import { writePacket } from './ip'
import { Writer } from './writer'

/** Bytes of the smallest frame without its checksum. */
const SMALLEST = 60
const TAG = 0x8100
const IP = 0x0800
const ARP = 0x0806

export function frameBytes(frame: Frame, conversations = new Conversations()): Uint8Array {
  const out = new Writer().mac(frame.destination).mac(frame.source)
  if (frame.vlan !== undefined) out.u16(TAG, frame.vlan & 0x0fff)
  const tag = frame.vlan === undefined ? 0 : 4
  writeCarried(out, frame, conversations)
  return out.zeros(Math.max(0, SMALLEST + tag - out.length)).done()
}

function writeCarried(out: Writer, { payload }: Frame, conversations: Conversations): void {
  switch (payload.type) {
    case 'ip':
      writePacket(out.u16(IP), payload.packet, conversations)
      return
    case 'arp':
      writeArp(out.u16(ARP), payload.arp)
      return
    case 'bpdu':
      writeBpdu(out, payload.bpdu)
  }
}

/** RFC 826: Ethernet and IPv4; a request does not know the target's address. */
function writeArp(out: Writer, { operation, senderMac, senderIp, targetMac, targetIp }: ArpPacket): void {
  const isRequest = operation === 'request'
  out
    .u16(1, IP)
    .u8(6, 4)
    .u16(isRequest ? 1 : 2)
  out.mac(senderMac).ip(senderIp)
  if (isRequest) out.zeros(6)
  else out.mac(targetMac)
  out.ip(targetIp)
}
