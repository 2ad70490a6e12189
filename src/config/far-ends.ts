/** To whom a device's tunnels lead, whatever makes them. */
import type { Ip } from '../net/index'
import type { Configuration } from './configuration'

/** Peers of its crypto maps' entries and other ends of its tunnel interfaces, each once; not those that it only answers. */
export function farEndsOf({ crypto, interfaces }: Configuration): ReadonlySet<Ip> {
  const entries = [...(crypto?.maps ?? []), ...(crypto?.tunnelMaps ?? [])].flatMap((map) => map.entries)
  return new Set([
    ...interfaces.flatMap(({ tunnel }) => tunnel?.destination?.value ?? []),
    ...entries.flatMap(({ peers }) => peers.map(({ address }) => address)),
  ])
}
