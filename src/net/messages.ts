/**
 * What protocols put on the wire, as values. Only the fields that change what a receiver does are here;
 * `size` (bytes of the message itself, without UDP and IP) keeps the byte counts true.
 */
import type { Ip } from './address'
import type { Mac } from './mac'
import type { OpenQuestion } from './open-question'
import type { OspfMessage } from './ospf'
import type { Prefix } from './prefix'

/** HSRP version 1, UDP 1985 to 224.0.0.2 (RFC 2281 section 5). */
export interface HsrpMessage {
  readonly kind: 'hsrp'
  readonly opcode: 'hello' | 'coup' | 'resign'
  readonly state: 'init' | 'learn' | 'listen' | 'speak' | 'standby' | 'active'
  readonly group: number
  readonly priority: number
  /** Seconds, as on the wire. */
  readonly helloSeconds: number
  readonly holdSeconds: number
  readonly virtualAddress: Ip
  readonly authentication: string
  /** Absent = 1. */
  readonly version?: 2
  /** Version 1 has no room for parts of a second: each router goes by its own times. */
  readonly timesUntold?: boolean
}

/** What a unit of two firewalls tells the other; its bytes are nowhere published. */
export interface FailoverMessage {
  readonly unit: 'primary' | 'secondary'
  readonly role: 'negotiating' | 'active' | 'standby'
  /** How many of its monitored interfaces have failed. */
  readonly failed: number
  /** Those that are down or have failed every test, and those under test; absent = none. */
  readonly quiet?: readonly string[]
  readonly testing?: readonly string[]
  /** Burnt-in addresses of its interfaces. */
  readonly macs: readonly (readonly [name: string, mac: Mac])[]
}

/** One destination of an EIGRP update, query or reply. */
export interface EigrpRoute {
  readonly prefix: Prefix
  readonly external: boolean
  readonly metric: EigrpVector
  /** Who tells it first, as far as the wire says (RFC 7868 section 6.9.1): releases before 15.0 do not. */
  readonly router?: Ip
  /** Present on external routes (RFC 7868 section 6.5.2). */
  readonly origin?: { readonly router: Ip; readonly protocol: string; readonly metric: number; readonly tag: number }
  /** Not on the wire: whether the sender tells it, or how, hangs on a line that is not read. */
  readonly notKnown?: OpenQuestion
}

/** The parts of a composite metric; an unreachable route has `delay` = Infinity (RFC 7868 section 5.6). */
export interface EigrpVector {
  /** Minimum bandwidth along the path, kbit/s. */
  readonly bandwidthKbit: number
  /** Sum of delays, in tens of microseconds. */
  readonly delayTens: number
  readonly reliability: number
  readonly load: number
  readonly mtu: number
  readonly hops: number
}

/** EIGRP, IP protocol 88 (RFC 7868 section 6). `sequence` 0 = not reliable; `ack` acknowledges the peer's. */
export interface EigrpMessage {
  readonly kind: 'eigrp'
  readonly opcode: 'hello' | 'update' | 'query' | 'reply' | 'ack' | 'sia-query' | 'sia-reply'
  readonly as: number
  readonly sequence: number
  readonly ack: number
  /** First update to a new neighbour (INIT flag): it answers with its whole table. */
  readonly init: boolean
  readonly holdSeconds: number
  /** K1 to K5; neighbours must agree. */
  readonly k: readonly [number, number, number, number, number]
  readonly routes: readonly EigrpRoute[]
  /** A goodbye hello: all K values 255 on the wire. */
  readonly goodbye: boolean
  /** The sender is a stub: it is not to be asked. */
  readonly stub?: boolean
  /** Digest of the packet with a key: who has not the key cannot make it. */
  readonly auth?: EigrpDigest
}

export interface EigrpDigest {
  readonly kind: 'md5' | 'sha-256'
  readonly key: number
  readonly digest: number
}

/** A crypto proposal of either phase, as the responder compares it. */
export interface IkeProposal {
  readonly encryption: string
  readonly hash: string
  readonly authentication: 'rsa-sig' | 'rsa-encr' | 'pre-share'
  readonly group: number
  readonly lifetimeSeconds: number
}

/** What a quick mode offers: one entry per transform-set, in order. */
export interface EspProposal {
  readonly name: string
  /** ESP cipher, for example `esp-3des`. */
  readonly cipher: string
  /** ESP integrity, for example `esp-sha-hmac`; absent with a combined-mode cipher. */
  readonly integrity?: string
  readonly mode: 'tunnel' | 'transport'
}

/** A traffic selector pair seen from the initiator. */
export interface ProxyPair {
  readonly initiator: Prefix
  readonly responder: Prefix
}

