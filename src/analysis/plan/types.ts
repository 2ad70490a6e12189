/** What a plan says. Plain values; every number has what it was made from beside it. */
import type { PlanValues } from '../../config/index'
import type { Access } from '../../net/index'
import type { CallBytes } from './call'
import type { LineQueues } from './queues'
import type { Sound } from './sound'

/** Where a value that a plan is made from is from, in words. */
export interface PlanInput {
  readonly label: string
  readonly value: string
  readonly from: 'design' | 'configuration' | 'agreed tunnel' | 'cable' | 'assumption'
  /** Its name among the values of a plan, where it can be changed there. */
  readonly key?: keyof PlanValues
}

/** Whole calls that a direction carries. */
export interface CallsFit {
  /** Within what priority classes may have of the line. */
  readonly priority: number
  /** Within what all reservations may have. */
  readonly reservable: number
}

/** What a call would cost if one thing were otherwise. */
export interface Alternative {
  /** What it is otherwise in: transform, encapsulation, codec, interval, access. */
  readonly group: 'transform' | 'encapsulation' | 'codec' | 'interval' | 'access'
  readonly name: string
  /** Of another access line: its technology. */
  readonly access?: Access
  readonly tunnel: number
  readonly wire: number
  readonly cells?: number
  readonly kbit: number
  readonly up: CallsFit
  /** It is what the site has. */
  readonly present: boolean
}

export interface PlannedSite {
  readonly kind: 'planned'
  readonly site: string
  readonly access: {
    readonly technology: Access
    readonly name: string
    readonly link: string
    readonly upKbit: number
    readonly downKbit: number
  }
  readonly call: CallBytes
  /** kbit/s over a long time, where silence is not sent; else the same as of the call. */
  readonly averageKbit: number
  readonly up: CallsFit
  readonly down: CallsFit
  /** Bytes: what the line carries in one piece, and the segments that fit. */
  readonly path: {
    readonly mtu: number
    readonly largestClear: number
    readonly segment: number
    readonly wholeCells?: number
  }
  /** What waits at the line each way, and whether a call goes first there. */
  readonly queues: LineQueues
  readonly sound: { readonly up: readonly Sound[]; readonly down: readonly Sound[] }
  readonly inputs: readonly PlanInput[]
  readonly alternatives: readonly Alternative[]
}

/** A site of which nothing can be said, and why. */
export interface UnplannedSite {
  readonly kind: 'not-planned'
  readonly site: string
  readonly reason: string
}

export type SitePlan = PlannedSite | UnplannedSite
