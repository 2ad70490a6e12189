/**
 * What the process originates: connected networks whose address a `network` statement covers, and routes of other
 * protocols, static, connected and of OSPF, that `redistribute` and its route-map let in. A static route to an interface counts as connected when a
 * `network` statement covers its destination (FACTS section 4). A route-map that does not exist lets nothing through; an
 * access list that does not exist, or that holds only remarks, matches everything.
 */
import {
  type EigrpRedistribution,
  evaluateRouteMap,
  type NotKnown,
  notKnownAt,
  type RouteMapEntry,
  type RouteMapVerdict,
} from '../../../config/index'
import { ANY_ADDRESS, contains, type Ip, lookUp, matchesWildcard, type Prefix, prefixOf } from '../../../net/index'
import { tableDelete, tableGet, tableSet, tableValues } from '../../kernel/table'
import { originOf, type Route, redistributedAs, routeKey } from '../../rib/route'
import { changePath } from './dual'
import { composite, type Link, ownVector, seedVector, weighingOf } from './metric'
import type { EigrpPath, EigrpProcessConfig } from './state'
import { entryKey, entryOf, type Work } from './work'

/** IOS gives Null0 ten gigabits and no delay: a discarded route's distance is 256. */
const NULL_LINK: Link = { bandwidthKbit: 10_000_000, delayTens: 0, mtu: 1500 }

/** True when a `network` statement covers an address. */
export function coveredBy(config: EigrpProcessConfig, address: Ip): boolean {
  return config.eigrp.networks.some((network) => matchesWildcard(address, network.address, network.wildcard))
}

/** Routes of the routing table came or went; EIGRP's own are not looked at. */
export function ribChanged(work: Work, added: readonly Route[], removed: readonly Route[]): void {
  const changed = new Map<string, Prefix>()
  for (const route of removed) if (note(work, route, false)) changed.set(entryKey(route.prefix), route.prefix)
  for (const route of added) if (note(work, route, true)) changed.set(entryKey(route.prefix), route.prefix)
  for (const prefix of changed.values()) originate(work, prefix)
}

/** Looks again at everything that could be originated, after a change of configuration. */
export function originateAll(work: Work): void {
  for (const routes of tableValues(work.state.local)) if (routes[0]) originate(work, routes[0].prefix)
}

function note(work: Work, route: Route, present: boolean): boolean {
  if (sourceOf(route) === undefined) return false
  const key = entryKey(route.prefix)
  const others = (tableGet(work.state.local, key) ?? []).filter((old) => routeKey(old) !== routeKey(route))
  const routes = present ? [...others, route] : others
  const { local } = work.state
  work.state = { ...work.state, local: routes.length > 0 ? tableSet(local, key, routes) : tableDelete(local, key) }
  return true
}

/** What `redistribute` calls a route; nothing for EIGRP's own. */
function sourceOf(route: Route): EigrpRedistribution['from'] | undefined {
  const from = redistributedAs(route)
  return from === 'eigrp' ? undefined : from
}

function originate(work: Work, prefix: Prefix): void {
  const routes = tableGet(work.state.local, entryKey(prefix)) ?? []
  const paths = routes.flatMap((route) => pathOf(work, route) ?? [])
  const path = paths.find((p) => !p.external) ?? paths[0]
  const old = entryOf(work, prefix)?.paths.find((p) => p.via === undefined)
  // Also without a change: that another protocol has this prefix decides whether a neighbour's path is passed on.
  if (path || old || entryOf(work, prefix)) changePath(work, prefix, undefined, path)
}

function pathOf(work: Work, route: Route): EigrpPath | undefined {
  const from = sourceOf(route)
  if (from === undefined) return undefined
  return (isInternal(work, route) ? internalPath(work, route) : undefined) ?? redistributed(work, route, from)
}

