/** What waits for one direction of a cable. */
import type { Frame } from '../../net/index'
import type { SimTime } from '../kernel/time'
import type { PolicyPlan } from '../queue/plan'
import type { PolicyState } from '../queue/queue'
import type { Trail } from './trail'

/** A frame that a policy holds. */
export interface HeldFrame {
  readonly frame: Frame
  /** The interface that sent it, which may use the cable of the one that has the policy. */
  readonly port: string
  /** The stream's packet that it is, if it is one. */
  readonly pulse: number | undefined
  readonly trail: Trail | undefined
  readonly cause: number | undefined
}

/** One direction of a cable on which something waits, or waited. Only its own network changes it. */
export interface Line {
  /** When each frame that had to wait begins to be sent, in order; those that have begun are taken out now and then. */
  begins: SimTime[]
  /** Frames were lost since the queue was empty: that is told once. */
  losing: boolean
  /** A load has come to it and it has not been empty since: while it runs empty, each packet waits otherwise than the one before. */
  loaded: boolean
  /** Frames that its own device had no room for, or that a policy dropped, since it has one. */
  drops: number
  /** What each policy on it holds, by the interface that has the policy: one may use another one's cable. */
  readonly held: Map<string, HeldPolicy>
}

/** The queues of one policy. */
export interface HeldPolicy {
  readonly plan: PolicyPlan
  readonly state: PolicyState<HeldFrame>
  /** The port by which it came to the cable, at which it looks again. */
  readonly port: string
  /** When it looks again for what may go. */
  wakeAt: SimTime
  /** When a frame of it was last handed over: of several that wait for one transmitter, the one that waits longest is next. */
  sentAt: SimTime
  /** Frames that it dropped. */
  drops: number
  /** Packets of streams that were pushed out, whose streams are yet to be told. */
  readonly lost: number[]
}
