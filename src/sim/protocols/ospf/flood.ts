/** The flooding procedure (RFC 2328 section 13): what comes in, what goes on, and what is acknowledged. */
import type { OspfHeader, OspfLsa } from '../../../net/index'
import { tableDelete, tableDue, tableDueBy, tableGet, tableSet } from '../../kernel/table'
import { after, NEVER } from '../../kernel/time'
import { contentChanged } from './computation'
import { agedLsa, headerAt, headerOf, lsaKey, MAX_AGE, newer, scopeOf, stored } from './lsa'
import type { OspfInterface, OspfNeighbor, StoredLsa } from './state'
import {
  current,
  entersArea,
  isAtLeast,
  isOwn,
  neighborKey,
  neighborsOn,
  portOf,
  setNeighbor,
  storedLsa,
  type Work,
} from './work'

/** What is to happen with an advertisement of this router's own that came from elsewhere, and is newer than its own. */
export type OnOwn = (work: Work, taken: StoredLsa) => void
/** What a neighbour has broken: the exchange with it begins anew. */
export type OnBadRequest = (work: Work, neighbor: OspfNeighbor) => void

export function updateReceived(
  work: Work,
  item: OspfInterface,
  stale: OspfNeighbor,
  lsas: readonly OspfLsa[],
  { onOwn, onBadRequest }: { readonly onOwn: OnOwn; readonly onBadRequest: OnBadRequest },
): void {
  for (const lsa of lsas) {
    const neighbor = current(work, stale)
    if (!neighbor || !isAtLeast(neighbor, 'exchange')) return
    if (!entersArea(work, lsa.kind, item.area)) continue
    const area = scopeOf(lsa.kind, item.area)
    const key = lsaKey(area, lsa)
    const had = storedLsa(work, key)
    if (lsa.age >= MAX_AGE && !had && !isExchanging(work)) pushTo(work.directAcks, neighborKey(neighbor), headerOf(lsa))
    else if (!had || newer(lsa, headerAt(had, work.cx.now)) > 0)
      take(work, item, neighbor, { key, area, lsa, had }, onOwn)
    else if (tableGet(neighbor.requests, key)) onBadRequest(work, neighbor)
    else known(work, item, neighbor, lsa, had)
  }
}

interface Coming {
  readonly key: string
  readonly area: number | undefined
  readonly lsa: OspfLsa
  readonly had: StoredLsa | undefined
}

/** A newer instance (step 5). */
function take(work: Work, item: OspfInterface, neighbor: OspfNeighbor, coming: Coming, onOwn: OnOwn): void {
  const { key, area, lsa, had } = coming
  const { now } = work.cx
  const own = isOwn(work, lsa.router)
  const tooSoon = had && !own && after(had.installed, work.config.ospf.lsaArrivalMillis / 1000) > now
  if (tooSoon) return
  unlist(work, key)
  const next = stored(key, area, lsa, now, own)
  const back = floodFrom(work, next, neighbor)
  install(work, next)
  if (!back) acknowledge(work, item, neighbor, headerOf(lsa))
  if (own) onOwn(work, next)
}

/** A backup acknowledges only what the designated router told it (section 13.5, table 19). */
function acknowledge(work: Work, item: OspfInterface, { address }: OspfNeighbor, header: OspfHeader): void {
  if (item.state !== 'backup' || address === item.designated) pushTo(work.acks, item.name, header)
}

/** The same instance, or an older one (steps 7 and 8). */
function known(work: Work, item: OspfInterface, neighbor: OspfNeighbor, lsa: OspfLsa, had: StoredLsa): void {
  const now = headerAt(had, work.cx.now)
  if (newer(now, lsa) > 0) return pushTo(work.direct, neighborKey(neighbor), agedLsa(had, work.cx.now))
  if (!acknowledged(work, neighbor, headerOf(lsa))) pushTo(work.directAcks, neighborKey(neighbor), headerOf(lsa))
  else if (item.state === 'backup') acknowledge(work, item, neighbor, headerOf(lsa))
}

/** Puts an instance into the database; whatever hangs on what it says is looked at again. */
export function install(work: Work, next: StoredLsa): void {
  const { lsas, dying } = work.state
  const had = tableGet(lsas, next.key)
  const dies = next.lsa.age >= MAX_AGE
  work.state = {
    ...work.state,
    lsas: tableSet(lsas, next.key, next),
    dying: dies ? [...dying.filter((key) => key !== next.key), next.key] : dying.filter((key) => key !== next.key),
  }
  contentChanged(work, had, next)
}

