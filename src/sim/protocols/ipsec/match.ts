/** Crypto maps and their access lists, as a packet meets them. */
import {
  type AccessListEntry,
  type Configuration,
  type Configured,
  type CryptoMap,
  type CryptoMapEntry,
  type DynamicMapEntry,
  evaluateList,
  type FilterSubject,
  insideTable,
  type NotKnown,
} from '../../../config/index'
import { type Ipv4Packet, lookUp } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'

/** An entry that decides, or one that is not read and would. */
export type MatchVerdict =
  | { readonly action: 'permit' | 'deny'; readonly entry: AccessListEntry }
  | { readonly action: 'not-known'; readonly notKnown: NotKnown }

interface Applied {
  readonly map?: CryptoMap
  readonly applied?: Configured<string>
  /** The inside tables of its entries, where they are not all the global one. */
  readonly tables?: ReadonlyMap<CryptoMapEntry | DynamicMapEntry, string | undefined>
}

/** Found once per configuration and interface, as every packet asks. */
const found = new WeakMap<Configuration, Map<string, Applied>>()

/** The crypto map of an interface. */
export function mapAt(config: Configuration, name: string): Applied {
  const known = found.get(config)?.get(name)
  if (known) return known
  const item = findMap(config, name)
  found.set(config, new Map(found.get(config)).set(name, item))
  return item
}

function findMap(config: Configuration, name: string): Applied {
  const applied = config.interfaces.find((item) => item.name === name)?.cryptoMap
  const map = applied && config.crypto?.maps.find((item) => item.name === applied.value)
  return { ...(map ? { map, ...tablesOf(config, map, name) } : {}), ...(applied ? { applied } : {}) }
}

function tablesOf(config: Configuration, map: CryptoMap, carrier: string): Pick<Applied, 'tables'> {
  const templates = config.crypto?.dynamicMaps.filter((item) => map.dynamic.some((use) => use.map === item.map)) ?? []
  const tables = new Map(
    [...map.entries, ...templates].map((entry) => {
      const names = { isakmpProfile: entry.isakmpProfile?.value, ikev2Profile: entry.ikev2Profile?.value }
      return [entry, insideTable(config, names, carrier)]
    }),
  )
  return [...tables.values()].every((table) => table === undefined) ? {} : { tables }
}

/** Whether packets of a table are an entry's: only those of its inside VRF. */
export const isInside = (
  { tables }: Pick<Applied, 'tables'>,
  entry: CryptoMapEntry | DynamicMapEntry,
  table: string | undefined,
): boolean => tables?.get(entry) === table

/** The number of the map's entry that an SA belongs to: one that a template has answered has the entry's that names it. */
export function entryNumber(
  map: CryptoMap | undefined,
  sa: Pick<SaPair, 'sequence'> & Partial<Pick<SaPair, 'dynamic'>>,
) {
  const { dynamic, sequence } = sa
  if (!dynamic) return sequence
  return map?.dynamic.find((use) => use.map === dynamic.map)?.sequence ?? Infinity
}

/** What the list of a crypto map's entry says of a packet; without a list, or with none of that name, nothing. */
export function matchEntry(
  config: Configuration,
  match: Configured<string> | undefined,
  subject: FilterSubject,
): MatchVerdict | undefined {
  const list = match && lookUp(config.accessLists, match.value)
  const verdict = list && evaluateList(list, subject)
  if (verdict?.action === 'not-known') return verdict
  return verdict?.entry && { action: verdict.action, entry: verdict.entry }
}

/** IKE itself is never protected by what it makes: a peer without an SA could not be spoken to. */
export function isIke(packet: Ipv4Packet): boolean {
  return packet.payload.protocol === 'udp' && packet.payload.message.kind === 'ike'
}
