/** What an OSPF process was told: its part of a device's configuration. */
import type { Configured, NotKnown, Source } from '../../../config/index'
import type { Ip, Prefix } from '../../../net/index'

declare module '../../../config/configuration' {
  interface Configuration {
    /** Absent = none. */
    readonly ospf?: readonly OspfConfig[]
  }
}

export interface OspfConfig {
  readonly process: number
  /** The table that it is of; absent = the global one. */
  readonly vrf?: string
  readonly routerId?: Ip
  readonly networks: readonly {
    readonly address: Ip
    readonly wildcard: Ip
    readonly area: number
    readonly source: Source
  }[]
  readonly passive: {
    readonly default: boolean
    readonly interfaces: readonly Configured<string>[]
    readonly active: readonly Configured<string>[]
  }
  /** `auto-cost reference-bandwidth`, in Mbit/s: the cost of an interface is this by its bandwidth. */
  readonly referenceMbit: number
  readonly redistribute: readonly OspfRedistribution[]
  readonly defaultRoute?: OspfDefaultRoute
  readonly distance: { readonly intra: number; readonly inter: number; readonly external: number }
  readonly areas: readonly OspfAreaConfig[]
  /** What is told of all external routes inside a prefix instead of each. */
  readonly summaries: readonly OspfSummary[]
  /** Milliseconds: the first computation after a change, the least between two, and the most. */
  readonly spf: OspfThrottle
  /** The same of an advertisement of one's own that changes again. */
  readonly lsa: OspfThrottle
  /** Milliseconds within which a newer copy of an advertisement is not taken. */
  readonly lsaArrivalMillis: number
  readonly maximumPaths: number
  readonly interfaces: Readonly<Record<string, OspfInterfaceConfig>>
  /** Lines because of which what it takes in and tells may be otherwise; `interface` absent = on all of them. */
  readonly open?: readonly { readonly interface?: string; readonly notKnown: NotKnown }[]
  readonly source: Source
}

export interface OspfThrottle {
  readonly startMillis: number
  readonly holdMillis: number
  readonly maximumMillis: number
}

/** What a summary stands for; `advertise` false = nothing is told at all. */
export interface OspfSummary {
  readonly prefix: Prefix
  readonly advertise: boolean
  readonly tag?: number
  readonly source: Source
}

export interface OspfAreaConfig {
  readonly area: number
  /** A stub takes no external routes in; `total` takes no summaries in either. */
  readonly stub?: 'stub' | 'total'
  /** Of the default route that a border router tells a stub. */
  readonly defaultCost: number
  readonly authentication?: OspfAuthenticationKind
  readonly ranges: readonly (OspfSummary & { readonly cost?: number })[]
}

export type OspfAuthenticationKind = 'null' | 'simple' | 'md5'

/** `static`: also reverse routes, which print as such. */
export type OspfSourceProtocol = 'connected' | 'static' | 'eigrp' | 'ospf'

export interface OspfRedistribution {
  readonly from: OspfSourceProtocol
  /** AS or process, of a routing protocol. */
  readonly process?: number
  /** Absent = the usual one, 20, or that of the other OSPF process. */
  readonly metric?: number
  readonly metricType: 1 | 2
  readonly tag?: number
  /** Without it only classful networks are told. */
  readonly subnets: boolean
  /** Whether subnets are told without the word hangs on the release. */
  readonly subnetsNotKnown?: NotKnown
  readonly routeMap?: string
  /** Of another OSPF process: the kinds of routes that are told, as the line has them; absent = all. */
  readonly match?: readonly string[]
  readonly source: Source
}

export interface OspfDefaultRoute {
  readonly always: boolean
  readonly metric: number
  readonly metricType: 1 | 2
  readonly routeMap?: string
  readonly source: Source
}

export type OspfNetworkType = 'broadcast' | 'point-to-point' | 'loopback' | 'other'

/** What stands below an interface; every absent field is as the process or the interface itself has it. */
export interface OspfInterfaceConfig {
  /** `ip ospf 1 area 0`. */
  readonly area?: { readonly process: number; readonly area: number; readonly secondaries: boolean }
  readonly cost?: number
  readonly priority: number
  readonly helloSeconds: number
  readonly deadSeconds: number
  readonly retransmitSeconds: number
  readonly transmitDelaySeconds: number
  readonly network: OspfNetworkType
  readonly mtuIgnore: boolean
  readonly authentication?: OspfAuthenticationKind
  readonly password?: string
  /** By number; the youngest, which is the last of the lines, is sent. */
  readonly keys: readonly { readonly id: number; readonly text: string }[]
}
