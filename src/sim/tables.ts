/**
 * The tables of a device as plain rows: what the console prints, the inspector shows and the overlays colour.
 * Derived from a node's state at one moment; nothing here is fed back into the simulation.
 */
import type { DeviceId, DeviceKind, Parameters } from '../config/index'
import type { BridgeId, Ip, Mac, NameTable } from '../net/index'
import type { SaPair } from './kernel/security-association'
import type { SimTime } from './kernel/time'
import type { Route } from './rib/route'
import type { EigrpNeighborRow, EigrpProcessRow, EigrpTopologyRow } from './tables-eigrp'

export type { EigrpNeighborRow, EigrpProcessRow, EigrpTopologyRow } from './tables-eigrp'

export interface InterfaceRow {
  readonly name: string
  readonly kind: 'ethernet' | 'loopback' | 'port' | 'tunnel'
  readonly address?: { readonly ip: Ip; readonly length: number }
  /** Its further addresses (`secondary`); absent = none. */
  readonly secondaries?: readonly { readonly ip: Ip; readonly length: number }[]
  /** The VRF that it is in; absent = the global table. */
  readonly vrf?: string
  readonly method: 'manual' | 'DHCP' | 'IPCP' | 'lent' | 'unset'
  readonly mac: Mac
  /** Configured `shutdown`. */
  readonly adminUp: boolean
  /** Carrier and boot. */
  readonly lineUp: boolean
  readonly counters: PortCounters
}

/** What went through a port since the device started, in frames with their headers. */
export interface PortCounters {
  readonly packetsIn: number
  readonly bytesIn: number
  /** Of the packets in, those to all or to a group. */
  readonly broadcastsIn: number
  readonly packetsOut: number
  readonly bytesOut: number
  /** Absent = never. */
  readonly lastIn?: SimTime
  readonly lastOut?: SimTime
  /** A second, averaged over five minutes. */
  readonly rates: {
    readonly packetsIn: number
    readonly bitsIn: number
    readonly packetsOut: number
    readonly bitsOut: number
  }
}

/** A route of the table with the reason of its being there. */
export interface RouteRow {
  readonly route: Route
  /** Best of its prefix and resolvable: it forwards packets. */
  readonly active: boolean
  /** Interface and gateway in the end, after recursion. */
  readonly resolved?: { readonly interface: string; readonly gateway?: Ip }
}

export type HsrpStateName = 'disabled' | 'init' | 'learn' | 'listen' | 'speak' | 'standby' | 'active'

export interface HsrpRow {
  readonly interface: string
  readonly group: number
  readonly state: HsrpStateName
  readonly virtualAddress?: Ip
  readonly virtualMac: Mac
  readonly priority: number
  readonly configuredPriority: number
  readonly preempt: boolean
  readonly helloSeconds: number
  readonly holdSeconds: number
  /** Absent = unknown. */
  readonly activeRouter?: {
    readonly local: boolean
    readonly ip: Ip
    readonly priority: number
    readonly expires: SimTime
  }
  readonly standbyRouter?: {
    readonly local: boolean
    readonly ip: Ip
    readonly priority: number
    readonly expires: SimTime
  }
  readonly nextHello: SimTime
  readonly stateChanges: number
  readonly lastChange: SimTime
}

export interface IkeSaRow {
  readonly id: number
  /** Destination and source as `show crypto isakmp sa` prints them: the responder is dst. */
  readonly destination: Ip
  readonly source: Ip
  readonly local: Ip
  readonly remote: Ip
  /** UDP 500, or 4500 once NAT traversal moved the conversation. */
  readonly localPort: number
  readonly remotePort: number
  readonly version: 1 | 2
  /** The last two are those of version 2. */
  readonly state: 'MM_NO_STATE' | 'MM_SA_SETUP' | 'MM_KEY_EXCH' | 'MM_KEY_AUTH' | 'QM_IDLE' | 'IN-NEG' | 'READY'
  readonly initiator: boolean
  readonly since: SimTime
  readonly expires: SimTime
  readonly lastHeard: SimTime
  readonly encryption: string
  readonly hash: string
  readonly authentication: string
  readonly group: number
  /** Keepalive retries running, 0 when none. */
  readonly probing: number
  /** As `show crypto isakmp sa detail` abbreviates: D dead peer detection, K keepalives, N NAT traversal. */
  readonly capabilities?: string
}

