/** Answers to an architect's questions, one folder each. */
export { type TraceEnds, tracePair } from './path-trace/answer'
export type { ScopeKind } from './surroundings/areas'
export { sweep } from './sweep/sweep'
export type { SinglePoint, SweepCase, SweepQuery, SweepResult } from './sweep/types'
export type { SiteVerdict, Verdict } from './sweep/verdict'
