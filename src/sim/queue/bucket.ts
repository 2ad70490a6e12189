/** A token bucket: bits come at a rate up to a depth. A shaper waits for them, a policer drops for want of them. */
import type { SimTime } from '../kernel/time'

export interface BucketPlan {
  /** bit/s. */
  readonly rate: number
  /** Bits that it holds at most. */
  readonly depth: number
}

/** Counted in millionths of a bit, so that what comes in a microsecond is a whole number. */
export interface Bucket {
  credit: number
  at: SimTime
}

const MILLION = 1e6

export const fullBucket = ({ depth }: BucketPlan, at: SimTime): Bucket => ({ credit: depth * MILLION, at })

function fill(bucket: Bucket, { rate, depth }: BucketPlan, now: SimTime): void {
  bucket.credit = Math.min(depth * MILLION, bucket.credit + rate * (now - bucket.at))
  bucket.at = now
}

/** When a shaper lets the next packet go: as soon as it is not in debt, so that a packet may be larger than the bucket. */
export function readyAt(bucket: Bucket, plan: BucketPlan, now: SimTime): SimTime {
  fill(bucket, plan, now)
  return bucket.credit > 0 ? now : ((now + Math.floor(-bucket.credit / plan.rate) + 1) as SimTime)
}

/** A packet has gone. */
export function charge(bucket: Bucket, plan: BucketPlan, bits: number, now: SimTime): void {
  fill(bucket, plan, now)
  bucket.credit -= bits * MILLION
}

/** Takes the bits when they are there; false for a packet that exceeds, which takes none. */
export function conforms(bucket: Bucket, plan: BucketPlan, bits: number, now: SimTime): boolean {
  fill(bucket, plan, now)
  if (bucket.credit < bits * MILLION) return false
  bucket.credit -= bits * MILLION
  return true
}