/** Which peer a static crypto map entry uses now. */
export interface CryptoPeerRow {
  readonly map: string
  readonly sequence: number
  readonly peers: readonly Ip[]
  readonly current?: Ip
  /** Why the last attempt came to nothing; absent after a success. */
  readonly problem?: string
}

export interface IpsecSaRow {
  readonly sa: SaPair
  readonly encapsulated: number
  readonly decapsulated: number
  readonly bytesOut: number
  readonly bytesIn: number
  /** Packets dropped by the anti-replay window; absent = none. */
  readonly replayed?: number
}

export interface ArpRow {
  readonly address: Ip
  readonly mac: Mac
  readonly interface: string
  readonly since: SimTime
  readonly own: boolean
}

export interface MacRow {
  readonly mac: Mac
  /** Of tagged frames. */
  readonly vlan?: number
  readonly port: string
}

/** A switch's spanning tree: the root, the way to it, and what each port does. */
export interface SpanningTreeRow {
  readonly root: BridgeId
  readonly bridge: BridgeId
  /** To the root; 0 when this switch is it. */
  readonly cost: number
  /** Absent when this switch is the root. */
  readonly rootPort?: string
  readonly ports: readonly {
    readonly name: string
    readonly number: number
    readonly role: 'disabled' | 'root' | 'designated' | 'alternate' | 'backup'
    readonly state: 'discarding' | 'learning' | 'forwarding'
    readonly cost: number
    readonly edge: boolean
  }[]
  readonly changes: number
}

export interface TranslationRow {
  readonly protocol: string
  readonly inside: string
  readonly outside: string
  /** A router's global address; a home router has the one of its outside interface. */
  readonly global?: string
  readonly remote: string
}

/** A dynamic translation of a firewall. */
export interface XlateRow {
  /** `ip` = the whole address. */
  readonly protocol: 'udp' | 'tcp' | 'icmp' | 'ip'
  /** Its interfaces: behind which it is real, and at which it is seen as mapped. */
  readonly from: string
  readonly to: string
  readonly real: Ip
  readonly realId: number
  readonly mapped: Ip
  readonly mappedId: number
  readonly idleSeconds: number
  /** Place of the rule that made it. */
  readonly rule: number
}

export interface ConnectionRow {
  readonly protocol: string
  readonly from: string
  readonly to: string
  readonly idleSeconds: number
  readonly bytes: number
  readonly answered: boolean
}

/** How often an access list's entry matched, by list and index of the entry. */
export interface AccessHitRow {
  readonly list: string
  readonly index: number
  readonly hits: number
}

/**
 * The tables that protocols fill, each through its row (kernel/row.ts); empty where none of them runs. A protocol that comes
 * to these adds its table here by declaration, in its own folder.
 */
/** A probe of IP SLA, and what it came to last; `code` absent = nothing yet. */
export interface SlaRow {
  readonly operation: number
  readonly target: Ip
  readonly code?: 'ok' | 'over-threshold' | 'timeout'
  readonly roundTripMicros?: number
  /** When its last echo was sent. */
  readonly started?: SimTime
  readonly successes: number
  readonly failures: number
}

/** A tracked object and how it stands. */
export interface TrackRow {
  readonly object: number
  readonly up: boolean
  readonly changes: number
  readonly since: SimTime
  /** When a change that waits for its delay comes about. */
  readonly delayedUntil?: SimTime
}

/** How a unit of a failover pair stands, and what it knows of the other. */
export interface FailoverRow {
  readonly role: 'negotiating' | 'active' | 'standby'
  /** When it came to that. */
  readonly since: SimTime
  /** The other unit's role as it told; absent = it is not heard on the failover link. */
  readonly peer?: 'negotiating' | 'active' | 'standby'
  /** The link has failed while the other unit is alive. */
  readonly linkFailed: boolean
  /** Interfaces that carry traffic, as this unit knows them, and as the other one told; empty = nothing is known. */
  readonly own: readonly FailoverPort[]
  readonly other: readonly FailoverPort[]
}

export interface FailoverPort {
  readonly interface: string
  readonly state: 'normal' | 'testing' | 'failed' | 'no-link'
}

export interface ProtocolTables {
  /** Absent when the device is no unit of a pair. */
  readonly failover?: FailoverRow
  readonly hsrp: readonly HsrpRow[]
  readonly eigrp: readonly EigrpProcessRow[]
  readonly eigrpNeighbors: readonly EigrpNeighborRow[]
  readonly eigrpTopology: readonly EigrpTopologyRow[]
  readonly ikeSas: readonly IkeSaRow[]
  readonly cryptoPeers: readonly CryptoPeerRow[]
  readonly sla: readonly SlaRow[]
  /** Absent when the device runs none. */
  readonly spanningTree?: SpanningTreeRow
}

