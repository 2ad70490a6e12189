/** Answers to an architect's questions, one folder each. */
export { type TraceEnds, tracePair } from './path-trace/answer'
