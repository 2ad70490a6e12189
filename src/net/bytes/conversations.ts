/**
 * What the bytes of a packet depend on beyond the packet: numbers that count up from packet to packet, which the simulator has
 * no use for. One of these goes through a capture from its beginning to its end; what is seen on several cables, or quoted by an
 * error, has the numbers that it had at first.
 */
import type { Ip } from '../address'
import type { Ipv4Packet, Payload, TcpPayload } from '../packet'

/** What the first messages of main mode fix for those after them. */
export interface Agreed {
  /** Of Diffie and Hellman. */
  readonly group: number
  /** What both ends can do. */
  readonly vendors: readonly string[]
}

interface Numbers {
  readonly sequence: number
  readonly ack: number
}

export class Conversations {
  /** Whether passwords are written as they are on the wire. */
  readonly inClear: boolean
  private readonly identifications = new Map<Ip, number>()
  private readonly next = new Map<string, number>()
  private readonly identified = new WeakMap<Payload, number[]>()
  private readonly numbered = new WeakMap<TcpPayload, Numbers>()
  private readonly agreed = new Map<number, Agreed>()

  constructor({ inClear = false }: { readonly inClear?: boolean } = {}) {
    this.inClear = inClear
  }

  /** The identification of a packet, or of one of those that it is sent in: the next one of its sender (RFC 791 section 3.2). */
  identification({ source, payload }: Ipv4Packet, piece = 0): number {
    const given = this.identified.get(payload) ?? []
    const known = given[piece]
    if (known !== undefined) return known
    const value = ((this.identifications.get(source) ?? 0) + 1) & 0xffff
    this.identifications.set(source, value)
    given[piece] = value
    this.identified.set(payload, given)
    return value
  }

  /** Sequence and acknowledgement of a segment (RFC 9293 section 3.4); every SYN begins anew. */
  numbers(source: Ip, destination: Ip, segment: TcpPayload): Numbers {
    const known = this.numbered.get(segment)
    const own = `${source}:${segment.sourcePort}>${destination}:${segment.destinationPort}`
    const other = `${destination}:${segment.destinationPort}>${source}:${segment.sourcePort}`
    const opens = segment.flags === 'syn' || segment.flags === 'syn-ack'
    const sequence = known?.sequence ?? (opens ? FIRST_SEQUENCE : (this.next.get(own) ?? FIRST_SEQUENCE))
    const taken = opens || segment.flags === 'fin' ? 1 : 0
    const end = (sequence + segment.dataSize + taken) >>> 0
    // Seen again, it may be between other addresses (NAT); what has gone on since stays.
    if (!known || (this.next.get(own) ?? 0) < end) this.next.set(own, end)
    if (known) return known
    const made = { sequence, ack: segment.flags === 'syn' ? 0 : (this.next.get(other) ?? 0) }
    this.numbered.set(segment, made)
    return made
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
