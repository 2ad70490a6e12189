/** A flow: who talks to whom and how. It names packets for traces, calls and filters; it is not a packet. */
import type { Ip } from './address'
import { ETHERNET_MTU, segmentIn } from './fragments'
import type { Ipv4Packet, Payload } from './packet'

export type FlowProtocol = 'icmp' | 'udp' | 'tcp' | 'esp'

export interface Flow {
  readonly source: Ip
  readonly destination: Ip
  readonly protocol: FlowProtocol
  readonly sourcePort: number
  readonly destinationPort: number
  /** IP length of the packet in bytes; 60 is one G.729 voice packet. */
  readonly size: number
  readonly dscp: number
  /** Its packets must not be cut. */
  readonly df?: true
}

/** Expedited forwarding, as voice is marked; CS3, as Cisco phones and CallManagers mark their signalling. */
export const EXPEDITED = 46
export const SIGNALLING = 24

/** Where calls' voice goes, as Cisco phones and routers choose it. */
export const VOICE_PORTS = { first: 16384, last: 32767 }
export const SKINNY_PORT = 2000

/** How hosts of this network mark a packet to a port: voice and signalling are, the rest is not. */
export function dscpOf(protocol: FlowProtocol, port: number): number {
  if (protocol === 'udp') return port >= VOICE_PORTS.first && port <= VOICE_PORTS.last ? EXPEDITED : 0
  return protocol === 'tcp' && port === SKINNY_PORT ? SIGNALLING : 0
}

/** The same conversation the other way round. */
export function reverseFlow(flow: Flow): Flow {
  return {
    ...flow,
    source: flow.destination,
    destination: flow.source,
    sourcePort: flow.destinationPort,
    destinationPort: flow.sourcePort,
  }
}

/** One packet of a flow, with the initial TTL its sender uses. */
export function packetOfFlow(flow: Flow, ttl: number, reply = false): Ipv4Packet {
  const { source, destination, dscp, df } = flow
  const packet = { source, destination, ttl, dscp, payload: payloadOf(flow, reply) }
  return df ? { ...packet, df } : packet
}

function payloadOf(flow: Flow, reply: boolean): Payload {
  const { sourcePort, destinationPort } = flow
  const rest = Math.max(0, flow.size - 20)
  const message = { kind: 'opaque' } as const
  switch (flow.protocol) {
    case 'icmp':
      return {
        protocol: 'icmp',
        type: reply ? 'echo-reply' : 'echo',
        code: 0,
        id: 1,
        sequence: 0,
        dataSize: Math.max(0, rest - 8),
      }
    case 'udp':
      return { protocol: 'udp', sourcePort, destinationPort, message, dataSize: Math.max(0, rest - 8) }
    case 'tcp':
      return {
        protocol: 'tcp',
        sourcePort,
        destinationPort,
        flags: reply ? 'syn-ack' : 'syn',
        message,
        // What opens a connection carries no data: MSS, window scale, SACK and timestamps fill its options.
        mss: segmentIn(ETHERNET_MTU),
        ...sized(Math.max(0, rest - 20)),
      }
    case 'esp':
      return { protocol: 'other', number: 50, dataSize: rest }
  }
}

const MAX_OPTIONS = 40

function sized(bytes: number): { readonly optionSize: number; readonly dataSize: number } {
  const optionSize = Math.min(bytes, MAX_OPTIONS)
  return { optionSize, dataSize: bytes - optionSize }
}
