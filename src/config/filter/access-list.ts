/**
 * The one evaluator of access lists, whoever asks: interface filters, crypto maps, proxies, NAT, routing, the firewall,
 * checks. The first entry that matches decides, and what none matches is denied (IOS and ASA alike).
 *
 * An entry that is only half read may match or not. It leaves the answer open for what gets as far as it and could match
 * it; never for what an earlier entry decided, and not where all that may happen comes to the same.
 */
import { type Ip, matchesWildcard } from '../../net/index'
import type { NotKnown } from '../not-known'
import type { AccessList, AccessListEntry, AddressPattern } from '../policy'
import { LIST_CONDITIONS, type ListCondition } from './conditions'
import type { FilterSubject } from './subject'

export type ListVerdict =
  | {
      readonly action: 'permit' | 'deny'
      /** Absent when the list's implicit deny decided. */
      readonly entry?: AccessListEntry
      /** The entry's place in the list; -1 for the implicit deny. */
      readonly index: number
    }
  | {
      readonly action: 'not-known'
      readonly notKnown: NotKnown
      readonly entry: AccessListEntry
      readonly index: number
    }

/** What a list says of a packet. */
export function evaluateList(list: AccessList, subject: FilterSubject): ListVerdict {
  let doubtAt = -1
  let permits = false
  let denies = false
  for (let index = 0; index < list.entries.length; index++) {
    const entry = list.entries[index]
    if (!entry || entry.inactive || !entryMatches(list, entry, subject)) continue
    const { notKnown, action } = entry
    if (action !== 'deny') permits = true
    if (action !== 'permit') denies = true
    if (notKnown) {
      if (doubtAt < 0) doubtAt = index
    } else return settle(list, doubtAt, permits && denies, { action: permits ? 'permit' : 'deny', entry, index })
  }
  return settle(list, doubtAt, permits, IMPLICIT_DENY)
}

const IMPLICIT_DENY = { action: 'deny', index: -1 } as const

/** The verdict where none of what may have happened before it says otherwise. */
function settle(list: AccessList, doubtAt: number, open: boolean, verdict: ListVerdict): ListVerdict {
  const entry = doubtAt < 0 || !open ? undefined : list.entries[doubtAt]
  return entry?.notKnown ? { action: 'not-known', notKnown: entry.notKnown, entry, index: doubtAt } : verdict
}

/** Whether the conditions of an entry that are known hold. */
function entryMatches({ type }: AccessList, entry: AccessListEntry, subject: FilterSubject): boolean {
  if (!patternHolds(entry.source, subject.source)) return false
  if (type === 'standard') return true
  if (entry.protocol !== undefined && entry.protocol !== subject.protocol) return false
  if (!patternHolds(entry.destination, subject.destination)) return false
  if (entry.fragments && !subject.laterFragment) return false
  for (const condition of conditionsOf(entry)) {
    // A later fragment has no ports: a permit looks at its addresses only, and a deny that names ports lets it go on to
    // the next entry (Cisco, "Access Control Lists and IP Fragments").
    if (subject.laterFragment && condition.pastHeader) return entry.action !== 'deny'
  }
  for (const condition of conditionsOf(entry)) if (!condition.holds(entry, subject)) return false
  return true
}

const conditions = new WeakMap<AccessListEntry, readonly ListCondition[]>()

/** Those that an entry has; looked for once. */
function conditionsOf(entry: AccessListEntry): readonly ListCondition[] {
  const known = conditions.get(entry)
  if (known) return known
  const found = LIST_CONDITIONS.filter(({ asked }) => asked(entry))
  conditions.set(entry, found)
  return found
}

/** What may be anywhere is only held by a pattern for everything. */
function patternHolds({ address, wildcard }: AddressPattern, of: Ip | undefined): boolean {
  return of === undefined ? wildcard >>> 0 === 0xffffffff : matchesWildcard(of, address, wildcard)
}

/** A verdict as a sentence that names the list and the line. */
export function describeVerdict(list: AccessList, verdict: ListVerdict): string {
  return verdict.entry
    ? `access-list ${list.name}: "${verdict.entry.line.text.trim()}"`
    : `access-list ${list.name}: no entry matches, and the implicit deny at its end decides`
}
