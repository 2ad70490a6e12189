/** Declarations: access lists. Entries have a grammar of their own, as their parts repeat. */
import { parseIp } from '../../net/index'
import { wordsOf } from '../syntax/pattern'
import { declare, line, outside } from './declare'
import { portName, portNumber } from './ports'
import type { AccessEntry, AddressMatch, PortMatch } from './types-access-list'

const PROTOCOLS = [
  'ip',
  'icmp',
  'igmp',
  'tcp',
  'udp',
  'esp',
  'ahp',
  'gre',
  'eigrp',
  'ospf',
  'pim',
  'nos',
  'pcp',
  'ipinip',
]
const PORT_WORDS = ['eq', 'neq', 'gt', 'lt', 'range']

/** What an entry is read from: its words, one at a time. */
interface Cursor {
  readonly words: readonly string[]
  at: number
}

/** Reads what follows `permit` or `deny`; a string says what is wrong. */
function readEntry(text: string, type: 'standard' | 'extended'): AccessEntry | string {
  const remark = /^\s*remark(?:\s(.*))?$/i.exec(text)
  if (remark) return { kind: 'remark', text: remark[1] ?? '' }
  const cursor: Cursor = { words: wordsOf(text).map((word) => word.text), at: 0 }
  const action = next(cursor)?.toLowerCase()
  if (action !== 'permit' && action !== 'deny') return 'permit, deny or remark is expected'
  const entry = type === 'standard' ? readStandard(cursor, action) : readExtended(cursor, action)
  return typeof entry === 'string' || cursor.at === cursor.words.length
    ? entry
    : `"${cursor.words[cursor.at]}" does not fit here`
}

const next = (cursor: Cursor): string | undefined => cursor.words[cursor.at++]
const peek = (cursor: Cursor): string | undefined => cursor.words[cursor.at]?.toLowerCase()

function readStandard(cursor: Cursor, action: 'permit' | 'deny'): AccessEntry | string {
  const source = readAddress(cursor, true)
  if (typeof source === 'string') return source
  return { kind: 'standard', action, source, log: takeWord(cursor, 'log') }
}

function readExtended(cursor: Cursor, action: 'permit' | 'deny'): AccessEntry | string {
  const protocol = next(cursor)?.toLowerCase() ?? ''
  if (!PROTOCOLS.includes(protocol) && !(/^\d+$/.test(protocol) && Number(protocol) < 256))
    return `"${protocol}" is not a protocol`
  const source = readAddress(cursor, false)
  if (typeof source === 'string') return source
  const sourcePort = readPort(cursor, protocol)
  if (typeof sourcePort === 'string') return sourcePort
  const destination = readAddress(cursor, false)
  if (typeof destination === 'string') return destination
  const destinationPort = readPort(cursor, protocol)
  if (typeof destinationPort === 'string') return destinationPort
  const established = takeWord(cursor, 'established')
  const icmpType =
    protocol === 'icmp' && peek(cursor) !== undefined && peek(cursor) !== 'log' ? next(cursor) : undefined
  const log = takeWord(cursor, 'log')
  return {
    kind: 'extended',
    action,
    protocol,
    source,
    destination,
    established,
    log,
    ...(sourcePort ? { sourcePort } : {}),
    ...(destinationPort ? { destinationPort } : {}),
    ...(icmpType === undefined ? {} : { icmpType }),
  }
}

function takeWord(cursor: Cursor, word: string): boolean {
  const found = peek(cursor) === word
  if (found) cursor.at += 1
  return found
}

function readAddress(cursor: Cursor, alone: boolean): AddressMatch | string {
  const word = next(cursor)
  if (word === undefined) return 'an address, host or any is missing'
  if (word.toLowerCase() === 'any') return { kind: 'any' }
  if (word.toLowerCase() === 'host') {
    const address = next(cursor) ?? ''
    return parseIp(address) === undefined ? `"${address}" is not an address` : { kind: 'host', address }
  }
  if (parseIp(word) === undefined) return `"${word}" is not an address`
  const wildcard = cursor.words[cursor.at]
  if (wildcard === undefined || parseIp(wildcard) === undefined)
    return alone ? { kind: 'host', address: word } : `the wildcard after ${word} is missing`
  cursor.at += 1
  if (alone && wildcard === '0.0.0.0') return { kind: 'host', address: word }
  return { kind: 'wildcard', address: word, wildcard }
}

