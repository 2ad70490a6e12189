/** What a device was told about IKE and IPsec. */
import type { EspProposal, IkeProposal, Ip, Prefix } from '../net/index'
import type { Configured, Source } from './configured'
import type { NotKnown } from './not-known'

export interface IsakmpPolicy extends IkeProposal {
  readonly priority: number
  readonly source?: Source
}

export interface KeepaliveConfig {
  /** Seconds of silence before asking (on-demand), or between probes (periodic, legacy). */
  readonly seconds: number
  readonly retrySeconds: number
  readonly mode: 'periodic' | 'on-demand' | 'legacy'
  readonly source?: Source
}

/** The own end at which a keyring or a profile holds (`local-address`): an address, or that of an interface. */
export interface LocalEnd {
  readonly address?: Ip
  readonly interface?: string
  /** The table of the front door, where the line names one. */
  readonly vrf?: string
}

/** A pre-shared key; mask 0.0.0.0 makes it the same secret for everybody. */
export interface PresharedKey {
  /** Its peers are not asked to log in (`no-xauth`). */
  readonly noXauth?: true
  readonly key: string
  readonly peers: Prefix
  /** The keyring it lies in; absent = the router's own, `crypto isakmp key`. */
  readonly ring?: string
  /** It is for peers that are reached in this table; absent = in the global one. */
  readonly vrf?: string
  /** It is for peers that come to this end of the router; absent = to any. */
  readonly at?: LocalEnd
  /** Of type 6, ciphered with a master key of this router alone: what it is in clear is not told. */
  readonly sealed?: boolean
  /** What this end shows, where IKEv2 has two keys: `key` is then what the other end must show. */
  readonly own?: { readonly key: string; readonly sealed?: boolean }
  readonly source: Source
}

/** `crypto isakmp profile`: which peers it is for, and what holds for them instead of the global lines. */
export interface IsakmpProfile {
  readonly name: string
  /** Addresses that a peer may identify itself by, each in a front-door table; absent = in the global one. */
  readonly matches: readonly (Prefix & { readonly vrf?: string })[]
  /** It matches peers by their names too, which are not known here. */
  readonly byName?: NotKnown
  /** Names of keyrings; empty = the router's own keys. */
  readonly rings: readonly string[]
  /** Number of the Virtual-Template that peers get an interface of. */
  readonly template?: number
  /** The inside table of what its peers send and get (`vrf`); absent = that of the interface they are reached by. */
  readonly vrf?: Configured<string>
  /** It is for peers that come to this end of the router; absent = to any. */
  readonly at?: LocalEnd
  readonly keepalive?: KeepaliveConfig
  readonly source: Source
}

export interface IsakmpConfig {
  /** In order of priority; the release's default policy is the last. */
  readonly policies: readonly IsakmpPolicy[]
  readonly keepalive?: KeepaliveConfig
  readonly keys: readonly PresharedKey[]
  /** What it shows itself by where it has a key; absent = its address. */
  readonly identity?: Configured<'address' | 'dn' | 'hostname'>
  readonly profiles: readonly IsakmpProfile[]
  /** The trustpoint whose certificate is offered; a device that has one can do rsa-sig. */
  readonly trustpoint?: Configured<string>
  readonly natTraversal: Configured<boolean>
  readonly natKeepaliveSeconds: number
  readonly invalidSpiRecovery: Configured<boolean>
  /** Where a list of peers goes on after a dead one: what the release does. */
  readonly peersAfterDead: 'top' | 'next'
}

/** One IKEv2 proposal line by line: every combination is offered. */
export interface Ikev2Proposal {
  readonly name: string
  readonly encryption: readonly string[]
  /** Integrity, or with AES-GCM the hash of the PRF. */
  readonly hashes: readonly string[]
  readonly groups: readonly number[]
  /** Front-door table of the peers that it is for, or `any`; absent = the global one. */
  readonly fvrf?: string
  readonly source: Source
}

/** Whom an IKEv2 profile is for, by the identity that a peer shows (`match identity remote`; RFC 7296 section 3.5). */
export type Ikev2Match =
  | { readonly kind: 'any' }
  | { readonly kind: 'address'; readonly peers: Prefix }
  /** A name of its kind, or with `domain` every name below one. */
  | { readonly kind: 'fqdn' | 'email'; readonly name: string; readonly domain: boolean }
  /** By something that nobody shows here: a certificate map, a key-id. */
  | { readonly kind: 'not-known'; readonly notKnown: NotKnown }

/** How an IKEv2 tunnel proves its ends to each other, and how it watches over them. */
export interface Ikev2Profile {
  readonly name: string
  /** Without a `match` line IOS uses a profile for nobody. */
  readonly matches: readonly Ikev2Match[]
  /** What it shows of itself (`identity local`); absent = its address, with a certificate the name in it. */
  readonly identity?: string
  /** Front-door table of its peers, or `any`; absent = the global one. */
  readonly fvrf?: string
  readonly local: 'rsa-sig' | 'pre-share'
  readonly remote: 'rsa-sig' | 'pre-share'
  readonly keys: readonly PresharedKey[]
  /** Number of the Virtual-Template that peers get an interface of. */
  readonly template?: number
  /** The inside table of what its peers send and get (`ivrf`); absent = that of the interface they are reached by. */
  readonly vrf?: Configured<string>
  readonly trustpoint?: string
  readonly lifetimeSeconds: number
  readonly keepalive?: KeepaliveConfig
  readonly source: Source
}

