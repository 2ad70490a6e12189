/** Which words of a text are terms. Pure. */
import { TERMS, type Term } from './terms'

export interface Part {
  readonly text: string
  /** Absent = plain words. */
  readonly term?: Term
}

const BY_WORD: ReadonlyMap<string, Term> = new Map(
  TERMS.flatMap((term) =>
    [term.name, ...(term.also ?? [])].flatMap((word) => [word, atStart(word)].map((form) => [form, term] as const)),
  ),
)

/** As it begins a sentence or a label. */
function atStart(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Longest first, so that `NAT-T` is not taken for `NAT`; whole words, not parts of names such as `hq-nat` or `ARP-1`. */
const WORDS = new RegExp(
  `(?<![\\w-])(?:${[...BY_WORD.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})(?![\\w-])`,
  'g',
)

/** A text in parts; each term is marked where it comes first. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  const seen = new Set<Term>()
  let from = 0
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const term = BY_WORD.get(word)
    if (!term || seen.has(term)) continue
    seen.add(term)
    if (index > from) parts.push({ text: text.slice(from, index) })
    parts.push({ text: word, term })
    from = index + word.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
