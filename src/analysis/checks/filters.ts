/** What access lists, route-maps and firewall rules let through, for the checks. */
import type { AccessList, AccessListEntry, AddressPattern, Configuration, InterfaceConfig } from '../../config/index'
import { broadcastOf, type Ip, matchesWildcard, type Prefix } from '../../net/index'

/** A packet as a filter looks at it; a destination that is absent may be anywhere. */
export interface Probe {
  readonly protocol: number
  readonly source?: Ip
  readonly destination?: Ip
  readonly port?: number
}

export const ESP = 50
export const UDP = 17
export const ISAKMP = 500
export const NAT_T = 4500

/** Stands for an address that nobody knows beforehand. */
const ANYWHERE = 'anywhere'

/** True when a firewall lets a probe in by a port to leave by another; without a list the security levels decide. */
export function letsIn(config: Configuration, from: InterfaceConfig, to: InterfaceConfig, probe: Probe): boolean {
  const list = from.accessIn === undefined ? undefined : config.accessLists[from.accessIn.value]
  if (list) return permits(list, probe)
  return !from.zone || !to.zone || from.zone.security > to.zone.security
}

function permits(list: AccessList, probe: Probe): boolean {
  return list.entries.find((entry) => matches(entry, probe))?.action === 'permit'
}

function matches(entry: AccessListEntry, probe: Probe): boolean {
  return (
    (entry.protocol === undefined || entry.protocol === probe.protocol) &&
    side(entry.source, probe.source ?? ANYWHERE) &&
    side(entry.destination, probe.destination ?? ANYWHERE) &&
    entry.sourcePort === undefined &&
    (entry.destinationPort === undefined || inRange(entry.destinationPort, probe.port))
  )
}

/** What is not known may be anywhere, and only a pattern for everything lets it through. */
function side(pattern: AddressPattern, address: Ip | typeof ANYWHERE): boolean {
  if (address === ANYWHERE) return pattern.wildcard >>> 0 === 0xffffffff
  return matchesWildcard(address, pattern.address, pattern.wildcard)
}

function inRange(range: NonNullable<AccessListEntry['destinationPort']>, port: number | undefined): boolean {
  return port !== undefined && (port >= range.first && port <= range.last) !== range.inverted
}

/** True when a list permits the whole of a prefix as a source: its first and its last address by the same entry. */
export function permitsSource(list: AccessList | undefined, prefix: Prefix): boolean {
  if (!list) return true
  const entryFor = (address: Ip) =>
    list.entries.find((entry) => matchesWildcard(address, entry.source.address, entry.source.wildcard))
  const first = entryFor(prefix.address)
  return first?.action === 'permit' && entryFor(broadcastOf(prefix)) === first
}

/** True when `redistribute` lets a static route through: a standard list looks at the network address (FACTS section 4). */
export function redistributes(config: Configuration, routeMap: string | undefined, prefix: Prefix): boolean {
  if (routeMap === undefined) return true
  const entry = config.routeMaps[routeMap]?.entries.find(
    ({ matchLists, matchTags }) =>
      matchTags.length === 0 &&
      (matchLists.length === 0 || matchLists.some((name) => listed(config.accessLists[name], prefix.address))),
  )
  return entry?.action === 'permit'
}

function listed(list: AccessList | undefined, address: Ip): boolean {
  if (!list) return true
  const entry = list.entries.find((item) => matchesWildcard(address, item.source.address, item.source.wildcard))
  return entry?.action === 'permit'
}
