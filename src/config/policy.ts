/** Filters as data: access lists and route-maps, with addresses as numbers and every entry knowing its line. */
import type { Ip } from '../net/index'
import type { Source } from './told'

/** Matches an address when it equals `address` in every bit where `wildcard` is 0. */
export interface AddressPattern {
  readonly address: Ip
  readonly wildcard: Ip
}

export interface PortRange {
  readonly first: number
  readonly last: number
  /** True for `neq`: everything but the range. */
  readonly inverted: boolean
}

export interface AccessListEntry {
  readonly action: 'permit' | 'deny'
  /** IANA number; `undefined` = ip, any protocol. */
  readonly protocol?: number
  readonly source: AddressPattern
  readonly destination: AddressPattern
  readonly sourcePort?: PortRange
  readonly destinationPort?: PortRange
  readonly established: boolean
  readonly icmpType?: string
  readonly line: Source
}

/** Entries in order; what none matches is denied. A standard list only looks at `source`. */
export interface AccessList {
  readonly name: string
  readonly type: 'standard' | 'extended'
  readonly entries: readonly AccessListEntry[]
}

export interface RouteMapEntry {
  readonly sequence: number
  readonly action: 'permit' | 'deny'
  /** Names of access lists; any of them may match. Empty = no such condition. */
  readonly matchLists: readonly string[]
  readonly matchTags: readonly number[]
  readonly matchInterfaces: readonly string[]
  readonly setTag?: number
  readonly setMetric?: RedistributionMetric
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
