/**
 * EIGRP (RFC 7868): the state of one process.
 *
 *   neighbour:    hello ─▶ pending ── our INIT update acknowledged ─▶ up ── hold time, link, retries, goodbye ─▶ gone
 *
 *                  best path not feasible: query everybody but who asked (told: unreachable)
 *   destination:  passive ────────────────────────────────────────────────────────────────────▶ active
 *                    ▲ best path feasible: use it                                                  │ path changes are noted,
 *                    └──────────────────── last reply: feasible distance starts afresh ◀───────────┘ queries answered
 *                                          (a lost neighbour's counts as "unreachable")              "unreachable"
 *
 * Feasible means that a neighbour reports a distance smaller than the least this router ever had since it was last
 * active (RFC 7868 section 3.5); what the router originates itself always is, and goes first. A router that asks says
 * "unreachable", so that nobody can have it as a successor while it waits: no loop, at any moment.
 *
 * Reliable messages wait for one acknowledgement at a time. One that is the same for all neighbours of an interface
 * goes out once, by multicast, when none of them has anything outstanding; all else, and every repetition, by unicast.
 */
import type { Configuration, EigrpConfig, NotKnown } from '../../../config/index'
import type { EigrpMessage, EigrpRoute, EigrpVector, Ip, Prefix } from '../../../net/index'
import type {
  InterfaceInput,
  JournalEffect,
  RoutesEffect,
  SeenEffect,
  SendEffect,
  WakeInput,
} from '../../kernel/protocol'
import type { EigrpPortTraffic, EigrpTraffic } from '../../kernel/seen'
import type { Table } from '../../kernel/table'
import type { SimTime } from '../../kernel/time'
import type { Route } from '../../rib/route'

/** The process's part of a configuration, and the whole of it for interfaces, lists and route-maps. */
export interface EigrpProcessConfig {
  readonly eigrp: EigrpConfig
  readonly configuration: Configuration
  /** The device itself is booting: the process speaks only after `eigrpBootSeconds`. */
  readonly booting?: boolean
}

export type EigrpInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly message: EigrpMessage }
  /** Routes that became, or ceased to be, active in the routing table, whoever put them there. */
  | {
      readonly kind: 'rib'
      readonly vrf?: string
      readonly added: readonly Route[]
      readonly removed: readonly Route[]
    }
  /** `clear ip eigrp neighbors`. */
  | { readonly kind: 'clear'; readonly neighbor?: Ip }
  /** The process ends until the next boot; with `goodbye` it says so. */
  | { readonly kind: 'stop'; readonly goodbye: boolean }

export type EigrpEffect = SendEffect | RoutesEffect | JournalEffect | SeenEffect

/** An interface that a `network` statement covers and that is up. */
export interface EigrpInterface {
  readonly name: string
  readonly ip: Ip
  readonly length: number
  /** The address is another interface's: whoever is at the other end may be a neighbour. */
  readonly lent?: true
  readonly passive: boolean
  readonly helloDue: SimTime
  readonly traffic: EigrpPortTraffic
}

export interface EigrpNeighbor {
  readonly address: Ip
  readonly interface: string
  readonly state: 'pending' | 'up'
  readonly since: SimTime
  readonly holdSeconds: number
  readonly holdExpires: SimTime
  /** Last reliable sequence heard; a repeated one is acknowledged and not handled again. */
  readonly heard: number
  readonly initHeard: boolean
  readonly stub?: boolean
  /** Reliable messages in order; the first is on the wire. */
  readonly queue: readonly EigrpMessage[]
  readonly retries: number
  readonly retransmitDue: SimTime
  /** When the message on the wire first went out. */
  readonly sentAt?: SimTime
  /** Smoothed round trip; absent until one was measured. */
  readonly srttMillis?: number
}

/** One way to a destination. */
export interface EigrpPath {
  /** Absent for what this router itself originates. */
  readonly via?: Ip
  readonly interface?: string
  /** What the neighbour reported (or the own vector of an originated destination). */
  readonly reported: EigrpVector
  /** The vector through the interface, as it would be advertised on. */
  readonly vector: EigrpVector
  /** Composite metrics of both. */
  readonly reportedDistance: number
  readonly distance: number
  readonly external: boolean
  /** A list for what comes in does not let it through: it is remembered, and not used. */
  readonly denied?: boolean
  /** Who tells it first, where that is known. */
  readonly router?: Ip
  readonly origin?: EigrpRoute['origin']
  /** Of what this router redistributes from OSPF: the number of its process. */
  readonly process?: number
  /** Whether there is this path, or how, hangs on a line that is not read. */
  readonly notKnown?: NotKnown
}

export interface EigrpEntry {
  readonly prefix: Prefix
  readonly state: 'passive' | 'active'
  readonly feasibleDistance: number
  readonly paths: readonly EigrpPath[]
  /** Neighbours whose replies are missing, while active. */
  readonly pending: readonly Ip[]
  /** When those that have not replied are asked whether they are still at it, or given up: half the active timer later. */
  readonly activeUntil: SimTime
  /** How often they were asked so, and who has not answered that yet. */
  readonly sia?: { readonly asked: number; readonly silent: readonly Ip[] }
  /** Who asked, when a neighbour's query made it active. */
  readonly askedBy?: Ip
  /** What the neighbours were told last, as text (see `toldOf`); empty = nothing yet. */
  readonly told: string
  /** Routes it has in the routing table. */
  readonly installed: readonly Route[]
}

/** A summary on an interface while a route of it exists (`ip summary-address eigrp`, or auto-summary). */
export interface EigrpSummary {
  readonly prefix: Prefix
  readonly interface: string
  /** The best vector among the routes it stands for. */
  readonly vector: EigrpVector
  readonly distance: number
  /** Its Null0 route, which keeps packets for missing parts from looping. */
  readonly route: Route
}

export interface EigrpState {
  readonly as: number
  readonly vrf?: string
  readonly routerId: Ip
  /** The last reliable sequence number used. */
  readonly sequence: number
  readonly interfaces: Readonly<Record<string, EigrpInterface>>
  readonly neighbors: Readonly<Record<string, EigrpNeighbor>>
  /** By prefix. */
  readonly topology: Table<EigrpEntry>
  /** By interface and prefix. */
  readonly summaries: Readonly<Record<string, EigrpSummary>>
  /** The last word on every interface of the device. */
  readonly ports: Readonly<Record<string, InterfaceInput>>
  /** Connected, static and similar routes in use, by prefix: what may be originated. */
  readonly local: Table<readonly Route[]>
  /** The last complaint about somebody's hellos, so that it is not written every five seconds. */
  readonly complaints: Readonly<Record<string, string>>
  readonly stopped: boolean
  /** What was sent and taken since the process began. */
  readonly traffic: EigrpTraffic
  /** The lines that filter, as the process last knew them. */
  readonly filterLines: string
  /** Silent until then, after a boot; absent from then on. */
  readonly speaksFrom?: SimTime
  readonly deadline: SimTime
}
