/** Of two sections that have a line, the one whose words say more of it is meant. */
import type { Undeclared } from './grammar'
import type { Kinded, Language } from './language'
import { NO_MODE } from './mode'
import { wordsOf } from './pattern'
import type { Read } from './read-command'

/** A line that stands there just so, or that takes another one away. */
export const WHOLE = 100

/** What a section knows of a line that nothing reads, by its words in full. */
export function knownIn<D extends Kinded>(language: Language<D>, mode: string, line: string) {
  const words = wordsOf(line)
  const isNegated = /^no$/i.test(words[0]?.text ?? '')
  return language.section(mode).vocabulary.knownOf(isNegated ? words.slice(1) : words)
}

/** A line that nothing reads opens a section where its words are known to; one inside such a section opens none. */
export const opensUnread = <D extends Kinded>(language: Language<D>, mode: string, line: string): boolean =>
  mode !== NO_MODE && !isNo(line) && (knownIn(language, mode, line)?.opens ?? false)

const isNo = (line: string): boolean => /^no\s/i.test(line)

/** What takes a line that nothing reads away: `no` before it, and of a `no` the line without it. */
export const withoutIt = (line: string): string => (isNo(line) ? line.replace(/^no\s+/i, '') : `no ${line}`)

/** By how many words in full a line is what it is read as; 0 = it is not read, or shortened. */
export function weightOf<D extends Kinded>(language: Language<D>, read: Read<D>): number {
  if (read.kind !== 'read' || !read.exact) return 0
  const elements = language.declarationOf(read.command as D | Undeclared)?.elements
  return elements ? Math.max(1, elements.filter((item) => item.type === 'literal').length) : WHOLE
}
