/**
 * DUAL (RFC 7868 section 3; the picture is in state.ts): which paths are used, and when the neighbours must be asked.
 * What is told to whom is in advertise.ts; the routing table's part is `install`.
 */
import { type NotKnown, notKnownAt } from '../../../config/index'
import { formatIp, formatPrefix, type Ip, type Prefix } from '../../../net/index'
import { tableGet } from '../../kernel/table'
import { after, NEVER } from '../../kernel/time'
import { type Route, sameRoute } from '../../rib/route'
import { advertise, answerTo, routeOf, UNREACHABLE_TOLD } from './advertise'
import { ribMetric } from './metric'
import type { EigrpEntry, EigrpPath } from './state'
import { deleteEntry, entryKey, entryOf, journal, setEntry, tell, upNeighbors, type Work } from './work'

/** How many equal successors go into the routing table (IOS default). */
const MAXIMUM_PATHS = 4

/** Replaces, adds or (without a path) removes one way to a destination; `via` absent = this router's own. */
export function changePath(work: Work, prefix: Prefix, via: Ip | undefined, path: EigrpPath | undefined): void {
  if (notePath(work, prefix, via, path) === 'passive') compute(work, prefix, undefined)
}

/** A neighbour asks, with the path its question leaves it. The answer may have to wait for this router's own question. */
export function queried(work: Work, prefix: Prefix, from: Ip, path: EigrpPath | undefined): void {
  const known = notePath(work, prefix, from, path)
  if (known === 'passive') compute(work, prefix, from)
  const entry = entryOf(work, prefix)
  if (known === 'passive' && entry?.state === 'active') return
  const best = entry?.state === 'passive' ? offered(work, entry) : undefined
  tell(work, from, 'reply', answerTo(work, from, prefix, best))
}

/** A neighbour's reply, or its loss, which counts as one. */
export function replied(work: Work, prefix: Prefix, from: Ip): void {
  const entry = entryOf(work, prefix)
  if (entry?.state !== 'active' || !entry.pending.includes(from)) return
  const pending = entry.pending.filter((address) => address !== from)
  setEntry(work, { ...entry, pending })
  if (pending.length === 0) settle(work, prefix)
}

/** A neighbour asks whether its question is still looked into: so it is while this router is active, else it is answered. */
export function siaQueried(work: Work, prefix: Prefix, from: Ip): void {
  const entry = entryOf(work, prefix)
  if (entry?.state === 'active') return tell(work, from, 'sia-reply', routeOf(prefix, undefined))
  const best = entry ? offered(work, entry) : undefined
  tell(work, from, 'reply', answerTo(work, from, prefix, best))
}

/** A neighbour is still at it: it is given as long again. */
export function siaReplied(work: Work, prefix: Prefix, from: Ip): void {
  const entry = entryOf(work, prefix)
  if (entry?.state !== 'active' || !entry.sia) return
  const silent = entry.sia.silent.filter((address) => address !== from)
  setEntry(work, { ...entry, sia: { ...entry.sia, silent } })
}

/** The paths in use, as many as share the least distance and are feasible. The router's own goes before all others. */
export function successors(entry: EigrpEntry): readonly EigrpPath[] {
  return nearest(entry).filter((path) => isFeasible(entry, path))
}

/** The path in use that neighbours are told of; none while the answer is being looked for. */
export function bestOf(entry: EigrpEntry): EigrpPath | undefined {
  return entry.state === 'passive' ? successors(entry)[0] : undefined
}

/** True for what may be used without asking anybody (RFC 7868 section 3.5). */
export function isFeasible(entry: EigrpEntry, path: EigrpPath): boolean {
  // The second condition only matters over a link of delay 0, where both distances are the same.
  const { reportedDistance, distance, via } = path
  return via === undefined || reportedDistance < entry.feasibleDistance || distance <= entry.feasibleDistance
}

function nearest({ paths }: EigrpEntry): readonly EigrpPath[] {
  const own = paths.filter((path) => path.via === undefined)
  if (own.length > 0) return own
  const open = paths.filter((path) => !path.denied)
  const least = Math.min(...open.map((path) => path.distance))
  return Number.isFinite(least) ? open.filter((path) => path.distance === least) : []
}

/** Writes a path down; says whether the destination is passive, or undefined when there is nothing to know of it. */
function notePath(
  work: Work,
  prefix: Prefix,
  via: Ip | undefined,
  path: EigrpPath | undefined,
): EigrpEntry['state'] | undefined {
  const entry = entryOf(work, prefix) ?? (path && newEntry(prefix))
  if (!entry) return undefined
  const others = entry.paths.filter((item) => item.via !== via)
  setEntry(work, { ...entry, paths: path ? [...others, path] : others })
  return entry.state
}

function newEntry(prefix: Prefix): EigrpEntry {
  const idle = { pending: [], activeUntil: NEVER, told: '', installed: [] }
  return { prefix, state: 'passive', feasibleDistance: Number.POSITIVE_INFINITY, paths: [], ...idle }
}

/** The local computation: the best path when it is feasible, else the question to everybody. */
function compute(work: Work, prefix: Prefix, askedBy: Ip | undefined): void {
  const entry = entryOf(work, prefix)
  if (!entry) return
  const [best] = successors(entry)
  if (best) {
    setEntry(work, { ...entry, feasibleDistance: Math.min(entry.feasibleDistance, best.distance) })
    publish(work, prefix)
  } else if (entry.feasibleDistance === Number.POSITIVE_INFINITY) publish(work, prefix)
  else goActive(work, entry, askedBy)
}

