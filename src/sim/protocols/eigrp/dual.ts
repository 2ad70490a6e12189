/**
 * DUAL (RFC 7868 section 3): a destination keeps its successors while one of them is feasible, that is, reports a
 * distance smaller than the feasible distance; otherwise its neighbours are asked, and the answer waits for them all.
 */
import { type EigrpRoute, formatIp, formatPrefix, type Ip, type Prefix } from '../../../net/index'
import { after, NEVER } from '../../kernel/time'
import type { Route } from '../../rib/route'
import { composite, UNREACHABLE } from './metric'
import type { EigrpEntry, EigrpPath } from './state'
import { deleteEntry, entryKey, setEntry, tell, upNeighbors, type Work } from './work'

/** How many equal successors go into the routing table (IOS default). */
const MAXIMUM_PATHS = 4

/** Replaces, adds or (with no path) removes one neighbour's way to a destination, and recomputes. */
export function changePath(work: Work, prefix: Prefix, via: Ip | undefined, path: EigrpPath | undefined): void {
  const old = work.state.topology[entryKey(prefix)]
  if (!old && !path) return
  const entry = old ?? newEntry(prefix)
  const others = entry.paths.filter((item) => item.via !== via)
  setEntry(work, { ...entry, paths: path ? [...others, path] : others })
  if (entry.state === 'passive') compute(work, prefix)
}

function newEntry(prefix: Prefix): EigrpEntry {
  const idle = { pending: [], activeUntil: NEVER, told: '', installed: [] }
  return { prefix, state: 'passive', feasibleDistance: Number.POSITIVE_INFINITY, paths: [], ...idle }
}

/** Local computation: the best feasible path, or the question to everybody. */
export function compute(work: Work, prefix: Prefix, askedBy?: Ip): void {
  const entry = work.state.topology[entryKey(prefix)]
  if (!entry) return
  const feasible = entry.paths.filter((path) => isFeasible(entry, path))
  const best = Math.min(...feasible.map((path) => path.distance))
  if (Number.isFinite(best)) {
    setEntry(work, { ...entry, feasibleDistance: Math.min(entry.feasibleDistance, best) })
    return publish(work, prefix)
  }
  goActive(work, entry, askedBy)
}

function isFeasible(entry: EigrpEntry, path: EigrpPath): boolean {
  return Number.isFinite(path.distance) && (path.via === undefined || path.reportedDistance < entry.feasibleDistance)
}

function goActive(work: Work, entry: EigrpEntry, askedBy: Ip | undefined): void {
  const asked = upNeighbors(work).filter((neighbor) => neighbor.address !== askedBy)
  const had = entry.installed.length > 0 || entry.told !== ''
  if (asked.length === 0 || !had) return settle(work, entry)
  const activeUntil = after(work.cx.now, work.cx.parameters.eigrpActiveSeconds)
  setEntry(work, {
    ...entry,
    state: 'active',
    pending: asked.map((neighbor) => neighbor.address),
    activeUntil,
    ...(askedBy === undefined ? {} : { askedBy }),
  })
  install(work, entry.prefix, [])
  for (const neighbor of asked) tell(work, neighbor.address, 'query', routeOf(entry.prefix, undefined))
  work.effects.push({
    kind: 'journal',
    entry: {
      protocol: 'eigrp',
      event: 'active',
      text: `EIGRP ${work.state.as}: ${formatPrefix(entry.prefix)} has no feasible successor; asking ${asked.map((n) => formatIp(n.address)).join(', ')}`,
      data: { prefix: formatPrefix(entry.prefix) },
    },
  })
}

/** Every reply is in: the feasible distance starts afresh. */
function settle(work: Work, entry: EigrpEntry): void {
  const best = Math.min(...entry.paths.map((path) => path.distance))
  const { askedBy, ...rest } = entry
  setEntry(work, { ...rest, state: 'passive', feasibleDistance: best, pending: [], activeUntil: NEVER })
  publish(work, entry.prefix)
  const now = work.state.topology[entryKey(entry.prefix)]
  if (askedBy !== undefined) tell(work, askedBy, 'reply', routeOf(entry.prefix, now && bestPath(now)))
  if (now && now.paths.length === 0 && now.installed.length === 0) deleteEntry(work, now)
}

/** A neighbour's reply (or its loss, which counts as one). */
export function replied(work: Work, prefix: Prefix, from: Ip): void {
  const entry = work.state.topology[entryKey(prefix)]
  if (!entry || entry.state !== 'active') return
  const pending = entry.pending.filter((address) => address !== from)
  if (pending.length > 0) setEntry(work, { ...entry, pending })
  else settle(work, { ...entry, pending })
}

