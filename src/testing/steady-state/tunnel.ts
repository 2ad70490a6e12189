/** An SA pair at rest: whom it joins and what it covers. */
import type { AccessListEntry, CryptoMapEntry, ReverseRouteConfig } from '../../config/index'
import { type Ip, matchesWildcard, type Prefix, prefixOf } from '../../net/index'
import { ESP, type Packet, UDP } from './packet'

export interface Tunnel {
  readonly site: string
  readonly head: string
  /** The head-end's address, the site's own, and the one that the head-end sees. */
  readonly peer: Ip
  readonly local: Ip
  readonly visible: Ip
  readonly entry: CryptoMapEntry
  readonly reverseRoute?: ReverseRouteConfig | undefined
  /** The site's network, as its list says. */
  readonly network: Prefix
  /** Whether a packet from the site is within the proxies. */
  readonly covers: (packet: Packet) => boolean
  readonly outer: (way: 'up' | 'down', inner: Packet) => Packet
}

export const coveredBy =
  (entry: AccessListEntry) =>
  (packet: Packet): boolean =>
    matchesWildcard(packet.source, entry.source.address, entry.source.wildcard) &&
    matchesWildcard(packet.destination, entry.destination.address, entry.destination.wildcard) &&
    (entry.protocol === undefined || entry.protocol === packet.protocol)

/** ESP, or ESP in UDP where both ends found a translator between them. */
export function outerOf(ends: Pick<Tunnel, 'local' | 'peer' | 'visible'>, inUdp: boolean): Tunnel['outer'] {
  const shape = inUdp ? { protocol: UDP, sourcePort: 4500, destinationPort: 4500 } : { protocol: ESP }
  return (way, inner) =>
    way === 'up'
      ? { ...shape, source: ends.local, destination: ends.peer, inner }
      : { ...shape, source: ends.peer, destination: ends.visible, inner }
}

/** A pattern as a network; undefined when its bits do not stand together. */
export function networkOfPattern({ address, wildcard }: AccessListEntry['source']): Prefix | undefined {
  const length = 32 - Math.log2(wildcard + 1)
  return Number.isInteger(length) ? prefixOf(address, length) : undefined
}
