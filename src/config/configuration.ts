/**
 * Configuration: what one device was told, with names resolved as far as they can be, the defaults of its
 * release filled in, and every field able to say which line it came from. This, and nothing else, is simulated.
 */
import type { Ip, NameTable, Prefix } from '../net/index'
import type { ChannelMode } from './channel'
import type { Configured, DeviceId, Source } from './configured'
import type { CryptoConfig, DfBit } from './crypto'
import type { FirewallConfig } from './firewall'
import type { Management } from './management'
import type { NotKnown, ScopedNotKnown } from './not-known'
import type { AccessList, PrefixList, RedistributionMetric, RouteMap } from './policy'
import type { InterfaceQueue, Queueing } from './queueing'
import type { SwitchportConfig } from './switchport'
import type { KeyChain, TimeRange } from './timed'
import type { SlaProbe, TrackedObject } from './tracking'
import type { TunnelConfig } from './tunnel'
import type { ZoneFirewall } from './zones'

/** How a device treats packets. A `switch` bridges; `nat` is a home router with pass-through NAT. */
export type DeviceKind = 'router' | 'firewall' | 'nat' | 'internet' | 'host' | 'switch'

export interface Configuration {
  readonly device: DeviceId
  readonly kind: DeviceKind
  readonly hostname: string
  /** `12.2(11)T`, `15.9`, `asa-9.1`, `pix-6.3`; empty for devices without a router's text. */
  readonly release: string
  /** Id of the box, where the design names one: what `show version` calls it. Nothing else hangs on it. */
  readonly platform?: string
  /** What the drawing has it for, or what the tunnels of the others make it (analysis/sites), where its own lines do not tell. */
  readonly standing?: 'head-end' | 'site'
  readonly interfaces: readonly InterfaceConfig[]
  readonly staticRoutes: readonly StaticRouteConfig[]
  readonly accessLists: NameTable<AccessList>
  readonly prefixLists?: NameTable<PrefixList>
  readonly routeMaps: NameTable<RouteMap>
  /** `ip local policy route-map`: the same for what the router itself sends. */
  readonly localPolicyRoute?: Configured<string>
  /** Inspections of the IOS Firewall by name; absent = none. */
  readonly inspections?: NameTable<readonly InspectedProtocol[]>
  /** The zone-based firewall; absent = no zones. */
  readonly zones?: ZoneFirewall
  /** Classes and policies of queues; absent = none. */
  readonly queueing?: Queueing
  readonly eigrp: readonly EigrpConfig[]
  readonly keyChains?: readonly KeyChain[]
  /** Time-ranges that can be told from a clock. */
  readonly timeRanges?: readonly TimeRange[]
  readonly tracked?: readonly TrackedObject[]
  /** Echo probes of IP SLA. */
  readonly probes?: readonly SlaProbe[]
  readonly crypto?: CryptoConfig
  readonly dhcpPools: readonly DhcpPoolConfig[]
  readonly nat?: NatConfig
  readonly firewall?: FirewallConfig
  readonly host?: HostConfig
  /** A switch that runs spanning tree; absent = it forwards by every port, whatever that makes. */
  readonly spanningTree?: SpanningTreeConfig
  /** Whether a packet passes the input list once more after decryption (IOS until 12.3(8)T, FACTS section 5). */
  readonly filtersDecrypted: boolean
  /** `ip classless`; without it an unknown subnet of a known major network does not follow the default route. */
  readonly classless: Configured<boolean>
  /** Routing tables of their own, in the order of their lines; absent = none. */
  readonly vrfs?: readonly VrfConfig[]
  /** Of a router: what its terminal shows of itself; absent = nothing was told. */
  readonly management?: Management
  /** What lines that are not read leave open; absent = nothing. */
  readonly notKnown?: readonly ScopedNotKnown[]
}

/** A VRF: `ip vrf` holds IPv4, `vrf definition` what its address families say. */
export interface VrfConfig {
  readonly name: string
  readonly distinguisher?: string
  readonly ipv4: boolean
  readonly source: Source
}

