/**
 * Whether an address is drawn: some device's own, or one of a network that a device stands in, whoever runs at present. In the
 * networks of the Internet and of home routers at it there are others than those that are drawn.
 */
import type { Configuration } from '../../config/index'
import { type Ip, prefixOf } from '../../net/index'

/** Networks by their lengths; an address is one of 32. */
export type DrawnPlaces = ReadonlyMap<number, ReadonlySet<Ip>>

export function drawnPlaces(configurations: readonly Configuration[]): DrawnPlaces {
  const places = new Map<number, Set<Ip>>()
  const add = (ip: Ip, length: number) => {
    const known = places.get(length) ?? new Set()
    places.set(length, known.add(prefixOf(ip, length).address))
  }
  for (const { kind, interfaces } of configurations)
    for (const { address, secondaries = [] } of interfaces)
      for (const own of address.kind === 'static' ? [address, ...secondaries] : []) {
        add(own.address, 32)
        if (kind !== 'internet' && kind !== 'nat') add(own.address, own.length)
      }
  return places
}

export const isDrawnPlace = (places: DrawnPlaces, ip: Ip): boolean =>
  [...places].some(([length, networks]) => networks.has(prefixOf(ip, length).address))
