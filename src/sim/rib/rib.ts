/**
 * The routing table: what protocols offered, which offer is best per prefix, and which best routes can be used.
 * A protocol speaks to it only by deltas; it answers with the routes that became or ceased to be active.
 * A route is active when it is the best of its prefix and its next hop resolves to an interface that is up.
 */
import type { Source } from '../../config/index'
import { formatPrefix, type Ip } from '../../net/index'
import { type Fib, fibOf, lookup } from './fib'
import { type RibDelta, type Route, routeKey } from './route'

export interface Rib {
  /** Every offer, by route key. */
  readonly offers: ReadonlyMap<string, Route>
  /** The routes in use. */
  readonly active: readonly Route[]
  readonly fib: Fib
}

export interface RibChange {
  readonly rib: Rib
  readonly added: readonly Route[]
  readonly removed: readonly Route[]
}

export const EMPTY_RIB: Rib = { offers: new Map(), active: [], fib: fibOf([]) }

/** Depth to which a next hop is resolved through other routes before the route counts as unusable. */
const MAX_RECURSION = 8

/** Applies a delta. Interfaces that are down make routes out of them unusable; connected routes are the node's to remove. */
export function applyDelta(rib: Rib, delta: RibDelta, isUp: (interfaceName: string) => boolean): RibChange {
  const offers = new Map(rib.offers)
  for (const route of delta.remove) offers.delete(routeKey(route))
  for (const route of delta.add) {
    const key = routeKey(route)
    const old = offers.get(key)
    offers.set(key, old && sameOffer(old, route) ? old : route)
  }
  return recompute({ ...rib, offers }, isUp)
}

/** Looks again at every offer, for example after an interface changed. */
export function recompute(rib: Rib, isUp: (interfaceName: string) => boolean): RibChange {
  let best = bestOf([...rib.offers.values()].filter((route) => leads(route, isUp)))
  // A route whose next hop resolves only through itself or through a vanished route leaves, which may free another.
  for (let round = 0; round < MAX_RECURSION; round++) {
    const fib = fibOf(best)
    const usable = best.filter((route) => resolves(route, fib))
    if (usable.length === best.length) break
    const dropped = new Set(best.filter((route) => !usable.includes(route)))
    best = bestOf(
      [...rib.offers.values()].filter(
        (r) => !dropped.has(r) && leads(r, isUp) && (usable.includes(r) || resolves(r, fib)),
      ),
    )
  }
  const before = new Set(rib.active)
  const after = new Set(best)
  const added = best.filter((route) => !before.has(route))
  const removed = rib.active.filter((route) => !after.has(route))
  if (added.length === 0 && removed.length === 0)
    return { rib: { ...rib, active: rib.active, fib: rib.fib }, added, removed }
  return { rib: { offers: rib.offers, active: best, fib: fibOf(best) }, added, removed }
}

/** Says of every route anew which line made it, after the text of the device changed; nothing else changes. */
export function resource(rib: Rib, sourceOf: (route: Route) => Source | undefined): Rib {
  const renewed = new Map<Route, Route>()
  const renew = (route: Route): Route => {
    const source = sourceOf(route)
    if (source?.line === route.source?.line && source?.text === route.source?.text) return route
    const { source: _old, ...rest } = route
    return { ...rest, ...(source ? { source } : {}) }
  }
  for (const route of rib.offers.values()) renewed.set(route, renew(route))
  const active = rib.active.map((route) => renewed.get(route) ?? route)
  const offers = new Map([...rib.offers].map(([key, route]) => [key, renewed.get(route) ?? route]))
  return { offers, active, fib: fibOf(active) }
}

/** A permanent route stays when the interface it names goes down. */
function leads(route: Route, isUp: (interfaceName: string) => boolean): boolean {
  return route.permanent === true || route.interface === undefined || isUp(route.interface)
}

function sameOffer(a: Route, b: Route): boolean {
  return (
    a.distance === b.distance &&
    a.metric === b.metric &&
    a.interface === b.interface &&
    a.tag === b.tag &&
    a.permanent === b.permanent &&
    sameIgnorance(a, b)
  )
}

function sameIgnorance({ notKnown: a }: Route, { notKnown: b }: Route): boolean {
  return a?.because.line === b?.because.line && a?.summary === b?.summary
}

/** The offers of least distance, then least metric, per prefix; equals share the load. */
function bestOf(offers: readonly Route[]): readonly Route[] {
  const groups = new Map<string, Route[]>()
  for (const route of offers) {
    const key = formatPrefix(route.prefix)
    const group = groups.get(key)
    const first = group?.[0]
    if (!group || !first) groups.set(key, [route])
    else if (rank(route, first) < 0) groups.set(key, [route])
    else if (rank(route, first) === 0) group.push(route)
  }
  return [...groups.values()].flat()
}

function rank(a: Route, b: Route): number {
  return a.distance - b.distance || a.metric - b.metric
}

function resolves(route: Route, fib: Fib): boolean {
  return (
    route.permanent === true ||
    route.interface !== undefined ||
    (route.nextHop !== undefined && chainOf(route, fib).interface !== undefined)
  )
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
  if (gateway !== 0) return { chain, interface: name, ...(gateway === undefined ? {} : { gateway }) }
  const fallback = lookup(fib, gateway).find((candidate) => !chain.includes(candidate))
  const hop = fallback && chainOf(fallback, fib)
  return {
    chain: [...chain, ...(hop?.chain ?? [])],
    interface: name,
    ...(hop?.gateway === undefined ? {} : { gateway: hop.gateway }),
  }
}
