/** What is asked about, and the chain that made it and took it away; plain values for the screen. */
import type { ConfigRef } from '../../config/index'
import type { SimTime } from '../../sim/index'

export type Subject =
  /** `via` tells equals apart; absent for a connected route. */
  | { readonly kind: 'route'; readonly device: string; readonly prefix: string; readonly via?: string }
  | { readonly kind: 'ipsec-sa'; readonly device: string; readonly peer: string; readonly protects: string }
  | { readonly kind: 'ike-sa'; readonly device: string; readonly peer: string }
  | { readonly kind: 'hsrp'; readonly device: string; readonly interface: string; readonly group: number }
  | { readonly kind: 'neighbor'; readonly device: string; readonly address: string }

/** One link of a chain: a line that says so, or something that happened at its moment. */
export interface WhyLink {
  readonly kind: 'line' | 'event'
  readonly device: string
  readonly text: string
  readonly line?: ConfigRef
  readonly at?: SimTime
  /** Number of the journal's entry. */
  readonly entry?: number
}

export interface Provenance {
  readonly title: string
  /** From the first cause to the thing itself. */
  readonly made: readonly WhyLink[]
  /** From the first cause to its end; empty while it stands. */
  readonly gone: readonly WhyLink[]
}