export interface Ikev2Config {
  /** In the order in which they are offered. */
  readonly proposals: readonly Ikev2Proposal[]
  readonly profiles: readonly Ikev2Profile[]
}

export interface TransformSet extends EspProposal {
  readonly source: Source
}

/** Lifetimes of an IPsec SA; whichever limit comes first ends it. */
export interface SaLifetime {
  readonly seconds: number
  readonly kilobytes: number
  /** Without a packet for so long the pair goes (`idle-time`), before either limit. */
  readonly idle?: IdleTime
}

export interface IdleTime {
  readonly seconds: number
  /** The entry begins anew with its default peer (`idle-time … default`). */
  readonly toDefault?: true
}

export interface ReverseRouteConfig {
  /** `reverse-route static`: the route stands without an SA. */
  readonly static: boolean
  readonly distance: number
  readonly tag?: number
  /** `remote-peer`: the peer gets a host route too, by this next hop, or straight out of the crypto interface. */
  readonly remotePeer?: { readonly nextHop?: Ip }
  readonly source: Source
}

/** An entry that initiates: ordered peers and a list of what to protect. */
export interface CryptoMapEntry {
  readonly sequence: number
  readonly description?: string
  readonly peers: readonly { readonly address: Ip; readonly default: boolean; readonly source: Source }[]
  readonly transformSets: readonly string[]
  /** Name of the access list; absent = the entry is incomplete and protects nothing. */
  readonly match?: Configured<string>
  readonly lifetime: SaLifetime
  /** Packets that may come late on its SAs, where its own line says; 0 = that is not looked at. */
  readonly replayWindow?: Configured<number>
  readonly pfsGroup?: number
  /** `set ikev2-profile`: its tunnels are made by IKEv2. */
  readonly ikev2Profile?: Configured<string>
  /** `set isakmp-profile`: only for peers that the profile matches, and with its keys. */
  readonly isakmpProfile?: Configured<string>
  /** What a tunnel interface protects: GRE between its two ends, or everything. */
  readonly tunnel?: 'gre' | 'ipsec'
  readonly reverseRoute?: ReverseRouteConfig
  readonly preClassify: boolean
  readonly source: Source
}

/** `crypto ipsec profile`: how what goes through a tunnel interface is protected. */
export interface IpsecProfile {
  readonly name: string
  readonly transformSets: readonly string[]
  readonly lifetime: SaLifetime
  /** Packets that may come late on its SAs, where its own line says; 0 = that is not looked at. */
  readonly replayWindow?: Configured<number>
  readonly pfsGroup?: number
  readonly ikev2Profile?: Configured<string>
  readonly isakmpProfile?: Configured<string>
  readonly source: Source
}

/** A template that only answers. */
export interface DynamicMapEntry {
  readonly map: string
  readonly sequence: number
  readonly transformSets: readonly string[]
  readonly match?: Configured<string>
  readonly lifetime: SaLifetime
  /** Packets that may come late on its SAs, where its own line says; 0 = that is not looked at. */
  readonly replayWindow?: Configured<number>
  readonly pfsGroup?: number
  /** `set ikev2-profile`: its tunnels are made by IKEv2. */
  readonly ikev2Profile?: Configured<string>
  /** `set isakmp-profile`: only for peers that the profile matches, and with its keys. */
  readonly isakmpProfile?: Configured<string>
  readonly reverseRoute?: ReverseRouteConfig
  readonly preClassify: boolean
  readonly source: Source
}

export interface CryptoMap {
  readonly name: string
  /** Interface whose address is this end's identity (`crypto map … local-address`). */
  readonly localInterface?: Configured<string>
  readonly entries: readonly CryptoMapEntry[]
  /** Sequence numbers that refer to dynamic maps; tried after the static entries in sequence order. */
  readonly dynamic: readonly { readonly sequence: number; readonly map: string; readonly source: Source }[]
}

/** What becomes of a packet's DF bit in the outer header. */
export type DfBit = 'copy' | 'clear' | 'set'

export interface CryptoConfig {
  readonly dfBit: Configured<DfBit>
  /** What would be too large in ESP is cut before encryption, not after it. */
  readonly lookAhead: Configured<boolean>
  /** Packets that may come late on an SA (RFC 4303 section 3.4.3); 0 = not looked at. */
  readonly replayWindow: Configured<number>
  readonly isakmp: IsakmpConfig
  /** Absent where no profile is configured, or the release knows no IKEv2. */
  readonly ikev2?: Ikev2Config
  readonly transformSets: readonly TransformSet[]
  readonly maps: readonly CryptoMap[]
  /** Maps that a router makes by itself, one for each tunnel interface that is protected; none is a line. */
  readonly tunnelMaps?: readonly CryptoMap[]
  readonly profiles?: readonly IpsecProfile[]
  readonly dynamicMaps: readonly DynamicMapEntry[]
}