/** A neighbour asks: answered at once when there is an answer, else when the own question is answered. */
export function queried(work: Work, prefix: Prefix, from: Ip): void {
  const before = work.state.topology[entryKey(prefix)]
  if (before?.state === 'passive') compute(work, prefix, from)
  const entry = work.state.topology[entryKey(prefix)]
  if (entry?.state === 'active' && entry.askedBy === from) return
  const best = entry && bestPath(entry)
  const usable = best && best.via !== from ? best : undefined
  if (entry || !before) tell(work, from, 'reply', routeOf(prefix, usable))
}

/** The path in use: the nearest of the feasible ones. */
export function bestPath(entry: EigrpEntry): EigrpPath | undefined {
  return successors(entry)[0]
}

/** The paths in use, nearest first, as many as share the least distance. */
export function successors(entry: EigrpEntry): readonly EigrpPath[] {
  const feasible = entry.paths.filter((path) => Number.isFinite(path.distance) && (path.via === undefined || path.reportedDistance < entry.feasibleDistance || path.distance === entry.feasibleDistance))
  const best = Math.min(...feasible.map((path) => path.distance))
  return feasible.filter((path) => path.distance === best).slice(0, MAXIMUM_PATHS)
}

/** Puts the successors into the routing table and tells the neighbours what changed. */
function publish(work: Work, prefix: Prefix): void {
  const entry = work.state.topology[entryKey(prefix)]
  if (!entry) return
  const paths = successors(entry)
  install(work, prefix, paths.filter((path) => path.via !== undefined))
  advertise(work, prefix, paths[0])
  const after = work.state.topology[entryKey(prefix)]
  if (after && paths.length === 0 && after.paths.every((path) => !Number.isFinite(path.distance))) deleteEntry(work, after)
}

function install(work: Work, prefix: Prefix, paths: readonly EigrpPath[]): void {
  const entry = work.state.topology[entryKey(prefix)]
  if (!entry) return
  const wanted = paths.map((path) => routeFor(work, prefix, path))
  const same = (a: Route, b: Route) => a.nextHop === b.nextHop && a.metric === b.metric && a.interface === b.interface && a.protocol === b.protocol
  const remove = entry.installed.filter((old) => !wanted.some((route) => same(route, old)))
  const add = wanted.filter((route) => !entry.installed.some((old) => same(route, old)))
  if (remove.length === 0 && add.length === 0) return
  const kept = entry.installed.filter((old) => !remove.includes(old))
  setEntry(work, { ...entry, installed: [...kept, ...add] })
  work.effects.push({ kind: 'routes', delta: { add, remove } })
}

function routeFor(work: Work, prefix: Prefix, path: EigrpPath): Route {
  const { distance } = work.config.eigrp
  return {
    prefix,
    protocol: path.external ? 'eigrp-external' : 'eigrp',
    distance: path.external ? distance.external : distance.internal,
    metric: path.distance,
    tag: path.origin?.tag ?? 0,
    since: work.cx.now,
    source: work.config.eigrp.source,
    ...(path.via === undefined ? {} : { nextHop: path.via, owner: `neighbor ${formatIp(path.via)}` }),
    ...(path.interface === undefined ? {} : { interface: path.interface }),
  }
}

/** Tells every neighbour but those on the interface it was learnt by (split horizon). */
function advertise(work: Work, prefix: Prefix, path: EigrpPath | undefined): void {
  const entry = work.state.topology[entryKey(prefix)]
  if (!entry) return
  const told = path ? `${path.distance} ${path.external} ${path.interface ?? ''}` : 'unreachable'
  if (told === entry.told || (entry.told === '' && !path)) return
  setEntry(work, { ...entry, told })
  for (const neighbor of upNeighbors(work)) {
    const split = path?.via !== undefined && path.interface === neighbor.interface
    if (!split) tell(work, neighbor.address, 'update', routeOf(prefix, path))
    else if (entry.told !== '' && entry.told !== 'unreachable') tell(work, neighbor.address, 'update', routeOf(prefix, undefined))
  }
}

/** A destination as the wire carries it; without a path it is unreachable. */
export function routeOf(prefix: Prefix, path: EigrpPath | undefined): EigrpRoute {
  if (!path) return { prefix, external: false, metric: UNREACHABLE }
  return { prefix, external: path.external, metric: path.vector, ...(path.origin ? { origin: path.origin } : {}) }
}

/** The path a neighbour's route makes, seen through the interface it came by. */
export function pathFrom(route: EigrpRoute, via: Ip, name: string, vector: EigrpPath['vector']): EigrpPath {
  return {
    via,
    interface: name,
    reported: route.metric,
    vector,
    reportedDistance: composite(route.metric),
    distance: composite(vector),
    external: route.external,
    ...(route.origin ? { origin: route.origin } : {}),
  }
}