/** Tells it on by every interface that it is for (section 13.3); true when it went back where it came from. */
export function floodFrom(work: Work, { key, area, lsa }: StoredLsa, sender: OspfNeighbor | undefined): boolean {
  let back = false
  for (const item of Object.values(work.state.interfaces)) {
    if (area === undefined ? !entersArea(work, lsa.kind, item.area) : item.area !== area) continue
    if (!isListed(work, item, key, lsa, sender)) continue
    if (sender?.interface === item.name) {
      const byElected = sender.address === item.designated || sender.address === item.backup
      if (byElected || item.state === 'backup') continue
      back = true
    }
    pushTo(work.floods, item.name, lsa)
  }
  return back
}

/** Notes it for every neighbour of an interface that needs it; true when somebody does. */
function isListed(
  work: Work,
  item: OspfInterface,
  key: string,
  lsa: OspfLsa,
  sender: OspfNeighbor | undefined,
): boolean {
  let any = false
  for (const neighbor of neighborsOn(work, item.name)) {
    if (!isAtLeast(neighbor, 'exchange')) continue
    const wanted = tableGet(neighbor.requests, key)
    const order = wanted ? newer(lsa, wanted) : 1
    if (order < 0) continue
    const base = wanted ? { ...neighbor, requests: tableDelete(neighbor.requests, key) } : neighbor
    const isSender = sender !== undefined && neighborKey(sender) === neighborKey(neighbor)
    if (isSender || (wanted && order === 0)) {
      if (wanted) setNeighbor(work, base)
      continue
    }
    any = true
    const { retransmitSeconds } = portOf(work.config, item.name)
    const floodDue = base.floodDue === NEVER ? after(work.cx.now, retransmitSeconds) : base.floodDue
    setNeighbor(work, { ...base, unacknowledged: tableSet(base.unacknowledged, key, lsa), floodDue })
  }
  return any
}

/** An instance of before is repeated to nobody. */
function unlist(work: Work, key: string): void {
  for (const neighbor of Object.values(work.state.neighbors))
    if (tableGet(neighbor.unacknowledged, key)) setNeighbor(work, without(neighbor, key))
}

function without(neighbor: OspfNeighbor, key: string): OspfNeighbor {
  const unacknowledged = tableDelete(neighbor.unacknowledged, key)
  return { ...neighbor, unacknowledged, ...(unacknowledged.size === 0 ? { floodDue: NEVER, retries: 0 } : {}) }
}

/** Takes an advertisement from what is repeated to a neighbour, when this instance is; says whether it was. */
function acknowledged(work: Work, stale: OspfNeighbor, header: OspfHeader): boolean {
  const neighbor = current(work, stale)
  const item = neighbor && work.state.interfaces[neighbor.interface]
  if (!neighbor || !item) return false
  const key = lsaKey(scopeOf(header.kind, item.area), header)
  const listed = tableGet(neighbor.unacknowledged, key)
  if (!listed || newer(listed, header) !== 0) return false
  setNeighbor(work, without(neighbor, key))
  return true
}

export function acknowledgementReceived(work: Work, neighbor: OspfNeighbor, headers: readonly OspfHeader[]): void {
  if (!isAtLeast(neighbor, 'exchange')) return
  for (const header of headers) acknowledged(work, neighbor, header)
}

const isExchanging = (work: Work): boolean =>
  Object.values(work.state.neighbors).some(({ state }) => state === 'exchange' || state === 'loading')

/** Too old ones leave the database when nobody has to hear of them any more (section 14). */
export function bury(work: Work): void {
  if (work.state.dying.length === 0 || isExchanging(work)) return
  const neighbors = Object.values(work.state.neighbors)
  for (const key of work.state.dying) {
    if (neighbors.some((neighbor) => tableGet(neighbor.unacknowledged, key))) continue
    work.state = {
      ...work.state,
      lsas: tableDelete(work.state.lsas, key),
      dying: work.state.dying.filter((other) => other !== key),
    }
  }
}

/** Those whose time is over are told as too old, so that nobody goes on by them. */
export function expire(work: Work): void {
  if (tableDue(work.state.lsas) > work.cx.now) return
  for (const old of tableDueBy(work.state.lsas, work.cx.now)) age(work, old)
}

/** Tells everybody that an advertisement is too old (section 14.1). */
export function age(work: Work, old: StoredLsa): void {
  const next = stored(old.key, old.area, { ...old.lsa, age: MAX_AGE }, work.cx.now, isOwn(work, old.lsa.router))
  unlist(work, old.key)
  floodFrom(work, next, undefined)
  install(work, next)
}

export function pushTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