export type IkePayload =
  | { readonly type: 'proposal'; readonly proposals: readonly IkeProposal[]; readonly vendors: readonly string[] }
  | { readonly type: 'proposal-chosen'; readonly proposal: IkeProposal; readonly vendors: readonly string[] }
  /** Addresses as the sender sees them, standing for the NAT-D hashes of RFC 3947. */
  | { readonly type: 'key-exchange'; readonly senderSees: { readonly source: Ip; readonly destination: Ip } }
  /** `identity` names the sender: the subject of its certificate, or its address with a pre-shared key. */
  | {
      readonly type: 'identity'
      readonly credential: string
      readonly initialContact: boolean
      readonly identity?: string
    }
  /** IKEv2 (RFC 7296 section 1.2): IKE_SA_INIT offers and detects NAT at once, unless its sender does not traverse it; IKE_AUTH brings the first tunnel. */
  | { readonly type: 'init'; readonly proposals: readonly IkeProposal[]; readonly senderSees?: SeenAddresses }
  | { readonly type: 'init-chosen'; readonly proposal: IkeProposal; readonly senderSees?: SeenAddresses }
  | {
      readonly type: 'auth'
      readonly credential: string
      readonly identity: string
      readonly initialContact: boolean
      readonly child?: QuickPayload
    }
  | {
      readonly type: 'auth-accept'
      readonly credential: string
      readonly identity: string
      /** The first tunnel, or why there is none: the IKE SA stands without. */
      readonly child?: QuickAcceptPayload
      readonly refused?: 'no-proposal-chosen' | 'invalid-id'
    }
  | QuickPayload
  | QuickAcceptPayload
  | { readonly type: 'quick-done'; readonly messageId: number }
  | {
      readonly type: 'notify'
      readonly reason: 'no-proposal-chosen' | 'invalid-id' | 'authentication-failed' | 'invalid-spi'
      readonly messageId?: number
    }
  | { readonly type: 'dpd'; readonly request: 'are-you-there' | 'ack'; readonly sequence: number }
  | { readonly type: 'legacy-keepalive'; readonly request: 'keepalive' | 'ack'; readonly sequence: number }
  | { readonly type: 'delete'; readonly what: 'ike' | 'ipsec'; readonly spis: readonly number[] }

/** Addresses as the sender of a message sees them, standing for the hashes of NAT detection. */
interface SeenAddresses {
  readonly source: Ip
  readonly destination: Ip
}

/** A tunnel as its initiator offers it: quick mode's first message, or what CREATE_CHILD_SA asks for. */
export interface QuickPayload {
  readonly type: 'quick'
  readonly messageId: number
  readonly proxy: ProxyPair
  readonly proposals: readonly EspProposal[]
  readonly spi: number
  readonly lifetimeSeconds: number
  readonly lifetimeKilobytes: number
  readonly pfsGroup?: number
}

export interface QuickAcceptPayload {
  readonly type: 'quick-accept'
  readonly messageId: number
  readonly chosen: number
  readonly spi: number
  readonly lifetimeSeconds: number
  readonly lifetimeKilobytes: number
}

/** ISAKMP and IKEv2 on UDP 500 or 4500 (RFC 2408, 2409, 3706, 7296). Cookies are 32-bit numbers here; 0 = not yet known. */
export interface IkeMessage {
  readonly kind: 'ike'
  /** `init`, `auth` and `child` are IKEv2's IKE_SA_INIT, IKE_AUTH and CREATE_CHILD_SA. */
  readonly exchange: 'main' | 'quick' | 'informational' | 'init' | 'auth' | 'child'
  /** Number of the message within its exchange, from 1. */
  readonly step: number
  readonly initiatorCookie: number
  readonly responderCookie: number
  /** Absent = 1. */
  readonly version?: 2
  /** In version 2: whoever began the conversation sends it (RFC 7296 section 3.1, flag I). */
  readonly byInitiator?: true
  readonly payload: IkePayload
}

/** DHCP, UDP 67 and 68 (RFC 2131). */
export interface DhcpMessage {
  readonly kind: 'dhcp'
  readonly type: 'discover' | 'offer' | 'request' | 'ack' | 'nak' | 'release'
  readonly client: Mac
  readonly transaction: number
  readonly offered: Ip
  readonly server: Ip
  readonly maskLength: number
  readonly router?: Ip
  /** `INFINITE_LEASE`: it never ends. */
  readonly leaseSeconds: number
}

/** All ones: an address for good (RFC 2131 section 3.3). */
export const INFINITE_LEASE = 0xffffffff

/** Skinny (SCCP) over TCP 2000, reduced to what keeps a tunnel alive. */
export interface SkinnyMessage {
  readonly kind: 'skinny'
  readonly message: 'register' | 'register-ack' | 'keepalive' | 'keepalive-ack'
}

/** RTP (RFC 3550): a voice sample. */
export interface RtpMessage {
  readonly kind: 'rtp'
  readonly codec: 'g711' | 'g729'
  readonly sequence: number
}

/** Bytes whose meaning no simulated device looks at. */
export interface OpaqueMessage {
  readonly kind: 'opaque'
  /** Names one datagram of a stream of measurements: the network notes when its receiver took it. */
  readonly pulse?: number
  /** What a protocol that has no message of its own here says. */
  readonly says?: string
}

export type Message =
  | HsrpMessage
  | EigrpMessage
  | OspfMessage
  | IkeMessage
  | DhcpMessage
  | SkinnyMessage
  | RtpMessage
  | OpaqueMessage
