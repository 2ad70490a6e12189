/**
 * How one command is written, as data. A pattern is a line of literals and arguments:
 *   ip address <address:ip> <mask:mask> [secondary]
 * A literal of two spellings is written `encryption|encr`; `[…]` is optional; `<name:type>` is an argument. Types: ip, mask, wild,
 * int, word, if (an interface name, also in two words), rest (the rest of the line as written), a|b|c (a choice).
 * This file knows no command; it matches words against patterns.
 */
import { ip, lengthOfMask, parseIp } from '../../net/index'
import { canonicalInterfaceName } from './interface-name'

interface Literal {
  readonly type: 'literal'
  /** As it is completed and explained. */
  readonly word: string
  /** In small letters, all that stand for it: `encryption|encr` is one word of two spellings. */
  readonly spellings: readonly string[]
}

export type Element =
  | Literal
  | {
      readonly type: 'argument'
      readonly name: string
      readonly kind: string
      /** The words it may be, in small letters; nothing = a value of a type. */
      readonly choices: readonly string[] | undefined
    }
  | { readonly type: 'optional'; readonly elements: readonly Element[] }

/** The types of arguments; every other word of a choice stands for itself. */
export const TYPES: ReadonlySet<string> = new Set(['word', 'int', 'ip', 'wild', 'mask', 'if', 'rest'])

/** A word of a line and where it begins, so that the rest of the line can be taken as written. */
export interface Word {
  readonly text: string
  readonly start: number
}

export function wordsOf(line: string): readonly Word[] {
  return [...line.matchAll(/"[^"]*"(?!\S)|\S+/g)].map((match) => ({ text: match[0], start: match.index }))
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
  if (!token.startsWith('<')) {
    const spellings = token.split('|')
    return { type: 'literal', word: spellings[0] ?? token, spellings: spellings.map((word) => word.toLowerCase()) }
  }
  const [name = '', kind = 'word'] = token.slice(1, -1).split(':')
  const words = kind.split('|')
  const choices = words.some((word) => TYPES.has(word)) ? undefined : words
  return { type: 'argument', name, kind, choices }
}

/** The words that a pattern begins with, in small letters. */
export function leadingWords(elements: readonly Element[]): readonly string[] {
  const words: string[] = []
  for (const element of elements) {
    if (element.type !== 'literal') break
    words.push(element.word.toLowerCase())
  }
  return words
}

/** A pattern as documentation writes it: words as they are, values in capitals, `ip route ADDRESS MASK [name NAME]`. */
export function formOf(elements: readonly Element[]): string {
  return elements
    .map((element) => {
      if (element.type === 'literal') return element.word
      if (element.type === 'optional') return `[${formOf(element.elements)}]`
      return element.choices ? element.choices.join('|') : element.name.toUpperCase()
    })
    .join(' ')
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
  /** The words that could stand there, in small letters; empty when a value could. */
  readonly wanted: readonly string[]
  /** The whole command fitted, and there is more behind it. */
  readonly hasMore: boolean
}

/** A pattern as steps, each knowing what comes after it, so that a match makes no lists. */
interface Step {
  readonly element: Exclude<Element, { readonly type: 'optional' }>
  readonly next: Node
}
type Node =
  | { readonly kind: 'end' }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'either'; readonly with: Node; readonly without: Node }

const END: Node = { kind: 'end' }
const compiled = new WeakMap<readonly Element[], Node>()

function nodeOf(elements: readonly Element[]): Node {
  const found = compiled.get(elements)
  if (found) return found
  const made = chain(elements, END)
  compiled.set(elements, made)
  return made
}

function chain(elements: readonly Element[], next: Node): Node {
  return elements.reduceRight<Node>(
    (after, element) =>
      element.type === 'optional'
        ? { kind: 'either', with: chain(element.elements, after), without: after }
        : { kind: 'step', step: { element, next: after } },
    next,
  )
}

/** Whether a shortened word is meant for a longer one; nothing = words are written in full. */
export type Shortening = (words: readonly Word[], at: number, meant: string) => boolean

const NO_WORDS: readonly string[] = []

/** Matches a whole line. */
export function matchLine(
  elements: readonly Element[],
  words: readonly Word[],
  line: string,
  shortening?: Shortening,
): Match | Mismatch {
  const worst = { words: 0, expected: '', wanted: NO_WORDS, hasMore: false }
  const taken: (readonly [name: string, value: string])[] = []
  let inexact = 0
  const fail = (at: number, expected: string, wanted: readonly string[], hasMore = false): false => {
    if (at >= worst.words) {
      worst.hasMore = hasMore || (at === worst.words && worst.hasMore)
      worst.words = at
      worst.expected = expected
      worst.wanted = wanted
    }
    return false
  }
  const literal = (word: Word, at: number, element: Literal): string | undefined => {
    const typed = word.text.toLowerCase()
    if (element.spellings.includes(typed)) return element.word
    if (!shortening || typed === '') return undefined
    return element.word.toLowerCase().startsWith(typed) && shortening(words, at, element.word)
      ? element.word
      : undefined
  }
  const walk = (node: Node, at: number): boolean => {
    if (node.kind === 'end') return at === words.length || fail(at, 'the end of the line', NO_WORDS, true)
    const [mark, shortened] = [taken.length, inexact]
    if (node.kind === 'either') {
      if (walk(node.with, at)) return true
      taken.length = mark
      inexact = shortened
      return walk(node.without, at)
    }
    const { element, next } = node.step
    const word = words[at]
    if (element.type === 'literal') {
      const meant = word && literal(word, at, element)
      if (!word || meant === undefined) return fail(at, `"${element.word}"`, element.spellings)
      if (!element.spellings.includes(word.text.toLowerCase())) inexact++
      taken.push([`#${element.word}`, element.word])
      return walk(next, at + 1)
    }
    if (!word) return fail(at, nameOfKind(element.kind), NO_WORDS)
    if (element.kind === 'rest') {
      taken.push([element.name, line.slice(word.start).trimEnd()])
      return walk(next, words.length)
    }
    const found = takeArgument(element.kind, words, at, shortening !== undefined)
    if (!found) return fail(at, nameOfKind(element.kind), element.choices ?? NO_WORDS)
    taken.push([element.name, found.value])
    return walk(next, at + found.count)
  }
  return walk(nodeOf(elements), 0) ? { args: Object.fromEntries(taken), exact: inexact === 0 } : worst
}

export function isMatch(result: Match | Mismatch): result is Match {
  return 'args' in result
}

interface Taken {
  readonly value: string
  readonly count: number
}

function takeArgument(kind: string, words: readonly Word[], at: number, shortened: boolean): Taken | undefined {
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
      return takeChoice(kind.split('|'), words, at, shortened)
  }
}

/** One of some words, else a value of one of some types. */
function takeChoice(
  choices: readonly string[],
  words: readonly Word[],
  at: number,
  shortened: boolean,
): Taken | undefined {
  const text = words[at]?.text.toLowerCase() ?? ''
  const options = choices.filter(
    (option) => !TYPES.has(option) && (shortened ? option.startsWith(text) : option === text),
  )
  const meant = options.find((option) => option === text) ?? (options.length === 1 ? options[0] : undefined)
  if (meant !== undefined) return { value: meant, count: 1 }
  return choices
    .filter((option) => TYPES.has(option))
    .map((type) => takeArgument(type, words, at, shortened))
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
