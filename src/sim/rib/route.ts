/** Routes as the routing table holds them, and the only language in which protocols speak to it: deltas. */
import type { NotKnown, Source } from '../../config/index'
import { formatPrefix, type Ip, type Prefix } from '../../net/index'
import type { SimTime } from '../kernel/time'

/** Who put a route in. `rri` prints as S, `dhcp` as S* with distance 254. */
export type RouteProtocol = 'connected' | 'static' | 'rri' | 'dhcp' | 'eigrp' | 'eigrp-external' | 'eigrp-summary'

export interface Route {
  readonly prefix: Prefix
  readonly protocol: RouteProtocol
  /** Administrative distance (FACTS section 5). */
  readonly distance: number
  readonly metric: number
  /** 0.0.0.0 for an RRI route of IOS 12.2; absent for connected and pure interface routes. */
  readonly nextHop?: Ip
  /** Absent when the next hop has to be resolved through another route. */
  readonly interface?: string
  readonly tag: number
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

/** Routes with the same key replace each other. */
export function routeKey(route: Route): string {
  return `${route.protocol} ${formatPrefix(route.prefix)} ${route.nextHop ?? '-'} ${route.nextHop === undefined ? (route.interface ?? '-') : '-'}`
}
