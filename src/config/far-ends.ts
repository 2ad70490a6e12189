/** To whom a device's tunnels lead, whatever makes them. */
import type { Ip } from '../net/index'
import type { Configuration } from './configuration'

/** Of each tunnel interface the other end, of each entry of a crypto map its peers in order; not those that it only answers. */
export function farEndsOf({ crypto, interfaces }: Configuration): readonly (readonly Ip[])[] {
  const entries = [...(crypto?.maps ?? []), ...(crypto?.tunnelMaps ?? [])].flatMap((map) => map.entries)
  return [
    ...interfaces.flatMap(({ tunnel }) => (tunnel?.destination ? [[tunnel.destination.value]] : [])),
    ...entries.map(({ peers }) => peers.map(({ address }) => address)),
  ]
}
