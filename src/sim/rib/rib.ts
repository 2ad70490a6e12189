/**
 * The routing table: what protocols offered, which offer is best per prefix, and which best routes can be used.
 * A protocol speaks to it only by deltas; it answers with the routes that became or ceased to be active.
 * A route is active when it is the best of its prefix and its next hop resolves to an interface that is up.
 *
 * A delta looks at the prefixes that it names. Only when some offer's next hop lies in one of them, so that the change may
 * make or break other routes, or when an interface changed, the whole table is looked at again (whole.ts).
 */
import type { Source } from '../../config/index'
import type { Prefix } from '../../net/index'
import { emptyTable, type Table, tableDelete, tableGet, tableSet, tableValues } from '../kernel/table'
import { EMPTY_FIB, type Fib, prefixKey, withRoutes } from './fib'
import { EMPTY_HOPS, type Hops, hasHopIn, withHop, withoutHop } from './hops'
import { best, leads, resolves } from './resolve'
import { type RibDelta, type Route, replaces } from './route'
import { usableRoutes } from './whole'

/** What is offered for one prefix. */
export interface Offers {
  readonly prefix: Prefix
  /** In the order in which they came. */
  readonly offers: readonly Route[]
  /** Those in use. */
  readonly active: readonly Route[]
  /** Its place among the prefixes. */
  readonly order: number
}

export interface Rib {
  /** By `prefixKey`. */
  readonly prefixes: Table<Offers>
  readonly fib: Fib
  /** The next hops that have to be resolved. */
  readonly hops: Hops
  /** The prefixes that are offered out of an interface, by its name. */
  readonly interfaces: Table<Table<Prefix>>
  readonly next: number
}

export interface RibChange {
  readonly rib: Rib
  readonly added: readonly Route[]
  readonly removed: readonly Route[]
}

type IsUp = (interfaceName: string) => boolean

export const EMPTY_RIB: Rib = {
  prefixes: emptyTable(),
  fib: EMPTY_FIB,
  hops: EMPTY_HOPS,
  interfaces: emptyTable(),
  next: 0,
}

/** Every offer, in use or not. */
export const offersOf = (rib: Rib): readonly Route[] => tableValues(rib.prefixes).flatMap((entry) => entry.offers)

/** The routes in use. */
export const activeRoutes = (rib: Rib): readonly Route[] => tableValues(rib.prefixes).flatMap((entry) => entry.active)

/** The routes in use for one prefix. */
export const routesOf = (rib: Rib, prefix: Prefix): readonly Route[] =>
  tableGet(rib.prefixes, prefixKey(prefix))?.active ?? []

/**
 * Applies a delta. Interfaces that are down make routes out of them unusable: `changed` names one that went up or down, so
 * that all its routes are looked at in the same turn; connected routes are the node's to remove.
 */
export function applyDelta(rib: Rib, delta: RibDelta, isUp: IsUp, changed?: string): RibChange {
  let now = rib
  const touched = new Map<number, Prefix>()
  const touch = (prefix: Prefix) => touched.set(prefixKey(prefix), prefix)
  const through = changed === undefined ? undefined : tableGet(rib.interfaces, changed)
  for (const prefix of through ? tableValues(through) : []) touch(prefix)
  for (const route of delta.remove) {
    now = withoutOffer(now, route)
    touch(route.prefix)
  }
  for (const route of delta.add) {
    now = withOffer(now, route)
    touch(route.prefix)
  }
  const reaching = [...touched.values()].some((prefix) => hasHopIn(now.hops, prefix))
  return reaching ? recompute(now, isUp) : review(now, [...touched.keys()], isUp)
}

/** Looks again at every offer. */
export function recompute(rib: Rib, isUp: IsUp): RibChange {
  const usable = new Map<number, Route[]>()
  for (const route of usableRoutes(offersOf(rib), isUp)) {
    const group = usable.get(prefixKey(route.prefix))
    if (group) group.push(route)
    else usable.set(prefixKey(route.prefix), [route])
  }
  const change: Building = { rib, added: [], removed: [] }
  for (const entry of tableValues(rib.prefixes)) {
    const key = prefixKey(entry.prefix)
    putActive(change, key, entry, usable.get(key) ?? [])
  }
  return change
}

/** Looks again at some prefixes, none of which any next hop lies in. */
function review(rib: Rib, keys: readonly number[], isUp: IsUp): RibChange {
  const entries = keys.flatMap((key) => tableGet(rib.prefixes, key) ?? []).sort((a, b) => a.order - b.order)
  const change: Building = { rib, added: [], removed: [] }
  for (const entry of entries) {
    const usable = entry.offers.filter((route) => leads(route, isUp) && resolves(route, rib.fib))
    putActive(change, prefixKey(entry.prefix), entry, best(usable))
  }
  return change
}

