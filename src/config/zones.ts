/**
 * The zone-based firewall of IOS. Between two zones nothing goes without a zone-pair; in one zone, and between interfaces
 * without a zone, everything does; between an interface with and one without nothing. The router itself is `self`, which
 * everybody may speak to and hear from until a pair says otherwise (Cisco, zone-based policy firewall design guide).
 */

import type { Configured, Source } from './configured'
import type { NotKnown } from './not-known'
import type { Service } from './service'

export interface ZonePair {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Absent = nothing passes. */
  readonly policy?: Configured<string>
  readonly source: Source
  /** The line that makes it, or gives it its policy, is not read to its end. */
  readonly notKnown?: NotKnown
}

/** A condition of a class. */
export type ZoneMatch =
  | { readonly kind: 'list'; readonly list: string }
  /** Protocols and their ports; without ports all of the protocol. */
  | { readonly kind: 'protocol'; readonly services: readonly Service[] }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'not-known'; readonly notKnown: NotKnown }

export interface ZoneClass {
  readonly name: string
  /** Any condition is enough; else all are needed. */
  readonly any: boolean
  readonly matches: readonly ZoneMatch[]
}

/** What a policy does with a class; the first class that a packet is of decides, and the rest is dropped. */
export interface ZonePolicyClass {
  readonly name: string
  readonly action: 'inspect' | 'pass' | 'drop'
  readonly source: Source
  /** The action is not read. */
  readonly notKnown?: NotKnown
}

export interface ZoneFirewall {
  readonly pairs: readonly ZonePair[]
  readonly classes: readonly ZoneClass[]
  readonly policies: readonly { readonly name: string; readonly classes: readonly ZonePolicyClass[] }[]
}