export interface InterfaceConfig {
  readonly name: string
  /** `loopback` is always up; `port` is a bridged port of a switch; a `tunnel` has no cable, but two ends. */
  readonly kind: 'ethernet' | 'loopback' | 'port' | 'tunnel'
  readonly source?: Source
  /**
   * It has no cable of its own: a subinterface uses that of its port by a tag, a dialer that of the port that dials for it, a
   * Port-channel that of its first member that is up, a VLAN interface those of the switch ports in its VLAN.
   */
  readonly over?: { readonly interface: string; readonly vlan?: number; readonly others?: readonly string[] }
  /** It is a port of the device's own switch. */
  readonly switchport?: SwitchportConfig
  /** It is the device's own end in this VLAN of its switch. */
  readonly bridged?: number
  /** How a member of a Port-channel agrees on it with the other end. */
  readonly channelMode?: ChannelMode
  /** Of a Port-channel: members that must be up for it to be so; absent = one. */
  readonly minLinks?: number
  /** Of a switch's port: the VLAN of what is on it, which knows of no tags; absent = tags stay as they are. */
  readonly accessVlan?: number
  /** Without a cable it leads to a network whose hosts are not drawn: it is up, and what leaves there has arrived. */
  readonly stub?: boolean
  /** Nobody else is on it: what leaves needs no neighbour's address (PPP, tunnels). */
  readonly pointToPoint?: boolean
  /** Absent on a tunnel interface of a kind that is not simulated: it is down. */
  readonly tunnel?: TunnelConfig
  readonly address: InterfaceAddress
  readonly secondaries?: readonly { readonly address: Ip; readonly length: number; readonly source: Source }[]
  /** The routing table that it belongs to, by its name; absent = the global one. */
  readonly vrf?: Configured<string>
  readonly shutdown: Configured<boolean>
  /** Seconds that a change of carrier must last before the interface follows it; absent = what is usual. */
  readonly carrierDelaySeconds?: number
  readonly bandwidthKbit: number
  /** Tens of microseconds, as EIGRP adds it. */
  readonly delayTens: number
  /** Bytes of an IP packet that leaves in one piece. */
  readonly mtu: number
  readonly redirects: Configured<boolean>
  readonly proxyArp: Configured<boolean>
  /** Packets that leave by the interface they came in by are switched fast; else by the process, at a CPU cost. */
  readonly sameInterfaceCache: Configured<boolean>
  readonly accessIn?: Configured<string>
  readonly accessOut?: Configured<string>
  /** Names of inspections that watch what comes in and what goes out. */
  readonly inspectIn?: Configured<string>
  readonly inspectOut?: Configured<string>
  readonly cryptoMap?: Configured<string>
  /** Of what leaves by it in ESP; absent = as the device does. */
  readonly dfBit?: Configured<DfBit>
  readonly lookAhead?: Configured<boolean>
  /** Name of the HSRP group whose virtual address is this end of the map; only its active router negotiates. */
  readonly cryptoRedundancy?: Configured<string>
  readonly natSide?: 'inside' | 'outside'
  readonly zone?: FirewallZone
  /** `ip policy route-map`: the map that chooses the way of what comes in. */
  readonly policyRoute?: Configured<string>
  /** A line that is not read may stop or change what comes in or goes out. */
  readonly passage?: NotKnown
  /** Its zone of the zone-based firewall (IOS). */
  readonly zoneMember?: Configured<string>
  readonly hsrp: readonly HsrpConfig[]
  /** The greatest TCP segment that a SYN may offer through it, in bytes. */
  readonly adjustMss?: Configured<number>
  /** Name of the service policy on its way out. */
  readonly policyOut?: Configured<string>
  /** What it says of its queue besides; absent = nothing. */
  readonly queue?: InterfaceQueue
  readonly arpTimeoutSeconds: number
  /** For people; `show interfaces` has it. */
  readonly description?: string
  /** `no cdp enable`: no neighbour hears of it there, and it of none. */
  readonly cdpOff?: true
  /** `no ip unreachables`: nobody is told of what is lost that came in here; absent = the sender is. */
  readonly unreachablesOff?: Source
}

export type InterfaceAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'static'; readonly address: Ip; readonly length: number; readonly source?: Source }
  /** `negotiated`: by PPP, which gives one address and no network; `noRoute`: the default route that comes with it is not taken. */
  | { readonly kind: 'dhcp'; readonly negotiated?: true; readonly noRoute?: true; readonly source?: Source }
  /** That of another interface, while that one is up: no network of its own is behind it. */
  | { readonly kind: 'unnumbered'; readonly of: string; readonly source: Source }

