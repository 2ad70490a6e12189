/**
 * IPsec on a device: the crypto-map check of packets that leave, encapsulation, decapsulation, and the check that
 * what should be encrypted does not come in clear. Pure lookups over the database that IKE fills.
 */
import type { AccessList, Configuration, CryptoMapEntry, Source } from '../../../config/index'
import { contains, espShape, formatIp, formatPrefix, type Ip, type Ipv4Packet, matchesWildcard, packetSize, portsOf, protocolNumber } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import type { IpsecSaRow, CryptoPeerRow } from '../../tables'
import type { IpsecState } from './state'

export type { IpsecState } from './state'
export type { CryptoPeerRow }

export const EMPTY_IPSEC: IpsecState = { sas: [], bySpi: new Map(), counters: new Map() }

export function cloneIpsec(state: IpsecState): IpsecState {
  return { ...state, counters: new Map([...state.counters].map(([id, counters]) => [id, { ...counters }])) }
}

export function addSa(state: IpsecState, sa: SaPair): IpsecState {
  return withSas(state, [...state.sas, sa])
}

export function removeSa(state: IpsecState, id: number): IpsecState {
  return withSas(
    state,
    state.sas.filter((sa) => sa.id !== id),
  )
}

function withSas(state: IpsecState, sas: readonly SaPair[]): IpsecState {
  const counters = new Map([...state.counters].filter(([id]) => sas.some((sa) => sa.id === id)))
  return { sas, bySpi: new Map(sas.map((sa) => [sa.inboundSpi, sa])), counters }
}

export function findSa(state: IpsecState, id: number): SaPair | undefined {
  return state.sas.find((sa) => sa.id === id)
}

export type OutboundVerdict =
  | { readonly kind: 'clear'; readonly reason: string; readonly source?: Source | undefined }
  | { readonly kind: 'drop'; readonly reason: string; readonly source?: Source | undefined }
  | { readonly kind: 'negotiate'; readonly map: string; readonly sequence: number; readonly why: string; readonly source?: Source | undefined }
  | {
      readonly kind: 'protect'
      readonly sa: SaPair
      readonly why: string
      readonly source?: Source | undefined
      readonly rows: readonly { readonly table: string; readonly text: string }[]
    }

/** The crypto-map check on the egress interface: entries in sequence, then what negotiated SAs of dynamic maps cover. */
export function selectOutbound(config: Configuration, state: IpsecState, name: string, packet: Ipv4Packet): OutboundVerdict {
  const applied = config.interfaces.find((item) => item.name === name)?.cryptoMap
  const map = config.crypto?.maps.find((item) => item.name === applied?.value)
  if (!map) return { kind: 'clear', reason: `crypto map ${applied?.value ?? ''} has no entries.`, source: applied?.source }
  for (const entry of map.entries) {
    const match = matchEntry(config, entry, packet, false)
    if (match?.action === 'permit') return protectBy(state, map.name, entry, match.line, packet)
  }
  const sa = newest(state.sas.filter((item) => item.interface === name && item.dynamic && proxyHolds(item, packet.source, packet.destination)))
  if (sa) return protectWith(sa, sa.source, `An SA that dynamic map ${sa.dynamic?.map} negotiated covers ${formatPrefix(sa.proxy.local)} → ${formatPrefix(sa.proxy.remote)}.`)
  const reason = map.dynamic.length > 0
    ? `No SA of the dynamic map covers ${formatIp(packet.destination)}, and a dynamic map never initiates: the packet leaves in clear.`
    : `No entry of crypto map ${map.name} permits ${formatIp(packet.source)} → ${formatIp(packet.destination)}: the packet leaves in clear.`
  return { kind: 'clear', reason, source: map.dynamic[0]?.source ?? map.entries[0]?.match?.source ?? applied?.source }
}

function protectBy(state: IpsecState, map: string, entry: CryptoMapEntry, line: Source, packet: Ipv4Packet): OutboundVerdict {
  const sa = newest(state.sas.filter((item) => item.map === map && item.sequence === entry.sequence && proxyHolds(item, packet.source, packet.destination)))
  const matched = `crypto map ${map} ${entry.sequence}: "${line.text.trim()}" permits it`
  if (sa) return protectWith(sa, line, `${matched}.`)
  return { kind: 'negotiate', map, sequence: entry.sequence, source: line, why: `${matched}, but there is no SA yet.` }
}

function protectWith(sa: SaPair, source: Source | undefined, why: string): OutboundVerdict {
  const text = `SA to ${formatIp(sa.remote)} SPI 0x${sa.outboundSpi.toString(16)} ${sa.transform.cipher} ${sa.transform.integrity ?? ''}, ${formatPrefix(sa.proxy.local)} → ${formatPrefix(sa.proxy.remote)}`
  return { kind: 'protect', sa, why, source, rows: [{ table: 'sa', text }] }
}

