/**
 * IKE version 1 (RFC 2408, 2409, 3706, 3947): the state of a device's process. One record per IKE SA:
 *
 *   initiator  MM_NO_STATE ──2──▶ MM_SA_SETUP ──4──▶ MM_KEY_EXCH ──6──────────────────────────▶ QM_IDLE
 *   responder           1 ──────▶ MM_SA_SETUP ──3──▶ MM_KEY_EXCH ──5──▶ MM_KEY_AUTH ──6 sent──▶ QM_IDLE
 *
 *   before QM_IDLE   refused or silent ─▶ gone; the initiator takes the next peer of its list
 *   QM_IDLE          quick modes (three messages each) make pairs of IPsec SAs, here called tunnels
 *                    keepalive unanswered ─▶ gone with all its tunnels; expired or deleted ─▶ gone without them
 *
 * Computing takes time. A whole set-up lasts between `setupSecondsMin` and `setupSecondsMax`, drawn once per
 * negotiation: the draw is the initiator's cookie, which both ends know, so that both take their part of the same
 * time. It is spread evenly over the messages that need computing: all of main mode and the first two of quick mode,
 * whose last one leaves at once.
 */
import type { Configuration } from '../../../config/index'
import type { IkeMessage, IkePayload, IkeProposal, Ip, Prefix } from '../../../net/index'
import type { InterfaceInput, WakeInput } from '../../kernel/protocol'
import type { SaPair } from '../../kernel/security-association'
import type { Table } from '../../kernel/table'
import type { SimTime } from '../../kernel/time'
import type { ClaimedWord } from '../../kernel/word'
import type { Register } from './register'

export interface IkeProcessConfig {
  readonly configuration: Configuration
}

/** A message from the wire, with the sockets it came between. */
export interface IkeMessageInput {
  readonly kind: 'message'
  readonly interface: string
  readonly local: Ip
  readonly localPort: number
  readonly remote: Ip
  readonly remotePort: number
  readonly message: IkeMessage
}

/** An outbound packet matched a permit of a static entry, and there is no SA for it. */
export interface IkeNeededInput {
  readonly kind: 'needed'
  readonly interface: string
  readonly map: string
  readonly sequence: number
  readonly source: Ip
  readonly destination: Ip
  /** Line of the access-list entry that matched; without it the first that holds the addresses is taken. */
  readonly line?: number
}

/** A packet went out, or came in, on an IPsec SA. */
export interface IkeTrafficInput {
  readonly kind: 'sent' | 'heard'
  readonly sa: number
  readonly bytes: number
  /** The port that the peer's NAT sent it from, where it is not the one that is known. */
  readonly port?: number
}

export interface IkeClearInput {
  readonly kind: 'clear'
  readonly what: 'ipsec' | 'ike' | 'all'
  readonly remote?: Ip
}

export type IkeInput =
  | WakeInput
  | InterfaceInput
  | IkeMessageInput
  | IkeNeededInput
  | IkeTrafficInput
  | ClaimedWord
  | { readonly kind: 'unknown-spi'; readonly remote: Ip; readonly spi: number }
  | IkeClearInput
  | { readonly kind: 'stop'; readonly sendDelete: boolean }

export type IkePhase = 'MM_NO_STATE' | 'MM_SA_SETUP' | 'MM_KEY_EXCH' | 'MM_KEY_AUTH' | 'QM_IDLE'

export type QuickOffer = Extract<IkePayload, { readonly type: 'quick' }>

/** A message that is being computed, or that awaits its answer. */
export interface Outstanding {
  readonly message: IkeMessage
  /** When this end turned to it. */
  readonly begun: SimTime
  /** When it is sent or repeated; never once it needs neither. */
  readonly due: SimTime
  /** 0 while it is being computed. */
  readonly sent: number
  /** Whether it is repeated until answered, or only when the other end repeats itself. */
  readonly awaits: boolean
}

/** Selectors that an entry of a crypto map wants protected, seen from this end. */
export interface Wanted {
  readonly map: string
  readonly sequence: number
  readonly interface: string
  readonly proxy: { readonly local: Prefix; readonly remote: Prefix }
}

/** A quick mode in progress. */
export interface QuickMode {
  readonly messageId: number
  readonly out: Outstanding
  /** What the initiator offered, and for which entry. */
  readonly offer?: { readonly payload: QuickOffer; readonly wanted: Wanted }
  /** What the responder installs with the third message. */
  readonly ready?: SaPair
}

