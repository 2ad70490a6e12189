/**
 * HSRP version 1 (RFC 2281): the state of a process and the machine's table.
 *
 *            enable                standby timer           active timer, resign
 *   init ──────────▶ listen ─────▶ speak ───────▶ standby ───────▶ active
 *                      ▲  active or   ▲ │ higher      │ higher        │ higher active, coup
 *                      │  standby     │ ▼ speaks      ▼ speaks        ▼ (sends resign)
 *                      └─ timer ──────┴─ listen ◀─────┴─────────── speak
 *
 * With `preempt`, hearing a lower active router leads from listen, speak or standby straight to active (sends coup).
 * Alone and cold: listen for the hold time, speak for the hold time, then standby and at once active = 20 s.
 */
import type { HsrpConfig } from '../../../config/index'
import type { HsrpMessage, Ip, Mac } from '../../../net/index'
import type { InterfaceInput, WakeInput } from '../../kernel/protocol'
import type { SimTime } from '../../kernel/time'
import type { HsrpStateName } from '../../tables'

export interface HsrpProcessConfig {
  readonly interfaces: readonly { readonly name: string; readonly groups: readonly HsrpConfig[] }[]
}

export type HsrpInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly message: HsrpMessage }
  /** The process ends; `resign` = it says so first. */
  | { readonly kind: 'stop'; readonly resign: boolean }

export interface HsrpPeer {
  readonly ip: Ip
  readonly priority: number
}

export interface HsrpGroupState {
  readonly interface: string
  readonly group: number
  readonly state: HsrpStateName
  /** The interface's own address and MAC while it is up. */
  readonly own?: { readonly ip: Ip; readonly mac: Mac }
  readonly helloDue: SimTime
  /** When the active and the standby router count as lost. */
  readonly activeExpires: SimTime
  readonly standbyExpires: SimTime
  readonly active?: HsrpPeer
  readonly standby?: HsrpPeer
  /** Pre-emption is not allowed before this moment. */
  readonly preemptFrom: SimTime
  readonly stateChanges: number
  readonly lastChange: SimTime
  /** Learnt from the active router when none is configured. */
  readonly learntAddress?: Ip
}

export interface HsrpProcessState {
  readonly groups: readonly HsrpGroupState[]
  /** Interfaces of the device that are up, for tracking. */
  readonly up: Readonly<Record<string, boolean>>
  readonly bootedAt: SimTime
  /** True until the first interface-up after boot has been handled: the reload delay applies to it. */
  readonly deadline: SimTime
}

/** What can happen to a group, each a row of RFC 2281 section 5.8. */
export type HsrpEvent =
  | 'active-timer'
  | 'standby-timer'
  | 'hello-timer'
  | 'higher-active'
  | 'lower-active'
  | 'lower-active-preempt'
  | 'resign'
  | 'coup'
  | 'higher-speaker'
  | 'higher-standby'
  | 'lower-standby'

export type HsrpAction =
  | 'send-hello'
  | 'send-coup'
  | 'send-resign'
  | 'note-active'
  | 'note-standby'
  | 'forget-active'
  | 'forget-standby'
  | 'restart-standby-timer'

export interface HsrpTransition {
  readonly actions: readonly HsrpAction[]
  readonly next?: HsrpStateName
}

type Row = Partial<Readonly<Record<HsrpEvent, HsrpTransition>>>

const go = (next: HsrpStateName, ...actions: HsrpAction[]): HsrpTransition => ({ actions, next })
const stay = (...actions: HsrpAction[]): HsrpTransition => ({ actions })

const LEARN: Row = {
  'higher-active': go('listen', 'note-active'),
  'lower-active': go('listen', 'note-active'),
  'lower-active-preempt': go('listen', 'note-active'),
}

/** TABLE[state][event]; what is absent changes nothing. */
export const HSRP_TABLE: Readonly<Record<HsrpStateName, Row>> = {
  disabled: {},
  init: {},
  learn: LEARN,
  listen: {
    'active-timer': go('speak', 'forget-active', 'restart-standby-timer', 'send-hello'),
    'standby-timer': go('speak', 'forget-standby', 'restart-standby-timer', 'send-hello'),
    'higher-active': stay('note-active'),
    'lower-active': stay('note-active'),
    'lower-active-preempt': go('active', 'send-coup'),
    resign: go('speak', 'forget-active', 'restart-standby-timer', 'send-hello'),
    'higher-standby': stay('note-standby'),
    'lower-standby': go('speak', 'note-standby', 'restart-standby-timer', 'send-hello'),
  },
  speak: {
    'active-timer': stay('forget-active'),
    'standby-timer': go('standby', 'send-hello'),
    'hello-timer': stay('send-hello'),
    'higher-active': stay('note-active'),
    'lower-active': stay('note-active'),
    'lower-active-preempt': go('active', 'send-coup'),
    resign: stay('forget-active'),
    'higher-speaker': go('listen', 'restart-standby-timer'),
    'higher-standby': go('listen', 'note-standby'),
    'lower-standby': go('standby', 'send-hello'),
  },
  standby: {
    'active-timer': go('active', 'forget-active', 'send-hello'),
    'hello-timer': stay('send-hello'),
    'higher-active': stay('note-active'),
    'lower-active': stay('note-active'),
    'lower-active-preempt': go('active', 'send-coup'),
    resign: go('active', 'forget-active', 'send-hello'),
    'higher-speaker': go('listen', 'restart-standby-timer'),
    'higher-standby': go('listen', 'note-standby'),
    'lower-standby': stay('send-hello'),
  },
  active: {
    'standby-timer': stay('forget-standby'),
    'hello-timer': stay('send-hello'),
    'higher-active': go('speak', 'send-resign', 'note-active', 'restart-standby-timer', 'send-hello'),
    'lower-active': stay('send-hello'),
    'lower-active-preempt': stay('send-hello'),
    coup: go('speak', 'send-resign', 'note-active', 'restart-standby-timer', 'send-hello'),
    'higher-standby': stay('note-standby'),
    'lower-standby': stay('note-standby'),
  },
}
