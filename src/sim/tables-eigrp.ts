/** The tables of EIGRP: its neighbours, its processes and what they sent, and every way to a destination. */
import type { EigrpRoute, EigrpVector, Ip, Prefix } from '../net/index'
import type { EigrpPortTraffic, EigrpTraffic } from './kernel/seen'
import type { SimTime } from './kernel/time'

export interface EigrpNeighborRow {
  readonly as: number
  /** The table that it is of; absent = the global one. */
  readonly vrf?: string
  readonly address: Ip
  readonly interface: string
  readonly holdExpires: SimTime
  readonly since: SimTime
  readonly srttMillis: number
  readonly rtoMillis: number
  readonly queueCount: number
  readonly sequence: number
}

/** One EIGRP process and the interfaces its `network` statements cover. */
export interface EigrpProcessRow {
  readonly as: number
  /** The table that it is of; absent = the global one. */
  readonly vrf?: string
  readonly routerId: Ip
  readonly interfaces: readonly {
    readonly name: string
    readonly passive: boolean
    readonly peers: number
    readonly traffic: EigrpPortTraffic
  }[]
  readonly traffic: EigrpTraffic
}

export interface EigrpTopologyRow {
  readonly as: number
  /** The table that it is of; absent = the global one. */
  readonly vrf?: string
  readonly prefix: Prefix
  readonly state: 'passive' | 'active'
  /** A neighbour's question made it active. */
  readonly askedBy?: Ip
  readonly feasibleDistance: number
  readonly paths: readonly {
    readonly via?: Ip
    readonly interface?: string
    readonly distance: number
    readonly reported: number
    readonly external: boolean
    /** What an originated external destination was redistributed from. */
    readonly from?: string
    readonly tag?: number
    /** What its metric is made of. */
    readonly vector: EigrpVector
    /** Who told it first, where the wire says so, and what it was redistributed from there. */
    readonly router?: Ip
    readonly origin?: EigrpRoute['origin']
    readonly successor: boolean
    readonly feasible: boolean
  }[]
}
