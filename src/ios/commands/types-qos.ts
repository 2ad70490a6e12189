/** Queues: classes, policies, and what an interface says of its own queue (IOS QoS command reference). */
export type QosCommand =
  /** Opens its mode. Without a word all conditions are needed. */
  | { readonly kind: 'qos-class-map'; readonly name: string; readonly any: boolean }
  | { readonly kind: 'qos-match-any'; readonly not: boolean }
  /** `ip` = of IPv4 only, as older releases print it. */
  | { readonly kind: 'qos-match-dscp'; readonly not: boolean; readonly ip: boolean; readonly values: readonly number[] }
  | {
      readonly kind: 'qos-match-precedence'
      readonly not: boolean
      readonly ip: boolean
      readonly values: readonly number[]
    }
  | { readonly kind: 'qos-match-list'; readonly not: boolean; readonly named: boolean; readonly list: string }
  | { readonly kind: 'qos-match-protocol'; readonly not: boolean; readonly protocol: string }
  /** UDP ports from the first on, so many more. */
  | { readonly kind: 'qos-match-rtp'; readonly not: boolean; readonly first: number; readonly range: number }
  | { readonly kind: 'qos-match-class'; readonly not: boolean; readonly name: string }
  | { readonly kind: 'qos-policy-map'; readonly name: string }
  /** Opens its mode. `class-default` is what no other class takes. */
  | { readonly kind: 'qos-class'; readonly name: string }
  /** kbit/s, and bytes of burst; without a rate it is not held to any. */
  | { readonly kind: 'qos-priority'; readonly kbit?: number; readonly burst?: number }
  | { readonly kind: 'qos-priority-percent'; readonly percent: number; readonly burst?: number }
  | { readonly kind: 'qos-bandwidth'; readonly kbit: number }
  | { readonly kind: 'qos-bandwidth-percent'; readonly remaining: boolean; readonly percent: number }
  /** bit/s; bursts in bits. */
  | { readonly kind: 'qos-shape'; readonly bits: number; readonly burst?: number; readonly excess?: number }
  | { readonly kind: 'qos-shape-percent'; readonly percent: number }
  /** bit/s; bursts in bytes. */
  | {
      readonly kind: 'qos-police'
      readonly cir: boolean
      readonly bits: number
      readonly burst?: number
      readonly excess?: number
      readonly conform?: string
      readonly exceed?: string
      readonly violate?: string
    }
  | { readonly kind: 'qos-queue-limit'; readonly packets: number; readonly unit: boolean }
  | { readonly kind: 'qos-fair-queue'; readonly queues?: number }
  | { readonly kind: 'qos-child'; readonly policy: string }
  /** On an interface. */
  | { readonly kind: 'fair-queue'; readonly words?: string }
  | { readonly kind: 'hold-queue'; readonly packets: number; readonly direction: 'in' | 'out' }
  | { readonly kind: 'tx-ring-limit'; readonly packets: number }
  /** Bits, and packets that wait at most. */
  | {
      readonly kind: 'traffic-shape'
      readonly bits: number
      readonly burst?: number
      readonly excess?: number
      readonly buffers?: number
    }
