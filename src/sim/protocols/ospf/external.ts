/**
 * What the process tells of routes that are not its own (RFC 2328 section 12.4.4): `redistribute`, the default route, and
 * summaries of both. Reverse routes count as static. The default route itself is never redistributed, and without `subnets`
 * only networks of their class are. A route-map that does not exist lets nothing through.
 */
import { evaluateRouteMap, type NotKnown, type RouteMapVerdict } from '../../../config/index'
import {
  ANY_ADDRESS,
  classfulOf,
  contains,
  covers,
  formatPrefix,
  type Ip,
  lookUp,
  type OspfContent,
  type Prefix,
  prefixOf,
  samePrefix,
} from '../../../net/index'
import { tableDelete, tableGet, tableSet, tableValues } from '../../kernel/table'
import { originOf, type Route, redistributedAs, routeKey } from '../../rib/route'
import type { OspfRedistribution, OspfSourceProtocol, OspfSummary } from './config'
import { areaOn } from './coverage'
import { OSPF_DEFAULTS } from './defaults'
import { openOn } from './links'
import { saidOf, say, unsay } from './originate'
import { speaks, type Work } from './work'

type External = Extract<OspfContent, { readonly kind: 'external' }>

/** Routes of the routing table came or went; the process's own are not looked at. */
export function ribChanged(work: Work, added: readonly Route[], removed: readonly Route[]): void {
  const changed = new Map<string, Prefix>()
  for (const route of removed) if (note(work, route, false)) changed.set(formatPrefix(route.prefix), route.prefix)
  for (const route of added) if (note(work, route, true)) changed.set(formatPrefix(route.prefix), route.prefix)
  if (speaks(work)) for (const prefix of changed.values()) originate(work, prefix)
}

/** Looks again at everything that could be told, after a change of configuration or of interfaces. */
export function originateAll(work: Work): void {
  for (const routes of tableValues(work.state.local)) if (routes[0]) originate(work, routes[0].prefix)
  originateDefault(work)
  for (const summary of work.config.ospf.summaries) reviewSummary(work, summary)
  // Told because of a line, or a route, that is gone.
  const told = (prefix: Prefix) =>
    prefix.length === 0 ||
    tableGet(work.state.local, formatPrefix(prefix)) !== undefined ||
    work.config.ospf.summaries.some((summary) => samePrefix(summary.prefix, prefix))
  for (const { content, id, length } of saidOf(work, 'external'))
    if (content.kind === 'external' && !told(content.prefix)) unsay(work, undefined, { kind: 'external', id, length })
}

function note(work: Work, route: Route, present: boolean): boolean {
  if (sourceOf(work, route) === undefined) return false
  const key = formatPrefix(route.prefix)
  const { local } = work.state
  const others = (tableGet(local, key) ?? []).filter((old) => routeKey(old) !== routeKey(route))
  const routes = present ? [...others, route] : others
  work.state = { ...work.state, local: routes.length > 0 ? tableSet(local, key, routes) : tableDelete(local, key) }
  return true
}

/** What `redistribute` calls a route; nothing of those that the process has put there itself. */
function sourceOf(
  { state }: Work,
  route: Route,
): { readonly from: OspfSourceProtocol; readonly process?: number } | undefined {
  const from = redistributedAs(route)
  if (from === 'ospf' && route.process === state.process) return undefined
  return { from, ...(route.process === undefined ? {} : { process: route.process }) }
}

function originate(work: Work, prefix: Prefix): void {
  if (prefix.length === 0) return originateDefault(work)
  const summary = work.config.ospf.summaries.find((item) => covers(item.prefix, prefix))
  if (summary) {
    if (!samePrefix(summary.prefix, prefix)) unsay(work, undefined, nameOf(prefix))
    return reviewSummary(work, summary)
  }
  const told = tellable(work, prefix)
  if (told) say(work, undefined, nameOf(prefix), told.content, told.notKnown ?? openOn(work))
  else unsay(work, undefined, nameOf(prefix))
}

const nameOf = ({ address, length }: Prefix) => ({ kind: 'external', id: address, length }) as const

interface Tellable {
  readonly content: External
  readonly notKnown?: NotKnown
}

/** What the lines let through of the routes to a prefix. */
function tellable(work: Work, prefix: Prefix): Tellable | undefined {
  const routes = tableGet(work.state.local, formatPrefix(prefix)) ?? []
  return routes.flatMap((route) => redistributed(work, route) ?? [])[0]
}

function redistributed(work: Work, route: Route): Tellable | undefined {
  const source = sourceOf(work, route)
  const rule = work.config.ospf.redistribute.find(
    (item) => item.from === source?.from && item.process === source.process,
  )
  if (!rule || !isTold(work, rule, route)) return undefined
  const verdict = rule.routeMap === undefined ? PERMITTED : mapVerdict(work, rule.routeMap, route)
  if (verdict.action === 'deny') return undefined
  const { entry } = verdict
  const carried = rule.from === 'ospf' ? route.metric : OSPF_DEFAULTS.metric
  const content: External = {
    kind: 'external',
    prefix: route.prefix,
    metric: entry?.setCost?.value ?? rule.metric ?? carried,
    metricType: entry?.setMetricType ?? rule.metricType,
    forward: forwardOf(work, route),
    tag: entry?.setTag ?? rule.tag ?? route.tag,
  }
  const subnetDoubt = isClassful(route.prefix) ? undefined : rule.subnetsNotKnown
  const mapDoubt = verdict.action === 'not-known' ? verdict.notKnown : entry?.setsNotKnown
  const notKnown = route.notKnown ?? subnetDoubt ?? mapDoubt
  return { content, ...(notKnown && { notKnown }) }
}

