/**
 * IKE version 1 (RFC 2408, 2409, 3706): the state of a device's process.
 *
 *   initiator: MM_NO_STATE ─MM1/2─▶ MM_SA_SETUP ─MM3/4─▶ MM_KEY_EXCH ─MM5/6─▶ QM_IDLE ─QM1,2,3─▶ IPsec SA pair
 *   responder: the same states, one message behind; a dynamic map only ever answers.
 *   QM_IDLE ── keepalive unanswered ─▶ dead: the IKE SA and all its IPsec SAs are deleted, the next peer follows.
 *
 * Computing takes time: each end waits an equal share of its drawn set-up time before every message it sends, so a
 * whole set-up lasts between `setupSecondsMin` and `setupSecondsMax`.
 */
import type { Configuration } from '../../../config/index'
import type { IkeMessage, IkeProposal, Ip } from '../../../net/index'
import type { InterfaceInput, WakeInput } from '../../kernel/protocol'
import type { SaPair } from '../../kernel/security-association'
import type { SimTime } from '../../kernel/time'

export interface IkeProcessConfig {
  readonly configuration: Configuration
}

export type IkeInput =
  | WakeInput
  | InterfaceInput
  | {
      readonly kind: 'message'
      readonly interface: string
      readonly local: Ip
      readonly localPort: number
      readonly remote: Ip
      readonly remotePort: number
      readonly message: IkeMessage
    }
  /** An outbound packet matched a permit of a static entry, and there is no SA for it. */
  | {
      readonly kind: 'needed'
      readonly interface: string
      readonly map: string
      readonly sequence: number
      readonly source: Ip
      readonly destination: Ip
    }
  /** A packet went out, or came in, on an IPsec SA. */
  | { readonly kind: 'sent' | 'heard'; readonly sa: number; readonly bytes: number }
  | { readonly kind: 'unknown-spi'; readonly remote: Ip; readonly spi: number }
  | { readonly kind: 'clear'; readonly what: 'ipsec' | 'ike' | 'all'; readonly remote?: Ip }
  | { readonly kind: 'stop'; readonly sendDelete: boolean }

export type IkePhase = 'MM_NO_STATE' | 'MM_SA_SETUP' | 'MM_KEY_EXCH' | 'MM_KEY_AUTH' | 'QM_IDLE'

/** A message to be sent when its computation is done, or that awaits its answer. */
export interface Outstanding {
  readonly message: IkeMessage
  /** When it is (re)sent; while `sent` is 0 this is the end of the computation. */
  readonly due: SimTime
  readonly sent: number
  /** The initiator repeats until answered; a responder only repeats when asked again. */
  readonly repeat: boolean
}

/** What a quick mode in progress is for. */
export interface QuickMode {
  readonly messageId: number
  readonly initiator: boolean
  readonly entry: { readonly map: string; readonly sequence: number; readonly interface: string; readonly dynamic?: { readonly map: string; readonly sequence: number } }
  readonly spi: number
  readonly proposal: IkeMessage
  /** The SA to install when the last message is in (responder). */
  readonly ready?: SaPair
}

export interface KeepaliveState {
  readonly mode: 'periodic' | 'on-demand' | 'legacy'
  readonly seconds: number
  readonly retrySeconds: number
  /** Next periodic or legacy tick; never for on-demand. */
  readonly tick: SimTime
  readonly sequence: number
  /** Probes on the wire without an answer, and when the next one (or the verdict) is due. */
  readonly probes: number
  readonly probeDue: SimTime
  readonly lastLegacy: SimTime
}

export interface IkeSa {
  readonly id: number
  readonly initiator: boolean
  readonly interface: string
  readonly map: string
  /** The static entry it was made for; absent at a responder. */
  readonly sequence?: number
  readonly local: Ip
  readonly remote: Ip
  readonly localPort: number
  readonly remotePort: number
  readonly cookie: number
  readonly responderCookie: number
  readonly phase: IkePhase
  readonly proposal?: IkeProposal
  readonly vendors: readonly string[]
  readonly natDetected: boolean
  /** Seconds of computation before each message of this end. */
  readonly stepSeconds: number
  readonly outstanding?: Outstanding
  /** Step of the last main-mode message handled, and the answer that repeats it. */
  readonly handled: number
  readonly lastReply?: IkeMessage
  readonly quick: readonly QuickMode[]
  /** Selectors a quick mode is wanted for as soon as phase 1 stands. */
  readonly wanted?: { readonly source: Ip; readonly destination: Ip }
  readonly keepalive?: KeepaliveState
  readonly since: SimTime
  readonly expires: SimTime
  readonly lastHeard: SimTime
}

/** An IPsec SA pair that IKE looks after. */
export interface Tunnel {
  readonly sa: SaPair
  readonly ike: number
  readonly kilobytesLeft: number
  readonly lastTraffic: SimTime
  readonly rekeyAt: SimTime
  /** A successor is being negotiated or stands. */
  readonly rekeyed: boolean
}

/** Where a static crypto map entry stands in its list of peers. */
export interface EntryState {
  readonly map: string
  readonly sequence: number
  readonly index: number
  /** Peers tried in this round without success; the round ends when all were. */
  readonly failed: number
  /** No new attempt before this moment, after a refusal. */
  readonly notBefore: SimTime
}

export interface IkeState {
  readonly nextId: number
  readonly addresses: Readonly<Record<string, Ip | undefined>>
  readonly sas: readonly IkeSa[]
  readonly tunnels: readonly Tunnel[]
  readonly entries: readonly EntryState[]
  readonly stopped: boolean
  readonly deadline: SimTime
}
