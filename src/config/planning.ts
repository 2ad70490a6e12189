/**
 * What an architect assumes of calls and boxes when a network is planned. Nothing of it is simulated: it stands beside
 * the design, each value with its range and where it comes from (planning-info.ts). No figure of a box is ever invented:
 * the table of platforms is empty until somebody fills it in.
 */
import type { Access, Codec } from '../net/index'

export type Encapsulation = 'none' | 'gre' | 'vti'

export interface PlanValues {
  readonly codec: Codec
  /** Milliseconds of speech in a packet. */
  readonly intervalMs: number
  readonly silenceSuppression: boolean
  /** Per cent of a call's time in which one side speaks, where silence is suppressed. */
  readonly speechPercent: number
  /** What stands between a voice packet and ESP. */
  readonly encapsulation: Encapsulation
  /** Per cent of a line that priority classes may have together, and that all reservations may have. */
  readonly priorityPercent: number
  readonly reservablePercent: number
  /** Per cent of the sites in a call at the same time. */
  readonly busyPercent: number
  /** Per cent of a box's figures that it may carry while the other one is gone. */
  readonly headroomPercent: number
  /** Milliseconds: coding and decoding, besides what the codec waits for; each router; the receiver's buffer. */
  readonly coderMs: number
  readonly routerMs: number
  readonly jitterBufferMs: number
  readonly concealment: boolean
  /** E-model (ITU-T G.107): the basic rating, how bursty loss is, and each codec's impairment and robustness. */
  readonly basicRating: number
  readonly burstRatio: number
  readonly ieG711: number
  readonly bplG711: number
  readonly bplG711Concealed: number
  readonly ieG729: number
  readonly bplG729: number
}

export const DEFAULT_PLAN: PlanValues = {
  codec: 'g729',
  intervalMs: 20,
  silenceSuppression: false,
  speechPercent: 65,
  encapsulation: 'none',
  priorityPercent: 33,
  reservablePercent: 75,
  busyPercent: 25,
  headroomPercent: 75,
  coderMs: 5,
  routerMs: 1,
  jitterBufferMs: 60,
  concealment: true,
  basicRating: 93.2,
  burstRatio: 1,
  ieG711: 0,
  bplG711: 4.3,
  bplG711Concealed: 25.1,
  ieG729: 11,
  bplG729: 19,
}

/** What differs at one site; absent = as in the whole design, or as its cable suggests. */
export interface SitePlanning {
  readonly codec?: Codec
  readonly intervalMs?: number
  readonly silenceSuppression?: boolean
  readonly access?: Access
}

/** What one kind of box carries, by a document or a measurement that `source` names; absent = not known. */
export interface PlatformFigures {
  /** Id of a platform, as the design's devices name it. */
  readonly platform: string
  readonly source: string
  readonly ikeSas?: number
  readonly ipsecSas?: number
  /** Whole set-ups, phase 1 and 2. */
  readonly setupsPerSecond?: number
  readonly cryptoPacketsPerSecond?: number
  readonly cryptoKbit?: number
}

/** Everything that a plan is made from besides the network. */
export interface PlanBasis {
  readonly values: PlanValues
  readonly sites: ReadonlyMap<string, SitePlanning>
  readonly platforms: readonly PlatformFigures[]
}
