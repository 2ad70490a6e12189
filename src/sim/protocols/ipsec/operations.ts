/**
 * IPsec on a device: the crypto-map check of packets that leave, encapsulation, decapsulation, and the check that what
 * should be encrypted does not come in clear. Pure look-ups over the database that IKE fills; only counters count.
 */
import {
  type Configuration,
  type Configured,
  type CryptoMap,
  type CryptoMapEntry,
  type FilterSubject,
  type NotKnown,
  type Source,
  subjectOf,
} from '../../../config/index'
import { contains, formatIp, formatPrefix, type Ip, type Ipv4Packet, packetSize } from '../../../net/index'
import { replayWindowOf, type SaPair } from '../../kernel/security-association'
import { tableGet } from '../../kernel/table'
import { countersOf, protecting } from './database'
import { entryNumber, isIke, isInside, type MatchVerdict, mapAt, matchEntry } from './match'
import { passesReplay } from './replay'
import { sealed } from './seal'
import type { IpsecState, SaCounters } from './state'

export { addSa, allSas, cloneIpsec, EMPTY_IPSEC, findSa, removeSa, replaceSa, saOfSent, tunnelSa } from './database'
export { passesReplay } from './replay'

export type OutboundVerdict =
  /** Without a map, its entries are missing. */
  | {
      readonly kind: 'clear'
      readonly map: CryptoMap | undefined
      readonly applied: string
      readonly source?: Source | undefined
    }
  /** `sequence`: the entry of the map that says so. */
  | {
      readonly kind: 'drop'
      readonly sequence: number
      readonly reason: string
      readonly source?: Source | undefined
    }
  /** Whether it is protected hangs on a line that is not read. */
  | { readonly kind: 'not-known'; readonly notKnown: NotKnown }
  | {
      readonly kind: 'negotiate'
      readonly map: string
      readonly sequence: number
      readonly why: string
      readonly source?: Source | undefined
    }
  | {
      readonly kind: 'protect'
      readonly sa: SaPair
      readonly source?: Source | undefined
      /** The entry that permits it, and its map; absent for an SA that a dynamic map has answered. */
      readonly by?: { readonly map: CryptoMap; readonly entry: CryptoMapEntry; readonly line: Source }
    }

/**
 * The crypto-map check on the egress interface: static entries in sequence, a deny meaning "not this entry"; then what
 * negotiated SAs of dynamic maps cover. A dynamic map never initiates: what only its template's list permits is
 * dropped, and what nothing names leaves in clear (FACTS section 2). What nobody watches goes by the nearest reading: an
 * entry that is not read whole is passed over. `table` = the one that the packet was routed in: an entry takes only what is
 * of its inside VRF.
 */
export function selectOutbound(
  config: Configuration,
  state: IpsecState,
  name: string,
  packet: Ipv4Packet,
  watched = true,
  table?: string,
): OutboundVerdict {
  const at = mapAt(config, name)
  const { map, applied } = at
  if (!map) return { kind: 'clear', map, applied: applied?.value ?? '', source: applied?.source }
  const subject = subjectOf(packet)
  for (const entry of map.entries) {
    const match = isInside(at, entry, table) ? matchEntry(config, entry.match, subject) : undefined
    if (!match || match.action === 'deny') continue
    if (isIke(packet) && isPeer(entry, packet.destination)) continue
    if (match.action === 'not-known') {
      if (!watched) continue
      return { kind: 'not-known', notKnown: match.notKnown }
    }
    return protectBy(state, { map, table }, name, entry, match.entry.line, packet)
  }
  const { source, destination } = packet
  const covering = isIke(packet) ? undefined : protecting(state, source, destination, { map, table }, name)
  if (covering) return { kind: 'protect', sa: covering, source: covering.source }
  const stopped = isIke(packet) ? undefined : templateDrop(config, at, subject, table)
  if (stopped?.kind === 'not-known' && !watched) return leavesClear(map, applied)
  return stopped ?? leavesClear(map, applied)
}

function isPeer(entry: CryptoMapEntry, address: Ip): boolean {
  return entry.peers.some((peer) => peer.address === address)
}

function protectBy(
  state: IpsecState,
  { map, table }: { readonly map: CryptoMap; readonly table: string | undefined },
  name: string,
  entry: CryptoMapEntry,
  line: Source,
  packet: Ipv4Packet,
): OutboundVerdict {
  const by = { map, entry, line }
  const sa = protecting(state, packet.source, packet.destination, { ...by, table }, name)
  if (sa) return { kind: 'protect', sa, source: line, by }
  if (entry.peers.length === 0)
    return {
      kind: 'drop',
      sequence: entry.sequence,
      reason: `${matched(by)}, but the entry names no peer.`,
      source: entry.source,
    }
  return {
    kind: 'negotiate',
    map: map.name,
    sequence: entry.sequence,
    source: line,
    why: `${matched(by)}, but there is no SA yet.`,
  }
}

