/**
 * OSPFv2 (RFC 2328): the state of one process.
 *
 *   interface:   up ─▶ waiting ── a backup is seen, or the wait is over: election ─▶ designated | backup | dr-other   (section 9)
 *                up ─▶ point-to-point
 *
 *   neighbour:   hello ─▶ init ── it hears us ─▶ two-way ── an adjacency is wanted ─▶ ex-start ── master is agreed ─▶ exchange
 *                                                                                                                      │
 *                gone ◀─ silence, interface, retries                              full ◀── all is had ── loading ◀─────┘   (section 10)
 *
 *   database:    an advertisement is taken when it is newer, told on by every other interface, and repeated to each neighbour
 *                until it acknowledges (section 13); it ages, and is told anew after half an hour by who made it (sections 12.4, 14).
 *
 * What this router says of itself stands in `origins` with what it is to say next; a change waits for the throttle. Routes
 * come from the database alone: after a change of topology all of them (section 16), after one of external routes those of
 * the prefix (section 16.6).
 */
import type { Configuration, NotKnown } from '../../../config/index'
import type { Ip, OspfBody, OspfContent, OspfHeader, OspfLsa, OspfMessage, OspfName, Prefix } from '../../../net/index'
import type { InterfaceInput, JournalEffect, RoutesEffect, SendEffect, WakeInput } from '../../kernel/protocol'
import type { Table } from '../../kernel/table'
import type { SimTime } from '../../kernel/time'
import type { Route } from '../../rib/route'
import type { OspfConfig, OspfNetworkType } from './config'

/** The process's part of a configuration, and the whole of it for interfaces, lists and route-maps. */
export interface OspfProcessConfig {
  readonly ospf: OspfConfig
  readonly configuration: Configuration
  /** The device itself is booting: the process speaks only after `ospfBootSeconds`. */
  readonly booting?: boolean
}

export type OspfInput =
  | WakeInput
  | InterfaceInput
  | {
      readonly kind: 'message'
      readonly interface: string
      readonly from: Ip
      readonly to: Ip
      readonly message: OspfMessage
    }
  | {
      readonly kind: 'rib'
      readonly vrf?: string
      readonly added: readonly Route[]
      readonly removed: readonly Route[]
    }
  /** The process ends until the next boot; with `goodbye` it takes back what it said. */
  | { readonly kind: 'stop'; readonly goodbye: boolean }

export type OspfEffect = SendEffect | RoutesEffect | JournalEffect

export type OspfInterfaceState =
  | 'loopback'
  | 'passive'
  | 'waiting'
  | 'point-to-point'
  | 'dr-other'
  | 'backup'
  | 'designated'

/** An interface that the process covers and that is up. */
export interface OspfInterface {
  readonly name: string
  readonly ip: Ip
  readonly length: number
  /** What tells its link from others of this router: its address, or without one of its own its number (RFC 2328 section 12.4.1.1). */
  readonly linkData: Ip
  /** The address is another interface's. */
  readonly lent?: true
  readonly area: number
  readonly type: OspfNetworkType
  readonly cost: number
  readonly state: OspfInterfaceState
  /** Addresses of the routers elected; 0.0.0.0 = none. */
  readonly designated: Ip
  readonly backup: Ip
  readonly helloDue: SimTime
  readonly waitUntil: SimTime
}

export type OspfNeighborState = 'init' | 'two-way' | 'ex-start' | 'exchange' | 'loading' | 'full'

export type OspfDescription = Extract<OspfBody, { readonly kind: 'description' }>

export interface OspfNeighbor {
  readonly interface: string
  readonly router: Ip
  readonly address: Ip
  readonly priority: number
  /** Whom it takes for the designated router and the backup. */
  readonly designated: Ip
  readonly backup: Ip
  readonly state: OspfNeighborState
  readonly since: SimTime
  readonly inactiveAt: SimTime
  /** In the exchange of descriptions this router leads. */
  readonly master: boolean
  readonly sequence: number
  readonly sent?: OspfDescription
  readonly heard?: OspfDescription
  /** What is still to be described to it. */
  readonly summary: readonly OspfHeader[]
  /** What it has newer, by key. */
  readonly requests: Table<OspfHeader>
  /** Those that it was asked for and has not given. */
  readonly asked: readonly string[]
  /** What it has not acknowledged, by key. */
  readonly unacknowledged: Table<OspfLsa>
  /** When descriptions or requests, and advertisements, are said again. */
  readonly askDue: SimTime
  readonly floodDue: SimTime
  readonly retries: number
}

