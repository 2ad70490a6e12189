/**
 * DHCP (RFC 2131): what clients and servers of a device remember, and the client's machine as a table. client.ts names
 * the event and performs the rule, server.ts answers; machine.ts hands out the inputs.
 *
 *                up              offer                 ack              T1                  T2
 *      ┌──────┐ ────▶ ┌───────────┐ ────▶ ┌────────────┐ ────▶ ┌───────┐ ────▶ ┌──────────┐ ────▶ ┌───────────┐
 *      │ Init │       │ Selecting │       │ Requesting │       │ Bound │ ◀──── │ Renewing │       │ Rebinding │
 *      └──────┘       └───────────┘ ◀──── └────────────┘       └───────┘  ack  └──────────┘       └───────────┘
 *        │ up, with a lease    ▲    nak, silence                ▲ ▲    ◀──────────── ack ───────────────┘
 *        ▼                     │ nak                            │ └──── down: the lease is kept, Init
 *      ┌───────────┐ ──────────┘                                │
 *      │ Rebooting │ ── ack, or silence while the lease stands ─┘     a nak, or the lease's end: Selecting, no address
 *      └───────────┘
 *
 * A link that goes down does not take the address away: the lease stands until it ends, and is asked about again
 * when the link comes back (RFC 2131 section 3.2). A reload forgets it. Servers do not probe an address before they
 * offer it, and forget their bindings in a reload; a client that renews an address which is free is believed.
 */
import type { Configuration } from '../../../config/index'
import type { DhcpMessage, Ip, Mac } from '../../../net/index'
import type { Machine, Rule } from '../../kernel/machine'
import type {
  InterfaceInput,
  JournalEffect,
  LeaseEffect,
  RoutesEffect,
  SendEffect,
  WakeInput,
} from '../../kernel/protocol'
import type { SimTime } from '../../kernel/time'
import type { Route } from '../../rib/route'

export interface DhcpProcessConfig {
  readonly configuration: Configuration
}

export type DhcpInput =
  | WakeInput
  | InterfaceInput
  | {
      readonly kind: 'message'
      readonly interface: string
      readonly from: Ip
      readonly fromMac: Mac
      readonly message: DhcpMessage
    }

export type DhcpEffect = SendEffect | LeaseEffect | RoutesEffect | JournalEffect

export type DhcpClientStateName = 'init' | 'selecting' | 'requesting' | 'rebooting' | 'bound' | 'renewing' | 'rebinding'

/** What a client was given. The moments are absolute: T1, T2 and the end. */
export interface DhcpLease {
  readonly ip: Ip
  readonly length: number
  readonly server: Ip
  readonly router?: Ip
  readonly renewAt: SimTime
  readonly rebindAt: SimTime
  readonly expiresAt: SimTime
  /** The default route that hangs on it. */
  readonly route?: Route
}

/** The client of one interface. */
export interface DhcpClientState {
  readonly interface: string
  readonly state: DhcpClientStateName
  /** Known while the interface is up. */
  readonly mac?: Mac
  readonly transaction: number
  /** The offer that was taken, while requesting. */
  readonly offer?: DhcpMessage
  /** Repetitions of the current message so far. */
  readonly tries: number
  /** When to repeat it; NEVER when nothing is waited for. */
  readonly retryAt: SimTime
  readonly lease?: DhcpLease
}

/** An address that a pool has given away, or offered until `expires`. */
export interface DhcpBinding {
  readonly pool: string
  readonly client: Mac
  readonly ip: Ip
  readonly expires: SimTime
}

export interface DhcpState {
  readonly clients: readonly DhcpClientState[]
  /** Kept after their end, so that a client gets its old address again. */
  readonly bindings: readonly DhcpBinding[]
  /** The last word on every interface. */
  readonly interfaces: Readonly<Record<string, InterfaceInput>>
}

export type DhcpClientEvent =
  | 'up'
  | 'up-with-lease'
  | 'down'
  | 'offer'
  | 'ack'
  | 'nak'
  | 'retry'
  /** The current message was repeated until its interval had its greatest length. */
  | 'give-up'
  | 'renew-timer'
  | 'rebind-timer'
  | 'lease-end'

export type DhcpClientAction =
  /** Takes a new transaction number and asks everybody. */
  | 'discover'
  /** Asks for the offered address. */
  | 'request'
  /** Asks everybody whether the old address still stands. */
  | 'verify'
  /** Asks the server that gave the lease. */
  | 'renew'
  /** Asks any server. */
  | 'rebind'
  /** Says the last thing again. */
  | 'repeat'
  | 'take-lease'
  | 'drop-lease'

/** Actions are performed after the change of state. */
type DhcpClientRule = Rule<DhcpClientStateName, DhcpClientAction>

const DOWN: DhcpClientRule = { next: 'init', actions: [] }
const START_OVER: DhcpClientRule = { next: 'selecting', actions: ['drop-lease', 'discover'] }
const LEASED: DhcpClientRule = { next: 'bound', actions: ['take-lease'] }

/** RFC 2131 figure 5 and section 4.4. A missing entry means that nothing is done. */
export const TABLE: Machine<DhcpClientStateName, Record<DhcpClientEvent, DhcpClientRule>> = {
  init: {
    up: { next: 'selecting', actions: ['discover'] },
    'up-with-lease': { next: 'rebooting', actions: ['verify'] },
    'lease-end': { actions: ['drop-lease'] },
  },
  selecting: {
    down: DOWN,
    offer: { next: 'requesting', actions: ['request'] },
    retry: { actions: ['repeat'] },
    'give-up': { actions: ['repeat'] },
  },
  requesting: {
    down: DOWN,
    ack: LEASED,
    nak: START_OVER,
    retry: { actions: ['repeat'] },
    'give-up': START_OVER,
  },
  rebooting: {
    down: DOWN,
    ack: LEASED,
    nak: START_OVER,
    retry: { actions: ['repeat'] },
    // Section 3.2: a client that hears nothing may go on with its lease.
    'give-up': { next: 'bound', actions: [] },
    'lease-end': START_OVER,
  },
  bound: {
    down: DOWN,
    'renew-timer': { next: 'renewing', actions: ['renew'] },
    'rebind-timer': { next: 'rebinding', actions: ['rebind'] },
    'lease-end': START_OVER,
  },
  renewing: {
    down: DOWN,
    ack: LEASED,
    nak: START_OVER,
    retry: { actions: ['repeat'] },
    'rebind-timer': { next: 'rebinding', actions: ['rebind'] },
    'lease-end': START_OVER,
  },
  rebinding: {
    down: DOWN,
    ack: LEASED,
    nak: START_OVER,
    retry: { actions: ['repeat'] },
    'lease-end': START_OVER,
  },
}
