/** Routes as the routing table holds them, and the only language in which protocols speak to it: deltas. */
import type { NotKnown, RouteOrigin, Source } from '../../config/index'
import { formatPrefix, type Ip, type Prefix } from '../../net/index'
import type { SimTime } from '../kernel/time'

/** Who put a route in. `rri` prints as S, `dhcp` as S* with distance 254. */
export type RouteProtocol =
  | 'connected'
  | 'static'
  | 'rri'
  | 'dhcp'
  | 'eigrp'
  | 'eigrp-external'
  | 'eigrp-summary'
  | 'ospf'
  | 'ospf-inter'
  | 'ospf-external-1'
  | 'ospf-external-2'

/** What `show ip route` puts before a route, without the star of a default. */
export const ROUTE_CODES: Readonly<Record<RouteProtocol, string>> = {
  connected: 'C',
  static: 'S',
  rri: 'S',
  dhcp: 'S',
  eigrp: 'D',
  'eigrp-external': 'D EX',
  'eigrp-summary': 'D',
  ospf: 'O',
  'ospf-inter': 'O IA',
  'ospf-external-1': 'O E1',
  'ospf-external-2': 'O E2',
}

export interface Route {
  readonly prefix: Prefix
  readonly protocol: RouteProtocol
  /** Number of the routing process, where several of the protocol may run. */
  readonly process?: number
  /** Administrative distance (FACTS section 5). */
  readonly distance: number
  readonly metric: number
  /** 0.0.0.0 for an RRI route of IOS 12.2; absent for connected and pure interface routes. */
  readonly nextHop?: Ip
  /** Absent when the next hop has to be resolved through another route. */
  readonly interface?: string
  readonly tag: number
  /** The table that it is in; absent = the global one. */
  readonly vrf?: string
  /** Its next hop is in another table than its own: it is looked for on `interface`, or else by what that table says. */
  readonly across?: true
  /** It stays in use when its interface is down or its next hop is not reached (`permanent`). */
  readonly permanent?: boolean
  readonly since: SimTime
  /** The configuration line that made it; for RRI the `reverse-route` line, for EIGRP the neighbour's is not known. */
  readonly source?: Source
  /** What it hangs on, for people: `IPsec SA with 203.0.113.10`, `neighbor 192.168.81.4`. */
  readonly owner?: string
  /** It may be there or not, or lead elsewhere: what follows it has no fate that is known. */
  readonly notKnown?: NotKnown
}

/** What `redistribute` calls a route: reverse routes and the default by DHCP are static. */
export function redistributedAs({ protocol }: Pick<Route, 'protocol'>): 'connected' | 'static' | 'eigrp' | 'ospf' {
  switch (protocol) {
    case 'connected':
      return 'connected'
    case 'static':
    case 'rri':
    case 'dhcp':
      return 'static'
    case 'eigrp':
    case 'eigrp-external':
    case 'eigrp-summary':
      return 'eigrp'
    case 'ospf':
    case 'ospf-inter':
    case 'ospf-external-1':
    case 'ospf-external-2':
      return 'ospf'
  }
}

/** Where a route comes from, as route-maps ask. */
export function originOf({ protocol }: Pick<Route, 'protocol'>): RouteOrigin {
  if (protocol === 'rri' || protocol === 'dhcp') return 'static'
  return protocol === 'eigrp-summary' ? 'eigrp' : protocol
}

export interface RibDelta {
  readonly add: readonly Route[]
  /** Removed by key: same protocol, prefix and next hop. */
  readonly remove: readonly Route[]
}

/** Whether two routes of one prefix replace each other: the same as an equal `routeKey`, without making texts. */
export const replaces = (a: Route, b: Route): boolean =>
  a.protocol === b.protocol &&
  a.nextHop === b.nextHop &&
  (a.nextHop !== undefined || (a.interface ?? '-') === (b.interface ?? '-'))

/** Whether two routes of one prefix are the same to whoever is routed by them, whenever they came. */
export const sameRoute = (a: Route, b: Route): boolean =>
  a.nextHop === b.nextHop &&
  a.metric === b.metric &&
  a.interface === b.interface &&
  a.protocol === b.protocol &&
  a.distance === b.distance &&
  a.tag === b.tag &&
  a.notKnown?.summary === b.notKnown?.summary

/** Routes with the same key replace each other. */
export function routeKey(route: Route): string {
  return `${route.protocol} ${formatPrefix(route.prefix)} ${route.nextHop ?? '-'} ${route.nextHop === undefined ? (route.interface ?? '-') : '-'}`
}