type By = NonNullable<Extract<OutboundVerdict, { readonly kind: 'protect' }>['by']>

const matched = ({ map, entry, line }: By) =>
  `crypto map ${map.name} ${entry.sequence}: "${line.text.trim()}" permits it`

/** Why a packet is protected, in a sentence. */
export function whyProtected({ sa, by }: Extract<OutboundVerdict, { readonly kind: 'protect' }>): string {
  if (by) return `${matched(by)}.`
  const { dynamic, proxy } = sa
  return `An SA that dynamic map ${dynamic?.map} negotiated covers ${formatPrefix(proxy.local)} → ${formatPrefix(proxy.remote)}.`
}

/** An SA as a row of a step. */
export const rowOfSa = (sa: SaPair) => ({ table: 'sa', text: saText(sa) })

function saText({ remote, outboundSpi, transform, proxy }: SaPair): string {
  const { cipher, integrity } = transform
  const sealed = integrity === undefined ? cipher : `${cipher} ${integrity}`
  return `SA to ${formatIp(remote)} SPI 0x${outboundSpi.toString(16)} ${sealed}, ${formatPrefix(proxy.local)} → ${formatPrefix(proxy.remote)}`
}

/** A permit in a template's list says that the packet must not leave in clear, though nothing here can protect it. */
function templateDrop(
  config: Configuration,
  at: ReturnType<typeof mapAt>,
  subject: FilterSubject,
  table: string | undefined,
): OutboundVerdict | undefined {
  const match = templateMatch(config, at, subject, table)
  if (!match || match.action === 'deny') return undefined
  if (match.action === 'not-known') return { kind: 'not-known', notKnown: match.notKnown }
  const { line } = match.entry
  const reason = `"${line.text.trim()}" of a dynamic map permits it, but no SA covers it, and a dynamic map never initiates.`
  return { kind: 'drop', sequence: match.sequence, reason, source: line }
}

/** The first template that permits a packet, or whose list may; `sequence`: of the map's entry that names it. */
function templateMatch(
  config: Configuration,
  at: ReturnType<typeof mapAt>,
  subject: FilterSubject,
  table: string | undefined,
): (MatchVerdict & { readonly sequence: number }) | undefined {
  for (const use of at.map?.dynamic ?? []) {
    for (const template of config.crypto?.dynamicMaps ?? []) {
      const isOfIt = template.map === use.map && isInside(at, template, table)
      const match = isOfIt ? matchEntry(config, template.match, subject) : undefined
      if (match && match.action !== 'deny') return { ...match, sequence: use.sequence }
    }
  }
  return undefined
}

function leavesClear(map: CryptoMap, applied: Configured<string> | undefined): OutboundVerdict {
  const source = map.dynamic[0]?.source ?? map.entries[0]?.match?.source ?? applied?.source
  return { kind: 'clear', map, applied: applied?.value ?? '', source }
}

/** Why a packet leaves in clear, in a sentence. */
export function whyClear(
  { map, applied }: Extract<OutboundVerdict, { readonly kind: 'clear' }>,
  { source, destination }: Ipv4Packet,
): string {
  if (!map) return `crypto map ${applied} has no entries.`
  return map.dynamic.length > 0
    ? `No SA of the dynamic map covers ${formatIp(destination)}, and a dynamic map never initiates: the packet leaves in clear.`
    : `No entry of crypto map ${map.name} permits ${formatIp(source)} → ${formatIp(destination)}: the packet leaves in clear.`
}

/** Wraps a packet in ESP, and counts it; `df` as the outer header is to have it. */
export function encapsulate(
  state: IpsecState,
  sa: SaPair,
  packet: Ipv4Packet,
  df = false,
): { readonly packet: Ipv4Packet; readonly bytes: number; readonly counters: SaCounters } {
  const counters = countersOf(state, sa.id)
  const first = counters.encapsulated + 1
  counters.encapsulated += packet.fragments?.length ?? 1
  const bytes = packetSize(packet)
  counters.bytesOut += bytes
  return { packet: sealed(sa, packet, first, df), bytes, counters }
}