/** A change while it grows: lists copied for each prefix would cost the square of their number. */
interface Building {
  rib: Rib
  readonly added: Route[]
  readonly removed: Route[]
}

/** Puts the routes of a prefix into use that can be used, and forgets a prefix that nobody offers any more. */
function putActive(change: Building, key: number, entry: Offers, active: readonly Route[]): void {
  const { rib } = change
  const added = without(active, entry.active)
  const removed = without(entry.active, active)
  const gone = entry.offers.length === 0
  if (added.length === 0 && removed.length === 0) {
    if (gone) change.rib = { ...rib, prefixes: tableDelete(rib.prefixes, key) }
    return
  }
  const prefixes = gone ? tableDelete(rib.prefixes, key) : tableSet(rib.prefixes, key, { ...entry, active })
  change.rib = { ...rib, prefixes, fib: withRoutes(rib.fib, entry.prefix, active) }
  for (const route of added) change.added.push(route)
  for (const route of removed) change.removed.push(route)
}

/** Many routes may share a prefix: a provider has one network on all its lines. */
function without(routes: readonly Route[], others: readonly Route[]): readonly Route[] {
  const known = new Set(others)
  return routes.filter((route) => !known.has(route))
}

/** An offer repeated unchanged keeps its age. */
function withOffer(rib: Rib, route: Route): Rib {
  const key = prefixKey(route.prefix)
  const entry = tableGet(rib.prefixes, key) ?? { prefix: route.prefix, offers: [], active: [], order: rib.next }
  const at = entry.offers.findIndex((offer) => replaces(offer, route))
  const old = entry.offers[at]
  if (old && sameOffer(old, route)) return rib
  const offers = old ? entry.offers.with(at, route) : [...entry.offers, route]
  return {
    ...rib,
    prefixes: tableSet(rib.prefixes, key, { ...entry, offers }),
    hops: withHop(old ? withoutHop(rib.hops, old) : rib.hops, route),
    interfaces: withInterface(old ? withoutInterface(rib.interfaces, old, offers) : rib.interfaces, route),
    next: Math.max(rib.next, entry.order + 1),
  }
}

function withoutOffer(rib: Rib, route: Route): Rib {
  const key = prefixKey(route.prefix)
  const entry = tableGet(rib.prefixes, key)
  const old = entry?.offers.find((offer) => replaces(offer, route))
  if (!entry || !old) return rib
  const offers = entry.offers.filter((offer) => offer !== old)
  return {
    ...rib,
    prefixes: tableSet(rib.prefixes, key, { ...entry, offers }),
    hops: withoutHop(rib.hops, old),
    interfaces: withoutInterface(rib.interfaces, old, offers),
  }
}

function withInterface(interfaces: Rib['interfaces'], { interface: name, prefix }: Route): Rib['interfaces'] {
  if (name === undefined) return interfaces
  return tableSet(interfaces, name, tableSet(tableGet(interfaces, name) ?? emptyTable(), prefixKey(prefix), prefix))
}

/** Another offer of the same prefix out of the same interface keeps it there. */
function withoutInterface(interfaces: Rib['interfaces'], gone: Route, left: readonly Route[]): Rib['interfaces'] {
  const name = gone.interface
  const known = name === undefined ? undefined : tableGet(interfaces, name)
  if (name === undefined || !known || left.some((route) => route.interface === name)) return interfaces
  const prefixes = tableDelete(known, prefixKey(gone.prefix))
  return prefixes.size === 0 ? tableDelete(interfaces, name) : tableSet(interfaces, name, prefixes)
}

/** Says of every route anew which line made it, after the text of the device changed; nothing else changes. */
export function resource(rib: Rib, sourceOf: (route: Route) => Source | undefined): Rib {
  let { prefixes, fib } = rib
  for (const entry of tableValues(rib.prefixes)) {
    const renewed = new Map(entry.offers.map((route) => [route, resourced(route, sourceOf(route))]))
    if ([...renewed].every(([before, after]) => before === after)) continue
    const active = entry.active.map((route) => renewed.get(route) ?? route)
    prefixes = tableSet(prefixes, prefixKey(entry.prefix), { ...entry, offers: [...renewed.values()], active })
    fib = withRoutes(fib, entry.prefix, active)
  }
  return { ...rib, prefixes, fib }
}

function resourced(route: Route, source: Source | undefined): Route {
  if (source?.line === route.source?.line && source?.text === route.source?.text) return route
  const { source: _old, ...rest } = route
  return { ...rest, ...(source ? { source } : {}) }
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
