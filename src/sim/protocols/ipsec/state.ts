/** The database of security associations of one device, with its counters. */
import type { SaPair } from '../../kernel/security-association'

export interface SaCounters {
  encapsulated: number
  decapsulated: number
  bytesOut: number
  bytesIn: number
}

export interface IpsecState {
  readonly sas: readonly SaPair[]
  readonly bySpi: ReadonlyMap<number, SaPair>
  /** Counted in place, by SA id; `cloneIpsec` copies it for a snapshot. */
  readonly counters: Map<number, SaCounters>
}
