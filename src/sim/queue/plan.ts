/** What a queue does, names and shares resolved: a tree of policies whose leaves hold packets. */
import type { BucketPlan } from './bucket'

export interface ClassPlan {
  readonly name: string
  /** It is served before all classes without; while others wait, it is held to this. */
  readonly priority?: BucketPlan
  /** Its part of what is left, against the other classes' weights. */
  readonly weight: number
  /** Packets that wait at most. */
  readonly limit: number
  /** Each conversation has a queue of its own, served in turn. */
  readonly fair: boolean
  /** What exceeds is dropped at once, whether others wait or not. */
  readonly police?: BucketPlan
  readonly shape?: BucketPlan
  readonly child?: PolicyPlan
}

/** The last class is the default. */
export interface PolicyPlan {
  readonly name: string
  readonly classes: readonly ClassPlan[]
}
