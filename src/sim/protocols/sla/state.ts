/** IP SLA's echo probes: what each remembers. */
import type { SlaProbe } from '../../../config/index'
import type { Ip } from '../../../net/index'
import type { InterfaceInput, JournalEffect, SendEffect, TrackedChangedEffect, WakeInput } from '../../kernel/protocol'
import type { SimTime } from '../../kernel/time'

/** What an operation came to last (Cisco IOS IP SLAs: return codes); nothing = it has not come to anything yet. */
export type ReturnCode = 'ok' | 'over-threshold' | 'timeout'

export interface ProbeState {
  readonly operation: number
  /** When the next echo is sent. */
  readonly due: SimTime
  /** The echo that is under way, and when it is given up. */
  readonly pending?: { readonly sequence: number; readonly sent: SimTime; readonly givenUp: SimTime }
  readonly sequence: number
  readonly code?: ReturnCode
  readonly roundTripMicros?: number
  readonly started?: SimTime
  readonly successes: number
  readonly failures: number
}

export interface SlaState {
  readonly probes: readonly ProbeState[]
  /** Addresses of interfaces that are up. */
  readonly addresses: ReadonlyMap<string, Ip>
  /** Interfaces that are down: a probe that is to leave from one is not sent by another's address, and fails. */
  readonly down: ReadonlySet<string>
}

export interface SlaConfig {
  readonly probes: readonly SlaProbe[]
}

export type SlaInput =
  | InterfaceInput
  | WakeInput
  | { readonly kind: 'answer'; readonly from: Ip; readonly id: number; readonly sequence: number }

export type SlaEffect = SendEffect | JournalEffect | TrackedChangedEffect
