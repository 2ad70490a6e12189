/**
 * The grammar of an access rule: text ⇄ AsaRule. Which group a word names, of addresses or of ports, its type alone
 * tells; where two groups end a rule the first is read as the destination, and the converter looks again.
 */
import {
  type Cursor,
  cursorOf,
  icmpNamed,
  icmpText,
  next,
  nextName,
  type PortMatch,
  PROTOCOL_NUMBERS,
  peek,
  takeWord,
} from '../ios/index'
import { parseIp } from '../net/index'
import { asaPortName, asaPortNumber } from './ports'
import type { AsaAddress, AsaIcmp, AsaPort, AsaRule } from './types-rules'

export const words = (...items: readonly (string | number | false | undefined)[]) =>
  items.filter((item) => item !== undefined && item !== false && item !== '').join(' ')

export const isProtocol = (word: string): boolean =>
  word === 'ip' ||
  word === 'ah' ||
  word === 'icmp6' ||
  PROTOCOL_NUMBERS.has(word) ||
  (/^\d{1,3}$/.test(word) && Number(word) < 256)

/** Reads a rule; a string says what is wrong. `partial` is the rule as far as it was read. */
export function readRule(text: string): { readonly rule: AsaRule; readonly problem?: string } | string {
  const cursor = cursorOf(text)
  const action = next(cursor)
  if (action !== 'permit' && action !== 'deny') return 'permit or deny is expected'
  let rule: AsaRule = { action, protocol: 'ip', source: { kind: 'any' }, destination: { kind: 'any' }, log: false }
  const protocol = next(cursor)
  if (protocol === 'object' || protocol === 'object-group')
    rule = { ...rule, service: { kind: protocol === 'object' ? 'object' : 'group', name: nextName(cursor) } }
  else if (isProtocol(protocol)) rule = { ...rule, protocol }
  else return `"${protocol}" is not a protocol`
  const source = readAddress(cursor)
  if (typeof source === 'string') return { rule, problem: source }
  rule = { ...rule, source }
  const sourcePort = readPort(cursor, protocol) ?? readSourceGroup(cursor, protocol)
  if (typeof sourcePort === 'string') return { rule, problem: sourcePort }
  if (sourcePort) rule = { ...rule, sourcePort }
  const destination = readAddress(cursor)
  if (typeof destination === 'string') return { rule, problem: destination }
  rule = { ...rule, destination }
  return readRest(cursor, protocol, rule)
}

function readRest(
  cursor: Cursor,
  protocol: string,
  rule: AsaRule,
): { readonly rule: AsaRule; readonly problem?: string } {
  let read = rule
  const port = readPort(cursor, protocol)
  if (typeof port === 'string') return { rule, problem: port }
  if (port) read = { ...read, destinationPort: port }
  else if (mayHavePorts(protocol) && peek(cursor) === 'object-group')
    read = { ...read, destinationPort: readGroup(cursor) }
  else if (protocol === 'icmp' && takeWord(cursor, 'object-group')) read = { ...read, icmpGroup: nextName(cursor) }
  const icmp = protocol === 'icmp' ? readIcmp(cursor) : undefined
  if (icmp) read = { ...read, icmp }
  for (let word = peek(cursor); word !== undefined; word = peek(cursor)) {
    cursor.at += 1
    if (word === 'log') read = { ...read, log: true, ...logWords(cursor) }
    else if (word === 'time-range') read = { ...read, timeRange: nextName(cursor) }
    else if (word === 'inactive') read = { ...read, inactive: true }
    else return { rule: read, problem: `"${cursor.words[cursor.at - 1] ?? ''}" does not fit here` }
  }
  return { rule: read }
}

/** Levels and their names, `disable`, `default`, and an interval. */
const LOG_WORD =
  /^(?:[0-7]|emergencies|alerts|critical|errors|warnings|notifications|informational|debugging|disable|default)$/

function logWords(cursor: Cursor): { readonly logWords?: string } {
  const found: string[] = []
  if (LOG_WORD.test(peek(cursor) ?? '')) found.push(next(cursor))
  if (takeWord(cursor, 'interval')) found.push('interval', next(cursor))
  return found.length === 0 ? {} : { logWords: found.join(' ') }
}

const NAME = /^[a-z][\w.-]*$/i
export const isAddress = (word: string) => parseIp(word) !== undefined || NAME.test(word)

