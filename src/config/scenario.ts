/**
 * A scenario as it runs: faults resolved, times in microseconds from the moment the network had settled. `compile`
 * makes it of a design's scenario or of a file; `analysis` plays it.
 */
import type { Codec } from '../net/index'
import type { DeviceId } from './configured'
import type { TimedEvent } from './event'

export type { Codec }

/** A phone call: RTP each way, 50 packets a second unless its packets hold more or less speech. */
export interface CallPlan {
  readonly name: string
  readonly from: DeviceId
  readonly to: DeviceId
  readonly codec: Codec
  /** Milliseconds of speech in a packet; absent = 20. */
  readonly intervalMs?: number
  readonly start: number
  /** Absent = until the scenario ends. */
  readonly end?: number
}

/** One packet and its answer, again and again. `from` and `to` are ends as of a trace. */
export interface FlowPlan {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly protocol: 'icmp' | 'udp' | 'tcp'
  readonly port: number
  readonly every: number
  readonly start: number
  readonly end: number
}

/** Data that fills lines: UDP packets of one size at a steady rate. `from` and `to` are ends as of a trace. */
export interface TransferPlan {
  readonly name: string
  readonly from: string
  readonly to: string
  /** kbit/s of its IP packets, before any tunnel. */
  readonly kbit: number
  /** Bytes of each, IP header included. */
  readonly size: number
  readonly start: number
  readonly end: number
}

export interface ScenarioPlan {
  readonly name: string
  /** Draws after the settled moment follow from it; absent = the design's own sequence goes on. */
  readonly seed?: number
  readonly until: number
  readonly events: readonly TimedEvent[]
  readonly calls: readonly CallPlan[]
  readonly flows: readonly FlowPlan[]
  readonly transfers: readonly TransferPlan[]
}