/** Who asked is not asked back: it waits for this answer. */
function goActive(work: Work, entry: EigrpEntry, askedBy: Ip | undefined): void {
  const asked = upNeighbors(work).filter((neighbor) => neighbor.address !== askedBy && !neighbor.stub)
  tellUnasked(work, entry, askedBy)
  const { askedBy: _before, ...rest } = entry
  setEntry(work, {
    ...rest,
    state: 'active',
    pending: asked.map((neighbor) => neighbor.address),
    activeUntil: after(work.cx.now, work.cx.parameters.eigrpActiveSeconds / 2),
    told: UNREACHABLE_TOLD,
    ...(askedBy !== undefined && { askedBy }),
  })
  if (asked.length === 0) {
    settle(work, entry.prefix)
    return
  }
  install(work, entry.prefix, [])
  for (const neighbor of asked) tell(work, neighbor.address, 'query', routeOf(entry.prefix, undefined))
  const names = asked.map((neighbor) => formatIp(neighbor.address)).join(', ')
  const text = formatPrefix(entry.prefix)
  journal(work, {
    event: 'active',
    text: `EIGRP ${work.state.as}: no feasible successor for ${text}, asking ${names}`,
    data: { prefix: text, asked: names },
  })
}

/** A stub is not asked; that the way it was told of is gone it must hear all the same, or it goes on by it. */
function tellUnasked(work: Work, { prefix, told }: EigrpEntry, askedBy: Ip | undefined): void {
  if (told === '' || told === UNREACHABLE_TOLD) return
  for (const { address, stub } of upNeighbors(work))
    if (stub && address !== askedBy) tell(work, address, 'update', routeOf(prefix, undefined))
}

/** Every reply is in: the feasible distance starts afresh, and whoever asked gets the answer. */
function settle(work: Work, prefix: Prefix): void {
  const entry = entryOf(work, prefix)
  if (!entry) return
  const { askedBy, sia: _over, ...rest } = entry
  const least = nearest(entry)[0]?.distance ?? Number.POSITIVE_INFINITY
  setEntry(work, { ...rest, state: 'passive', feasibleDistance: least, pending: [], activeUntil: NEVER })
  publish(work, prefix, askedBy)
}

/** Puts the successors into the routing table and tells the neighbours; forgets a destination that has no path left. */
export function publish(work: Work, prefix: Prefix, askedBy?: Ip): void {
  const entry = entryOf(work, prefix)
  if (entry?.state !== 'passive') return
  const paths = successors(entry)
  const used = paths.filter((path) => path.via !== undefined).slice(0, work.config.eigrp.maximumPaths ?? MAXIMUM_PATHS)
  install(work, prefix, used, unequal(work, entry, paths[0]))
  const best = offered(work, entry)
  if (askedBy !== undefined) tell(work, askedBy, 'reply', answerTo(work, askedBy, prefix, best))
  advertise(work, prefix, best, askedBy)
  if (entryOf(work, prefix)?.paths.length === 0) deleteEntry(work, prefix)
}

/** The path to tell of. IOS tells only what its routing table uses: another protocol's route there keeps it quiet. */
function offered(work: Work, entry: EigrpEntry): EigrpPath | undefined {
  const [best] = successors(entry)
  const shadowed = best?.via !== undefined && tableGet(work.state.local, entryKey(entry.prefix)) !== undefined
  return shadowed ? undefined : best
}

/** With `variance` a longer way is used too, in a share that is not simulated: which one a packet takes is not known. */
function unequal({ config }: Work, entry: EigrpEntry, best: EigrpPath | undefined): NotKnown | undefined {
  const { variance } = config.eigrp
  if (!variance?.source || variance.value < 2 || best?.via === undefined) return undefined
  const longer = entry.paths.some(
    (path) =>
      path.via !== undefined &&
      !path.denied &&
      path.distance > best.distance &&
      path.distance <= variance.value * best.distance &&
      path.reportedDistance < entry.feasibleDistance,
  )
  const summary = `which of its ways to ${formatPrefix(entry.prefix)} EIGRP takes`
  return longer ? notKnownAt(config.configuration.device, variance.source, summary) : undefined
}

function install(work: Work, prefix: Prefix, paths: readonly EigrpPath[], open?: NotKnown): void {
  const entry = entryOf(work, prefix)
  if (!entry) return
  const wanted = paths.map((path) => ({ ...routeFor(work, prefix, path), ...(open && { notKnown: open }) }))
  const remove = entry.installed.filter((old) => !wanted.some((route) => sameRoute(route, old)))
  const add = wanted.filter((route) => !entry.installed.some((old) => sameRoute(route, old)))
  if (remove.length === 0 && add.length === 0) return
  const kept = entry.installed.filter((old) => !remove.includes(old))
  setEntry(work, { ...entry, installed: [...kept, ...add] })
  work.effects.push({ kind: 'routes', delta: { add, remove } })
}

function routeFor(work: Work, prefix: Prefix, path: EigrpPath): Route {
  const { distance, source } = work.config.eigrp
  return {
    prefix,
    protocol: path.external ? 'eigrp-external' : 'eigrp',
    process: work.state.as,
    distance: path.external ? distance.external : distance.internal,
    metric: ribMetric(path.distance, work.config.eigrp),
    tag: path.origin?.tag ?? 0,
    ...(path.notKnown && { notKnown: path.notKnown }),
    since: work.cx.now,
    source,
    ...(path.via !== undefined && { nextHop: path.via, owner: `neighbor ${formatIp(path.via)}` }),
    ...(path.interface !== undefined && { interface: path.interface }),
  }
}