export type Decapsulated =
  | { readonly kind: 'unknown-spi'; readonly spi: number }
  /** It came twice, or too late: `newest` had come before it. */
  | {
      readonly kind: 'replayed'
      readonly sa: SaPair
      readonly sequence: number
      readonly newest: number
      readonly window: number
      readonly counters: SaCounters
    }
  | {
      readonly kind: 'opened'
      readonly sa: SaPair
      readonly packet: Ipv4Packet
      readonly bytes: number
      /** False when the inner packet is not what the SA was negotiated for. */
      readonly covered: boolean
      readonly proxyText: () => string
      readonly counters: SaCounters
      /** Whether its number was looked at, and how late it might have come. */
      readonly inOrder: boolean
      readonly window: number
    }

/**
 * Unwraps an ESP packet that is addressed to this device. SPI and destination find the SA (RFC 4301 section 4.1);
 * `told` = how many packets may come late where the
 * SA's entry does not say, 0 = that is not looked at; absent = it is not looked at on any SA.
 */
export function decapsulate(state: IpsecState, packet: Ipv4Packet, told?: number): Decapsulated {
  const { payload } = packet
  const spi = payload.protocol === 'esp' ? payload.spi : 0
  const sa = tableGet(state.bySpi, spi)
  if (payload.protocol !== 'esp' || !sa || sa.local !== packet.destination) return { kind: 'unknown-spi', spi }
  const { inner } = payload
  const counters = countersOf(state, sa.id)
  const { sequence, shape } = payload
  const packets = inner.fragments?.length ?? 1
  const window = told === undefined ? 0 : replayWindowOf(sa, told)
  // What is not authenticated is not looked at (RFC 4303 section 3.4.3), nor what stands for packets that were not sent.
  const inOrder = window > 0 && shape.icv > 0 && sequence > 0
  if (inOrder && !passesReplay(counters, sequence, packets, window))
    return { kind: 'replayed', sa, sequence, newest: counters.newest, window, counters }
  counters.decapsulated += packets
  const bytes = packetSize(inner)
  counters.bytesIn += bytes
  const opened = packet.watch === undefined ? inner : { ...inner, watch: packet.watch }
  const covered = contains(sa.proxy.remote, inner.source) && contains(sa.proxy.local, inner.destination)
  const proxyText = () => `${formatPrefix(sa.proxy.remote)} → ${formatPrefix(sa.proxy.local)}`
  return { kind: 'opened', sa, packet: opened, bytes, covered, proxyText, counters, inOrder, window }
}

export interface InboundVerdict {
  readonly allowed: boolean
  readonly reason: string
  /** Whether it should have been ESP hangs on a line that is not read. */
  readonly notKnown?: NotKnown
  /** The entry of the map that wants it as ESP; absent = none does. */
  readonly sequence?: number
  readonly source?: Source | undefined
}

/**
 * A clear packet on a crypto interface that its map would protect the other way round should have been ESP. `table` = that of
 * the interface, where a clear packet is: what an entry has inside of another table could not come so.
 */
export function checkInbound(
  config: Configuration,
  state: IpsecState,
  name: string,
  packet: Ipv4Packet,
  table?: string,
): InboundVerdict {
  const at = mapAt(config, name)
  const { map } = at
  if (!map || isIke(packet)) return { allowed: true, reason: '' }
  const subject = subjectOf(packet, true)
  for (const entry of map.entries) {
    const match = isInside(at, entry, table) ? matchEntry(config, entry.match, subject) : undefined
    if (match?.action === 'not-known') return { allowed: false, reason: '', notKnown: match.notKnown }
    if (match?.action === 'permit') {
      const { line } = match.entry
      return due(
        `crypto map ${map.name} ${entry.sequence} protects this traffic ("${line.text.trim()}"), but the packet came in clear.`,
        line,
        entry.sequence,
      )
    }
  }
  const sa = protecting(state, packet.destination, packet.source, { map, table }, name)
  if (sa)
    return due(
      `An SA with ${formatIp(sa.remote)} protects this traffic, but the packet came in clear.`,
      sa.source,
      entryNumber(map, sa),
    )
  const match = templateMatch(config, at, subject, table)
  if (match?.action === 'not-known') return { allowed: false, reason: '', notKnown: match.notKnown }
  if (match?.action === 'permit') {
    const { line } = match.entry
    const reason = `"${line.text.trim()}" of a dynamic map protects this traffic, but the packet came in clear.`
    return due(reason, line, match.sequence)
  }
  return { allowed: true, reason: '' }
}

function due(reason: string, source: Source | undefined, sequence: number): InboundVerdict {
  return { allowed: false, reason, source, sequence }
}