/** Is the peer alive? See keepalive.ts. */
export type KeepaliveState =
  | {
      readonly mode: 'on-demand' | 'periodic'
      readonly seconds: number
      readonly retrySeconds: number
      readonly sequence: number
      /** Questions on the wire since anything was heard. */
      readonly unanswered: number
      /** When the first of them was asked. */
      readonly askedAt: SimTime
      /** The next question, or the verdict on the last. */
      readonly due: SimTime
    }
  | {
      readonly mode: 'legacy'
      readonly seconds: number
      readonly sequence: number
      /** The next keepalive of this end. */
      readonly due: SimTime
      readonly lastKeepalive: SimTime
      /** The peer is dead then, unless a keepalive or an answer comes. */
      readonly verdict: SimTime
    }

export interface IkeSa {
  readonly id: number
  /** Version 2 goes through fewer of the same phases; see version2.ts. */
  readonly version: 1 | 2
  /** The IKEv1 profile that it is made under. */
  readonly isakmpProfile?: string
  /** The IKEv2 profile that it is made under. */
  readonly profile?: string
  readonly initiator: boolean
  readonly interface: string
  readonly map: string
  readonly local: Ip
  readonly remote: Ip
  /** 500, or 4500 once NAT traversal moved the conversation (RFC 3947 section 4). */
  readonly localPort: number
  readonly remotePort: number
  readonly cookie: number
  readonly responderCookie: number
  readonly phase: IkePhase
  readonly proposal?: IkeProposal
  /** What both ends can do: `dpd`, `legacy-keepalive`, `nat-t`. */
  readonly vendors: readonly string[]
  readonly natDetected: boolean
  /** This end is the one behind the NAT; then it may have to keep the translation alive. */
  readonly behindNat: boolean
  readonly natKeepaliveDue: SimTime
  /** Seconds of computation before each message of this end. */
  readonly stepSeconds: number
  /** The last message of main mode of this end. */
  readonly main?: Outstanding
  /** Step of the last main-mode message handled. */
  readonly handled: number
  readonly peerIdentity?: string
  readonly quick: readonly QuickMode[]
  /** What waits for phase 1: selectors to negotiate, and SPIs of the peer's that are unknown here. */
  readonly wanted: readonly Wanted[]
  readonly stray: readonly number[]
  readonly keepalive?: KeepaliveState
  readonly since: SimTime
  readonly expires: SimTime
  readonly lastHeard: SimTime
}

/** An IPsec SA pair that IKE looks after. */
export interface Tunnel {
  readonly sa: SaPair
  /** The IKE SA it lives under; 0 when that one ended before it. */
  readonly ike: number
  readonly bytesOut: number
  readonly bytesIn: number
  readonly lastTraffic: SimTime
  /** When this end looks whether to renew it; never at the answering end, and after it looked. */
  readonly rekeyAt: SimTime
  /** When this end looks whether anything has passed; never without an idle time. */
  readonly idleAt: SimTime
  /** `asked` while a successor is negotiated, `stands` when there is one. */
  readonly successor: 'none' | 'asked' | 'stands'
}

/** Where a static crypto map entry stands in its list of peers. */
export interface EntryState {
  readonly map: string
  readonly sequence: number
  readonly index: number
  /** Peers tried in this round without success; the round ends when all were. */
  readonly failed: number
  /** The whole list was gone through in vain since an SA last stood. */
  readonly exhausted?: true
  /** No new attempt before this moment, after a refusal. */
  readonly notBefore: SimTime
  /** Why the last attempt came to nothing; absent after a success. */
  readonly problem?: string
}

/** A set-up that waits for the processor: its SA, and its place in the queue, by which the table is keyed. */
export interface Waiting {
  readonly sa: number
  readonly place: number
}

export interface IkeState {
  readonly nextId: number
  readonly addresses: Readonly<Record<string, Ip | undefined>>
  readonly sas: Register<IkeSa>
  readonly tunnels: Register<Tunnel>
  readonly entries: readonly EntryState[]
  /** When the processor can begin another set-up, and whose wait for it, by their ids in order. */
  readonly turns: { readonly free: SimTime; readonly waiting: Table<Waiting> }
  readonly stopped: boolean
  readonly deadline: SimTime
}
