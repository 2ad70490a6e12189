/**
 * What a site whose phone has two CallManagers suffered: the silence of the one that it was with, until it is registered with the
 * other, and from then on that one's.
 */
import { formatIp } from '../../net/index'
import { type JournalEntry, type Network, registeredAt, type SimTime } from '../../sim/index'
import type { Ends } from '../surroundings/ends'
import type { SiteRecord, WayRecord } from './measure'

/** The CallManager that a site's phone is with, as a device. */
export function managerOf(network: Network, { from, to, second }: Ends): string {
  return second && registeredAt(network, to) === second.address ? second.device : from
}

/** `records` are of the ways from both; the entries are those since the failure. */
export function asTurned(
  records: readonly SiteRecord[],
  ends: Ends,
  manager: string,
  entries: readonly JournalEntry[],
): SiteRecord | undefined {
  const own = records.find((record) => record.ends.from === manager)
  const other = records.find((record) => record.ends.from !== manager)
  const turn = other && ends.second && turnOf(ends, ends.second.address, manager, entries)
  if (!own || !other || turn === undefined) return own
  return {
    ends: own.ends,
    forward: joined(own.forward, other.forward, turn),
    return: joined(own.return, other.return, turn),
  }
}

function turnOf(
  { from, to }: Ends,
  second: NonNullable<Ends['second']>['address'],
  manager: string,
  entries: readonly JournalEntry[],
): SimTime | undefined {
  const isSecond = (entry: JournalEntry) => entry.data?.server === formatIp(second)
  const isOther = (entry: JournalEntry) => isSecond(entry) === (manager === from)
  return entries.find(
    (entry) => entry.device === to && entry.protocol === 'skinny' && entry.event === 'registered' && isOther(entry),
  )?.at
}

function joined(before: WayRecord, after: WayRecord, turn: SimTime): WayRecord {
  const earlier = before.silent.flatMap((span) =>
    span.from < turn ? [{ from: span.from, to: Math.min(span.to, turn) as SimTime }] : [],
  )
  const later = after.silent.flatMap((span) =>
    span.to > turn ? [{ from: Math.max(span.from, turn) as SimTime, to: span.to }] : [],
  )
  return { silent: [...earlier, ...later], works: after.works }
}
