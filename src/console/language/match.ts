/**
 * A table of commands and the words somebody typed. A row's pattern is a line of keywords and arguments:
 *   show ip route <prefix:A.B.C.D> <mask:A.B.C.D>
 * Keywords may be shortened as long as one is meant; an exact word beats the longer ones it begins. Arguments take
 * what no keyword does. This file knows no command.
 */
import { type Ip, parseIp, parsePrefix } from '../../net/index'
import { interfaceNameOf } from './interfaces'

export type Token =
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'argument'; readonly name: string; readonly form: string }

export type Arguments = Readonly<Record<string, string>>

export interface Row<Action> {
  readonly pattern: string
  readonly tokens: readonly Token[]
  readonly action: Action
}

/** Patterns are constants of the program: `[…]` makes the words within optional, and makes several rows. */
export function rowsOf<Action>(pattern: string, action: Action): readonly Row<Action>[] {
  return variants(pattern).map((words) => ({ pattern: words, tokens: words.split(' ').map(tokenOf), action }))
}

function variants(pattern: string): readonly string[] {
  const match = /^(.*?)\s*\[([^\]]+)\](.*)$/.exec(pattern)
  if (!match) return [pattern]
  const [, before = '', inside = '', rest = ''] = match
  return [...variants(`${before}${rest}`), ...variants(`${before} ${inside}${rest}`)]
}

function tokenOf(text: string): Token {
  const match = /^<([a-z]+):(.+)>$/.exec(text)
  return match ? { kind: 'argument', name: match[1] ?? '', form: match[2] ?? '' } : { kind: 'keyword', word: text }
}

export interface TypedWord {
  readonly text: string
  readonly start: number
}

export const typedWords = (line: string): readonly TypedWord[] =>
  [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }))

/** A row that still fits, how many of its tokens are used up, and the arguments so far. */
export interface Candidate<Action> {
  readonly row: Row<Action>
  readonly used: number
  readonly args: Arguments
  /** Typed words already taken ahead, by an argument of several words. */
  readonly ahead: number
}

export type Walk<Action> =
  | { readonly kind: 'open'; readonly candidates: readonly Candidate<Action>[] }
  | { readonly kind: 'ambiguous' }
  /** The word at which nothing fits any more. */
  | { readonly kind: 'invalid'; readonly at: TypedWord }

/** Follows typed words through the table. */
export function walk<Action>(rows: readonly Row<Action>[], words: readonly TypedWord[], line: string): Walk<Action> {
  let candidates: readonly Candidate<Action>[] = rows.map((row) => ({ row, used: 0, args: {}, ahead: 0 }))
  for (const [index, word] of words.entries()) {
    const skipping = candidates.filter((item) => item.ahead > 0)
    const asking = candidates.filter((item) => item.ahead === 0)
    const skipped = skipping.map((item) => ({ ...item, ahead: item.ahead - 1 }))
    const keywords = new Set(asking.flatMap((item) => keywordAt(item) ?? []))
    const meant = fitting([...keywords], word.text)
    if (meant.length > 1) return { kind: 'ambiguous' }
    const next =
      meant.length === 1
        ? asking.filter((item) => keywordAt(item) === meant[0]).map((item) => ({ ...item, used: item.used + 1 }))
        : asking.flatMap((item) => takeArgument(item, words, index, line))
    candidates = [...skipped, ...next]
    if (candidates.length === 0) return { kind: 'invalid', at: word }
  }
  return { kind: 'open', candidates }
}

/** The keywords a typed word may mean: the exact one, or all it begins. */
export function fitting(keywords: readonly string[], typed: string): readonly string[] {
  const lower = typed.toLowerCase()
  const exact = keywords.filter((word) => word.toLowerCase() === lower)
  return exact.length > 0 ? exact : keywords.filter((word) => word.toLowerCase().startsWith(lower))
}

export function nextToken<Action>({ row, used }: Candidate<Action>): Token | undefined {
  return row.tokens[used]
}

function keywordAt<Action>(candidate: Candidate<Action>): string | undefined {
  const token = nextToken(candidate)
  return token?.kind === 'keyword' ? token.word : undefined
}

function takeArgument<Action>(
  item: Candidate<Action>,
  words: readonly TypedWord[],
  index: number,
  line: string,
): readonly Candidate<Action>[] {
  const token = nextToken(item)
  const word = words[index]
  if (token?.kind !== 'argument' || !word) return []
  const taken = takenValue(token.form, words, index, line)
  if (!taken) return []
  return [{ ...item, used: item.used + 1, args: { ...item.args, [token.name]: taken.value }, ahead: taken.more }]
}

/** The value of an argument, and how many words beyond the first it took. */
function takenValue(
  form: string,
  words: readonly TypedWord[],
  index: number,
  line: string,
): { readonly value: string; readonly more: number } | undefined {
  const word = words[index]
  if (!word) return undefined
  const range = /^<(\d+)-(\d+)>$/.exec(`<${form}>`)
  if (range) {
    const value = /^\d+$/.test(word.text) ? Number(word.text) : Number.NaN
    return value >= Number(range[1]) && value <= Number(range[2]) ? { value: word.text, more: 0 } : undefined
  }
  switch (form) {
    case 'A.B.C.D':
      return parseIp(word.text) === undefined ? undefined : { value: word.text, more: 0 }
    case 'A.B.C.D/nn':
      return parsePrefix(word.text) === undefined ? undefined : { value: word.text, more: 0 }
    case 'INTERFACE': {
      const following = words[index + 1]?.text ?? ''
      const split =
        /^[a-z-]+$/i.test(word.text) && /^\d/.test(following) ? interfaceNameOf(word.text + following) : undefined
      if (split !== undefined) return { value: split, more: 1 }
      const name = interfaceNameOf(word.text)
      return name === undefined ? undefined : { value: name, more: 0 }
    }
    case 'LINE':
      return { value: line.slice(word.start).trimEnd(), more: words.length - index - 1 }
    default:
      return { value: word.text, more: 0 }
  }
}

/** An address argument as a number; the table has checked its form. */
export function addressOf(args: Arguments, name: string): Ip | undefined {
  const text = args[name]
  return text === undefined ? undefined : parseIp(text)
}
