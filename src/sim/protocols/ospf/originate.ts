/** What this router says of itself: when it is said, said anew and taken back (RFC 2328 sections 12.4, 14.1). */

import type { NotKnown } from '../../../config/index'
import { lsaChecksum, type OspfContent, type OspfLsa, type OspfName } from '../../../net/index'
import { tableDelete, tableDue, tableDueBy, tableGet, tableSet, tableValues } from '../../kernel/table'
import { after, SECOND } from '../../kernel/time'
import { sameContent } from './computation'
import { age, floodFrom, install } from './flood'
import { lsaKey, MAX_AGE, REFRESH_SECONDS, stored } from './lsa'
import type { Origin, StoredLsa } from './state'
import { storedLsa, type Work } from './work'

type OriginName = Omit<OspfName, 'router'>

/** Says something of this router, or something else than before, as soon as the throttle allows. */
export function say(
  work: Work,
  area: number | undefined,
  name: OriginName,
  content: OspfContent,
  notKnown?: NotKnown,
): void {
  const key = lsaKey(area, { ...name, router: work.state.routerId })
  const had = tableGet(work.state.origins, key)
  if (had && sameContent(had.content, content) && had.notKnown?.summary === notKnown?.summary) return
  const base = { ...name, key, ...(area === undefined ? {} : { area }), content, ...(notKnown && { notKnown }) }
  const origin: Origin = { ...base, pending: true, ...dueOf(work, had) }
  setOrigin(work, origin)
  if (origin.due <= work.cx.now) tell(work, origin)
}

/** The first change is told after the start time, the next not before the hold time is over, which doubles up to the most. */
function dueOf({ config, cx }: Work, had: Origin | undefined): Pick<Origin, 'due' | 'toldAt' | 'holdMillis'> {
  const { startMillis, holdMillis, maximumMillis } = config.ospf.lsa
  if (!had) return { due: cx.now, toldAt: cx.now, holdMillis }
  if (had.pending) return { due: had.due, toldAt: had.toldAt, holdMillis: had.holdMillis }
  const quiet = cx.now - had.toldAt > (2 * maximumMillis * SECOND) / 1000
  const start = after(cx.now, startMillis / 1000)
  const held = after(had.toldAt, had.holdMillis / 1000)
  if (quiet || held <= start) return { due: start, toldAt: had.toldAt, holdMillis }
  return { due: held, toldAt: had.toldAt, holdMillis: Math.min(2 * had.holdMillis, maximumMillis) }
}

function tell(work: Work, origin: Origin): void {
  const { key, area, content, kind, id, length, notKnown } = origin
  const before = storedLsa(work, key)
  const named = { kind, id, length, router: work.state.routerId, sequence: (before?.lsa.sequence ?? 0) + 1, content }
  const lsa: OspfLsa = { ...named, ...(notKnown && { notKnown }), checksum: lsaChecksum(named), age: 0 }
  const next = stored(key, area, lsa, work.cx.now, true)
  setOrigin(work, { ...origin, pending: false, toldAt: work.cx.now, due: after(work.cx.now, REFRESH_SECONDS) })
  floodFrom(work, next, undefined)
  install(work, next)
}

const setOrigin = (work: Work, origin: Origin): void => {
  const { origins, held } = work.state
  const others = held.filter((key) => key !== origin.key)
  const now = origin.pending ? [...others, origin.key] : others
  work.state = { ...work.state, origins: tableSet(origins, origin.key, origin), held: now }
}

/** Takes back what it said; nothing happens when it said nothing. */
export function unsay(work: Work, area: number | undefined, name: OriginName): void {
  const key = lsaKey(area, { ...name, router: work.state.routerId })
  if (!tableGet(work.state.origins, key)) return
  const held = work.state.held.filter((other) => other !== key)
  work.state = { ...work.state, origins: tableDelete(work.state.origins, key), held }
  const said = storedLsa(work, key)
  if (said && said.lsa.age < MAX_AGE) age(work, said)
}

/** What was held back is said, and what was said half an hour ago is said anew. */
export function tellDue(work: Work): void {
  if (tableDue(work.state.origins) > work.cx.now) return
  for (const origin of tableDueBy(work.state.origins, work.cx.now)) tell(work, origin)
}

/** An instance from before a restart came back: it is outdone, or taken away when it is said no more (section 13.4). */
export function ownReturned(work: Work, taken: StoredLsa): void {
  const origin = tableGet(work.state.origins, taken.key)
  if (origin) tell(work, origin)
  else if (taken.lsa.age < MAX_AGE) age(work, taken)
}

/** All that it says of a kind, of an area or of everywhere. */
export const saidOf = (work: Work, kind: Origin['kind'], area?: number): readonly Origin[] =>
  tableValues(work.state.origins).filter((origin) => origin.kind === kind && origin.area === area)

export const unsayAll = (work: Work): void => {
  for (const { area, kind, id, length } of tableValues(work.state.origins)) unsay(work, area, { kind, id, length })
}
