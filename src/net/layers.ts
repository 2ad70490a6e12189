/** A packet's headers as a stack, outermost first, with their bytes: for traces, panels and the command line. */
import { formatIp } from './address'
import { reassembled } from './fragments'
import type { Message } from './messages'
import {
  type EspPayload,
  IP_HEADER,
  type Ipv4Packet,
  type Payload,
  packetSize,
  piecesOf,
  TCP_HEADER,
  type TcpPayload,
  UDP_HEADER,
} from './packet'
import { CODECS, RTP_HEADER } from './voice'

/** What IP carries by its number alone (IANA): protocols that are not simulated, and GRE without a packet inside. */
const BY_NUMBER: ReadonlyMap<number, string> = new Map([
  [47, 'gre'],
  [50, 'esp'],
  [51, 'ah'],
  [89, 'ospf'],
])

export const protocolName = (number: number): string | undefined => BY_NUMBER.get(number)

export interface PacketLayer {
  /** `IPv4`, `UDP`, `ESP`, … */
  readonly name: string
  /** Bytes of this layer's own headers and trailers. */
  readonly bytes: number
  /** Bytes of this layer and everything inside it. */
  readonly total: number
  /** What a person would read first. */
  readonly text: string
}

export function packetLayers(packet: Ipv4Packet): readonly PacketLayer[] {
  const total = packetSize(packet)
  const pieces = piecesOf(packet)
  const text = [
    `${formatIp(packet.source)} → ${formatIp(packet.destination)}`,
    `TTL ${packet.ttl}`,
    ...(packet.dscp === 0 ? [] : [`DSCP ${packet.dscp}`]),
    ...(packet.df ? ["don't fragment"] : []),
    ...(pieces.length > 1
      ? [`${pieces.length} ${packet.fragments ? 'fragments' : 'packets'}: ${pieces.join(' + ')}`]
      : []),
  ].join(', ')
  const carried = packet.fragments
    ? packetSize(reassembled(packet)) - headersOf(reassembled(packet))
    : total - headersOf(packet)
  return [{ name: 'IPv4', bytes: total - carried, total, text }, ...payloadLayers(packet.payload, carried)]
}

/** A header of its own for each packet. */
const headersOf = (packet: Ipv4Packet): number => IP_HEADER * piecesOf(packet).length

function payloadLayers(payload: Payload, total: number): readonly PacketLayer[] {
  switch (payload.protocol) {
    case 'udp':
    case 'tcp': {
      const header = payload.protocol === 'udp' ? UDP_HEADER : TCP_HEADER + (payload.optionSize ?? 0)
      const name = payload.protocol.toUpperCase()
      const text = `${payload.sourcePort} → ${payload.destinationPort}${payload.protocol === 'tcp' ? tcpText(payload) : ''}`
      return [{ name, bytes: header, total, text }, ...dataLayer(payload.message, payload.dataSize)]
    }
    case 'icmp':
      return [{ name: 'ICMP', bytes: 8, total, text: payload.type }, ...dataLayer({ kind: 'opaque' }, payload.dataSize)]
    case 'eigrp':
      return [{ name: 'EIGRP', bytes: total, total, text: payload.message.opcode }]
    case 'ospf':
      return [{ name: 'OSPF', bytes: total, total, text: payload.message.body.kind }]
    case 'other':
      if (payload.inner) {
        const inner = packetLayers(payload.inner)
        return [{ name: 'GRE', bytes: total - (inner[0]?.total ?? 0), total, text: '' }, ...inner]
      }
      return [
        {
          name: protocolName(payload.number)?.toUpperCase() ?? `protocol ${payload.number}`,
          bytes: total,
          total,
          text: '',
        },
      ]
    case 'esp':
      return espLayers(payload, total)
  }
}

const tcpText = ({ flags, mss }: TcpPayload) => `, ${flags}${mss === undefined ? '' : `, MSS ${mss}`}`

function espLayers(esp: EspPayload, total: number): readonly PacketLayer[] {
  const inner = packetLayers(esp.inner)
  const carried = esp.mode === 'transport' ? inner.slice(1) : inner
  // What was cut before encryption is as many packets, each with a UDP header of its own.
  const udp = esp.udp ? UDP_HEADER * piecesOf(esp.inner).length : 0
  const own = total - udp - (carried[0]?.total ?? 0)
  const layers: PacketLayer[] = [
    {
      name: 'ESP',
      bytes: own,
      total: total - udp,
      text: `SPI 0x${esp.spi.toString(16)}, sequence ${esp.sequence}, ${esp.mode} mode`,
    },
    ...carried,
  ]
  return esp.udp
    ? [{ name: 'UDP', bytes: udp, total, text: `${esp.udp.sourcePort} → ${esp.udp.destinationPort}` }, ...layers]
    : layers
}

function dataLayer(message: Message, bytes: number): readonly PacketLayer[] {
  if (bytes === 0) return []
  const { kind } = message
  if (kind === 'rtp') {
    const speech = bytes - RTP_HEADER
    return [
      { name: 'RTP', bytes: RTP_HEADER, total: bytes, text: '' },
      { name: CODECS[message.codec].name, bytes: speech, total: speech, text: '' },
    ]
  }
  return [{ name: kind === 'opaque' ? 'Data' : kind.toUpperCase(), bytes, total: bytes, text: '' }]
}
