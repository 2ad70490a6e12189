/** What a switch's spanning tree knows: its ports, what each heard last, and the tree that follows. */
import type { SpanningTreePortConfig } from '../../../config/index'
import type { Bpdu, Mac, TreeVector } from '../../../net/index'
import type { BpduEffect, ForgetMacsEffect, InterfaceInput, JournalEffect, WakeInput } from '../../kernel/protocol'
import type { SimTime } from '../../kernel/time'

export type TreeRole = 'disabled' | 'root' | 'designated' | 'alternate' | 'backup'
export type TreePortState = 'discarding' | 'learning' | 'forwarding'

/** What the bridge at a port's end said last, until it is too old. */
export interface Heard {
  readonly vector: TreeVector
  readonly messageAge: number
  readonly expires: SimTime
}

export interface TreePort extends SpanningTreePortConfig {
  /** From 1, in the order of the configuration. */
  readonly number: number
  readonly mac: Mac | undefined
  readonly up: boolean
  readonly role: TreeRole
  readonly state: TreePortState
  readonly heard: Heard | undefined
  /** A designated port whose neighbour agreed: it may forward at once. */
  readonly agreed: boolean
  /** When a designated port that nobody agreed with takes its next step. */
  readonly moves: SimTime
  readonly hello: SimTime
  /** Until when its messages tell of a change. */
  readonly changeUntil: SimTime
}

export interface SpanningTreeState {
  readonly ports: readonly TreePort[]
  /** The tree as this switch sees it; absent until it knows an address of its own. */
  readonly best: TreeVector | undefined
  readonly rootPort: string | undefined
  readonly changes: number
}

export type SpanningTreeInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'bpdu'; readonly interface: string; readonly bpdu: Bpdu }

export type SpanningTreeEffect = JournalEffect | BpduEffect | ForgetMacsEffect
