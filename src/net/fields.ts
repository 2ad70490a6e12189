/**
 * A frame's headers with their fields, outermost first, for who takes a packet apart: the layers of `layers.ts`, each with
 * what stands in it. What a message holds is told by its own fields, so that a new message needs nothing here.
 */
import { formatIp, type Ip } from './address'
import { BPDU_SIZE } from './bpdu'
import { packetLayers } from './layers'
import type { Message } from './messages'
import type { OspfBody, OspfMessage, OspfName } from './ospf'
import {
  type ArpPacket,
  type Frame,
  frameSize,
  type Ipv4Packet,
  type Payload,
  packetSize,
  protocolNumber,
} from './packet'
import { formatPrefix, type Prefix } from './prefix'

export interface HeaderField {
  readonly name: string
  readonly text: string
  /** A password: for who asked to see them. */
  readonly secret?: true
}

export interface Header {
  readonly name: string
  /** Bytes of its own, and with everything inside. */
  readonly bytes: number
  readonly total: number
  readonly fields: readonly HeaderField[]
}

export function headersOf(frame: Frame): readonly Header[] {
  const { payload, vlan } = frame
  const inside = carried(payload)
  const total = frameSize(frame)
  const fields = [
    field('destination', frame.destination),
    field('source', frame.source),
    ...(vlan === undefined ? [] : [field('VLAN (802.1Q)', vlan)]),
    field('carries', CARRIES[payload.type]),
  ]
  return [{ name: 'Ethernet', bytes: total - (inside[0]?.total ?? 0), total, fields }, ...inside]
}

const CARRIES = { ip: 'IPv4 (0x0800)', arp: 'ARP (0x0806)', bpdu: 'spanning tree (LLC)' } as const
/** Bytes of ARP for Ethernet and IPv4 (RFC 826). */
const ARP = 28

function carried(payload: Frame['payload']): readonly Header[] {
  switch (payload.type) {
    case 'arp':
      return [{ name: 'ARP', bytes: ARP, total: ARP, fields: arpFields(payload.arp) }]
    case 'bpdu':
      return [{ name: 'Spanning tree', bytes: BPDU_SIZE, total: BPDU_SIZE, fields: fieldsOf(payload.bpdu) }]
    case 'ip':
      return packetHeaders(payload.packet)
  }
}

function packetHeaders(packet: Ipv4Packet): readonly Header[] {
  const fields = packetFields(packet)
  return packetLayers(packet).map(({ name, bytes, total }, at) => ({ name, bytes, total, fields: fields[at] ?? [] }))
}

const arpFields = ({ operation, senderIp, senderMac, targetIp, targetMac }: ArpPacket): readonly HeaderField[] => [
  field('operation', operation),
  field('sender', `${formatIp(senderIp)} at ${senderMac}`),
  field('target', operation === 'request' ? formatIp(targetIp) : `${formatIp(targetIp)} at ${targetMac}`),
]

/** One list for each of the packet's layers, in their order. */
function packetFields(packet: Ipv4Packet): readonly (readonly HeaderField[])[] {
  const { source, destination, ttl, dscp, df, payload, fragments } = packet
  const own = [
    field('source', formatIp(source)),
    field('destination', formatIp(destination)),
    field('protocol', protocolNumber(payload)),
    field('total length', packetSize(packet)),
    field('TTL', ttl),
    field('DSCP', dscp),
    ...(df ? [field("don't fragment", 'set')] : []),
    ...(fragments ? [field('fragments', fragments.join(' + '))] : []),
  ]
  return [own, ...payloadFields(payload)]
}

function payloadFields(payload: Payload): readonly (readonly HeaderField[])[] {
  switch (payload.protocol) {
    case 'udp':
    case 'tcp': {
      const { message, dataSize, protocol: _protocol, ...header } = payload
      return [fieldsOf(header), ...messageFields(message, dataSize)]
    }
    case 'icmp': {
      const { about, dataSize, protocol: _protocol, ...header } = payload
      const quoted = about ? [field('about', `${formatIp(about.source)} → ${formatIp(about.destination)}`)] : []
      return [[...fieldsOf(header), ...quoted], ...messageFields({ kind: 'opaque' }, dataSize)]
    }
    case 'eigrp':
      return [fieldsOf(payload.message)]
    case 'ospf':
      return [ospfFields(payload.message)]
    case 'esp': {
      const esp = [field('SPI', hex(payload.spi)), field('sequence', payload.sequence), field('mode', payload.mode)]
      const inner = packetFields(payload.inner)
      const inside = payload.mode === 'transport' ? inner.slice(1) : inner
      return [...(payload.udp ? [fieldsOf(payload.udp)] : []), esp, ...inside]
    }
    case 'other': {
      const own = [field('protocol', payload.number), ...(payload.key === undefined ? [] : [field('key', payload.key)])]
      return [own, ...(payload.inner ? packetFields(payload.inner) : [])]
    }
  }
}

