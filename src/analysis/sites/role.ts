/**
 * What a site is, told from a device's configuration: a router whose crypto map initiates. A head-end answers, by
 * a dynamic map; entries of its own beside that lead to partners of its network, and make it no site. Protected tunnel
 * interfaces are alike at both ends: there the design says which is which.
 */
import type { Configuration, CryptoMap, CryptoMapEntry, InterfaceConfig } from '../../config/index'

export function isHeadEnd({ crypto, standing }: Configuration): boolean {
  if (standing === 'head-end' && hasTunnels(crypto)) return true
  return crypto !== undefined && (crypto.dynamicMaps.length > 0 || crypto.maps.some((map) => map.dynamic.length > 0))
}

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

export const isSite = (item: Configuration): boolean =>
  initiatingOf(item) !== undefined || (item.standing === 'site' && hasTunnels(item.crypto) && !isHeadEnd(item))

/** The interfaces of a site that its hosts can stand behind: not those with a crypto map, and no loopbacks. */
export function lanPortsOf({ interfaces }: Configuration): readonly InterfaceConfig[] {
  return interfaces.filter(({ cryptoMap, kind }) => cryptoMap === undefined && kind !== 'loopback' && kind !== 'tunnel')
}
