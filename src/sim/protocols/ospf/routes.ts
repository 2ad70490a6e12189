/** From the database to the routing table: routes inside areas, between them, and from outside (RFC 2328 section 16). */
import { ANY_ADDRESS, contains, formatIp, formatPrefix, type Ip, type OspfLsa, type Prefix } from '../../../net/index'
import { emptyTable, type Table, tableDelete, tableGet, tableSet, tableValues } from '../../kernel/table'
import { NEVER } from '../../kernel/time'
import { type Route, sameRoute } from '../../rib/route'
import { BACKBONE } from './area'
import { reviewAreas, summariesKept } from './borders'
import { openOn } from './links'
import { externalName, lsaKey, MAX_AGE } from './lsa'
import { networksOf, routerOf, shortestPaths, union } from './spf'
import type { Hop, OspfPath, RouterPath, StoredLsa } from './state'
import { areasOf, current, isBorder, isOwn, storedLsa, type Work } from './work'

/** The computation that is due: everything, or the external routes to some prefixes. */
export function compute(work: Work): void {
  const { computation } = work.state
  if (computation.due > work.cx.now) return
  const { all, prefixes } = computation
  const done = { ...computation, due: NEVER, all: false, prefixes: [], last: work.cx.now, runs: computation.runs + 1 }
  work.state = { ...work.state, computation: done }
  if (!all) {
    for (const prefix of prefixes) put(work, prefix, pathTo(work, prefix))
    return
  }
  computeInternal(work)
  reviewAreas(work)
  publishAll(work)
}

/** Sections 16.1 and 16.2. */
function computeInternal(work: Work): void {
  const graphs = graphsOf(work)
  let internal: Table<OspfPath> = emptyTable()
  const routers: RouterPath[] = []
  for (const area of areasOf(work.state)) {
    const items = Object.values(work.state.interfaces).filter((item) => item.area === area)
    const graph = graphs.get(area)
    if (!graph) continue
    const peerOn = (name: string, router: Ip) => current(work, { interface: name, router })?.address
    const root = { id: work.state.routerId, items, peerOn }
    const tree = shortestPaths(graph, root)
    for (const { prefix, distance, hops, notKnown } of networksOf(tree, root))
      internal = nearer(internal, {
        prefix,
        kind: 'intra',
        area,
        metric: distance,
        hops,
        ...(notKnown && { notKnown }),
      })
    for (const { kind, id, distance, hops, lsa, notKnown } of tree) {
      const { border, boundary } = routerOf(lsa)
      if (kind === 'router' && id !== work.state.routerId && (border || boundary))
        routers.push({
          router: id,
          area,
          inter: false,
          border,
          boundary,
          distance,
          hops,
          ...(notKnown && { notKnown }),
        })
    }
  }
  for (const entry of graphs.values()) {
    for (const stored of entry.summaries) {
      const path = interPath(work, stored, routers)
      if (path) internal = nearer(internal, path)
    }
    for (const stored of entry.boundaries) {
      const path = boundaryPath(work, stored, routers)
      if (path) routers.push(path)
    }
  }
  work.state = { ...work.state, internal, routers }
}

interface Graph {
  readonly routers: Map<Ip, OspfLsa>
  readonly networks: Map<Ip, OspfLsa>
  readonly summaries: StoredLsa[]
  readonly boundaries: StoredLsa[]
}

/** The database by areas; too old ones do not count. A border router looks at summaries of the backbone alone (section 16.2). */
function graphsOf(work: Work): ReadonlyMap<number, Graph> {
  const graphs = new Map<number, Graph>()
  for (const area of areasOf(work.state))
    graphs.set(area, { routers: new Map(), networks: new Map(), summaries: [], boundaries: [] })
  const backboneOnly = isBorder(work.state)
  for (const stored of tableValues(work.state.lsas)) {
    const { area, lsa } = stored
    const graph = area === undefined ? undefined : graphs.get(area)
    if (!graph || lsa.age >= MAX_AGE) continue
    if (lsa.kind === 'router') graph.routers.set(lsa.router, lsa)
    else if (lsa.kind === 'network') graph.networks.set(lsa.id, lsa)
    else if (!isOwn(work, lsa.router) && (!backboneOnly || area === BACKBONE))
      (lsa.kind === 'summary' ? graph.summaries : graph.boundaries).push(stored)
  }
  return graphs
}

