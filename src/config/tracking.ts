/** Probes, and objects that HSRP groups and static routes hang on. */
import type { Ip, Prefix } from '../net/index'
import type { Source } from './configured'

/** An echo that is sent again and again (`ip sla N`, `icmp-echo`). */
export interface SlaProbe {
  readonly operation: number
  readonly target: Ip
  readonly from?: Ip
  readonly fromInterface?: string
  readonly frequencySeconds: number
  readonly timeoutMillis: number
  readonly thresholdMillis: number
  /** A schedule has started it. */
  readonly started: boolean
  readonly source: Source
}

/** An object of a list; its weight counts where the list has a threshold of weights. */
export interface TrackedMember {
  readonly object: number
  readonly not: boolean
  readonly weight: number
}

/** What a tracked object looks at; one that cannot be told here is taken to be up. */
export interface TrackedObject {
  readonly object: number
  readonly what:
    | { readonly kind: 'interface'; readonly interface: string; readonly routing: boolean }
    | { readonly kind: 'route'; readonly prefix: Prefix }
    | {
        readonly kind: 'list'
        readonly all: boolean
        readonly members: readonly TrackedMember[]
      }
    /** Up from so much of its members that is up, down from so much; between them it stays as it is. */
    | {
        readonly kind: 'threshold'
        readonly of: 'weight' | 'percentage'
        readonly up: number
        readonly down: number
        readonly members: readonly TrackedMember[]
      }
    /** `reachability` is content with an answer beyond the threshold, `state` is not. */
    | { readonly kind: 'probe'; readonly operation: number; readonly reachability: boolean }
    | { readonly kind: 'taken-as-up' }
  /** Seconds for which a change must stand before it counts. */
  readonly delay?: { readonly up: number; readonly down: number }
  readonly source: Source
}