/** An advertisement of the database. */
export interface StoredLsa {
  readonly key: string
  /** Absent for what goes through the whole autonomous system. */
  readonly area?: number
  readonly lsa: OspfLsa
  /** When its age was 0. */
  readonly born: SimTime
  readonly installed: SimTime
  /** When it has become too old; never for this router's own. */
  readonly due: SimTime
}

/** What this router says of itself, or is to say. */
export interface Origin extends Omit<OspfName, 'router'> {
  readonly key: string
  readonly area?: number
  readonly content: OspfContent
  readonly notKnown?: NotKnown
  /** What is said now is not this yet: the throttle holds it back. */
  readonly pending: boolean
  readonly toldAt: SimTime
  readonly holdMillis: number
  /** When it is said, or said anew. */
  readonly due: SimTime
}

export interface Hop {
  readonly interface: string
  /** Absent on a network that this router is on itself. */
  readonly via?: Ip
}

export type OspfPathKind = 'intra' | 'inter' | 'external-1' | 'external-2'

/** The way to a network. */
export interface OspfPath {
  readonly prefix: Prefix
  readonly kind: OspfPathKind
  /** Where an internal route comes from. */
  readonly area?: number
  /** As the routing table shows it: of an external route of type 2 its own metric. */
  readonly metric: number
  /** To the border of the autonomous system, of an external route. */
  readonly forward?: number
  readonly tag?: number
  readonly hops: readonly Hop[]
  /** It stands for others and leads nowhere. */
  readonly discard?: true
  readonly notKnown?: NotKnown
}

/** The way to a router that is at the border of areas, or of the autonomous system. */
export interface RouterPath {
  readonly router: Ip
  readonly area: number
  readonly inter: boolean
  readonly border: boolean
  readonly boundary: boolean
  readonly distance: number
  readonly hops: readonly Hop[]
  readonly notKnown?: NotKnown
}

/** When the next computation is, and of what; `all` false = only of the external prefixes. */
export interface Computation {
  readonly due: SimTime
  readonly all: boolean
  readonly prefixes: readonly Prefix[]
  readonly last: SimTime
  readonly holdMillis: number
  readonly runs: number
}

export interface OspfState {
  readonly process: number
  readonly vrf?: string
  /** 0.0.0.0 while it has none, and cannot start. */
  readonly routerId: Ip
  readonly interfaces: Readonly<Record<string, OspfInterface>>
  /** By interface and router. */
  readonly neighbors: Readonly<Record<string, OspfNeighbor>>
  readonly lsas: Table<StoredLsa>
  /** Keys of those that are too old and wait for acknowledgements. */
  readonly dying: readonly string[]
  readonly origins: Table<Origin>
  /** Keys of those that the throttle holds back. */
  readonly held: readonly string[]
  readonly computation: Computation
  /** The ways to routers at borders, of every area. */
  readonly routers: readonly RouterPath[]
  /** By prefix: internal ones, and all that are offered to the routing table. */
  readonly internal: Table<OspfPath>
  readonly paths: Table<OspfPath>
  readonly installed: Table<readonly Route[]>
  /** The last word on every interface of the device. */
  readonly ports: Readonly<Record<string, InterfaceInput>>
  /** Routes of other protocols in use, by prefix. */
  readonly local: Table<readonly Route[]>
  /** The last complaint about somebody's packets, so that it is not written every ten seconds. */
  readonly complaints: Readonly<Record<string, string>>
  readonly stopped: boolean
  /** Silent until then, after a boot; absent from then on. */
  readonly speaksFrom?: SimTime
  readonly deadline: SimTime
}
