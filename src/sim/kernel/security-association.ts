/**
 * An IPsec security association pair as it stands in a node's database: IKE makes and removes it, the forwarding
 * path looks it up, RRI hangs a route on it. Plain data that several parts share, so it lives in the kernel.
 */
import type { Configured, IdleTime, NotKnown, ReverseRouteConfig, Source } from '../../config/index'
import type { EspProposal, Ip, Prefix } from '../../net/index'
import type { SimTime } from './time'

export interface SaPair {
  /** Unique within the device, rising. */
  readonly id: number
  /** Crypto map and the sequence of the entry it was made by (its dynamic template's for an answering end). */
  readonly map: string
  readonly sequence: number
  /** The dynamic map's name and entry when this end answered through a template. */
  readonly dynamic?: { readonly map: string; readonly sequence: number }
  /** Interface that carries the crypto map. */
  readonly interface: string
  readonly local: Ip
  readonly remote: Ip
  /** UDP port of the remote end when ESP is encapsulated (NAT-T); absent otherwise. */
  readonly natPort?: number
  /** What it protects, seen from this end: packets from `proxy.local` to `proxy.remote`. */
  readonly proxy: { readonly local: Prefix; readonly remote: Prefix }
  readonly inboundSpi: number
  readonly outboundSpi: number
  readonly transform: EspProposal
  readonly initiator: boolean
  readonly since: SimTime
  readonly expires: SimTime
  readonly kilobytes: number
  /** Without a packet for so long it goes. */
  readonly idle?: IdleTime
  /** Packets that may come late, where the entry says otherwise than the router. */
  readonly replayWindow?: Configured<number>
  /** It is that of a tunnel interface, and protects whatever leaves by it. */
  readonly tunnel?: 'gre' | 'ipsec'
  readonly reverseRoute?: ReverseRouteConfig
  /** The table of what it protects (the inside VRF); absent = the global one. */
  readonly vrf?: string
  /** What a line on the way to the peer takes in one piece, as it was told (RFC 4301 section 8.2), and until when that is believed. */
  readonly pathMtu?: { readonly bytes: number; readonly until: SimTime }
  /** It may not be there, or not so. */
  readonly notKnown?: NotKnown
  readonly source?: Source
}

/** Packets that may come late with an SA, by its entry or else by the router; 0 = none is told from another. */
export const replayWindowOf = ({ replayWindow }: Pick<SaPair, 'replayWindow'>, told: number): number =>
  replayWindow?.value ?? told

export interface SaUpEffect {
  readonly kind: 'sa-up'
  readonly sa: SaPair
}

/** The peer's NAT uses another port by now (RFC 3947 section 6). */
export interface SaMovedEffect {
  readonly kind: 'sa-moved'
  readonly id: number
  readonly natPort: number
}

export interface SaDownEffect {
  readonly kind: 'sa-down'
  readonly id: number
  readonly reason: string
}
