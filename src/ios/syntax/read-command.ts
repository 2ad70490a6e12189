/** One line among the commands of a section: a command, its `no`, or what is wrong with it. */
import { argumentsOf, type Declaration, type Undeclared } from './grammar'
import type { Kinded, Language, Section } from './language'
import { formOf, isMatch, leadingWords, matchLine, type Shortening, type Word, wordsOf } from './pattern'

/** A device writes its words in full; a person may shorten them as far as only one can be meant. */
export type Spelling = 'in full' | 'shortened'

export type Read<D> =
  | {
      readonly kind: 'read'
      readonly command: D | Undeclared
      readonly negated: boolean
      /** The section that the line opens. */
      readonly opens: string | undefined
      /** True when every word was written in full. */
      readonly exact: boolean
    }
  | {
      readonly kind: 'wrong'
      readonly summary: string
      readonly remedy: string
      /** Other words than the command has: it may be another one, that is not declared. */
      readonly otherwise?: true
      /** How many words of it fit, and those that could stand behind them. */
      readonly fits: number
      readonly wanted: readonly string[]
    }
  | { readonly kind: 'none' }

/** Lines of a section, in full, that were read lately: of a thousand texts most lines are the same. */
const readLately = new WeakMap<object, Map<string, unknown>>()
const MOST_LINES = 2000

/** Reads one line among the commands of a mode. */
export function readCommand<D extends Kinded>(
  language: Language<D>,
  mode: string,
  line: string,
  spelling: Spelling,
): Read<D> {
  const section = language.section(mode)
  if (spelling !== 'in full' || line.length > LONG_LINE) return readIn(language, section, line, spelling)
  const lately = readLately.get(section) ?? new Map<string, unknown>()
  const known = lately.get(line) as Read<D> | undefined
  if (known) return known
  if (lately.size >= MOST_LINES) lately.clear()
  const made = readIn(language, section, line, spelling)
  readLately.set(section, lately.set(line, made))
  return made
}

const LONG_LINE = 200

function readIn<D extends Kinded>(
  language: Language<D>,
  section: Section<D>,
  line: string,
  spelling: Spelling,
): Read<D> {
  const words = wordsOf(line)
  const first = words[0]?.text.toLowerCase()
  if (first !== 'no' && first !== 'default') return best(section, words, line, false, spelling)
  const body = words.slice(1)
  const full = best(section, body, line, true, spelling)
  if (first === 'default')
    return full.kind === 'read' ? removal(line, { about: language.identityOf(full.command) }, full.exact) : full
  if (full.kind === 'read' && language.noOf(full.command).kind === 'negates') return full
  return shortRemoval(section, body, line, spelling) ?? full
}

function removal<D>(line: string, gone: Pick<Removal, 'about' | 'entry'>, exact: boolean): Read<D> {
  return {
    kind: 'read',
    command: { kind: 'removal', text: line.trim(), ...gone },
    negated: false,
    opens: undefined,
    exact,
  }
}

type Removal = Undeclared & { readonly kind: 'removal' }

const shorteningOf = <D extends Kinded>(section: Section<D>, spelling: Spelling): Shortening | undefined =>
  spelling === 'shortened' ? section.vocabulary.shortening : undefined

/** `no` with fewer words than the command has. */
function shortRemoval<D extends Kinded>(
  section: Section<D>,
  words: readonly Word[],
  line: string,
  spelling: Spelling,
): Read<D> | undefined {
  const shortening = shorteningOf(section, spelling)
  let found: Read<D> | undefined
  for (const { no } of section.declarations) {
    for (const item of no.shorts) {
      const match = matchLine(item.elements, words, line, shortening)
      if (!isMatch(match) || (found && !match.exact)) continue
      const args = argumentsOf(match.args)
      found = removal(line, { about: item.about(args), ...(item.entry && { entry: item.entry(args) }) }, match.exact)
      if (match.exact) return found
    }
  }
  return found
}

function best<D extends Kinded>(
  section: Section<D>,
  words: readonly Word[],
  line: string,
  negated: boolean,
  spelling: Spelling,
): Read<D> {
  const shortening = shorteningOf(section, spelling)
  const declarations = shortening ? section.declarations : section.beginningWith(words)
  let found: Read<D> = { kind: 'none' }
  let depth = 1
  for (const item of declarations) {
    if (found.kind === 'read' && found.exact) return found
    const match = matchLine(item.elements, words, line, shortening)
    if (isMatch(match)) {
      const made = item.make(argumentsOf(match.args))
      if (typeof made === 'string') found = found.kind === 'read' ? found : wrongValue(item, words, line, made)
      else if (found.kind !== 'read' || match.exact) {
        const opens = item.opens.kind === 'section' && !negated ? item.opens.mode(made) : undefined
        found = { kind: 'read', command: made, negated, opens, exact: match.exact }
      }
    } else if (found.kind !== 'read' && match.words > depth) {
      depth = match.words
      const typed = words[match.words]?.text
      const problem = typed === undefined ? 'something is missing' : `"${clip(typed)}" does not fit`
      found = {
        kind: 'wrong',
        summary: `"${clip(line)}": ${problem}`,
        remedy: `Here ${match.expected} is expected: ${formOf(item.elements)}`,
        fits: match.words,
        wanted: match.wanted,
        ...(isOtherWord(typed) || match.hasMore ? { otherwise: true } : {}),
      }
    }
  }
  return found
}

function wrongValue<D extends Kinded>(
  item: Declaration<D>,
  words: readonly Word[],
  line: string,
  problem: string,
): Read<D> {
  const strange = /^"([^"]*)"/.exec(problem)?.[1]
  const at = words.findIndex((word) => word.text === strange)
  return {
    kind: 'wrong',
    summary: `"${clip(line)}": ${problem}`,
    remedy: `Write it as: ${formOf(item.elements)}`,
    fits: at < 0 ? leadingWords(item.elements).length : at,
    wanted: [],
    // A word in the place of a value may be one of the language.
    ...(isOtherWord(strange) ? { otherwise: true } : {}),
  }
}

/** A word, an address of IPv6, a number of base 16 or of two parts: what another form of the command has in the place of a value. */
const isOtherWord = (text: string | undefined): boolean =>
  text !== undefined && /^(?:[a-z]|0x|[\da-f]*:|\d+\.\d+$)/i.test(text)

export const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
