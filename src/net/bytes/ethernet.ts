/** A frame as bytes: what a capture holds of it, which is all but preamble and checksum (IEEE 802.3, 802.1Q). */
import type { ArpPacket, EthernetPayload, Frame } from '../packet'
import { writeBpdu } from './bpdu'
import { Conversations } from './conversations'
import { packetBytes } from './ip'
import { Writer } from './writer'

/** Bytes of the smallest frame without its checksum. */
const SMALLEST = 60
const TAG = 0x8100
const IP = 0x0800
const ARP = 0x0806

/** A packet in pieces is as many frames. */
export function frameBytes(frame: Frame, conversations = new Conversations()): readonly Uint8Array[] {
  return carried(frame.payload, conversations).map((payload) => {
    const out = new Writer().mac(frame.destination).mac(frame.source)
    if (frame.vlan !== undefined) out.u16(TAG, frame.vlan & 0x0fff)
    const tag = frame.vlan === undefined ? 0 : 4
    out.raw(payload)
    return out.zeros(Math.max(0, SMALLEST + tag - out.length)).done()
  })
}

/** Type or length, and what follows it. */
function carried(payload: EthernetPayload, conversations: Conversations): readonly Uint8Array[] {
  switch (payload.type) {
    case 'ip':
      return packetBytes(payload.packet, conversations).map((bytes) => new Writer().u16(IP).raw(bytes).done())
    case 'arp':
      return [arpBytes(payload.arp)]
    case 'bpdu': {
      const out = new Writer()
      writeBpdu(out, payload.bpdu)
      return [out.done()]
    }
  }
}

/** RFC 826: Ethernet and IPv4; a request does not know the target's address. */
function arpBytes({ operation, senderMac, senderIp, targetMac, targetIp }: ArpPacket): Uint8Array {
  const isRequest = operation === 'request'
  const out = new Writer().u16(ARP, 1, IP).u8(6, 4)
  out
    .u16(isRequest ? 1 : 2)
    .mac(senderMac)
    .ip(senderIp)
  if (isRequest) out.zeros(6)
  else out.mac(targetMac)
  return out.ip(targetIp).done()
}
