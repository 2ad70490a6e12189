/**
 * What a line of unknown words may have been meant to be: with a word in full that was shortened, or another letter in one
 * or two that are near a word of the language. For messages, and for what the line leaves open; nobody simulates by it.
 */
import { closest } from '../../net/index'
import type { Effect } from './grammar'
import type { Kinded, Language } from './language'
import { type Word, wordsOf } from './pattern'
import { readCommand } from './read-command'

export interface Nearest {
  readonly text: string
  /** What the line means for paths and times. */
  readonly effect: Effect
}

/** Words that are put right in a line before it counts as another one. */
const MOST_SLIPS = 2
/** Longer lines are no slips. */
const MOST_WORDS = 40

/** The line of a section that a strange one is nearest to; nothing = none is near. */
export function nearestLine<D extends Kinded>(language: Language<D>, mode: string, line: string): Nearest | undefined {
  let text = line.trim()
  // A line whose first words are known may still have a slip behind them.
  let known: Nearest | undefined
  for (let slips = 0; slips <= MOST_SLIPS; slips++) {
    const words = wordsOf(text)
    if (words.length > MOST_WORDS) return known
    const effect = slips > 0 ? effectIn(language, mode, text) : undefined
    if (effect) known = { text, effect }
    const shortened = readCommand(language, mode, text, 'shortened')
    if (shortened.kind === 'read' && shortened.command.kind !== 'removal') {
      const meant = language.effectOf(shortened.command, shortened.negated)
      if (meant) return { text: language.write(shortened.command, shortened.negated), effect: meant }
    }
    const better = withoutSlip(language, mode, text, words)
    if (better === undefined) return known
    text = better
  }
  return known
}

/** What a line written in full means, whether it is read or only known. */
function effectIn<D extends Kinded>(language: Language<D>, mode: string, text: string): Effect | undefined {
  const read = readCommand(language, mode, text, 'in full')
  if (read.kind === 'read') return language.effectOf(read.command, read.negated)
  return language.section(mode).vocabulary.knownOf(withoutNo(wordsOf(text)))?.effect
}

/** A line's words behind `no` or `default`. */
export const withoutNo = (words: readonly Word[]): readonly Word[] =>
  /^(?:no|default)$/i.test(words[0]?.text ?? '') ? words.slice(1) : words

/** The line with its first strange word put right. */
function withoutSlip<D extends Kinded>(
  language: Language<D>,
  mode: string,
  text: string,
  words: readonly Word[],
): string | undefined {
  const body = withoutNo(words)
  const read = readCommand(language, mode, text, 'in full')
  const after = language.section(mode).vocabulary.after(body)
  const [at, wanted] =
    read.kind === 'wrong' && read.fits > after.fits ? [read.fits, read.wanted] : [after.fits, after.next]
  const strange = body[at]
  const meant = strange && closest(strange.text.toLowerCase(), wanted)
  if (!strange || meant === undefined) return undefined
  return `${text.slice(0, strange.start)}${meant}${text.slice(strange.start + strange.text.length)}`
}
