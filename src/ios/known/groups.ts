/** Shorthands for groups of words. */
import type { Effect, Unknown } from '../syntax/grammar'
import type { KnownGroup } from '../syntax/known'

const effectOf = (because: string, unknown: Unknown | undefined): Effect =>
  unknown === undefined ? { kind: 'none', because } : { kind: 'consequential', unknown, because }

/** Words of lines that open nothing. */
export const line = (because: string, words: string, unknown?: Unknown): KnownGroup => ({
  words,
  effect: effectOf(because, unknown),
  opens: false,
})

/** Words of lines that may open a section, which is kept as it stands. */
export const section = (because: string, words: string, unknown?: Unknown): KnownGroup => ({
  words,
  effect: effectOf(because, unknown),
  opens: true,
})