/** A route inside an area goes before one between areas, whatever they cost (section 11). */
function nearer(table: Table<OspfPath>, path: OspfPath): Table<OspfPath> {
  const key = formatPrefix(path.prefix)
  const known = tableGet(table, key)
  const order = known ? rank(path, known) : -1
  if (order > 0) return table
  if (known && order === 0) {
    const notKnown = known.notKnown ?? path.notKnown
    return tableSet(table, key, { ...known, hops: union(known.hops, path.hops), ...(notKnown && { notKnown }) })
  }
  return tableSet(table, key, path)
}

const KINDS = ['intra', 'inter', 'external-1', 'external-2'] as const

function rank(a: OspfPath, b: OspfPath): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.metric - b.metric || (a.forward ?? 0) - (b.forward ?? 0)
}

const borderOf = ({ area, lsa }: StoredLsa, routers: readonly RouterPath[]): RouterPath | undefined =>
  routers.find((item) => item.router === lsa.router && item.area === area && item.border && !item.inter)

function interPath(work: Work, stored: StoredLsa, routers: readonly RouterPath[]): OspfPath | undefined {
  const { lsa, area } = stored
  const border = borderOf(stored, routers)
  if (!border || area === undefined || lsa.content.kind !== 'summary') return undefined
  const notKnown = border.notKnown ?? lsa.notKnown
  const { prefix, metric } = lsa.content
  if (!summariesKept(work, prefix)) return undefined
  const path = { prefix, kind: 'inter', area, metric: border.distance + metric, hops: border.hops } as const
  return { ...path, ...(notKnown && { notKnown }) }
}

function boundaryPath(work: Work, stored: StoredLsa, routers: readonly RouterPath[]): RouterPath | undefined {
  const { lsa, area } = stored
  const border = borderOf(stored, routers)
  if (!border || area === undefined || lsa.content.kind !== 'asbr-summary' || isOwn(work, lsa.id)) return undefined
  const distance = border.distance + lsa.content.metric
  const notKnown = border.notKnown ?? lsa.notKnown
  const way = { distance, hops: border.hops, ...(notKnown && { notKnown }) }
  return { router: lsa.id, area, inter: true, border: false, boundary: true, ...way }
}

/** The nearest way to a router at the border of the autonomous system; inside an area before between them. */
function wayTo(work: Work, router: Ip): Pick<RouterPath, 'distance' | 'hops' | 'notKnown'> | undefined {
  let best: RouterPath | undefined
  for (const item of work.state.routers) {
    if (item.router !== router || !item.boundary) continue
    const order = best ? Number(item.inter) - Number(best.inter) || item.distance - best.distance : -1
    if (best && order === 0) best = { ...best, hops: union(best.hops, item.hops) }
    else if (order < 0) best = item
  }
  return best
}

/** The way to a prefix: inside before outside. */
function pathTo(work: Work, prefix: Prefix): OspfPath | undefined {
  const inside = tableGet(work.state.internal, formatPrefix(prefix))
  if (inside) return inside
  const boundaries = new Set(work.state.routers.flatMap(({ router, boundary }) => (boundary ? [router] : [])))
  let best: Table<OspfPath> = emptyTable()
  for (const router of boundaries) {
    const stored = storedLsa(work, lsaKey(undefined, externalName(prefix, router)))
    const path = stored && stored.lsa.age < MAX_AGE ? externalPath(work, stored.lsa) : undefined
    if (path) best = nearer(best, path)
  }
  return tableGet(best, formatPrefix(prefix))
}