/** The tables of a device on which no protocol runs. */
export const NO_TABLES: ProtocolTables = {
  hsrp: [],
  eigrp: [],
  eigrpNeighbors: [],
  eigrpTopology: [],
  ikeSas: [],
  cryptoPeers: [],
  sla: [],
}

/** Everything one device knows at one moment. */
export interface DeviceTables extends ProtocolTables {
  readonly device: DeviceId
  readonly kind: DeviceKind
  readonly now: SimTime
  readonly running: boolean
  /** When it last had power: its uptime counts from here. */
  readonly bootedAt: SimTime
  /** What its clock shows more than `now`, in microseconds; absent = nobody has set it. */
  readonly clock?: number
  readonly interfaces: readonly InterfaceRow[]
  readonly routes: readonly RouteRow[]
  /** Of the tables beside the global one, by the names of their VRFs; absent = there are none. */
  readonly vrfRoutes?: readonly { readonly vrf: string; readonly routes: readonly RouteRow[] }[]
  readonly ipsecSas: readonly IpsecSaRow[]
  readonly arp: readonly ArpRow[]
  /** Neighbours that were asked for and have not answered. */
  readonly arpAsked: readonly Ip[]
  readonly macs: readonly MacRow[]
  readonly translations: readonly TranslationRow[]
  /** Those that still stand, and how many of what it remembers stood at one time. */
  readonly xlates: readonly XlateRow[]
  readonly mostXlates: number
  readonly connections: readonly ConnectionRow[]
  /** The most that were held at one time since it started. */
  readonly mostConnections: number
  readonly accessHits: readonly AccessHitRow[]
  /** Packets and bytes that entries of route-maps have taken, as `route-map NAME packets`; the index is the entry's number. */
  readonly policyHits?: readonly AccessHitRow[]
  readonly tracked: readonly TrackRow[]
  /** Of interfaces at which something ever waited, was dropped or was held by a policy. */
  readonly queues: readonly QueueRow[]
  /** How many flows a firewall's translation was for, by its place; `back`: opened from its mapped side. */
  readonly translationHits: readonly { readonly index: number; readonly back: boolean; readonly hits: number }[]
}

/** What waits for the line of an interface. */
export interface QueueRow {
  readonly interface: string
  /** Packets now, and packets at most in one queue without a policy. */
  readonly waiting: number
  readonly limit: number
  /** Packets lost since the device started. */
  readonly drops: number
  /** kbit/s that percentages of its policy are of. */
  readonly kbit: number
  /** Of its policy, those that have counted something. */
  readonly classes: readonly ClassRow[]
}

export interface ClassRow {
  /** Names of classes from the outermost policy in; the last is its own. */
  readonly way: readonly string[]
  /** Offered to it, whatever became of them; bytes of frames as the policy counts them. */
  readonly packets: number
  readonly bytes: number
  readonly drops: number
  readonly dropBytes: number
  readonly sent: number
  readonly sentBytes: number
  /** Of what was not dropped, what had to wait for others or for a shaper. */
  readonly delayed: number
  readonly delayedBytes: number
  readonly waiting: number
  /** Of what was dropped here itself: no room, more than the police rate, more than the priority rate. */
  readonly droppedFull: number
  readonly policed: number
  readonly overPriority: number
  /** bit/s over five minutes. */
  readonly offered: number
  readonly dropped: number
}

/** A frame storm: since when, the loop of cables that makes it, and the switches that it fills. */
export interface StormRow {
  readonly since: SimTime
  readonly links: readonly string[]
  /** The loop in words, for example `lan-1 Port1 – Port1 lan-2 Port2 – Port2 lan-1`. */
  readonly loop: string
  readonly switches: readonly DeviceId[]
}

/** The network at one moment: what `show` prints from. */
export interface SnapshotView {
  readonly now: SimTime
  readonly parameters: Parameters
  readonly devices: NameTable<DeviceTables>
  /** Links without carrier, by id. */
  readonly linksDown: readonly string[]
  /** Links that a spanning tree keeps frames off, by id. */
  readonly linksBlocked: readonly string[]
  /** Where frames run round a loop of switches without an end. */
  readonly storms: readonly StormRow[]
}