export function readAddress(cursor: Cursor): AsaAddress | string {
  const word = next(cursor)
  switch (word) {
    case '':
      return 'an address is missing'
    case 'any':
    case 'any4':
      return { kind: 'any' }
    case 'any6':
      return { kind: 'any6' }
    case 'object':
    case 'object-group':
    case 'interface': {
      const name = nextName(cursor)
      return name === '' ? `a name is missing after ${word}` : { kind: word === 'object-group' ? 'group' : word, name }
    }
    case 'host': {
      const address = nextName(cursor)
      if (address === '') return 'an address is missing'
      return isAddress(address) ? { kind: 'host', address } : `"${address}" is not an address`
    }
    default: {
      const address = cursor.words[cursor.at - 1] ?? ''
      if (!isAddress(address)) return `"${address}" is not an address`
      const mask = next(cursor)
      if (parseIp(mask) === undefined && parseIp(address) === undefined) return `"${address}" is not an address`
      return parseIp(mask) === undefined ? `the mask after ${address} is missing` : { kind: 'network', address, mask }
    }
  }
}

const hasPorts = (protocol: string) => /^(?:tcp|udp|sctp|6|17)$/.test(protocol)
/** A group of protocols stands before ports that both have: `permit object-group TCPUDP any any eq domain`. */
const mayHavePorts = (protocol: string) => hasPorts(protocol) || protocol === GROUP
const GROUP = 'object-group'
const OPERATORS = ['eq', 'neq', 'gt', 'lt', 'range'] as const
const operatorOf = (word: string | undefined) => OPERATORS.find((item) => item === word)

export function readPort(cursor: Cursor, protocol: string): PortMatch | string | undefined {
  const word = operatorOf(peek(cursor))
  if (!word) return undefined
  cursor.at += 1
  const first = asaPortNumber(protocol, next(cursor))
  if (first === undefined) return `"${cursor.words[cursor.at - 1] ?? ''}" is not a port`
  if (word !== 'range') return { kind: word, port: first }
  const last = asaPortNumber(protocol, next(cursor))
  return last === undefined ? 'the last port is missing' : { kind: 'range', first, last }
}

const STARTS_ADDRESS = /^(?:any|any4|any6|host|object|object-group|interface|\d+\.\d+\.\d+\.\d+)$/

/** A group after the source is one of ports when an address follows that cannot be a port in its turn. */
function readSourceGroup(cursor: Cursor, protocol: string): AsaPort | undefined {
  if (!hasPorts(protocol) || peek(cursor) !== 'object-group') return undefined
  const after = cursor.words[cursor.at + 2]?.toLowerCase() ?? ''
  if (!STARTS_ADDRESS.test(after)) return undefined
  const third = cursor.words[cursor.at + 4]?.toLowerCase() ?? ''
  return after === 'object-group' && third !== 'object-group' && !operatorOf(third) ? undefined : readGroup(cursor)
}

function readGroup(cursor: Cursor): AsaPort {
  cursor.at += 1
  return { kind: 'group', name: nextName(cursor) }
}

const isOctet = (word: string | undefined): word is string =>
  word !== undefined && /^\d{1,3}$/.test(word) && Number(word) < 256

/** A type by name or number, and a code. */
export function readIcmp(cursor: Cursor): AsaIcmp | undefined {
  const word = peek(cursor)
  const known = word === undefined ? undefined : icmpNamed(word)
  if (!known && !isOctet(word)) return undefined
  cursor.at += 1
  const type = known ?? { type: Number(word) }
  const code = peek(cursor)
  if (!isOctet(code)) return type
  cursor.at += 1
  return { ...type, code: Number(code) }
}

export function writeAddress(address: AsaAddress): string {
  switch (address.kind) {
    case 'any':
    case 'any6':
      return address.kind
    case 'host':
      return `host ${address.address}`
    case 'network':
      return `${address.address} ${address.mask}`
    case 'group':
      return `object-group ${address.name}`
    case 'object':
    case 'interface':
      return `${address.kind} ${address.name}`
  }
}

export function writePort(protocol: string, port: AsaPort | undefined): string | undefined {
  if (!port) return undefined
  if (port.kind === 'group') return `object-group ${port.name}`
  return port.kind === 'range'
    ? `range ${asaPortName(protocol, port.first)} ${asaPortName(protocol, port.last)}`
    : `${port.kind} ${asaPortName(protocol, port.port)}`
}

/** By the name of its type, and the code as a number. */
export function writeIcmp({ type, code }: AsaIcmp): string {
  return words(icmpText({ type }), code)
}

/** The protocol whose names ports have. */
const portsAs = ({ service, protocol }: AsaRule) => (service ? GROUP : protocol)

export function writeRule(rule: AsaRule): string {
  const { service } = rule
  return words(
    rule.action,
    service ? `${service.kind === 'group' ? 'object-group' : 'object'} ${service.name}` : rule.protocol,
    writeAddress(rule.source),
    writePort(portsAs(rule), rule.sourcePort),
    writeAddress(rule.destination),
    writePort(portsAs(rule), rule.destinationPort),
    rule.icmpGroup !== undefined && `object-group ${rule.icmpGroup}`,
    rule.icmp && writeIcmp(rule.icmp),
    rule.log && 'log',
    rule.logWords,
    rule.timeRange !== undefined && `time-range ${rule.timeRange}`,
    rule.inactive && 'inactive',
  )
}
