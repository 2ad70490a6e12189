/** How the negotiations of a device stand, as far as anybody asks: who tries whom, who agrees, which pairs stand, who doubts. */
import type { Ip } from '../../net/index'
import type { SaPair } from './security-association'

/** One association under which pairs of IPsec SAs are agreed on. */
export interface Association {
  /** Unique within the device, rising. */
  readonly id: number
  /** Drawn by the initiator: what tells one attempt from the next. */
  readonly cookie: number
  readonly remote: Ip
  readonly initiator: boolean
  /** It is set up; before that, whether the peer has answered at all. */
  readonly standing: boolean
  readonly answered: boolean
  /** Pairs are being agreed on under it; those that this end has ready, by their inbound SPI. */
  readonly agreeing: boolean
  readonly ready: readonly number[]
  /** This end has asked whether the peer is there, and waits. */
  readonly asking: boolean
  /** How often it has asked so far. */
  readonly questions: number
}

/** A pair of IPsec SAs, and the association that looks after it. */
export interface TunnelPair {
  readonly sa: SaPair
  /** 0 when that one ended before it. */
  readonly association: number
}

/** All of them, each list with the oldest first. */
export interface Negotiations {
  readonly associations: readonly Association[]
  readonly tunnels: readonly TunnelPair[]
  /** It has asked a peer, or been asked, since it booted. */
  readonly begun: boolean
  /** Why a peer refused, while this end waits before it asks again. */
  readonly refused?: string
}

export const NO_NEGOTIATIONS: Negotiations = { associations: [], tunnels: [], begun: false }
