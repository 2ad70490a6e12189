/** Crypto maps and their access lists, as a packet meets them. */
import type { AccessList, AccessListEntry, Configuration, CryptoMap, PortRange, Told } from '../../../config/index'
import { type Ipv4Packet, matchesWildcard, portsOf, protocolNumber } from '../../../net/index'

interface Applied {
  readonly map?: CryptoMap
  readonly applied?: Told<string>
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
  return { ...(map ? { map } : {}), ...(applied ? { applied } : {}) }
}

/** The first access-list entry that matches a packet on its way out; `mirrored` for one on its way in. */
export function matchEntry(
  config: Configuration,
  match: Told<string> | undefined,
  packet: Ipv4Packet,
  mirrored: boolean,
): AccessListEntry | undefined {
  const list = match && config.accessLists[match.value]
  return list?.entries.find((entry) => entryMatches(list, entry, packet, mirrored))
}

function entryMatches(list: AccessList, entry: AccessListEntry, packet: Ipv4Packet, mirrored: boolean): boolean {
  const [near, far] = mirrored ? [packet.destination, packet.source] : [packet.source, packet.destination]
  if (!matchesWildcard(near, entry.source.address, entry.source.wildcard)) return false
  if (list.type === 'standard') return true
  if (!matchesWildcard(far, entry.destination.address, entry.destination.wildcard)) return false
  if (entry.protocol !== undefined && entry.protocol !== protocolNumber(packet.payload)) return false
  const ports = portsOf(packet.payload)
  const [nearPort, farPort] = mirrored ? [ports?.destination, ports?.source] : [ports?.source, ports?.destination]
  return portFits(entry.sourcePort, nearPort) && portFits(entry.destinationPort, farPort)
}

function portFits(range: PortRange | undefined, port: number | undefined): boolean {
  if (range === undefined) return true
  return port !== undefined && (port >= range.first && port <= range.last) !== range.inverted
}

/** IKE itself is never protected by what it makes: a peer without an SA could not be spoken to. */
export function isIke(packet: Ipv4Packet): boolean {
  return packet.payload.protocol === 'udp' && packet.payload.message.kind === 'ike'
}