function ospfFields({ router, area, proof, body }: OspfMessage): readonly HeaderField[] {
  const own = [
    field('router', formatIp(router)),
    field('area', area),
    field('authentication type', proof?.kind ?? 'null'),
  ]
  return [...own, ...ospfBody(body)]
}

function ospfBody(body: OspfBody): readonly HeaderField[] {
  const named = ({ kind, id, router }: OspfName) => `${kind} ${formatIp(id)} of ${formatIp(router)}`
  const list = (name: string, items: readonly OspfName[]) =>
    items.slice(0, MOST_TOLD).map((item) => field(name, named(item)))
  switch (body.kind) {
    case 'hello':
      return [
        field('hello seconds', body.helloSeconds),
        field('dead seconds', body.deadSeconds),
        field('priority', body.priority),
        field('designated router', formatIp(body.designated)),
        field('backup', formatIp(body.backup)),
        ...body.neighbors.slice(0, MOST_TOLD).map((neighbor) => field('neighbor', formatIp(neighbor))),
      ]
    case 'description':
      return [
        field('MTU', body.mtu),
        field('flags', [body.init && 'I', body.more && 'M', body.master && 'MS'].filter(Boolean).join(' ')),
        field('sequence', body.sequence),
        ...list('describes', body.headers),
      ]
    case 'request':
      return list('asks for', body.names)
    case 'update':
      return list('tells', body.lsas)
    case 'acknowledgement':
      return list('acknowledges', body.headers)
  }
}

function messageFields(message: Message, bytes: number): readonly (readonly HeaderField[])[] {
  if (bytes === 0) return []
  if (message.kind === 'rtp') return [fieldsOf({ sequence: message.sequence }), fieldsOf({ codec: message.codec })]
  const { kind: _kind, ...rest } = message
  return [fieldsOf(rest)]
}

const field = (name: string, value: string | number): HeaderField => ({ name, text: String(value) })
const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`

/** Fields that are addresses, that are read as hexadecimal, that are passwords, and that are on no wire. */
const ADDRESSES: ReadonlySet<string> = new Set([
  'source',
  'destination',
  'virtualAddress',
  'router',
  'offered',
  'server',
])
const HEXADECIMAL: ReadonlySet<string> = new Set(['spi', 'initiatorCookie', 'responderCookie', 'digest'])
const PASSWORDS: ReadonlySet<string> = new Set(['authentication'])
const NOT_SENT: ReadonlySet<string> = new Set(['notKnown', 'pulse', 'timesUntold', 'kind'])

/** How many entries of a list are told one by one. */
const MOST_TOLD = 20

function fieldsOf(value: object, of = ''): readonly HeaderField[] {
  return Object.entries(value).flatMap(([key, item]: [string, unknown]): readonly HeaderField[] => {
    if (NOT_SENT.has(key) || item === undefined) return []
    const name = of === '' ? words(key) : `${of}, ${words(key)}`
    if (PASSWORDS.has(key) && of === '') return item === '' ? [] : [{ ...field(name, String(item)), secret: true }]
    if (typeof item === 'number') return [field(name, numberText(key, item))]
    if (typeof item !== 'object' || item === null) return [field(name, String(item))]
    if (isPrefix(item)) return [field(name, formatPrefix(item))]
    if (Array.isArray(item)) return listFields(name, item)
    return fieldsOf(item, name)
  })
}

function listFields(name: string, items: readonly unknown[]): readonly HeaderField[] {
  if (items.every((item) => typeof item !== 'object')) return items.length === 0 ? [] : [field(name, items.join(', '))]
  const told = items.slice(0, MOST_TOLD).flatMap((item, at) => fieldsOf(item ?? {}, `${name} ${at + 1}`))
  const more = items.length - MOST_TOLD
  return more > 0 ? [...told, field(name, `and ${more} more`)] : told
}

function numberText(key: string, value: number): string {
  if (ADDRESSES.has(key)) return formatIp(value as Ip)
  if (HEXADECIMAL.has(key)) return hex(value)
  return value === Number.POSITIVE_INFINITY ? 'unreachable' : String(value)
}

const isPrefix = (value: object): value is Prefix =>
  Object.keys(value).length === 2 && 'length' in value && 'address' in value

/** `initiatorCookie` as `initiator cookie`. */
const words = (key: string): string => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