/** Section 16.4: to the address that it names, by an internal route, else to the router that tells of it. */
function externalPath(work: Work, lsa: OspfLsa): OspfPath | undefined {
  const { content } = lsa
  const boundary = wayTo(work, lsa.router)
  if (content.kind !== 'external' || !boundary) return undefined
  const way = content.forward === ANY_ADDRESS ? boundary : wayToAddress(work, content.forward)
  if (!way) return undefined
  const { prefix, metric, metricType, tag } = content
  const notKnown = way.notKnown ?? boundary.notKnown ?? lsa.notKnown
  const rest = { prefix, tag, hops: way.hops, forward: way.distance, ...(notKnown && { notKnown }) }
  return metricType === 1
    ? { ...rest, kind: 'external-1', metric: metric + way.distance, forward: 0 }
    : { ...rest, kind: 'external-2', metric }
}

function wayToAddress(work: Work, address: Ip): Pick<RouterPath, 'distance' | 'hops' | 'notKnown'> | undefined {
  let best: OspfPath | undefined
  for (const path of tableValues(work.state.internal))
    if (contains(path.prefix, address) && (!best || path.prefix.length > best.prefix.length)) best = path
  if (!best || best.discard) return undefined
  // On a network of one's own the address itself is the next hop.
  const hops = best.hops.map((hop) => (hop.via === undefined ? { ...hop, via: address } : hop))
  return { distance: best.metric, hops, ...(best.notKnown && { notKnown: best.notKnown }) }
}

/** Every prefix that is known, or was. */
function publishAll(work: Work): void {
  const prefixes = new Map<string, Prefix>()
  for (const { prefix } of [...tableValues(work.state.internal), ...tableValues(work.state.paths)])
    prefixes.set(formatPrefix(prefix), prefix)
  for (const { lsa } of tableValues(work.state.lsas))
    if (lsa.content.kind === 'external') prefixes.set(formatPrefix(lsa.content.prefix), lsa.content.prefix)
  for (const prefix of prefixes.values()) put(work, prefix, pathTo(work, prefix))
}

/** The path of a prefix as it is now, and its routes in the routing table. */
export function put(work: Work, prefix: Prefix, path: OspfPath | undefined): void {
  const key = formatPrefix(prefix)
  const { paths } = work.state
  work.state = { ...work.state, paths: path ? tableSet(paths, key, path) : tableDelete(paths, key) }
  const wanted = path ? routesOf(work, path) : []
  const had = tableGet(work.state.installed, key) ?? []
  const remove = had.filter((old) => !wanted.some((route) => sameRoute(route, old)))
  const add = wanted.filter((route) => !had.some((old) => sameRoute(route, old)))
  if (remove.length === 0 && add.length === 0) return
  const kept = [...had.filter((old) => !remove.includes(old)), ...add]
  const { installed } = work.state
  work.state = {
    ...work.state,
    installed: kept.length > 0 ? tableSet(installed, key, kept) : tableDelete(installed, key),
  }
  work.effects.push({ kind: 'routes', delta: { add, remove } })
}

const PROTOCOLS = {
  intra: 'ospf',
  inter: 'ospf-inter',
  'external-1': 'ospf-external-1',
  'external-2': 'ospf-external-2',
} as const

/** Networks of one's own are connected and stand in the table without OSPF. */
function routesOf(work: Work, path: OspfPath): readonly Route[] {
  const { ospf } = work.config
  const distances = { intra: ospf.distance.intra, inter: ospf.distance.inter }
  const distance = path.kind === 'intra' || path.kind === 'inter' ? distances[path.kind] : ospf.distance.external
  const notKnown = path.notKnown ?? openOn(work)
  const base = {
    prefix: path.prefix,
    protocol: PROTOCOLS[path.kind],
    process: work.state.process,
    distance,
    metric: path.metric,
    tag: path.tag ?? 0,
    since: work.cx.now,
    source: ospf.source,
    ...(notKnown && { notKnown }),
  }
  if (path.discard) return [{ ...base, interface: 'Null0', owner: 'summary' }]
  const beyond = path.hops.filter((hop): hop is Hop & { readonly via: Ip } => hop.via !== undefined)
  if (beyond.length < path.hops.length) return []
  return beyond.slice(0, ospf.maximumPaths).map(({ via, interface: name }) => ({
    ...base,
    nextHop: via,
    interface: name,
    owner: `neighbor ${formatIp(via)}`,
  }))
}
