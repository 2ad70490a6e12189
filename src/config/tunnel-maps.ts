/** The maps that the protection of tunnel interfaces makes, found by name and by peer: a head-end may have one for each site. */
import type { Ip } from '../net/index'
import type { CryptoConfig, CryptoMap } from './crypto'

export interface TunnelMaps {
  readonly byName: ReadonlyMap<string, CryptoMap>
  /** Names by the peer that they are for. */
  readonly byPeer: ReadonlyMap<Ip, readonly string[]>
}

const known = new WeakMap<CryptoConfig, TunnelMaps>()

/** Made once for each configuration. */
export function tunnelMapsOf(crypto: CryptoConfig): TunnelMaps {
  const found = known.get(crypto)
  if (found) return found
  const { tunnelMaps = [] } = crypto
  const byPeer = new Map<Ip, readonly string[]>()
  for (const { name, entries } of tunnelMaps)
    for (const { address } of entries.flatMap((entry) => entry.peers))
      byPeer.set(address, [...(byPeer.get(address) ?? []), name])
  const made = { byName: new Map(tunnelMaps.map((map) => [map.name, map])), byPeer }
  known.set(crypto, made)
  return made
}