/** The first access-list entry of a crypto map entry that matches; `mirrored` swaps the packet's ends. */
function matchEntry(config: Configuration, entry: CryptoMapEntry, packet: Ipv4Packet, mirrored: boolean) {
  const list: AccessList | undefined = entry.match && config.accessLists[entry.match.value]
  const source = mirrored ? packet.destination : packet.source
  const destination = mirrored ? packet.source : packet.destination
  const number = protocolNumber(packet.payload)
  const ports = portsOf(packet.payload)
  return list?.entries.find((item) => {
    if (item.protocol !== undefined && item.protocol !== number) return false
    if (!matchesWildcard(source, item.source.address, item.source.wildcard)) return false
    if (list.type === 'extended' && !matchesWildcard(destination, item.destination.address, item.destination.wildcard)) return false
    const [near, far] = mirrored ? [ports?.destination, ports?.source] : [ports?.source, ports?.destination]
    return portFits(item.sourcePort, near) && portFits(item.destinationPort, far)
  })
}

function portFits(range: { readonly first: number; readonly last: number; readonly inverted: boolean } | undefined, port: number | undefined): boolean {
  return range === undefined || (port !== undefined && (port >= range.first && port <= range.last) !== range.inverted)
}

function proxyHolds(sa: SaPair, source: Ip, destination: Ip): boolean {
  return contains(sa.proxy.local, source) && contains(sa.proxy.remote, destination)
}

/** Of several SAs for the same traffic the youngest is used, so that a rekey has no gap. */
function newest(sas: readonly SaPair[]): SaPair | undefined {
  return sas.reduce<SaPair | undefined>((best, sa) => (best && best.id > sa.id ? best : sa), undefined)
}

/** Wraps a packet in ESP. Transport mode is only for traffic between the two peers themselves (FACTS section 1). */
export function encapsulate(state: IpsecState, sa: SaPair, packet: Ipv4Packet): { readonly packet: Ipv4Packet; readonly bytes: number } {
  const counters = countersOf(state, sa.id)
  counters.encapsulated += 1
  const bytes = packetSize(packet)
  counters.bytesOut += bytes
  const outer: Ipv4Packet = {
    source: sa.local,
    destination: sa.remote,
    ttl: 255,
    dscp: packet.dscp,
    payload: {
      protocol: 'esp',
      spi: sa.outboundSpi,
      sequence: counters.encapsulated,
      mode: sa.transform.mode,
      shape: espShape(sa.transform.cipher, sa.transform.integrity),
      inner: packet,
      ...(sa.natPort === undefined ? {} : { udp: { sourcePort: 4500, destinationPort: sa.natPort } }),
    },
    ...(packet.watch === undefined ? {} : { watch: packet.watch }),
  }
  return { packet: outer, bytes }
}

function countersOf(state: IpsecState, id: number) {
  const known = state.counters.get(id) ?? { encapsulated: 0, decapsulated: 0, bytesOut: 0, bytesIn: 0 }
  state.counters.set(id, known)
  return known
}

export type Decapsulated =
  | { readonly kind: 'unknown-spi'; readonly spi: number }
  | { readonly kind: 'opened'; readonly sa: SaPair; readonly packet: Ipv4Packet; readonly bytes: number; readonly covered: boolean; readonly proxyText: string }

/** Unwraps an ESP packet that is addressed to this device. */
export function decapsulate(state: IpsecState, packet: Ipv4Packet): Decapsulated {
  const { payload } = packet
  const spi = payload.protocol === 'esp' ? payload.spi : 0
  const sa = state.bySpi.get(spi)
  if (payload.protocol !== 'esp' || !sa || sa.local !== packet.destination) return { kind: 'unknown-spi', spi }
  const inner = payload.inner
  const counters = countersOf(state, sa.id)
  counters.decapsulated += 1
  const bytes = packetSize(inner)
  counters.bytesIn += bytes
  const opened = packet.watch === undefined ? inner : { ...inner, watch: packet.watch }
  const proxyText = `${formatPrefix(sa.proxy.remote)} → ${formatPrefix(sa.proxy.local)}`
  return { kind: 'opened', sa, packet: opened, bytes, covered: proxyHolds(sa, inner.destination, inner.source), proxyText }
}

export interface InboundVerdict {
  readonly allowed: boolean
  readonly reason: string
  readonly source?: Source | undefined
}

/** A clear packet on a crypto interface that its map would protect the other way round should have been ESP. */
export function checkInbound(config: Configuration, state: IpsecState, name: string, packet: Ipv4Packet): InboundVerdict {
  const applied = config.interfaces.find((item) => item.name === name)?.cryptoMap
  const map = config.crypto?.maps.find((item) => item.name === applied?.value)
  for (const entry of map?.entries ?? []) {
    const match = matchEntry(config, entry, packet, true)
    if (match?.action === 'permit') return due(`crypto map ${map?.name} ${entry.sequence} protects this traffic ("${match.line.text.trim()}"), but the packet came in clear.`, match.line)
  }
  const sa = state.sas.find((item) => item.interface === name && item.dynamic && proxyHolds(item, packet.destination, packet.source))
  if (sa) return due(`An SA with ${formatIp(sa.remote)} protects this traffic, but the packet came in clear.`, sa.source)
  return { allowed: true, reason: '' }
}

function due(reason: string, source: Source | undefined): InboundVerdict {
  return { allowed: false, reason, source }
}

export function ipsecRows(state: IpsecState): readonly IpsecSaRow[] {
  return state.sas.map((sa) => ({ sa, ...(state.counters.get(sa.id) ?? { encapsulated: 0, decapsulated: 0, bytesOut: 0, bytesIn: 0 }) }))
}
