/**
 * What access lists, route-maps and firewall rules let through, for the checks. The answers are the evaluator's; one that
 * is not known is told apart, so that no finding is made of it.
 */
import {
  type AccessList,
  type Configuration,
  evaluateList,
  evaluateRouteMap,
  type InterfaceConfig,
  probeSubject,
  type RouteMatch,
  type Source,
  type StaticRouteConfig,
} from '../../config/index'
import { broadcastOf, type Ip, lookUp, type Prefix } from '../../net/index'

/** A packet as a filter looks at it; an end that is absent may be anywhere. */
export interface Probe {
  readonly protocol: number
  readonly source?: Ip
  readonly destination?: Ip
  readonly port?: number
  readonly sourcePort?: number
  /** Type and code of an ICMP message. */
  readonly icmp?: readonly [type: number, code: number]
}

export const ISAKMP = 500
export const NAT_T = 4500

/** `not-known` hangs on a line that is not read. */
export type Lets = 'through' | 'stopped' | 'not-known'

/** Whether a firewall lets a probe in by a port to leave by another; without a list the security levels decide. */
export function letsIn(config: Configuration, from: InterfaceConfig, to: InterfaceConfig, probe: Probe): Lets {
  const list = from.accessIn === undefined ? undefined : lookUp(config.accessLists, from.accessIn.value)
  if (list) return lets(list, probe)
  if (!from.zone || !to.zone || from.zone.security > to.zone.security) return 'through'
  return config.firewall?.conduits ? 'not-known' : 'stopped'
}

function lets(list: AccessList, probe: Probe): Lets {
  return wordOf(evaluateList(list, subjectFor(probe)).action)
}

function subjectFor({ port, icmp: [icmpType, icmpCode] = [-1, -1], ...probe }: Probe) {
  return { ...probeSubject({ ...probe, destinationPort: port }), icmpType, icmpCode }
}

/** The line that decides over a probe that comes in by a port: the entry, or what applies the list. */
export function deciding(config: Configuration, from: InterfaceConfig, probe: Probe): Source | undefined {
  const list = from.accessIn === undefined ? undefined : lookUp(config.accessLists, from.accessIn.value)
  const verdict = list && evaluateList(list, subjectFor(probe))
  return (verdict?.action === 'deny' ? verdict.entry?.line : undefined) ?? from.accessIn?.source
}

const wordOf = (action: 'permit' | 'deny' | 'not-known'): Lets =>
  action === 'permit' ? 'through' : action === 'deny' ? 'stopped' : action

/** Whether a list permits the whole of a prefix as a source: its first and its last address by the same entry. */
export function permitsSource(list: AccessList | undefined, prefix: Prefix): Lets {
  if (!list) return 'through'
  const verdictFor = (source: Ip) => evaluateList(list, probeSubject({ protocol: 0, source }))
  const [first, last] = [verdictFor(prefix.address), verdictFor(broadcastOf(prefix))]
  if (first.action === 'not-known' || last.action === 'not-known') return 'not-known'
  return first.action === 'permit' && last.entry === first.entry ? 'through' : 'stopped'
}

type Route = Pick<StaticRouteConfig, 'prefix'> & Partial<Pick<StaticRouteConfig, 'tag' | 'nextHop' | 'interface'>>

/** Whether `redistribute` lets a static route through. */
export function redistributes(config: Configuration, routeMap: string | undefined, route: Route): Lets {
  if (routeMap === undefined) return 'through'
  const map = lookUp(config.routeMaps, routeMap)
  if (!map) return 'stopped'
  const subject = { tag: 0, metric: 0, origin: 'static' as const, ...route }
  return wordOf(evaluateRouteMap(config, map, subject).action)
}

/**
 * Whether it lets the route of a site through that RRI will make. Its next hop, interface and metric are only known once
 * the tunnel stands: a route-map that looks at them has no answer here.
 */
export function redistributesSite(config: Configuration, routeMap: string | undefined, prefix: Prefix): Lets {
  const map = routeMap === undefined ? undefined : lookUp(config.routeMaps, routeMap)
  const later = (match: RouteMatch) =>
    match.kind === 'interface' || match.kind === 'metric' || ('of' in match && match.of !== 'address')
  if (map?.entries.some((entry) => entry.matches.some(later))) return 'not-known'
  const tag = config.crypto?.dynamicMaps.find((item) => item.reverseRoute)?.reverseRoute?.tag ?? 0
  return redistributes(config, routeMap, { prefix, tag })
}
