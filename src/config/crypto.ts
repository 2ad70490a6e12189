/** What a device was told about IKE and IPsec. */
import type { EspProposal, IkeProposal, Ip, Prefix } from '../net/index'
import type { Source, Told } from './told'

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

/** A pre-shared key; mask 0.0.0.0 makes it the same secret for everybody. */
export interface PresharedKey {
  readonly key: string
  readonly peers: Prefix
  readonly source: Source
}

export interface IsakmpConfig {
  /** In order of priority; the release's default policy is the last. */
  readonly policies: readonly IsakmpPolicy[]
  readonly keepalive?: KeepaliveConfig
  readonly keys: readonly PresharedKey[]
  /** The trustpoint whose certificate is offered; a device that has one can do rsa-sig. */
  readonly trustpoint?: Told<string>
  readonly natTraversal: Told<boolean>
  readonly natKeepaliveSeconds: number
  readonly invalidSpiRecovery: Told<boolean>
}

export interface TransformSet extends EspProposal {
  readonly source: Source
}

/** Lifetimes of an IPsec SA; whichever limit comes first ends it. */
export interface SaLifetime {
  readonly seconds: number
  readonly kilobytes: number
}

export interface ReverseRouteConfig {
  /** `reverse-route static`: the route stands without an SA. */
  readonly static: boolean
  readonly distance: number
  readonly tag?: number
  readonly source: Source
}

/** An entry that initiates: ordered peers and a list of what to protect. */
export interface CryptoMapEntry {
  readonly sequence: number
  readonly description?: string
  readonly peers: readonly { readonly address: Ip; readonly default: boolean; readonly source: Source }[]
  readonly transformSets: readonly string[]
  /** Name of the access list; absent = the entry is incomplete and protects nothing. */
  readonly match?: Told<string>
  readonly lifetime: SaLifetime
  readonly pfsGroup?: number
  readonly reverseRoute?: ReverseRouteConfig
  readonly preClassify: boolean
  readonly source: Source
}

/** A template that only answers. */
export interface DynamicMapEntry {
  readonly map: string
  readonly sequence: number
  readonly transformSets: readonly string[]
  readonly match?: Told<string>
  readonly lifetime: SaLifetime
  readonly pfsGroup?: number
  readonly reverseRoute?: ReverseRouteConfig
  readonly source: Source
}

export interface CryptoMap {
  readonly name: string
  /** Interface whose address is this end's identity (`crypto map … local-address`). */
  readonly localInterface?: Told<string>
  readonly entries: readonly CryptoMapEntry[]
  /** Sequence numbers that refer to dynamic maps; tried after the static entries in sequence order. */
  readonly dynamic: readonly { readonly sequence: number; readonly map: string; readonly source: Source }[]
}

export interface CryptoConfig {
  readonly isakmp: IsakmpConfig
  readonly transformSets: readonly TransformSet[]
  readonly maps: readonly CryptoMap[]
  readonly dynamicMaps: readonly DynamicMapEntry[]
}
