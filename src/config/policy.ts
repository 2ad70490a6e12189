/**
 * Filters as data: access lists, prefix-lists and route-maps, with addresses as numbers and every entry knowing its line.
 * What they say of a packet or a route is told in one place, beside this file in `filter`.
 */
import type { Ip, Prefix } from '../net/index'
import type { Configured, Source } from './configured'
import type { NotKnown } from './not-known'
import type { PolicyActions } from './policy-routing'

/** Matches an address when it equals `address` in every bit where `wildcard` is 0. */
export interface AddressPattern {
  readonly address: Ip
  readonly wildcard: Ip
}

/** Numbers that a condition names: ports, a time to live. */
export interface NumberSet {
  readonly ranges: readonly { readonly first: number; readonly last: number }[]
  /** True for `neq`: everything but the ranges. */
  readonly inverted: boolean
}

/** TCP flags as bits of the header's octet (RFC 9293 section 3.1). */
export const TCP_FLAGS = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32 } as const

/** A condition on TCP flags: `set` must be on and `clear` off; with `any` one of them is enough. */
export interface TcpFlagTest {
  readonly any: boolean
  readonly set: number
  readonly clear: number
}

export interface AccessListEntry {
  /** Its number in the list: IOS's sequence number, ASA's line number. */
  readonly sequence: number
  /** `not-known` when not even that can be read. */
  readonly action: 'permit' | 'deny' | 'not-known'
  /** IANA number; `undefined` = ip, any protocol. */
  readonly protocol?: number
  readonly source: AddressPattern
  readonly destination: AddressPattern
  readonly sourcePort?: NumberSet
  readonly destinationPort?: NumberSet
  /** ICMP type and code as numbers. */
  readonly icmp?: { readonly type: number; readonly code?: number }
  readonly igmpType?: number
  readonly tcpFlags?: TcpFlagTest
  /** Bits of the type-of-service octet: DSCP, precedence or ToS. */
  readonly serviceType?: { readonly mask: number; readonly value: number }
  readonly ttl?: NumberSet
  /** Only what is not the first fragment of a packet. */
  readonly fragments?: boolean
  /** Only packets with IP options, which nobody here sends. */
  readonly ipOptions?: boolean
  /** A condition that is not read, or whose truth is not known: the entry may match less than the rest of it says. */
  readonly notKnown?: NotKnown
  /** It counts while this time-range is in force, which the device's clock decides (clock.ts). */
  readonly timeRange?: string
  /** Its time-range is not in force: it matches nothing. */
  readonly inactive?: true
  /** The words after the addresses and ports, as the device prints them: `established log`. */
  readonly words?: string
  /** The whole entry as the device prints it, where object-groups make several of it. */
  readonly grouped?: string
  readonly line: Source
}

/** Entries in order; what none matches is denied. A standard list only looks at `source`. */
export interface AccessList {
  readonly name: string
  readonly type: 'standard' | 'extended'
  readonly entries: readonly AccessListEntry[]
}

export interface PrefixListEntry {
  readonly sequence: number
  readonly action: 'permit' | 'deny' | 'not-known'
  readonly prefix: Prefix
  /** Least and greatest length that fits; both absent = the prefix's own. */
  readonly least?: number
  readonly greatest?: number
  readonly notKnown?: NotKnown
  readonly line: Source
}

/** Entries in order of their numbers; what none matches is denied, and a list without entries permits all. */
export interface PrefixList {
  readonly name: string
  readonly description?: string
  readonly entries: readonly PrefixListEntry[]
}

/** Where a route that a route-map looks at comes from (`match source-protocol`, `match route-type`). */
export type RouteOrigin =
  | 'connected'
  | 'static'
  | 'eigrp'
  | 'eigrp-external'
  | 'ospf'
  | 'ospf-inter'
  | 'ospf-external-1'
  | 'ospf-external-2'

/** A condition of a route-map's entry; of the values of one condition any may hold, of several conditions all must. */
export type RouteMatch =
  | { readonly kind: 'access-list' | 'prefix-list'; readonly of: RouteMatchSubject; readonly lists: readonly string[] }
  | { readonly kind: 'tag'; readonly tags: readonly number[] }
  | { readonly kind: 'interface'; readonly interfaces: readonly string[] }
  | { readonly kind: 'metric'; readonly metrics: readonly { readonly first: number; readonly last: number }[] }
  | { readonly kind: 'route-type'; readonly types: readonly ('internal' | 'external')[] }
  | { readonly kind: 'source-protocol'; readonly origins: readonly RouteOrigin[]; readonly words: string }
  | { readonly kind: 'not-known'; readonly notKnown: NotKnown }

/** What of a route the lists of `match ip …` look at. */
export type RouteMatchSubject = 'address' | 'next-hop' | 'route-source'

export interface RouteMapEntry {
  readonly sequence: number
  readonly action: 'permit' | 'deny'
  readonly description?: string
  readonly matches: readonly RouteMatch[]
  readonly setTag?: number
  readonly setMetric?: RedistributionMetric
  /** A metric of one number, as OSPF has it. */
  readonly setCost?: Configured<number>
  readonly setMetricType?: 1 | 2
  /** What it sets besides, as words: `ip next-hop 10.1.1.1`. */
  readonly setWords: readonly string[]
  /** What it says of packets, for policy routing. */
  readonly policy?: PolicyActions
  /** Something it sets or does is not read: what it permits goes on in a way that is not known. */
  readonly setsNotKnown?: NotKnown
  readonly source: Source
}

export interface RouteMap {
  readonly name: string
  readonly entries: readonly RouteMapEntry[]
}

/** The five values of `redistribute … metric`. */
export interface RedistributionMetric {
  readonly bandwidthKbit: number
  /** Tens of microseconds. */
  readonly delayTens: number
  readonly reliability: number
  readonly load: number
  readonly mtu: number
}
