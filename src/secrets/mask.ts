/**
 * Secrets as dots, in any text that holds lines of configurations: a configuration, what a terminal prints, a comparison,
 * a sentence that quotes a line. Which words of a line are secrets is said by the language's declarations; the time grows
 * with the length of the text and no faster.
 */
import { ASA_SECRETS } from '../asa/index'
import { IOS_SECRETS, type SecretForm } from '../ios/index'
import { bestFit, isWordOf, type PlacedWord } from './places'

/** As many dots whatever the secret's length. */
export const DOTS = '••••••••'

interface Span {
  readonly from: number
  readonly to: number
}

/** Forms by their first word. */
const BY_FIRST_WORD: ReadonlyMap<string, readonly SecretForm[]> = byFirstWord([...IOS_SECRETS, ...ASA_SECRETS])

function byFirstWord(forms: readonly SecretForm[]): ReadonlyMap<string, readonly SecretForm[]> {
  const found = new Map<string, SecretForm[]>()
  for (const form of forms)
    for (const word of firstWords(form.elements)) found.set(word, [...(found.get(word) ?? []), form])
  return found
}

/** Optional words at the beginning may be there or not. */
function firstWords([first, ...rest]: SecretForm['elements']): readonly string[] {
  if (first?.type === 'literal') return first.spellings
  return first?.type === 'optional' ? [...firstWords(first.elements), ...firstWords(rest)] : []
}

/** What stands before a line where a text shows it: its number, a mark of a comparison, a prompt, a cell's border. */
const BEFORE = /^(?:[\s>|+\-−*·•✕▲(]+|\d+[:.)|]?\s+|[\w.-]+(?:\([\w-]*\))?[#>]\s*)+/

/** Sections whose `key` is a secret, and those in which it only has a number. */
const KEYED =
  /^(?:tacacs|radius|aaa-server|aaa group server|client|crypto isakmp client configuration group|cluster)\b/i
const NUMBERED = /^key chain\b/i

/** The text with dots in place of its secrets; all else of it stays as it is. */
export const masked = (text: string): string => replaced(text, dots)

const dots = () => DOTS

/** The text with something else in place of each of its secrets. */
/** Where a secret is to come, as a management baseline says it: the place is none. */
const PLACE = /^\{secret:[^{}\s]+\}$/

function replaced(text: string, other: (secret: string) => string): string {
  let [made, at] = ['', 0]
  for (const { from, to } of secretsIn(text)) {
    if (from < at || PLACE.test(text.slice(from, to))) continue
    made += text.slice(at, from) + other(text.slice(from, to))
    at = to
  }
  return made + text.slice(at)
}

/** Where the secrets of a text stand, in order: indices of its characters. */
export function secretsIn(text: string): readonly Span[] {
  const found: Span[] = []
  let keyed: boolean | undefined
  let start = 0
  for (const line of text.split('\n')) {
    const body = line.slice(BEFORE.exec(line)?.[0].length ?? 0)
    if (NUMBERED.test(body)) keyed = false
    else if (KEYED.test(body)) keyed = true
    for (const { from, to } of secretsOfLine(line, keyed)) found.push({ from: start + from, to: start + to })
    start += line.length + 1
  }
  return found
}

const QUOTED = /"[^"]{0,400}"|`[^`]{0,400}`|“[^”]{0,400}”/g

function secretsOfLine(line: string, keyed: boolean | undefined): readonly Span[] {
  const start = BEFORE.exec(line)?.[0].length ?? 0
  const found = [...inPart(line, start, line.length, keyed), ...addresses(line)]
  const quotes = [...line.matchAll(QUOTED)].map((match) => ({
    from: match.index + 1,
    to: match.index + match[0].length - 1,
  }))
  for (const { from, to } of quotes) found.push(...inPart(line, from, to, keyed))
  found.push(...quotedAgain(line, quotes, found))
  return found.sort((one, other) => one.from - other.from || other.to - one.to)
}

/** A sentence that quotes a line may quote the word of it that does not fit, too, or its beginning. */
function quotedAgain(line: string, quotes: readonly Span[], found: readonly Span[]): readonly Span[] {
  const secrets = found.map(({ from, to }) => line.slice(from, to))
  return quotes.flatMap(({ from, to }) => {
    const word = line.slice(from, to).replace(/…$/, '')
    const isOne = word.length >= SHORTEST_QUOTED && secrets.some((secret) => secret.startsWith(word))
    return isOne ? [{ from, to: from + word.length }] : []
  })
}

const SHORTEST_QUOTED = 3

/** The user's password in an address such as ftp://user:password@host. */
function addresses(line: string): readonly Span[] {
  return [...line.matchAll(/\b[a-z]{2,8}:\/\/[^\s:/@]{1,64}:([^\s/@]{1,128})@/gi)].map((match) => {
    const to = match.index + match[0].length - 1
    return { from: to - (match[1] ?? '').length, to }
  })
}

function inPart(line: string, from: number, to: number, keyed: boolean | undefined): readonly Span[] {
  const words = wordsIn(line, from, to)
  const found: Span[] = []
  let past = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word || word.from < past) continue
    const own = formsAt(words, at)
    const spans = (bestFit(own, words, at) ?? keysAt(words, at, keyed)).spans
    found.push(...spans)
    past = spans.at(-1)?.to ?? past
  }
  return found.length > 0 ? found : enciphered(words)
}

