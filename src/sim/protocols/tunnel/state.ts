/** Tunnel interfaces between two ends: what is remembered of each besides its line. */
import type { InterfaceConfig } from '../../../config/index'
import type { Ip } from '../../../net/index'
import type {
  InterfaceInput,
  JournalEffect,
  SendEffect,
  TunnelChangedEffect,
  TunnelNeedsEffect,
  WakeInput,
} from '../../kernel/protocol'
import type { Table } from '../../kernel/table'
import type { SimTime } from '../../kernel/time'
import type { TunnelWord } from '../../kernel/word'

export interface TunnelState {
  readonly name: string
  /** When the next keepalive is sent; never where none are told. */
  readonly keepaliveDue: SimTime
  /** Keepalives since one came back. */
  readonly unanswered: number
  /** As many have not come back as may. */
  readonly dead: boolean
  /** When it asks for an SA again; never while it wants none. */
  readonly askDue: SimTime
  /** It led to its own end, and is disabled until then; never = it is not. */
  readonly heldUntil: SimTime
}

export interface TunnelsState {
  /** By name. */
  readonly tunnels: Table<TunnelState>
  /** Addresses of interfaces that are up. */
  readonly addresses: Table<Ip>
}

export interface TunnelsConfig {
  /** By name. */
  readonly tunnels: ReadonlyMap<string, InterfaceConfig>
}

export type TunnelInput = InterfaceInput | WakeInput | TunnelWord

export type TunnelEffect = SendEffect | JournalEffect | TunnelChangedEffect | TunnelNeedsEffect
