/** The database of security associations of one device, with its counters. IKE fills it; the forwarding path asks it. */
import type { ForkableMap } from '../../kernel/forkable-map'
import type { SaPair } from '../../kernel/security-association'
import type { Table } from '../../kernel/table'
import type { SimTime } from '../../kernel/time'

export interface SaCounters {
  encapsulated: number
  decapsulated: number
  bytesOut: number
  bytesIn: number
  /** The highest sequence number that has come, and which below it, within the window, have not yet. */
  newest: number
  missing: readonly number[]
  /** Packets dropped because they came twice, or too late to tell. */
  replayed: number
  /** When that was last told. */
  told: SimTime
}

export interface IpsecState {
  /** By id, in order of installation, the youngest last. */
  readonly sas: Table<SaPair>
  /** By inbound SPI. */
  readonly bySpi: Table<SaPair>
  /** By what stands in their ESP: `sentKey`. */
  readonly bySent: Table<SaPair>
  /** The SAs by the network they reach: one level per mask length, so that a packet finds its own without a walk. */
  readonly levels: readonly SelectorLevel[]
  /** Those of tunnel interfaces, by their name: they are chosen by the interface, and none stands among the networks. */
  readonly tunnels: Table<readonly SaPair[]>
  /** Counted in place, by SA id; `cloneIpsec` forks it for a snapshot. */
  readonly counters: ForkableMap<number, SaCounters>
}

export interface SelectorLevel {
  readonly length: number
  readonly mask: number
  readonly byNetwork: Table<readonly SaPair[]>
}
