/** The database of security associations of one device, with its counters. IKE fills it; the forwarding path asks it. */
import type { SaPair } from '../../kernel/security-association'

export interface SaCounters {
  encapsulated: number
  decapsulated: number
  bytesOut: number
  bytesIn: number
}

export interface IpsecState {
  /** In order of installation, the youngest last. */
  readonly sas: readonly SaPair[]
  readonly bySpi: ReadonlyMap<number, SaPair>
  /** The SAs by the network they reach: one level per mask length, so that a packet finds its own without a walk. */
  readonly levels: readonly SelectorLevel[]
  /** Counted in place, by SA id; `cloneIpsec` copies it for a snapshot. */
  readonly counters: Map<number, SaCounters>
}

export interface SelectorLevel {
  readonly mask: number
  readonly byNetwork: ReadonlyMap<number, readonly SaPair[]>
}
