/**
 * What a route-map says of a route: the first entry all of whose conditions hold decides, and what none matches is
 * denied. A condition that is not read counts neither as met nor as absent: the entry may match, and what gets as far as
 * it is not known, unless whatever may follow comes to the same.
 */
import { type Ip, lookUp, maskOf, type Prefix } from '../../net/index'
import type { Configuration } from '../configuration'
import type { NotKnown } from '../not-known'
import type { RouteMap, RouteMapEntry, RouteMatch, RouteMatchSubject, RouteOrigin } from '../policy'
import { evaluateList } from './access-list'
import { type Answer, DENY, evaluatePrefixList, PERMIT } from './prefix-list'
import { type FilterSubject, probeSubject } from './subject'

/** A route as filters look at it. */
export interface RouteSubject {
  readonly prefix: Prefix
  readonly tag: number
  readonly metric: number
  readonly origin: RouteOrigin
  /** The interface it leaves by. */
  readonly interface?: string | undefined
  readonly nextHop?: Ip | undefined
  /** The router that told of it. */
  readonly routeSource?: Ip | undefined
}

export type RouteMapVerdict =
  /** Without an entry none matched, and the route is denied. */
  | { readonly action: 'permit' | 'deny'; readonly entry?: RouteMapEntry }
  | { readonly action: 'not-known'; readonly notKnown: NotKnown; readonly entry: RouteMapEntry }

type Lists = Pick<Configuration, 'accessLists' | 'prefixLists'>

/** What a route-map says of a route. */
export function evaluateRouteMap(lists: Lists, map: RouteMap, route: RouteSubject): RouteMapVerdict {
  let doubt: { readonly notKnown: NotKnown; readonly entry: RouteMapEntry } | undefined
  const may = new Set<'permit' | 'deny'>()
  for (const entry of map.entries) {
    const match = entryHolds(lists, entry, route)
    if (match.action === 'deny') continue
    may.add(entry.action)
    if (match.action === 'permit') return settle(doubt, may, { action: entry.action, entry })
    if (match.action === 'not-known') doubt ??= { notKnown: match.notKnown, entry }
  }
  may.add('deny')
  return settle(doubt, may, { action: 'deny' })
}

/** Two ways of permitting may set different things: only a deny whatever happens is sure. */
function settle(
  doubt: { readonly notKnown: NotKnown; readonly entry: RouteMapEntry } | undefined,
  may: ReadonlySet<'permit' | 'deny'>,
  verdict: RouteMapVerdict,
): RouteMapVerdict {
  return doubt && may.has('permit') ? { action: 'not-known', ...doubt } : verdict
}

/** Whether all conditions hold; one that surely does not is enough, whatever the others are. */
function entryHolds(lists: Lists, entry: RouteMapEntry, route: RouteSubject): Answer {
  let open: Answer = PERMIT
  for (const match of entry.matches) {
    const answer = matchHolds(lists, match, route)
    if (answer.action === 'deny') return DENY
    if (answer.action === 'not-known') open = answer
  }
  return open
}

function matchHolds(lists: Lists, match: RouteMatch, route: RouteSubject): Answer {
  const { kind } = match
  switch (kind) {
    case 'access-list':
    case 'prefix-list':
      return anyList(lists, kind, match.lists, about(match.of, route))
    case 'tag':
      return sure(match.tags.includes(route.tag))
    case 'interface':
      return sure(route.interface !== undefined && match.interfaces.includes(route.interface))
    case 'metric':
      return sure(match.metrics.some(({ first, last }) => route.metric >= first && route.metric <= last))
    case 'route-type':
      return sure(match.types.includes(/external/.test(route.origin) ? 'external' : 'internal'))
    case 'source-protocol':
      return sure(match.origins.includes(route.origin))
    case 'not-known':
      return { action: 'not-known', notKnown: match.notKnown }
  }
}

const sure = (holds: boolean): Answer => (holds ? PERMIT : DENY)

/** What the lists of a condition look at; nothing when the route has no such address. */
function about(subject: RouteMatchSubject, route: RouteSubject): Prefix | undefined {
  switch (subject) {
    case 'address':
      return route.prefix
    case 'next-hop':
      return route.nextHop === undefined ? undefined : { address: route.nextHop, length: 32 }
    case 'route-source':
      return route.routeSource === undefined ? undefined : { address: route.routeSource, length: 32 }
  }
}

function anyList(
  lists: Lists,
  kind: 'access-list' | 'prefix-list',
  names: readonly string[],
  of: Prefix | undefined,
): Answer {
  if (!of) return DENY
  let open: Answer = DENY
  for (const name of names) {
    const answer =
      kind === 'prefix-list' ? evaluatePrefixList(lookUp(lists.prefixLists, name), of) : listForRoute(lists, name, of)
    if (answer.action === 'permit') return PERMIT
    if (answer.action === 'not-known') open = answer
  }
  return open
}

/**
 * What an access-list says of a route: a standard one looks at the network address and not at the mask (FACTS section
 * 4), an extended one at both, as source and destination.
 */
function listForRoute(lists: Lists, name: string, { address, length }: Prefix): Answer {
  return listSays(lists, name, { source: address, destination: maskOf(length) })
}

/**
 * What a `distribute-list` of an interior protocol says of a route: an extended list looks at the router that told of it
 * as source and at the network address as destination (field knowledge); routes of one's own have no such router.
 */
export function listForUpdate(lists: Lists, name: string, { address }: Prefix, teller: Ip | undefined): Answer {
  const standard = lookUp(lists.accessLists, name)?.type === 'standard'
  return listSays(lists, name, standard ? { source: address } : { source: teller, destination: address })
}

/** One that is not defined matches everything. */
function listSays(
  { accessLists }: Lists,
  name: string,
  ends: Pick<FilterSubject, 'source'> & Partial<FilterSubject>,
): Answer {
  const list = lookUp(accessLists, name)
  if (!list || list.entries.length === 0) return PERMIT
  const verdict = evaluateList(list, probeSubject({ protocol: 0, ...ends }))
  if (verdict.action === 'not-known') return { action: 'not-known', notKnown: verdict.notKnown }
  return verdict.action === 'permit' ? PERMIT : DENY
}
