/**
 * Queues as a router is told of them: the modular command line (class-map, policy-map, service-policy) and the lines of an
 * interface (Cisco IOS Quality of Service Solutions Command Reference). Rates are kbit/s.
 */

import type { Configured, Source } from './configured'
import type { Service } from './service'

/** A share of a line, or of the shape that a policy lies in; `remaining` = of what is not reserved. */
export type QosRate =
  | { readonly kind: 'kbit'; readonly kbit: number }
  | { readonly kind: 'percent' | 'remaining'; readonly percent: number }

/** What a class asks of a packet. */
export type QosCondition =
  | { readonly kind: 'any' }
  | { readonly kind: 'dscp' | 'precedence'; readonly values: readonly number[] }
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'services'; readonly services: readonly Service[] }
  /** UDP with an even port of a range, as RTP has. */
  | { readonly kind: 'rtp'; readonly first: number; readonly last: number }
  /** A condition that is not read: no packet is taken to fulfil it. */
  | { readonly kind: 'not-known' }

export interface QosClass {
  readonly name: string
  /** Any condition is enough; else all are needed. */
  readonly any: boolean
  readonly conditions: readonly { readonly negated: boolean; readonly is: QosCondition; readonly source: Source }[]
  readonly source: Source
}

/** Sizes of a bucket are bits; absent = what the release makes of the rate. */
export interface QosShape {
  readonly rate: QosRate
  readonly burstBits?: number
  readonly excessBits?: number
}

export interface QosPolice {
  readonly rate: QosRate
  readonly burstBytes?: number
  /** From which of its two buckets on packets are lost (RFC 2697): what exceeds the first, what violates both, or nothing. */
  readonly drops: 'exceeding' | 'violating' | 'nothing'
  /** Depth of the second bucket; absent = that of the first. */
  readonly excessBytes?: number
}

/** What a policy does with a class; the first class that a packet is of has it. */
export interface QosPolicyClass {
  readonly name: string
  readonly source: Source
  readonly priority?: Configured<QosRate & { readonly burstBytes?: number }>
  readonly bandwidth?: Configured<QosRate>
  readonly shape?: Configured<QosShape>
  readonly police?: Configured<QosPolice>
  /** Packets that wait at most. */
  readonly queueLimit?: Configured<number>
  readonly fair?: Configured<true>
  /** Name of the policy within. */
  readonly policy?: Configured<string>
  /** Lines that are not simulated, as they were typed. */
  readonly unread: readonly Source[]
}

export interface QosPolicy {
  readonly name: string
  readonly classes: readonly QosPolicyClass[]
  readonly source: Source
}

export interface Queueing {
  readonly classes: readonly QosClass[]
  readonly policies: readonly QosPolicy[]
}

/** What the lines of an interface say of its queue besides a policy. */
export interface InterfaceQueue {
  /** Packets that wait at most in the one queue of an interface without a policy. */
  readonly hold?: Configured<number>
  /** Each conversation in its turn. */
  readonly fair?: Configured<boolean>
  /** Packets handed to the transmitter ahead of its time. */
  readonly ring?: Configured<number>
  /** Generic traffic shaping: all that leaves is held to a rate, and what waits for it has its conversations in turn. */
  readonly shape?: Configured<QosShape & { readonly buffers?: number }>
}

export type QueueKind = 'policy' | 'shaped' | 'fair' | 'first come, first served'

/**
 * What serves what waits at an interface: one thing alone, a policy before traffic shaping and that before fair queueing.
 * A policy that no line defines serves nothing.
 */
export function queueKindOf(
  port: { readonly policyOut?: Configured<string>; readonly queue?: InterfaceQueue },
  queueing: Queueing | undefined,
): QueueKind {
  if (port.policyOut && queueing?.policies.some(({ name }) => name === port.policyOut?.value)) return 'policy'
  if (port.queue?.shape) return 'shaped'
  return port.queue?.fair?.value ? 'fair' : 'first come, first served'
}

/** Of a packet that no class takes. */
export const CLASS_DEFAULT = 'class-default'

/**
 * Per cent of a line that an uplink's policy shapes to at most: the rest is for what a modem adds to a packet. Where that is
 * more, as on DSL with its cells, to less (shaping.ts).
 */
export const SHAPED_PERCENT = 85

/** Bytes that IOS counts of an Ethernet frame besides its packet, in its shapers and policers: all but the checksum. */
export const COUNTED_HEADER = 14

/** The policy that a design writes on a site's uplink; a text with this name is read back as its field. */
export const UPLINK_POLICY = 'UPLINK'