/** Of a line that no form knows: what stands last, behind a word for a secret and the number of its cipher. */
function enciphered(words: readonly PlacedWord[]): readonly Span[] {
  const [name, cipher, secret] = words.slice(-3)
  if (!name || !cipher || !secret || !SECRET_NAME.test(name.text) || !CIPHER.test(cipher.text)) return []
  return [{ from: secret.from, to: secret.to }]
}

const SECRET_NAME = /^(?:\S+-)?(?:key|key-string|password|secret)$/
const CIPHER = /^[056789]$/

/** Forms that begin with this word; behind the first, only those whose second word is there too: the rest is prose. */
function formsAt(words: readonly PlacedWord[], at: number): readonly SecretForm[] {
  const word = words[at]?.text ?? ''
  const isFirst = beginsLine(words, at)
  const forms = formsOf(word.toLowerCase(), isFirst ? SHORTEST_AT_FIRST : SHORTEST_IN_PROSE)
  // A word with a capital begins a sentence, not a line.
  if (isFirst) return /^[A-Z][a-z]/.test(word) ? [] : forms
  const second = words[at + 1]?.text.toLowerCase() ?? ''
  if (second.length < SHORTEST_IN_PROSE)
    return forms.filter((form) => hasSecond(form, (spelling) => spelling === second))
  return forms.filter((form) => hasSecond(form, (spelling) => isWordOf(spelling, second)))
}

/** At the beginning, behind the `no` there, or behind a line that a sentence quotes before it. */
function beginsLine(words: readonly PlacedWord[], at: number): boolean {
  const before = words[at - 1]?.text
  if (before === undefined || before.endsWith(';')) return true
  return /^(?:no|default)$/i.test(before) && beginsLine(words, at - 1)
}

const hasSecond = ({ elements: [first, next] }: SecretForm, test: (spelling: string) => boolean) =>
  first?.type === 'literal' && next?.type === 'literal' && next.word !== '…' && next.spellings.some(test)

/** Letters that a word cut short has at least. */
const SHORTEST_AT_FIRST = 2
const SHORTEST_IN_PROSE = 3

/** Forms by their first word in full, else by what it may be short for. */
function formsOf(word: string, shortest: number): readonly SecretForm[] {
  const known = BY_FIRST_WORD.get(word)
  if (known || word.length < shortest) return known ?? []
  const found =
    BY_SHORT.get(word) ?? [...BY_FIRST_WORD].flatMap(([full, forms]) => (isShortFor(full, word) ? forms : []))
  if (BY_SHORT.size < MOST_SHORT) BY_SHORT.set(word, found)
  return found
}

/** `area` and `server` are words of their own, not short for `area-password` and `server-key`. */
const isShortFor = (full: string, word: string) =>
  isWordOf(full, word) && (full[word.length] !== '-' || word.includes('-'))

/** What words are short for, as found before; most are short for nothing. */
const BY_SHORT = new Map<string, readonly SecretForm[]>()
const MOST_SHORT = 20_000

const NO_SPANS = { spans: [] } as const

/** `key …` is a secret in sections of servers; in a key chain, and where nobody knows, a bare number is its number. */
function keysAt(words: readonly PlacedWord[], at: number, keyed: boolean | undefined): { spans: readonly Span[] } {
  const last = words.at(-1)
  if (at !== 0 || words[0]?.text !== 'key' || words.length < 2 || !last) return NO_SPANS
  const typed = /^[0-9]$/.test(words[1]?.text ?? '') && words.length > 2
  const value = words[typed ? 2 : 1]
  if (!value || (words.length === 2 && keyed !== true && /^\d{1,10}$/.test(value.text))) return NO_SPANS
  return value.text === 'chain' ? NO_SPANS : { spans: [{ from: value.from, to: last.to }] }
}

function wordsIn(line: string, from: number, to: number): readonly PlacedWord[] {
  return [...line.slice(from, to).matchAll(/"[^"]*"(?!\S)|\S+/g)].map((match) => ({
    text: match[0],
    from: from + match.index,
    to: from + match.index + match[0].length,
  }))
}

/** Every text within a value, masked; of credentials and key chains, as a design has them, the key itself. */
export const maskedDeep = <T>(value: T): T => replacedDeep(value, dots)

/** The same, with something else in place of each secret. */
export function replacedDeep<T>(value: T, other: (secret: string) => string): T {
  return deep(value, other) as T
}

function deep(value: unknown, other: (secret: string) => string): unknown {
  if (typeof value === 'string') return replaced(value, other)
  if (Array.isArray(value)) return value.map((item) => deep(item, other))
  if (typeof value !== 'object' || value === null) return value
  const holdsKey = 'keyChain' in value || ('kind' in value && value.kind === 'pre-shared-key')
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      holdsKey && name === 'key' && typeof item === 'string'
        ? other(item)
        : name === 'secrets' && Array.isArray(item)
          ? item.map((one: unknown) => withoutValue(one, other))
          : deep(item, other),
    ]),
  )
}

/** A secret that was given by its name, as a management baseline has them. */
function withoutValue(one: unknown, other: (secret: string) => string): unknown {
  const isGiven =
    typeof one === 'object' && one !== null && 'name' in one && 'value' in one && typeof one.value === 'string'
  return isGiven ? { ...one, value: other(String(one.value)) } : deep(one, other)
}

/** Whether anything within a value is a secret. */
export const holdsSecrets = (value: unknown): boolean => JSON.stringify(maskedDeep(value)) !== JSON.stringify(value)