const isClassful = (prefix: Prefix): boolean => samePrefix(prefix, classfulOf(prefix.address))

function isTold(work: Work, rule: OspfRedistribution, route: Route): boolean {
  if (!rule.subnets && !isClassful(route.prefix)) return false
  if (rule.match && !matches(rule.match, route)) return false
  if (rule.from !== 'connected') return true
  // What it covers itself is inside already.
  const own = route.interface === undefined ? undefined : work.state.ports[route.interface]?.address
  const address = own && contains(route.prefix, own.ip) ? own.ip : route.prefix.address
  return route.interface === undefined || areaOn(work.config, route.interface, address) === undefined
}

/** `match internal external 2`: a number tells which external ones. */
function matches(words: readonly string[], { protocol }: Route): boolean {
  const types = words.filter((word, at) => /^[12]$/.test(word) && words[at - 1] !== 'nssa-external')
  switch (protocol) {
    case 'ospf':
    case 'ospf-inter':
      return words.includes('internal')
    case 'ospf-external-1':
    case 'ospf-external-2':
      return words.includes('external') && (types.length === 0 || types.includes(protocol.slice(-1)))
    default:
      return true
  }
}

const PERMITTED: RouteMapVerdict = { action: 'permit' }

function mapVerdict(work: Work, name: string, route: Route): RouteMapVerdict {
  const { configuration } = work.config
  const map = lookUp(configuration.routeMaps, name)
  if (!map) return { action: 'deny' }
  return evaluateRouteMap(configuration, map, {
    prefix: route.prefix,
    tag: route.tag,
    metric: route.metric,
    origin: originOf(route),
    interface: route.interface ?? beyond(work, route.nextHop),
    nextHop: route.nextHop,
  })
}

/** The interface on whose network an address is. */
function beyond({ state }: Work, address: Ip | undefined): string | undefined {
  if (address === undefined) return undefined
  return Object.values(state.ports).find(
    (port) => port.up && port.address && contains(prefixOf(port.address.ip, port.address.length), address),
  )?.interface
}

/** A next hop on a LAN of the process itself is told, so that others go there without this router in between. */
function forwardOf(work: Work, route: Route): Ip {
  const name = route.nextHop === undefined ? undefined : (route.interface ?? beyond(work, route.nextHop))
  const item = name === undefined ? undefined : work.state.interfaces[name]
  const onLan = item?.type === 'broadcast' && item.state !== 'passive'
  const near = item && route.nextHop !== undefined && contains(prefixOf(item.ip, item.length), route.nextHop)
  return onLan && near ? (route.nextHop ?? ANY_ADDRESS) : ANY_ADDRESS
}

/** The default route: while there is one that the process did not make itself, or always. */
function originateDefault(work: Work): void {
  const rule = work.config.ospf.defaultRoute
  const prefix = prefixOf(ANY_ADDRESS, 0)
  const route = tableGet(work.state.local, formatPrefix(prefix))?.[0]
  const verdict = rule?.routeMap !== undefined && route ? mapVerdict(work, rule.routeMap, route) : PERMITTED
  if (!rule || !(rule.always || route) || verdict.action === 'deny') return unsay(work, undefined, nameOf(prefix))
  const { entry } = verdict
  const notKnown =
    (rule.always ? undefined : route?.notKnown) ?? (verdict.action === 'not-known' ? verdict.notKnown : openOn(work))
  const content: External = {
    kind: 'external',
    prefix,
    metric: entry?.setCost?.value ?? rule.metric,
    metricType: entry?.setMetricType ?? rule.metricType,
    forward: route ? forwardOf(work, route) : ANY_ADDRESS,
    tag: entry?.setTag ?? work.state.process,
  }
  say(work, undefined, nameOf(prefix), content, notKnown)
}

/** A summary is told while a route of it is let through, at the least metric of them all. */
function reviewSummary(work: Work, summary: OspfSummary): void {
  const parts = tableValues(work.state.local).flatMap((routes) => {
    const prefix = routes[0]?.prefix
    return prefix && prefix.length > 0 && covers(summary.prefix, prefix) ? (tellable(work, prefix) ?? []) : []
  })
  for (const { content } of parts)
    if (!samePrefix(content.prefix, summary.prefix)) unsay(work, undefined, nameOf(content.prefix))
  const [first] = parts
  if (!first || !summary.advertise) return unsay(work, undefined, nameOf(summary.prefix))
  const least = parts.reduce((best, part) => (part.content.metric < best.content.metric ? part : best), first)
  const content = { ...least.content, prefix: summary.prefix, forward: ANY_ADDRESS, tag: summary.tag ?? 0 }
  say(work, undefined, nameOf(summary.prefix), content, least.notKnown ?? openOn(work))
}
