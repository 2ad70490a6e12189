/**
 * What the process originates: connected networks that a `network` statement covers, and routes of other protocols
 * that `redistribute` and its route-map let in. A static route to an interface counts as connected when a `network`
 * statement covers it (FACTS section 4). A route-map that does not exist lets nothing through.
 */
import type { EigrpRedistribution, RouteMapEntry } from '../../../config/index'
import { type Ip, matchesWildcard } from '../../../net/index'
import type { Route } from '../../rib/route'
import { changePath } from './dual'
import { composite, ownVector, seedVector } from './metric'
import type { EigrpPath, EigrpProcessConfig } from './state'
import type { Work } from './work'

/** True when a `network` statement covers an address. */
export function coveredBy(config: EigrpProcessConfig, address: Ip): boolean {
  return config.eigrp.networks.some((network) => matchesWildcard(address, network.address, network.wildcard))
}

/** Routes of the routing table came or went. */
export function ribChanged(work: Work, added: readonly Route[], removed: readonly Route[]): void {
  for (const route of removed) if (originates(work, route)) changePath(work, route.prefix, undefined, undefined)
  for (const route of added) {
    const path = originates(work, route)
    if (path) changePath(work, route.prefix, undefined, path)
  }
}

function originates(work: Work, route: Route): EigrpPath | undefined {
  const { config } = work
  switch (route.protocol) {
    case 'connected':
      return internalPath(work, route) ?? redistributed(config, route, 'connected', work.state.routerId)
    case 'static':
    case 'rri':
    case 'dhcp':
      return (route.nextHop === undefined ? internalPath(work, route) : undefined) ?? redistributed(config, route, 'static', work.state.routerId)
    default:
      return undefined
  }
}

function internalPath({ config }: Work, route: Route): EigrpPath | undefined {
  const item = config.configuration.interfaces.find((port) => port.name === route.interface)
  if (!item || !coveredBy(config, route.prefix.address)) return undefined
  const vector = ownVector(item.bandwidthKbit, item.delayTens, item.mtu)
  return { interface: item.name, reported: vector, vector, reportedDistance: 0, distance: composite(vector), external: false }
}

function redistributed(config: EigrpProcessConfig, route: Route, from: EigrpRedistribution['from'], router: Ip): EigrpPath | undefined {
  const rule = config.eigrp.redistribute.find((item) => item.from === from)
  if (!rule) return undefined
  const map = rule.routeMap === undefined ? undefined : config.configuration.routeMaps[rule.routeMap]
  const entry = map?.entries.find((item) => entryMatches(config, item, route))
  if (rule.routeMap !== undefined && entry?.action !== 'permit') return undefined
  const metric = entry?.setMetric ?? rule.metric
  const item = config.configuration.interfaces.find((port) => port.name === route.interface)
  const vector = metric ? seedVector(metric) : item ? ownVector(item.bandwidthKbit, item.delayTens, item.mtu) : undefined
  if (!vector) return undefined
  return {
    reported: vector,
    vector,
    reportedDistance: 0,
    distance: composite(vector),
    external: true,
    origin: { router, protocol: from, metric: route.metric, tag: entry?.setTag ?? route.tag },
  }
}

/** A standard list in a route-map looks at the network address, not at the mask (FACTS section 4). */
function entryMatches(config: EigrpProcessConfig, entry: RouteMapEntry, route: Route): boolean {
  const lists = entry.matchLists
  const listed = lists.length === 0 || lists.some((name) => listPermits(config, name, route.prefix.address))
  const tagged = entry.matchTags.length === 0 || entry.matchTags.includes(route.tag)
  const placed = entry.matchInterfaces.length === 0 || (route.interface !== undefined && entry.matchInterfaces.includes(route.interface))
  return listed && tagged && placed
}

function listPermits(config: EigrpProcessConfig, name: string, address: Ip): boolean {
  const list = config.configuration.accessLists[name]
  if (!list) return true
  const entry = list.entries.find((item) => matchesWildcard(address, item.source.address, item.source.wildcard))
  return entry?.action === 'permit'
}
