/** The map that a router makes by itself of a tunnel interface's protection. */
import type { InterfaceConfig } from './configuration'
import type { CryptoMap, CryptoMapEntry, IpsecProfile } from './crypto'

/** The sequence number that IOS gives to the entry of a tunnel's map. */
const HEAD_SEQUENCE = 65_537

/** How IOS calls the map that it makes of a tunnel's protection. */
export const tunnelMapName = (name: string): string => `${name}-head-0`

/** What a router makes of `tunnel protection`: a map with one entry, for the other end; nothing without protection. */
export function tunnelMapOf(
  { tunnel }: InterfaceConfig,
  profiles: readonly IpsecProfile[],
  interfaces: readonly InterfaceConfig[],
): CryptoMap | undefined {
  const { protection, destination, from } = tunnel ?? {}
  const profile = profiles.find(({ name }) => name === protection?.profile)
  if (!tunnel || !protection || !profile) return undefined
  const { name: _name, source: _source, ...terms } = profile
  const peers = destination
    ? [{ address: destination.value, default: false, source: destination.source ?? protection.source }]
    : []
  const entry: CryptoMapEntry = {
    ...terms,
    sequence: HEAD_SEQUENCE,
    peers,
    tunnel: tunnel.mode,
    preClassify: false,
    source: protection.source,
  }
  const local =
    from?.interface ??
    interfaces.find(({ address: told }) => told.kind === 'static' && told.address === from?.address)?.name
  return {
    name: protection.map,
    entries: [entry],
    dynamic: [],
    ...(local === undefined || !from ? {} : { localInterface: { value: local, source: from.source } }),
  }
}
