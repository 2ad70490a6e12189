/** The words of one line that are secrets: the form that says most of the line decides. */
import type { SecretForm } from '../ios/index'

type Element = SecretForm['elements'][number]

interface Span {
  readonly from: number
  readonly to: number
}

export interface PlacedWord extends Span {
  readonly text: string
}

export interface Fit {
  readonly spans: readonly Span[]
  /** How much of the line the form says; more decides. */
  readonly score: number
}

/** A form of the whole line counts more than one of its beginning. */
const WHOLE = 1000
/** Words that `…` may stand for; a line has fewer, and what is no line costs no more. */
const MOST_SKIPPED = 40

/** The best of the forms for the words from one on; nothing = none fits. */
export function bestFit(forms: readonly SecretForm[], words: readonly PlacedWord[], at: number): Fit | undefined {
  let best: Fit | undefined
  for (const form of forms) best = better(best, fitOf(form, words, at))
  return best
}

const better = (one: Fit | undefined, other: Fit | undefined): Fit | undefined =>
  one === undefined || (other !== undefined && other.score > one.score) ? other : one

function fitOf(form: SecretForm, words: readonly PlacedWord[], start: number): Fit | undefined {
  const end = words.at(-1)?.to ?? 0
  const walk = (elements: readonly Element[], at: number, score: number, spans: readonly Span[]): Fit | undefined => {
    const [element, ...rest] = elements
    // A line that goes on, or breaks off, has its secret all the same.
    const broken = spans.length > 0 ? { spans, score } : undefined
    if (!element) {
      if (at !== words.length && form.whole) return broken
      return { spans, score: score + WHOLE }
    }
    if (element.type === 'optional')
      return better(walk([...element.elements, ...rest], at, score, spans), walk(rest, at, score, spans))
    if (element.type === 'literal' && element.word === '…') {
      const last = Math.min(words.length, at + MOST_SKIPPED)
      for (let next = at; next < last; next++) {
        const found = walk(rest, next, score, spans)
        if (found) return found
      }
      return broken
    }
    const word = words[at]
    if (!word) return broken
    if (element.type === 'literal') {
      const written = word.text.toLowerCase()
      if (element.spellings.includes(written)) return walk(rest, at + 1, score + 2, spans)
      return element.spellings.some((full) => isWordOf(full, written)) ? walk(rest, at + 1, score + 1, spans) : broken
    }
    const isSecret = form.isSecret(element.name)
    if (element.kind === 'rest')
      return { spans: isSecret ? [...spans, { from: word.from, to: end }] : spans, score: score + WHOLE }
    if (!takes(element.choices, element.kind, word.text)) return broken
    const weight = element.kind === 'word' ? 0 : 1
    return walk(rest, at + 1, score + weight, isSecret ? [...spans, word] : spans)
  }
  return walk(form.elements, start, 0, [])
}

/** Whether a word is another one, or short for it as people type it. */
export const isWordOf = (full: string, written: string): boolean =>
  full === written || (written.length > 1 && full.startsWith(written))

/** Values are looked at generously: a mistyped address must not give the key beside it away. */
function takes(choices: readonly string[] | undefined, kind: string, text: string): boolean {
  if (choices) return choices.includes(text.toLowerCase())
  switch (kind) {
    case 'int':
      return /^\d+$/.test(text)
    case 'ip':
    case 'mask':
    case 'wild':
      return /[.:]/.test(text)
    default:
      return true
  }
}
