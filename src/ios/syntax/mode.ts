/** Which mode a section of a configuration is in, and what may be typed there next. */
import type { Opens } from './grammar'
import type { Kinded, Language } from './language'
import { type Element, isMatch, matchLine, TYPES, type Word, wordsOf } from './pattern'
import { readCommand } from './read-command'

export const GLOBAL_MODE = 'global'
/** Of a section that nothing reads. */
export const NO_MODE = 'none'

/** The mode that the innermost line of a section opens; `none` = no line of the language opens it. */
export function modeOfSection<D extends Kinded>(language: Language<D>, section: readonly string[]): string {
  return section.reduce((mode, line) => openedBy(language, mode, line)?.mode ?? NO_MODE, GLOBAL_MODE)
}

/** What a router's prompt shows in brackets in a section. */
export function promptOfSection<D extends Kinded>(language: Language<D>, section: readonly string[]): string {
  const last = section.at(-1)
  return (
    (last === undefined
      ? undefined
      : openedBy(language, modeOfSection(language, section.slice(0, -1)), last)?.prompt) ?? 'config'
  )
}

function openedBy<D extends Kinded>(
  language: Language<D>,
  mode: string,
  line: string,
): { readonly mode: string; readonly prompt: string } | undefined {
  const read = readCommand(language, mode, line, 'shortened')
  if (read.kind !== 'read' || read.negated) return undefined
  const opens: Opens<D> = language.opensOf(read.command)
  return opens.kind === 'section'
    ? { mode: opens.mode(read.command as D), prompt: opens.prompt(read.command as D) }
    : undefined
}

export type Refusal =
  /** Offset of the word that does not fit. */
  | { readonly kind: 'invalid'; readonly at: number }
  | { readonly kind: 'incomplete' }
  /** A shortened word could be several. */
  | { readonly kind: 'ambiguous' }

/** Where a line that no command of the mode fits goes wrong: at the furthest word that any of them reached. */
export function refusalOf<D extends Kinded>(language: Language<D>, mode: string, line: string): Refusal {
  const all = wordsOf(line)
  const words = isNegation(all[0]) ? all.slice(1) : all
  if (language.section(mode).vocabulary.isAmbiguous(words)) return { kind: 'ambiguous' }
  let furthest = 0
  for (const { elements } of language.section(mode).declarations) {
    const match = matchLine(elements, words, line, () => true)
    furthest = Math.max(furthest, isMatch(match) ? words.length - 1 : match.words)
  }
  const word = words[furthest]
  return word === undefined ? { kind: 'incomplete' } : { kind: 'invalid', at: word.start }
}

const isNegation = (word: Word | undefined) => ['no', 'default'].includes(word?.text.toLowerCase() ?? '')

/** What may come next: a keyword, an argument by its name and type, or the end of the line. */
export type Expected =
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'argument'; readonly name: string; readonly type: string }
  | { readonly kind: 'end' }

/** Everything that may follow the words typed so far. */
export function expectedAfter<D extends Kinded>(
  language: Language<D>,
  mode: string,
  line: string,
): readonly Expected[] {
  const all = wordsOf(line)
  const words = isNegation(all[0]) ? all.slice(1) : all
  const found = new Map<string, Expected>()
  for (const { elements } of language.section(mode).declarations)
    for (const item of follow(elements, words, 0, line)) found.set(JSON.stringify(item), item)
  if (words.length === 0 && all.length === 0) found.set('no', { kind: 'keyword', word: 'no' })
  // What is not read is there all the same; of nothing typed at all the list would be of everything.
  if (words.length > 0) for (const item of unreadAfter(language, mode, words)) found.set(JSON.stringify(item), item)
  return [...found.values()]
}

/** What the language has behind these words, read or not. */
function unreadAfter<D extends Kinded>(
  language: Language<D>,
  mode: string,
  words: readonly Word[],
): readonly Expected[] {
  const { fits, next, isAny } = language.section(mode).vocabulary.after(words)
  if (fits < words.length) return []
  return [
    ...next.map((word): Expected => ({ kind: 'keyword', word })),
    ...(isAny ? [{ kind: 'argument', name: 'word', type: 'word' } as const] : []),
  ]
}

function follow(elements: readonly Element[], words: readonly Word[], at: number, line: string): readonly Expected[] {
  const [element, ...rest] = elements
  if (!element) return at >= words.length ? [{ kind: 'end' }] : []
  if (element.type === 'optional')
    return [...follow([...element.elements, ...rest], words, at, line), ...follow(rest, words, at, line)]
  if (at >= words.length)
    return element.type === 'literal'
      ? [{ kind: 'keyword', word: element.word }]
      : choicesOf(element.name, element.kind)
  for (const count of element.type === 'argument' && element.kind.includes('if') ? [2, 1] : [1]) {
    const taken = words.slice(at, at + count)
    if (taken.length === count && isMatch(matchLine([element], taken, line, () => true)))
      return follow(
        rest,
        words,
        element.type === 'argument' && element.kind === 'rest' ? words.length : at + count,
        line,
      )
  }
  return []
}

function choicesOf(name: string, kind: string): readonly Expected[] {
  return kind
    .split('|')
    .map((word) => (TYPES.has(word) ? { kind: 'argument', name, type: word } : { kind: 'keyword', word }))
}
