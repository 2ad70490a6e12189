/** One line among the commands of a section: a command, its `no`, or what is wrong with it. */
import { argumentsOf, type Declaration, type Undeclared } from './grammar'
import type { Kinded, Language } from './language'
import { isMatch, matchLine, type Word, wordsOf } from './pattern'

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
  | { readonly kind: 'wrong'; readonly summary: string; readonly remedy: string }
  | { readonly kind: 'none' }

/** Reads one line among the commands of a mode. */
export function readCommand<D extends Kinded>(language: Language<D>, mode: string, line: string): Read<D> {
  const words = wordsOf(line)
  const first = words[0]?.text.toLowerCase()
  const declarations = language.standingIn(mode)
  if (first !== 'no' && first !== 'default') return best(declarations, words, line, false)
  const body = words.slice(1)
  const full = best(declarations, body, line, true)
  if (first === 'default')
    return full.kind === 'read' ? removal(line, language.identityOf(full.command), full.exact) : full
  if (full.kind === 'read' && language.noOf(full.command).kind === 'negates') return full
  return shortRemoval(declarations, body, line) ?? full
}

function removal<D>(
  line: string,
  about: (Undeclared & { readonly kind: 'removal' })['about'],
  exact: boolean,
): Read<D> {
  return {
    kind: 'read',
    command: { kind: 'removal', text: line.trim(), about },
    negated: false,
    opens: undefined,
    exact,
  }
}

/** `no` with fewer words than the command has. */
function shortRemoval<D extends Kinded>(
  declarations: readonly Declaration<D>[],
  words: readonly Word[],
  line: string,
): Read<D> | undefined {
  let found: Read<D> | undefined
  for (const { no } of declarations) {
    for (const item of no.shorts) {
      const match = matchLine(item.elements, words, line)
      if (!isMatch(match) || (found && !match.exact)) continue
      found = removal(line, item.about(argumentsOf(match.args)), match.exact)
      if (match.exact) return found
    }
  }
  return found
}

function best<D extends Kinded>(
  declarations: readonly Declaration<D>[],
  words: readonly Word[],
  line: string,
  negated: boolean,
): Read<D> {
  let found: Read<D> = { kind: 'none' }
  let depth = 1
  for (const item of declarations) {
    if (found.kind === 'read' && found.exact) return found
    const match = matchLine(item.elements, words, line)
    if (isMatch(match)) {
      const made = item.make(argumentsOf(match.args))
      if (typeof made === 'string')
        found =
          found.kind === 'read'
            ? found
            : { kind: 'wrong', summary: `"${clip(line)}": ${made}`, remedy: `Write it as: ${item.pattern}` }
      else if (found.kind !== 'read' || match.exact) {
        const opens = item.opens.kind === 'section' && !negated ? item.opens.mode(made) : undefined
        found = { kind: 'read', command: made, negated, opens, exact: match.exact }
      }
    } else if (found.kind !== 'read' && match.words > depth) {
      depth = match.words
      const typed = words[match.words]?.text
      found = {
        kind: 'wrong',
        summary: `"${clip(line)}": ${typed === undefined ? 'something is missing' : `"${clip(typed)}" does not fit`}`,
        remedy: `Here ${match.expected} is expected: ${item.pattern}`,
      }
    }
  }
  return found
}

export const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
