/**
 * How one command is written, as data. A pattern is a line of literals and arguments:
 *   ip address <address:ip> <mask:mask> [secondary]
 * Literals may be shortened as IOS allows; `[…]` is optional; `<name:type>` is an argument. Types: ip, mask, wild,
 * int, word, if (an interface name, also in two words), rest (the rest of the line as written), a|b|c (a choice).
 * This file knows no command; it matches words against patterns.
 */
import { ip, lengthOfMask, parseIp } from '../../net/index'
import { canonicalInterfaceName } from './interface-name'

export type Element =
  | { readonly type: 'literal'; readonly word: string }
  | { readonly type: 'argument'; readonly name: string; readonly kind: string }
  | { readonly type: 'optional'; readonly elements: readonly Element[] }

/** A word of a line and where it begins, so that the rest of the line can be taken as written. */
export interface Word {
  readonly text: string
  readonly start: number
}

export function wordsOf(line: string): readonly Word[] {
  return [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }))
}

/** Reads a pattern. Patterns are constants of the program, so a malformed one throws. */
export function parsePattern(pattern: string): readonly Element[] {
  const tokens = pattern.match(/\[|\]|<[^>]+>|[^\s[\]]+/g) ?? []
  const [elements, rest] = parseElements(tokens)
  if (rest.length > 0) throw new Error(`Unbalanced pattern: ${pattern}`)
  return elements
}

function parseElements(tokens: readonly string[]): [Element[], readonly string[]] {
  const elements: Element[] = []
  let rest = tokens
  while (rest.length > 0) {
    const [token = '', ...after] = rest
    if (token === ']') return [elements, rest]
    if (token === '[') {
      const [inner, left] = parseElements(after)
      elements.push({ type: 'optional', elements: inner })
      rest = left.slice(1)
    } else {
      elements.push(elementOf(token))
      rest = after
    }
  }
  return [elements, rest]
}

function elementOf(token: string): Element {
  if (!token.startsWith('<')) return { type: 'literal', word: token }
  const [name = '', kind = 'word'] = token.slice(1, -1).split(':')
  return { type: 'argument', name, kind }
}

/** The arguments of a matched line; absent optional ones are not in it, literals are under `#` and their word. */
export type RawArguments = Readonly<Record<string, string>>

export interface Match {
  readonly args: RawArguments
  /** True when every literal was written in full. */
  readonly exact: boolean
}

export interface Mismatch {
  /** How many words fitted before the first that did not. */
  readonly words: number
  /** What was expected there. */
  readonly expected: string
}

/** Matches a whole line. */
export function matchLine(elements: readonly Element[], words: readonly Word[], line: string): Match | Mismatch {
  let worst: Mismatch = { words: 0, expected: '' }
  const fail = (at: number, expected: string): undefined => {
    if (at >= worst.words) worst = { words: at, expected }
    return undefined
  }
  const walk = (left: readonly Element[], at: number, args: RawArguments, exact: boolean): Match | undefined => {
    const [element, ...rest] = left
    if (!element) return at === words.length ? { args, exact } : fail(at, 'the end of the line')
    if (element.type === 'optional') {
      return walk([...element.elements, ...rest], at, args, exact) ?? walk(rest, at, args, exact)
    }
    const word = words[at]
    if (element.type === 'literal') {
      if (!word) return fail(at, `"${element.word}"`)
      const typed = word.text.toLowerCase()
      if (!element.word.toLowerCase().startsWith(typed)) return fail(at, `"${element.word}"`)
      return walk(
        rest,
        at + 1,
        { ...args, [`#${element.word}`]: element.word },
        exact && typed.length === element.word.length,
      )
    }
    if (!word) return fail(at, nameOfKind(element.kind))
    if (element.kind === 'rest')
      return walk(rest, words.length, { ...args, [element.name]: line.slice(word.start).trimEnd() }, exact)
    const taken = takeArgument(element.kind, words, at)
    return taken
      ? walk(rest, at + taken.count, { ...args, [element.name]: taken.value }, exact)
      : fail(at, nameOfKind(element.kind))
  }
  return walk(elements, 0, {}, true) ?? worst
}

export function isMatch(result: Match | Mismatch): result is Match {
  return 'args' in result
}

/** The types of arguments; every other word of a choice stands for itself. */
export const TYPES: ReadonlySet<string> = new Set(['word', 'int', 'ip', 'wild', 'mask', 'if', 'rest'])

interface Taken {
  readonly value: string
  readonly count: number
}

function takeArgument(kind: string, words: readonly Word[], at: number): Taken | undefined {
  const text = words[at]?.text ?? ''
  const one = (value: string | undefined) => (value === undefined ? undefined : { value, count: 1 })
  switch (kind) {
    case 'word':
      return one(text)
    case 'int':
      return one(/^\d+$/.test(text) ? text : undefined)
    case 'ip':
    case 'wild':
      return one(parseIp(text) === undefined ? undefined : text)
    case 'mask':
      return one(parseIp(text) !== undefined && lengthOfMask(ip(text)) !== undefined ? text : undefined)
    case 'if':
      return takeInterface(text, words[at + 1]?.text)
    default:
      return takeChoice(kind.split('|'), words, at)
  }
}

/** One of some words, else a value of one of some types. */
function takeChoice(choices: readonly string[], words: readonly Word[], at: number): Taken | undefined {
  const text = words[at]?.text.toLowerCase() ?? ''
  const options = choices.filter((option) => !TYPES.has(option) && option.startsWith(text))
  const meant = options.find((option) => option === text) ?? (options.length === 1 ? options[0] : undefined)
  if (meant !== undefined) return { value: meant, count: 1 }
  return choices
    .filter((option) => TYPES.has(option))
    .map((type) => takeArgument(type, words, at))
    .find(Boolean)
}

function takeInterface(text: string, next: string | undefined): Taken | undefined {
  const joined =
    next !== undefined && /^\d/.test(next) && /^[a-z-]+$/i.test(text) ? canonicalInterfaceName(text + next) : undefined
  if (joined !== undefined) return { value: joined, count: 2 }
  const alone = canonicalInterfaceName(text)
  return alone === undefined ? undefined : { value: alone, count: 1 }
}

function nameOfKind(kind: string): string {
  switch (kind) {
    case 'ip':
      return 'an address such as 10.81.0.3'
    case 'mask':
      return 'a mask such as 255.255.255.248'
    case 'wild':
      return 'a wildcard such as 0.0.0.7'
    case 'int':
      return 'a number'
    case 'if':
      return 'an interface such as FastEthernet0/0'
    case 'word':
    case 'rest':
      return 'a word'
    default:
      return kind
        .split('|')
        .map((word) => (TYPES.has(word) ? nameOfKind(word) : word))
        .join(' or ')
  }
}
