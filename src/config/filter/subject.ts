/** What a filter looks at, taken from a packet once and asked of every entry. */
import { type Ip, type Ipv4Packet, portsOf, protocolNumber, type TcpPayload } from '../../net/index'
import { TCP_FLAGS } from '../policy'

/** A packet as a list sees it. An end that is `undefined` may be anywhere: only a pattern for everything holds it. */
export interface FilterSubject {
  readonly protocol: number
  readonly source: Ip | undefined
  readonly destination: Ip | undefined
  /** Absent for protocols without ports. */
  readonly sourcePort: number | undefined
  readonly destinationPort: number | undefined
  readonly tcpFlags: number
  /** -1 for all but ICMP. */
  readonly icmpType: number
  readonly icmpCode: number
  /** The type-of-service octet. */
  readonly serviceType: number
  readonly ttl: number
  /** It is a fragment, and not the first: it has no ports. */
  readonly laterFragment: boolean
}

const { fin, syn, rst, psh, ack } = TCP_FLAGS
const FLAGS: Readonly<Record<TcpPayload['flags'], number>> = {
  syn,
  'syn-ack': syn | ack,
  ack,
  push: psh | ack,
  fin: fin | ack,
  rst,
}

/** ICMP types by the names that packets carry (RFC 792). */
const ICMP_TYPES = { 'echo-reply': 0, unreachable: 3, redirect: 5, echo: 8, 'time-exceeded': 11 } as const

/** What a list is asked of a packet; `mirrored` = as if it went the other way. */
export function subjectOf(packet: Ipv4Packet, mirrored = false): FilterSubject {
  const { payload } = packet
  const ports = portsOf(payload)
  return {
    protocol: protocolNumber(payload),
    source: mirrored ? packet.destination : packet.source,
    destination: mirrored ? packet.source : packet.destination,
    sourcePort: mirrored ? ports?.destination : ports?.source,
    destinationPort: mirrored ? ports?.source : ports?.destination,
    tcpFlags: payload.protocol === 'tcp' ? FLAGS[payload.flags] : 0,
    icmpType: payload.protocol === 'icmp' ? ICMP_TYPES[payload.type] : -1,
    icmpCode: payload.protocol === 'icmp' ? payload.code : -1,
    serviceType: packet.dscp << 2,
    ttl: packet.ttl,
    laterFragment: false,
  }
}

/** A question to a list in which only protocol, addresses and ports matter. */
export function probeSubject(probe: {
  readonly protocol: number
  readonly source?: Ip | undefined
  readonly destination?: Ip | undefined
  readonly sourcePort?: number | undefined
  readonly destinationPort?: number | undefined
}): FilterSubject {
  return {
    protocol: probe.protocol,
    source: probe.source,
    destination: probe.destination,
    sourcePort: probe.sourcePort,
    destinationPort: probe.destinationPort,
    tcpFlags: TCP_FLAGS.syn,
    icmpType: -1,
    icmpCode: -1,
    serviceType: 0,
    ttl: 255,
    laterFragment: false,
  }
}
