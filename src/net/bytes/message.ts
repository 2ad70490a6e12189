/** What UDP and TCP carry, as bytes: as many as the packet says it has, unless the message itself has more. */
import type { Message } from '../messages'
import type { TcpPayload, UdpPayload } from '../packet'
import type { Conversations } from './conversations'
import { writeDhcp } from './dhcp'
import { writeHsrp } from './hsrp'
import { NAT_TRAVERSAL, writeIke } from './isakmp'
import { writeRtp } from './rtp'
import { writeSkinny } from './skinny'
import { Writer } from './writer'

const KEEPALIVE = 0xff

type Carrier = Pick<UdpPayload | TcpPayload, 'protocol' | 'message' | 'dataSize' | 'sourcePort' | 'destinationPort'>

export function messageBytes(carrier: Carrier, conversations: Conversations): Uint8Array {
  const out = new Writer()
  write(out, carrier.message, carrier, conversations)
  return out.zeros(Math.max(0, carrier.dataSize - out.length)).done()
}

function write(out: Writer, message: Message, carrier: Carrier, conversations: Conversations): void {
  switch (message.kind) {
    case 'hsrp':
      writeHsrp(out, message, conversations.inClear)
      return
    case 'dhcp':
      writeDhcp(out, message)
      return
    case 'skinny':
      writeSkinny(out, message)
      return
    case 'ike':
      writeIke(out, message, carrier, conversations)
      return
    case 'rtp':
      writeRtp(out, message.sequence, message.codec, carrier.dataSize)
      return
    case 'opaque':
      writeOpaque(out, message.pulse, carrier)
      return
    case 'eigrp':
    case 'ospf':
      // They are carried by IP itself.
      return
  }
}

/** What is measured with are the packets of a call; one byte to the port of NAT traversal keeps a translation alive (RFC 3948). */
function writeOpaque(out: Writer, pulse: number | undefined, carrier: Carrier): void {
  if (carrier.destinationPort === NAT_TRAVERSAL && carrier.dataSize === 1) out.u8(KEEPALIVE)
  else if (pulse !== undefined && carrier.protocol === 'udp') writeRtp(out, pulse, undefined, carrier.dataSize)
}
