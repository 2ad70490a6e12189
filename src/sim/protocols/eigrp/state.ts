/**
 * EIGRP (RFC 7868): the state of one process.
 *
 *   neighbour:  hello ─▶ pending ── our INIT update acknowledged ─▶ up ── hold time, link, 16 retries, goodbye ─▶ gone
 *   destination: passive ── successor lost and no feasible one: queries ─▶ active ── last reply ─▶ passive
 *
 * Reliable messages go to each neighbour by unicast, one outstanding at a time, repeated until acknowledged; RFC 7868
 * sends first copies by multicast, which changes no table. Auto-summary is not simulated.
 */
import type { Configuration, EigrpConfig } from '../../../config/index'
import type { EigrpMessage, EigrpRoute, EigrpVector, Ip, Prefix } from '../../../net/index'
import type { InterfaceInput, WakeInput } from '../../kernel/protocol'
import type { SimTime } from '../../kernel/time'
import type { Route } from '../../rib/route'

/** The process's part of a configuration, and the whole of it for interfaces, lists and route-maps. */
export interface EigrpProcessConfig {
  readonly eigrp: EigrpConfig
  readonly configuration: Configuration
}

export type EigrpInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly message: EigrpMessage }
  /** Routes that became, or ceased to be, active in the routing table, whoever put them there. */
  | { readonly kind: 'rib'; readonly added: readonly Route[]; readonly removed: readonly Route[] }
  | { readonly kind: 'clear'; readonly neighbor?: Ip }
  | { readonly kind: 'stop'; readonly goodbye: boolean }

/** An interface that a `network` statement covers and that is up. */
export interface EigrpInterface {
  readonly name: string
  readonly ip: Ip
  readonly length: number
  readonly passive: boolean
  readonly helloDue: SimTime
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
  /** Reliable messages in order; the first is on the wire. */
  readonly queue: readonly EigrpMessage[]
  readonly retries: number
  readonly retransmitDue: SimTime
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
  readonly origin?: EigrpRoute['origin']
}

export interface EigrpEntry {
  readonly prefix: Prefix
  readonly state: 'passive' | 'active'
  readonly feasibleDistance: number
  readonly paths: readonly EigrpPath[]
  /** Neighbours whose replies are missing, while active. */
  readonly pending: readonly Ip[]
  readonly activeUntil: SimTime
  /** Who asked, when a neighbour's query made it active. */
  readonly askedBy?: Ip
  /** What the neighbours were told last, as text; empty = nothing yet. */
  readonly told: string
  /** Routes it has in the routing table. */
  readonly installed: readonly Route[]
}

export interface EigrpState {
  readonly as: number
  readonly routerId: Ip
  readonly sequence: number
  readonly interfaces: Readonly<Record<string, EigrpInterface>>
  readonly neighbors: Readonly<Record<string, EigrpNeighbor>>
  readonly topology: Readonly<Record<string, EigrpEntry>>
  readonly stopped: boolean
  readonly deadline: SimTime
}