/** A protocol whose conversations the IOS Firewall remembers, to let their answers through the lists. */
export interface InspectedProtocol {
  readonly protocol: number
  /** Of an application, the port that it is spoken to at; absent = any. */
  readonly port?: number
  readonly timeoutSeconds: number
  readonly source: Source
}

/** A firewall interface's name and security level. */
export interface FirewallZone {
  readonly name: string
  readonly security: number
}

export interface StaticRouteConfig {
  readonly prefix: Prefix
  readonly nextHop?: Ip
  readonly interface?: string
  readonly distance: number
  readonly tag: number
  /** The next hop is the gateway that a DHCP server gives, on `interface` if one is named. */
  readonly dhcp?: boolean
  /** `permanent`: it stays in the table when its interface goes down. */
  readonly permanent?: boolean
  /** The object it hangs on: it is in the table while the object is up. */
  readonly track?: number
  /** The table that it is in; absent = the global one. */
  readonly vrf?: string
  /** Of a VRF: its next hop is looked for in the global table. */
  readonly global?: true
  readonly source?: Source
  /** A part of its line is not read: it may be absent, or lead elsewhere. */
  readonly notKnown?: NotKnown
}

/** One HSRP group on an interface (FACTS section 3). Times in seconds. */
export interface HsrpConfig {
  readonly group: number
  readonly virtualAddress?: Ip
  readonly priority: Configured<number>
  readonly preempt: Configured<boolean>
  readonly preemptDelaySeconds: number
  readonly preemptReloadDelaySeconds: number
  readonly helloSeconds: number
  readonly holdSeconds: number
  readonly authentication: string
  readonly tracks: readonly { readonly interface: string; readonly decrement: number; readonly source: Source }[]
  /** Tracked objects that lower the priority while they are down. */
  readonly objects?: readonly { readonly object: number; readonly decrement: number; readonly source: Source }[]
  /** Absent = 1. A router of one version does not hear one of the other. */
  readonly version?: 2
  /** Seconds before the group starts after interface-up, and after a boot; absent = at once. */
  readonly startSeconds?: number
  readonly startReloadSeconds?: number
  /** Times last up to so much of themselves longer; absent = exactly. */
  readonly stretch?: number
  /** It says Resign when its interface is shut. */
  readonly resignsOnShutdown?: true
  /** The authentication is a key that is not sent, only what is made with it. */
  readonly keyed?: boolean
  /** The key chain that the authentication is the first key of. */
  readonly chain?: string
  readonly name?: string
  readonly source: Source
}

export interface EigrpConfig {
  readonly as: number
  /** The table that it is of; absent = the global one. */
  readonly vrf?: string
  readonly routerId?: Ip
  readonly networks: readonly { readonly address: Ip; readonly wildcard: Ip; readonly source: Source }[]
  readonly passive: {
    readonly default: boolean
    readonly interfaces: readonly Configured<string>[]
    readonly active: readonly Configured<string>[]
  }
  readonly autoSummary: Configured<boolean>
  readonly redistribute: readonly EigrpRedistribution[]
  readonly distance: { readonly internal: number; readonly external: number }
  readonly interfaces: Readonly<Record<string, EigrpInterfaceConfig>>
  /** What is told and what is taken in is filtered by these, all of them. */
  readonly filters?: readonly EigrpFilter[]
  readonly offsets?: readonly EigrpOffset[]
  readonly stub?: EigrpStub
  /** K1 to K5; absent = 1 0 1 0 0. */
  readonly k?: EigrpWeights
  /** Named mode counts in wide metrics. */
  readonly wide?: boolean
  /** Ways up to so many times as long as the best are used too. */
  readonly variance?: Configured<number>
  readonly maximumPaths?: number
  /** Lines because of which what it takes in and tells may be otherwise; `interface` absent = on all of them. */
  readonly open?: readonly { readonly interface?: string; readonly notKnown: NotKnown }[]
  readonly source: Source
}

export type EigrpWeights = readonly [number, number, number, number, number]

/** `distribute-list`. */
export interface EigrpFilter {
  /** `gateway`: a prefix list of neighbours. */
  readonly by: 'list' | 'prefix' | 'route-map' | 'gateway'
  readonly name: string
  /** Prefix list of the neighbours that it is about, beside what it says of their routes. */
  readonly gateway?: string
  readonly direction: 'in' | 'out'
  readonly interface?: string
  /** Only what is redistributed from this protocol, and where a number is said from this process of it. */
  readonly of?: string
  readonly process?: number
  readonly source: Source
}