function isInternal({ config, state }: Work, route: Route): boolean {
  if (sourceOf(route) === 'ospf') return false
  if (route.protocol !== 'connected') return toInterface(route) && coveredBy(config, route.prefix.address)
  const own = route.interface === undefined ? undefined : state.ports[route.interface]?.address
  return coveredBy(config, own?.ip ?? route.prefix.address)
}

/** 0.0.0.0 is how an RRI route of IOS 12.2 says that it leads to an interface. */
function toInterface(route: Route): boolean {
  return route.nextHop === undefined || route.nextHop === ANY_ADDRESS
}

/** The interface a route leaves by: its own, or the one on whose network the next hop is. */
function linkOf({ config, state }: Work, route: Route): (Link & { readonly name: string }) | undefined {
  const beyond = Object.values(state.ports).find(
    ({ up, address }) =>
      up && address && route.nextHop !== undefined && contains(prefixOf(address.ip, address.length), route.nextHop),
  )
  const name = route.interface ?? beyond?.interface
  if (name === 'Null0') return { name, ...NULL_LINK }
  return config.configuration.interfaces.find((port) => port.name === name)
}

function internalPath(work: Work, route: Route): EigrpPath | undefined {
  const link = linkOf(work, route)
  if (!link) return undefined
  const vector = ownVector(link)
  const distances = { reportedDistance: 0, distance: composite(vector, weighingOf(work.config.eigrp)) }
  const { notKnown } = route
  return {
    interface: link.name,
    reported: vector,
    vector,
    ...distances,
    external: false,
    router: work.state.routerId,
    ...(notKnown && { notKnown }),
  }
}

function redistributed(work: Work, route: Route, from: EigrpRedistribution['from']): EigrpPath | undefined {
  const { config, state } = work
  const rule = config.eigrp.redistribute.find(
    (item) => item.from === from && (from !== 'ospf' || item.process === route.process),
  )
  if (!rule) return undefined
  const verdict = rule.routeMap === undefined ? PERMITTED : mapVerdict(work, rule.routeMap, route)
  if (verdict.action === 'deny') return undefined
  const { entry } = verdict
  const metric = entry?.setMetric ?? rule.metric
  const link = linkOf(work, route)
  // Of another routing protocol's routes no metric is made: without one that is told, they are not told.
  const vector = metric ? seedVector(metric) : from === 'ospf' ? undefined : link && ownVector(link)
  if (!vector) return undefined
  const notKnown =
    route.notKnown ??
    (verdict.action === 'not-known' ? verdict.notKnown : (entry?.setsNotKnown ?? costNotKnown(work, entry)))
  return {
    reported: vector,
    vector,
    reportedDistance: 0,
    distance: composite(vector, weighingOf(config.eigrp)),
    external: true,
    router: state.routerId,
    ...(from === 'ospf' && route.process !== undefined && { process: route.process }),
    origin: { router: state.routerId, protocol: from, metric: route.metric, tag: entry?.setTag ?? route.tag },
    ...(notKnown && { notKnown }),
  }
}

/** A metric of one number is OSPF's: what EIGRP, whose metric has five, makes of it is not known. */
function costNotKnown({ config }: Work, entry: RouteMapEntry | undefined): NotKnown | undefined {
  const line = entry?.setCost?.source
  return line && notKnownAt(config.configuration.device, line, 'what EIGRP makes of a metric of one number')
}

const PERMITTED: RouteMapVerdict = { action: 'permit' }

/** A route-map that does not exist lets nothing through. */
function mapVerdict(work: Work, name: string, route: Route): RouteMapVerdict {
  const { configuration } = work.config
  const map = lookUp(configuration.routeMaps, name)
  if (!map) return { action: 'deny' }
  return evaluateRouteMap(configuration, map, {
    prefix: route.prefix,
    tag: route.tag,
    metric: route.metric,
    origin: originOf(route),
    interface: linkOf(work, route)?.name,
    nextHop: route.nextHop,
  })
}
