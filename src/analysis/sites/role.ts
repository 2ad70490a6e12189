/**
 * What a site is, told from a device's configuration: a router whose crypto map initiates. A head-end answers, by
 * a dynamic map; entries of its own beside that lead to partners of its network, and make it no site. Static entries and
 * protected tunnel interfaces are alike at both ends: there the drawing says which is which, or the others' tunnels do
 * (standings.ts).
 */
import {
  type Configuration,
  type CryptoMap,
  type CryptoMapEntry,
  hasTemplates,
  type InterfaceConfig,
} from '../../config/index'

export function isHeadEnd(item: Configuration): boolean {
  const { crypto, standing } = item
  if (standing === 'head-end' && (hasTunnels(crypto) || hasEntries(crypto) || hasTemplates(item))) return true
  return crypto !== undefined && (crypto.dynamicMaps.length > 0 || crypto.maps.some((map) => map.dynamic.length > 0))
}

const hasEntries = (crypto: Configuration['crypto']): boolean =>
  crypto?.maps.some(({ entries }) => entries.length > 0) ?? false

const hasTunnels = (crypto: Configuration['crypto']): boolean => (crypto?.tunnelMaps?.length ?? 0) > 0

export interface Initiating {
  readonly map: CryptoMap
  /** The first of the map: its peers are those that the site asks in turn. */
  readonly entry: CryptoMapEntry
}

/** By what a router is a site; nothing when it is none. */
export function initiatingOf(item: Configuration): Initiating | undefined {
  if (isHeadEnd(item)) return undefined
  const map = item.crypto?.maps.find(({ entries }) => entries.length > 0)
  const entry = map?.entries[0]
  return map && entry ? { map, entry } : undefined
}

/** A firewall whose tunnels lead to none of the drawn head-ends has them with partners: it stands before a network, and is no site. */
export function isSite(item: Configuration): boolean {
  if (item.standing !== 'site' && item.kind === 'firewall') return false
  return initiatingOf(item) !== undefined || (item.standing === 'site' && hasTunnels(item.crypto) && !isHeadEnd(item))
}

const tunnelEnds = new WeakMap<Configuration, { readonly names: ReadonlySet<string> | undefined }>()

/** Names of the interfaces at whose addresses protected tunnels end; nothing where there are none. Found once for each configuration. */
export function tunnelEndsOf(configuration: Configuration): ReadonlySet<string> | undefined {
  const known = tunnelEnds.get(configuration) ?? { names: findTunnelEnds(configuration) }
  tunnelEnds.set(configuration, known)
  return known.names
}

function findTunnelEnds({ crypto, interfaces }: Configuration): ReadonlySet<string> | undefined {
  const local = new Map(
    crypto?.maps.flatMap(({ name, localInterface }) => (localInterface ? [[name, localInterface.value]] : [])),
  )
  const sources = interfaces.flatMap(({ tunnel }) => (tunnel?.protection ? (tunnel.from ?? []) : []))
  const names = new Set(sources.flatMap((from) => from.interface ?? []))
  const addresses = new Set(sources.flatMap((from) => from.address ?? []))
  const ends = interfaces.flatMap(({ name, address, cryptoMap }) => {
    if (cryptoMap) return [local.get(cryptoMap.value) ?? name]
    return names.has(name) || (address.kind === 'static' && addresses.has(address.address)) ? [name] : []
  })
  return ends.length > 0 ? new Set(ends) : undefined
}

/** The interfaces that hosts can stand behind: not those at which tunnels arrive or end, and no loopbacks. */
export function lanPortsOf(configuration: Configuration): readonly InterfaceConfig[] {
  const ends = tunnelEndsOf(configuration)
  return configuration.interfaces.filter(
    ({ name, cryptoMap, kind }) =>
      cryptoMap === undefined && kind !== 'loopback' && kind !== 'tunnel' && !ends?.has(name),
  )
}