/** `offset-list`: so much is added to the metric of what an access list permits. */
export interface EigrpOffset {
  readonly list: string
  readonly direction: 'in' | 'out'
  readonly offset: number
  readonly interface?: string
  readonly source: Source
}

/** What a stub router still tells, and that it is not to be asked. */
export interface EigrpStub {
  readonly tells: readonly ('connected' | 'summary' | 'static' | 'redistributed')[]
  readonly source: Source
}

export interface EigrpRedistribution {
  readonly from: 'static' | 'connected' | 'ospf'
  /** Of OSPF. */
  readonly process?: number
  readonly metric?: RedistributionMetric
  readonly routeMap?: string
  readonly source: Source
}

export interface EigrpInterfaceConfig {
  readonly helloSeconds: number
  readonly holdSeconds: number
  readonly summaries: readonly { readonly prefix: Prefix; readonly distance: number; readonly source: Source }[]
  readonly authentication?: EigrpAuthentication
  readonly splitHorizon?: Configured<boolean>
}

/** What a packet must carry: the digest of a key of a chain, or of a password. */
export type EigrpAuthentication =
  | { readonly kind: 'md5'; readonly chain: string; readonly source: Source }
  | { readonly kind: 'sha-256'; readonly password: string; readonly source: Source }

export interface DhcpPoolConfig {
  readonly name: string
  readonly network: Prefix
  readonly router?: Ip
  readonly excluded: readonly { readonly first: Ip; readonly last: Ip }[]
  readonly leaseSeconds: number
  /** Only for those who ask on this interface. */
  readonly interface?: string
  readonly source?: Source
}

/** A home router that translates everything to its outside address; `passThrough` is how it tells ESP apart (FACTS section 1). */
export interface NatConfig {
  readonly passThrough: 'single-client' | 'per-server' | 'cookie-spi'
  /** Seconds without packets after which a translation is forgotten. */
  readonly udpTimeoutSeconds: number
  readonly espTimeoutSeconds: number
  /** Absent = that of UDP. */
  readonly tcpTimeoutSeconds?: number
  /** A router translates by its lines, in order, and nothing else; a home router has none and translates everything. */
  readonly rules?: readonly NatRule[]
}

/** `ip nat inside source`: what goes from an inside to an outside interface. */
export type NatRule =
  | {
      readonly kind: 'dynamic'
      readonly by: 'list' | 'route-map'
      readonly name: string
      readonly to:
        | { readonly kind: 'interface'; readonly interface: string }
        | { readonly kind: 'pool'; readonly first: Ip; readonly last: Ip }
      /** Many inside addresses behind each global one, told apart by ports. */
      readonly overload: boolean
      readonly source: Source
    }
  | {
      readonly kind: 'static'
      readonly local: Ip
      readonly to:
        | { readonly kind: 'interface'; readonly interface: string }
        | { readonly kind: 'address'; readonly address: Ip }
      readonly ports?: { readonly protocol: 'tcp' | 'udp'; readonly local: number; readonly global: number }
      readonly routeMap?: string
      /** The router does not answer ARP for the address (`no-alias`). */
      readonly noAlias?: true
      readonly source: Source
    }

/** Rapid spanning tree of a switch (IEEE 802.1D-2004). */
export interface SpanningTreeConfig {
  /** Of the bridge: of two switches the lower becomes the root. */
  readonly priority: number
  readonly ports: readonly SpanningTreePortConfig[]
}

export interface SpanningTreePortConfig {
  readonly name: string
  /** No other switch is at its end: it forwards at once and says nothing. */
  readonly edge: boolean
  /** Path cost, 20,000,000,000 by kbit/s (IEEE 802.1D-2004 table 17-3). */
  readonly cost: number
}

/** A host: a default gateway and what it does of its own accord. */
export interface HostConfig {
  readonly gateway?: Ip
  /** A phone: registers with the CallManager by Skinny and keeps the connection alive. */
  readonly skinny?: {
    readonly server: Ip
    /** The second CallManager of its list, which it turns to when the first is gone. */
    readonly backup?: Ip
    readonly keepaliveSeconds: number
  }
  /** A CallManager: answers Skinny. */
  readonly callManager: boolean
  readonly initialTtl: number
}
