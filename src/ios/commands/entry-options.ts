/** What follows the addresses and ports of an extended entry: flags, ICMP messages, markings, logging. */
import { line } from './declare'
import { type Cursor, next, nextName, nextNumber, peek, takeWord } from './entry-cursor'
import { readNumbers, writePort } from './entry-ports'
import { flagNamed, IGMP_WORDS, icmpNamed, icmpText, serviceNumber, serviceText, type TcpFlag } from './entry-words'
import type { EntryOption, PortMatch } from './types-access-list'

/** Reads one option; a string says what is wrong. `first` = it may be the ICMP or IGMP message. */
export function readOption(cursor: Cursor, protocol: string, first: boolean): EntryOption | string {
  const message = first ? readMessage(cursor, protocol) : undefined
  if (message) return message
  const word = next(cursor)
  switch (word) {
    case 'fragments':
      return { kind: word }
    case 'log':
    case 'log-input':
      return { kind: word, ...cookieOf(cursor) }
    case 'time-range':
      return named(cursor, (name) => ({ kind: word, name }))
    case 'option':
      return named(cursor, (name) => ({ kind: word, name }))
    case 'reflect':
      return readReflect(cursor)
    case 'dscp':
    case 'precedence':
    case 'tos':
      return readService(cursor, word)
    case 'ttl':
      return readTtl(cursor)
    default:
      return (protocol === 'tcp' ? readTcp(cursor, word) : undefined) ?? `"${word}" does not fit here`
  }
}

function readReflect(cursor: Cursor): EntryOption | string {
  const option = named(cursor, (name): EntryOption => ({ kind: 'reflect', name }))
  if (typeof option === 'string' || option.kind !== 'reflect' || !takeWord(cursor, 'timeout')) return option
  const timeoutSeconds = nextNumber(cursor)
  return timeoutSeconds === undefined ? 'a timeout is a number of seconds' : { ...option, timeoutSeconds }
}

/** The ICMP message by name or numbers, or the IGMP one. */
function readMessage(cursor: Cursor, protocol: string): EntryOption | undefined {
  const word = peek(cursor) ?? ''
  if (protocol === 'igmp' && (IGMP_WORDS.includes(word) || isOctet(word))) {
    cursor.at += 1
    return { kind: 'igmp', type: word }
  }
  if (protocol !== 'icmp' && protocol !== '1') return undefined
  const known = icmpNamed(word)
  if (!known && !isOctet(word)) return undefined
  cursor.at += 1
  const code = known ? undefined : peek(cursor)
  if (known || code === undefined || !isOctet(code)) return { kind: 'icmp', ...(known ?? { type: Number(word) }) }
  cursor.at += 1
  return { kind: 'icmp', type: Number(word), code: Number(code) }
}

const isOctet = (word: string) => /^\d{1,3}$/.test(word) && Number(word) < 256

function readTcp(cursor: Cursor, word: string): EntryOption | string | undefined {
  if (word === 'established') return { kind: word }
  const flag = flagNamed(word)
  if (flag) return { kind: 'flag', flag }
  if (word !== 'match-any' && word !== 'match-all') return undefined
  const flags: { flag: TcpFlag; on: boolean }[] = []
  for (let text = peek(cursor); text !== undefined; text = peek(cursor)) {
    const named = /^[+-]/.test(text) ? flagNamed(text.slice(1)) : undefined
    if (!named) break
    flags.push({ flag: named, on: text.startsWith('+') })
    cursor.at += 1
  }
  return flags.length === 0 ? `flags such as +ack -syn are expected after ${word}` : { kind: word, flags }
}

function readService(cursor: Cursor, kind: 'dscp' | 'precedence' | 'tos'): EntryOption | string {
  const word = next(cursor)
  const value = serviceNumber(kind, word)
  return value === undefined ? `"${word}" is no ${kind}` : { kind, value }
}

function readTtl(cursor: Cursor): EntryOption | string {
  const match = readNumbers(cursor, 'ttl')
  if (match === undefined || typeof match === 'string') return 'eq, neq, gt, lt or range is expected after ttl'
  return numbersOf(match).some((number) => number > MOST_TTL) ? `a TTL is at most ${MOST_TTL}` : { kind: 'ttl', match }
}

const MOST_TTL = 255

function numbersOf(match: PortMatch): readonly number[] {
  if (match.kind === 'range') return [match.first, match.last]
  return [match.port, ...('more' in match ? (match.more ?? []) : [])]
}

const WORDS_AFTER_LOG = ['time-range', 'fragments', 'reflect', 'option', 'dscp', 'precedence', 'tos', 'ttl']

/** A word of one's own that the log repeats. */
function cookieOf(cursor: Cursor): { readonly cookie?: string } {
  const word = peek(cursor)
  return word === undefined || WORDS_AFTER_LOG.includes(word) ? {} : { cookie: nextName(cursor) }
}

function named(cursor: Cursor, make: (name: string) => EntryOption): EntryOption | string {
  const name = nextName(cursor)
  return name === '' ? 'a name is missing' : make(name)
}

export function writeOption(option: EntryOption): string {
  switch (option.kind) {
    case 'established':
    case 'fragments':
      return option.kind
    case 'flag':
      return option.flag
    case 'match-any':
    case 'match-all':
      return line(option.kind, ...option.flags.map(({ flag, on }) => `${on ? '+' : '-'}${flag}`))
    case 'icmp':
      return icmpText(option)
    case 'igmp':
      return option.type
    case 'dscp':
    case 'precedence':
    case 'tos':
      return `${option.kind} ${serviceText(option.kind, option.value)}`
    case 'ttl':
      return line('ttl', writePort('ttl', option.match))
    case 'option':
    case 'time-range':
      return `${option.kind} ${option.name}`
    case 'log':
    case 'log-input':
      return line(option.kind, option.cookie)
    case 'reflect':
      return line('reflect', option.name, option.timeoutSeconds !== undefined && `timeout ${option.timeoutSeconds}`)
  }
}
