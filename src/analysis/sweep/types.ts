/** What a sweep is asked and what it answers; plain values that cross the worker boundary. */
import type { Fault } from '../../config/index'
import type { SimTime } from '../../sim/index'
import type { Scope, ScopeKind } from '../surroundings/areas'
import type { SiteClass } from './classes'
import type { FailureKind } from './failures'
import type { SiteVerdict } from './verdict'

export type SweepScope = 'head-end' | 'all'

export interface SweepQuery {
  readonly scope: SweepScope
  /** Every pair of causes besides. */
  readonly double: boolean
  /** Run every site by itself, however alike they are. */
  readonly everySite?: boolean
}

/** One cause: what fails, which failures have this same effect, and what it does to every site. */
export interface SweepCase {
  /** As the command line writes it; two of a pair are joined by ` + `. */
  readonly fault: string
  /** The failures put on at once: one, or two in a double sweep. */
  readonly faults: readonly Fault[]
  /** Other failures with the same effect, as the command line writes them. */
  readonly same: readonly string[]
  readonly kind: FailureKind | 'pair'
  readonly title: string
  readonly scope: Scope
  readonly sites: readonly SiteVerdict[]
}

/** What one failure did to the sites that were not silent before. */
export interface SweepUnit {
  readonly sites: readonly SiteVerdict[]
}

/** A failure after which some site that was fine is not, and stays so. */
export interface SinglePoint {
  readonly fault: string
  readonly title: string
  readonly scope: Scope
  readonly sites: readonly string[]
  readonly reason: string
  /** What to do about it. */
  readonly remedy: string
}

/** Whether there are single points of failure. "None" is said only where every failure was judged. */
export type Judgement =
  | { readonly verdict: 'found' }
  | { readonly verdict: 'none' }
  | { readonly verdict: 'not known'; readonly reason: string }

export type ScopeJudgement = Judgement & { readonly scope: ScopeKind }

/** The same of all failures together, and of every scope that was swept. */
export interface Judgements {
  readonly whole: Judgement
  readonly scopes: readonly ScopeJudgement[]
}

export interface SweepResult {
  readonly scope: SweepScope
  readonly cases: readonly SweepCase[]
  readonly singlePoints: readonly SinglePoint[]
  /** Whether there are single points, there are none, or neither is known. */
  readonly judgements: Judgements
  /** Pairs that silence for good what neither of the two does alone; empty without a double sweep. */
  readonly pairs: readonly SweepCase[]
  /** How many pairs were run; the rest contains a failure that silences every site by itself, or two of different sites. */
  readonly pairsRun: number
  readonly classes: readonly SiteClass[]
  /** Sites whose path did not work before anything failed: nothing is said of them. */
  readonly downBefore: readonly SiteVerdict[]
  /** When every failure strikes: some seconds after the network had settled, with calls going on. */
  readonly struckAt: SimTime
}
