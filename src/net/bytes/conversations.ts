/**
 * What the bytes of a packet depend on beyond the packet: numbers that count up from packet to packet, which the simulator has
 * no use for. One of these goes through a capture from its beginning to its end.
 */
import type { Ip } from '../address'
import type { TcpPayload } from '../packet'

/** What the first messages of main mode fix for those after them. */
export interface Agreed {
  /** Of Diffie and Hellman. */
  readonly group: number
  /** What both ends can do. */
  readonly vendors: readonly string[]
}

export class Conversations {
  /** Whether passwords are written as they are on the wire. */
  readonly inClear: boolean
  private readonly identifications = new Map<Ip, number>()
  private readonly next = new Map<string, number>()
  private readonly agreed = new Map<number, Agreed>()

  constructor({ inClear = false }: { readonly inClear?: boolean } = {}) {
    this.inClear = inClear
  }

  /** The identification of the next packet of a sender (RFC 791 section 3.2). */
  identification(source: Ip): number {
    const value = ((this.identifications.get(source) ?? 0) + 1) & 0xffff
    this.identifications.set(source, value)
    return value
  }

  /** Sequence and acknowledgement of a segment (RFC 9293 section 3.4); every SYN begins anew. */
  numbers(source: Ip, destination: Ip, segment: TcpPayload): { readonly sequence: number; readonly ack: number } {
    const own = `${source}:${segment.sourcePort}>${destination}:${segment.destinationPort}`
    const other = `${destination}:${segment.destinationPort}>${source}:${segment.sourcePort}`
    const opens = segment.flags === 'syn' || segment.flags === 'syn-ack'
    const sequence = opens ? FIRST_SEQUENCE : (this.next.get(own) ?? FIRST_SEQUENCE)
    const taken = opens || segment.flags === 'fin' ? 1 : 0
    this.next.set(own, (sequence + segment.dataSize + taken) >>> 0)
    return { sequence, ack: segment.flags === 'syn' ? 0 : (this.next.get(other) ?? 0) }
  }

  /** What a negotiation agreed on, by the initiator's cookie. */
  agree(cookie: number, agreed: Agreed): void {
    this.agreed.set(cookie, agreed)
  }

  agreedOf(cookie: number): Agreed {
    return this.agreed.get(cookie) ?? { group: 1, vendors: [] }
  }
}

const FIRST_SEQUENCE = 1000
