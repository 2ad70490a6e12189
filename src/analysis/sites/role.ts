/**
 * What a site is, told from a device's configuration alone: a router whose crypto map initiates. A head-end answers, by
 * a dynamic map; entries of its own beside that lead to partners of its network, and make it no site.
 */
import type { Configuration, CryptoMap, CryptoMapEntry, InterfaceConfig } from '../../config/index'

export function isHeadEnd({ crypto }: Configuration): boolean {
  return crypto !== undefined && (crypto.dynamicMaps.length > 0 || crypto.maps.some((map) => map.dynamic.length > 0))
}

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

export const isSite = (item: Configuration): boolean => initiatingOf(item) !== undefined

/** The interfaces of a site that its hosts can stand behind: not those with a crypto map, and no loopbacks. */
export function lanPortsOf({ interfaces }: Configuration): readonly InterfaceConfig[] {
  return interfaces.filter(({ cryptoMap, kind }) => cryptoMap === undefined && kind !== 'loopback')
}
