/** What a played scenario tells: its journal, every silence of its calls with its causes, and what was expected. */
import type { Codec, NotKnown } from '../../config/index'
import type { JournalEntry, SimTime } from '../../sim/index'

/** `forward` is from the call's first end to its second. */
export type CallDirection = 'forward' | 'return'

/**
 * Why nothing is heard, by mechanism:
 *  - unnoticed: the tunnel's peer is gone, or has forgotten the SA, and this end has no doubt yet
 *  - retries: this end has begun to ask and waits for its questions to stay unanswered
 *  - peer-attempt: main mode with a peer that does not answer
 *  - negotiation: main and quick mode with a peer that does
 *  - rri: a reverse route is stale, or not there yet
 *  - routing: the head-end that gets the packet has no route to the one that holds the tunnel, or to the destination
 *  - first-hop: nobody answers for the virtual address, or the segment sends its frames to the wrong place
 *  - nat: a home router has no translation for the packet
 *  - queue: a queue before a line had no room for it
 *  - link: a cable, or a device beside the tunnel, does not carry it
 *  - unrepaired: nothing is under way that would end the silence
 */
export type OutageCause =
  | 'unnoticed'
  | 'retries'
  | 'peer-attempt'
  | 'negotiation'
  | 'rri'
  | 'routing'
  | 'first-hop'
  | 'nat'
  | 'queue'
  | 'link'
  | 'unrepaired'

/** A stretch of an outage with one cause. The parts of an outage follow each other without a gap. */
export interface OutagePart {
  readonly cause: OutageCause
  readonly from: SimTime
  readonly to: SimTime
  /** One sentence: what stood in the way. */
  readonly text: string
  /** Ids of the journal entries that speak of it. */
  readonly entries: readonly number[]
}

/** Packets of one direction of a call that were sent one after the other and did not arrive. */
export interface Outage {
  readonly call: string
  readonly direction: CallDirection
  /** When the first lost packet was sent, and the first that arrived again; absent = silent to the end. */
  readonly from: SimTime
  readonly to?: SimTime
  readonly packetsLost: number
  /** One sentence: where the first packets ended and why. */
  readonly reason: string
  readonly parts: readonly OutagePart[]
}

/** How long the packets that were heard were on their way, in milliseconds. */
export interface Heard {
  readonly leastMs: number
  readonly meanMs: number
  readonly mostMs: number
  /** As the receiver's RTP tells it at its greatest (RFC 3550 section 6.4.1). */
  readonly jitterMs: number
}

export interface DirectionReport {
  readonly sent: number
  readonly lost: number
  /** How many of these a full queue had no room for; absent = none. */
  readonly inQueues?: number
  /** Absent when nothing was heard. */
  readonly heard?: Heard
  /** The line that the direction hangs on at some moment of the run: then nothing is said of its silences. */
  readonly notKnown?: NotKnown
}

/** A call from its first packet to its last. */
export interface CallReport {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly codec: Codec
  readonly start: SimTime
  readonly end: SimTime
  readonly forward: DirectionReport
  readonly return: DirectionReport
  /** From the first packet lost in either direction until both are audible again; without `to`, they never are. */
  readonly silences: readonly { readonly from: SimTime; readonly to?: SimTime }[]
}

/** One try of a flow: how its packet and the answer to it fared. */
export interface FlowTry {
  readonly at: SimTime
  readonly answered: boolean
  /** Where and why it failed; absent when it was answered. */
  readonly reason?: string
}

export interface FlowReport {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly tries: readonly FlowTry[]
}

/** Data that filled lines, and what of it arrived. */
export interface TransferReport {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly sent: number
  readonly lost: number
  /** Why it could not be sent. */
  readonly problem?: string
}

export interface ExpectationResult {
  readonly text: string
  readonly met: boolean
  /** What was found instead, or that it was so. */
  readonly found: string
}

export interface ScenarioResult {
  readonly name: string
  readonly start: SimTime
  readonly end: SimTime
  /** Entries from the start on. */
  readonly journal: readonly JournalEntry[]
  /** Those of them that say that an event changed nothing: a cable mended that was whole. */
  readonly remarks: readonly JournalEntry[]
  readonly calls: readonly CallReport[]
  readonly outages: readonly Outage[]
  readonly flows: readonly FlowReport[]
  readonly transfers: readonly TransferReport[]
  readonly expectations: readonly ExpectationResult[]
  /** Events that the simulator handled. */
  readonly events: number
  /** Hash of the journal and of what the calls heard: equal for equal design, scenario and seed. */
  readonly fingerprint: string
}
