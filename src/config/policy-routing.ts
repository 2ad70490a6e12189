/** What `ip policy route-map` makes of a packet, as the map's entries say it. */
import type { Ip } from '../net/index'
import type { Configured, Source } from './configured'
import type { NotKnown } from './not-known'

/** Where an entry sends a packet, if the way stands. */
export type PolicyWay =
  /** To a neighbour; `track` = while that object is up; `recursive` = by the routing table. */
  | {
      readonly kind: 'next-hop'
      readonly address: Ip
      readonly track?: number
      readonly recursive?: true
      readonly source: Source
    }
  | { readonly kind: 'interface'; readonly interface: string; readonly source: Source }

export interface PolicyActions {
  /** In the order in which they are tried; when none stands the routing table decides. */
  readonly ways: readonly PolicyWay[]
  /** Tried only for what the routing table has no route for but a default one. */
  readonly defaults: readonly PolicyWay[]
  /** `set ip df`: whether it may not be cut from here on. */
  readonly df?: Configured<boolean>
  /** A setting that is not simulated: what it sends where is not known. */
  readonly notKnown?: NotKnown
}