function readPort(cursor: Cursor, protocol: string): PortMatch | string | undefined {
  const word = peek(cursor)
  if (word === undefined || !PORT_WORDS.includes(word)) return undefined
  if (protocol !== 'tcp' && protocol !== 'udp') return `${protocol} has no ports`
  cursor.at += 1
  const first = portNumber(protocol, next(cursor) ?? '')
  if (first === undefined) return `"${cursor.words[cursor.at - 1] ?? ''}" is not a port`
  if (word !== 'range') return { kind: word as 'eq' | 'neq' | 'gt' | 'lt', port: first }
  const last = portNumber(protocol, next(cursor) ?? '')
  return last === undefined ? 'the last port of the range is missing' : { kind: 'range', first, last }
}

/** An entry as IOS prints it. */
function writeEntry(entry: AccessEntry): string {
  switch (entry.kind) {
    case 'whole':
      return ''
    case 'remark':
      return line('remark', entry.text)
    case 'standard':
      return line(
        entry.action,
        entry.source.kind === 'host' ? entry.source.address : writeAddress(entry.source),
        entry.log && 'log',
      )
    case 'extended':
      return line(
        entry.action,
        entry.protocol,
        writeAddress(entry.source),
        writePort(entry.protocol, entry.sourcePort),
        writeAddress(entry.destination),
        writePort(entry.protocol, entry.destinationPort),
        entry.established && 'established',
        entry.icmpType,
        entry.log && 'log',
      )
  }
}

function writeAddress(match: AddressMatch): string {
  switch (match.kind) {
    case 'any':
      return 'any'
    case 'host':
      return `host ${match.address}`
    case 'wildcard':
      return `${match.address} ${match.wildcard}`
  }
}

function writePort(protocol: string, port: PortMatch | undefined): string | undefined {
  if (!port) return undefined
  return port.kind === 'range'
    ? `range ${portName(protocol, port.first)} ${portName(protocol, port.last)}`
    : `${port.kind} ${portName(protocol, port.port)}`
}

const isStandard = (number: number) => (number >= 1 && number <= 99) || (number >= 1300 && number <= 1999)

export const ACCESS_LIST = [
  declare(
    'access-list',
    'global',
    'access-list <number:int> <entry:rest>',
    (a) => {
      const number = a.number('number')
      const wrong = outside('the list', number, 1, 2699)
      if (wrong !== undefined) return wrong
      if (!a.has('entry')) return { number, entry: { kind: 'whole' } as const }
      const entry = readEntry(a.text('entry'), isStandard(number) ? 'standard' : 'extended')
      return typeof entry === 'string' ? entry : { number, entry }
    },
    (c) => line('access-list', c.number, writeEntry(c.entry)),
    { bare: 'access-list <number:int>' },
  ),
  declare(
    'ip-access-list',
    'global',
    'ip access-list <type:standard|extended> <name:word>',
    (a) => ({ type: a.text('type') as 'standard' | 'extended', name: a.text('name') }),
    (c) => `ip access-list ${c.type} ${c.name}`,
    { opens: 'access-list' },
  ),
  declare(
    'ip-inspect-name',
    'global',
    'ip inspect name <name:word> <protocol:word> [timeout <seconds:int>]',
    (a) => ({
      name: a.text('name'),
      protocol: a.text('protocol'),
      ...(a.has('seconds') ? { timeoutSeconds: a.number('seconds') } : {}),
    }),
    (c) => line('ip inspect name', c.name, c.protocol, c.timeoutSeconds !== undefined && `timeout ${c.timeoutSeconds}`),
  ),
  ...(['permit', 'deny', 'remark'] as const).map((word) =>
    declare(
      'access-entry',
      'access-list',
      `[<sequence:int>] ${word} <entry:rest>`,
      (a) => {
        const text = `${word} ${a.text('entry')}`
        const extended = readEntry(text, 'extended')
        const entry = typeof extended === 'string' ? readEntry(text, 'standard') : extended
        return typeof entry === 'string' ? entry : { entry, ...a.optionalNumber('sequence') }
      },
      (c) => line(c.sequence, writeEntry(c.entry)),
    ),
  ),
]
