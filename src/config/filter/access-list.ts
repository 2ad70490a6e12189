/**
 * The one evaluator of access lists, whoever asks: interface filters, crypto maps, proxies, NAT, routing, the firewall,
 * checks. The first entry that matches decides, and what none matches is denied (IOS and ASA alike).
 *
 * An entry that is only half read may match or not. It leaves the answer open for what gets as far as it and could match
 * it; never for what an earlier entry decided, and not where all that may happen comes to the same.
 */
import { type Ip, matchesWildcard } from '../../net/index'
import type { NotKnown } from '../not-known'
import type { AccessList, AccessListEntry, AddressPattern, NumberSet, TcpFlagTest } from '../policy'
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
    if (!entry || !entryMatches(list, entry, subject)) continue
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
  if (subject.laterFragment && looksPastHeader(entry)) return entry.action !== 'deny'
  return portsMatch(entry, subject) && headerMatches(entry, subject)
}

/** What may be anywhere is only held by a pattern for everything. */
function patternHolds({ address, wildcard }: AddressPattern, of: Ip | undefined): boolean {
  return of === undefined ? wildcard >>> 0 === 0xffffffff : matchesWildcard(of, address, wildcard)
}

/**
 * A later fragment has no ports: a permit looks at its addresses only, and a deny that names ports lets it go on to the
 * next entry (Cisco, "Access Control Lists and IP Fragments").
 */
function looksPastHeader(entry: AccessListEntry): boolean {
  return (entry.sourcePort ?? entry.destinationPort ?? entry.icmp ?? entry.tcpFlags ?? entry.igmpType) !== undefined
}

function portsMatch({ sourcePort, destinationPort }: AccessListEntry, subject: FilterSubject): boolean {
  return inSet(sourcePort, subject.sourcePort) && inSet(destinationPort, subject.destinationPort)
}

function inSet(set: NumberSet | undefined, number: number | undefined): boolean {
  if (!set) return true
  if (number === undefined) return false
  for (const { first, last } of set.ranges) if (number >= first && number <= last) return !set.inverted
  return set.inverted
}

function headerMatches(entry: AccessListEntry, subject: FilterSubject): boolean {
  const { icmp, tcpFlags, serviceType } = entry
  if (icmp && (icmp.type !== subject.icmpType || (icmp.code !== undefined && icmp.code !== subject.icmpCode)))
    return false
  // No device here speaks IGMP, so no packet has a type of it.
  if (entry.igmpType !== undefined || entry.ipOptions) return false
  if (tcpFlags && !flagsMatch(tcpFlags, subject.tcpFlags)) return false
  if (serviceType && (subject.serviceType & serviceType.mask) !== serviceType.value) return false
  return inSet(entry.ttl, subject.ttl)
}

function flagsMatch({ any, set, clear }: TcpFlagTest, flags: number): boolean {
  return any ? (flags & set) !== 0 || (~flags & clear) !== 0 : (flags & set) === set && (flags & clear) === 0
}

/** A verdict as a sentence that names the list and the line. */
export function describeVerdict(list: AccessList, verdict: ListVerdict): string {
  return verdict.entry
    ? `access-list ${list.name}: "${verdict.entry.line.text.trim()}"`
    : `access-list ${list.name}: no entry matches, and the implicit deny at its end decides`
}
