/**
 * What an entry of an extended list may ask of a packet besides addresses and protocol, as a table: a form of line that
 * comes to these is one entry here, and whoever asks a list hears of it.
 */
import type { AccessListEntry, NumberSet, TcpFlagTest } from '../policy'
import type { FilterSubject } from './subject'

export interface ListCondition {
  readonly name: string
  /** It looks past the IP header, where a later fragment has nothing to look at. */
  readonly pastHeader: boolean
  /** Whether an entry has such a condition. */
  readonly asked: (entry: AccessListEntry) => boolean
  /** Whether it holds; asked only of entries that have it. */
  readonly holds: (entry: AccessListEntry, subject: FilterSubject) => boolean
}

export const LIST_CONDITIONS: readonly ListCondition[] = [
  {
    name: 'source port',
    pastHeader: true,
    asked: ({ sourcePort }) => sourcePort !== undefined,
    holds: ({ sourcePort }, subject) => inSet(sourcePort, subject.sourcePort),
  },
  {
    name: 'destination port',
    pastHeader: true,
    asked: ({ destinationPort }) => destinationPort !== undefined,
    holds: ({ destinationPort }, subject) => inSet(destinationPort, subject.destinationPort),
  },
  {
    name: 'ICMP type and code',
    pastHeader: true,
    asked: ({ icmp }) => icmp !== undefined,
    holds: ({ icmp }, { icmpType, icmpCode }) =>
      icmp?.type === icmpType && (icmp?.code === undefined || icmp.code === icmpCode),
  },
  // No device here speaks IGMP, so no packet has a type of it.
  { name: 'IGMP type', pastHeader: true, asked: ({ igmpType }) => igmpType !== undefined, holds: () => false },
  { name: 'IP options', pastHeader: false, asked: ({ ipOptions }) => Boolean(ipOptions), holds: () => false },
  {
    name: 'TCP flags',
    pastHeader: true,
    asked: ({ tcpFlags }) => tcpFlags !== undefined,
    holds: ({ tcpFlags }, subject) => tcpFlags !== undefined && flagsMatch(tcpFlags, subject.tcpFlags),
  },
  {
    name: 'type of service',
    pastHeader: false,
    asked: ({ serviceType }) => serviceType !== undefined,
    holds: ({ serviceType }, subject) =>
      serviceType !== undefined && (subject.serviceType & serviceType.mask) === serviceType.value,
  },
  {
    name: 'time to live',
    pastHeader: false,
    asked: ({ ttl }) => ttl !== undefined,
    holds: ({ ttl }, subject) => inSet(ttl, subject.ttl),
  },
]

function inSet(set: NumberSet | undefined, number: number | undefined): boolean {
  if (!set) return true
  if (number === undefined) return false
  for (const { first, last } of set.ranges) if (number >= first && number <= last) return !set.inverted
  return set.inverted
}

function flagsMatch({ any, set, clear }: TcpFlagTest, flags: number): boolean {
  return any ? (flags & set) !== 0 || (~flags & clear) !== 0 : (flags & set) === set && (flags & clear) === 0
}
