/** Which offer goes first, and how a route reaches an interface. */
import type { Ip } from '../../net/index'
import { type Fib, lookup, prefixKey } from './fib'
import type { Route } from './route'

/** Depth to which a next hop is resolved through other routes before the route counts as unusable. */
export const MAX_RECURSION = 8

/** The offers of least distance, then least metric, per prefix; equals share the load. */
export function best(offers: readonly Route[]): readonly Route[] {
  const groups = new Map<number, Route[]>()
  for (const route of offers) {
    const key = prefixKey(route.prefix)
    const group = groups.get(key)
    const first = group?.[0]
    if (!group || !first || rank(route, first) < 0) groups.set(key, [route])
    else if (rank(route, first) === 0) group.push(route)
  }
  return [...groups.values()].flat()
}

function rank(a: Route, b: Route): number {
  return a.distance - b.distance || a.metric - b.metric
}

/** Whether a route has an interface, or its next hop leads to one. */
export function resolves(route: Route, fib: Fib): boolean {
  return (
    route.permanent === true ||
    route.interface !== undefined ||
    (route.nextHop !== undefined && chainOf(route, fib).interface !== undefined)
  )
}

/** A permanent route stays when the interface it names goes down. */
export function leads(route: Route, isUp: (interfaceName: string) => boolean): boolean {
  return route.permanent === true || route.interface === undefined || isUp(route.interface)
}

/** How a route reaches an interface: the routes walked, the interface and the neighbour to ask for. */
export interface Resolution {
  /** The route itself first, then each level of recursion. */
  readonly chain: readonly Route[]
  readonly interface?: string
  /** Address to resolve by ARP; absent = the packet's own destination. */
  readonly gateway?: Ip
}

/** Follows next hops until a route names an interface (FACTS section 5). */
export function chainOf(route: Route, fib: Fib): Resolution {
  const chain: Route[] = [route]
  let gateway = route.nextHop
  let current = route
  while (current.interface === undefined) {
    if (gateway === undefined || chain.length > MAX_RECURSION) return { chain }
    const next = lookup(fib, gateway).find((candidate) => !chain.includes(candidate))
    if (!next) return { chain }
    chain.push(next)
    if (next.nextHop !== undefined) gateway = next.nextHop
    current = next
  }
  return withDefaultLevels(chain, current.interface, gateway, fib)
}

/** An RRI route `via 0.0.0.0` names its interface, yet SEED calls it recursive to 0/0: the levels are shown. */
function withDefaultLevels(chain: Route[], name: string, gateway: Ip | undefined, fib: Fib): Resolution {
  if (gateway === undefined) return { chain, interface: name }
  if (gateway !== 0) return { chain, interface: name, gateway }
  const fallback = lookup(fib, gateway).find((candidate) => !chain.includes(candidate))
  const hop = fallback && chainOf(fallback, fib)
  return {
    chain: [...chain, ...(hop?.chain ?? [])],
    interface: name,
    ...(hop?.gateway === undefined ? {} : { gateway: hop.gateway }),
  }
}
