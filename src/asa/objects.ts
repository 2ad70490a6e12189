/** The grammar of what objects and groups hold: text ⇄ value; a string says what is wrong. */
import { type Cursor, cursorOf, next, nextName, type PortMatch, peek, takeWord } from '../ios/index'
import { parseIp } from '../net/index'
import { asaPortName, asaPortNumber } from './ports'
import { isAddress, isProtocol, readIcmp, readPort, words, writeIcmp, writePort } from './rule'
import type { AsaGroupValue, AsaObjectValue, AsaService } from './types-rules'

const spent = <T>(cursor: Cursor, value: T | string): T | string =>
  typeof value === 'string' || cursor.at >= cursor.words.length
    ? value
    : `"${cursor.words[cursor.at] ?? ''}" does not fit here`

/** `host A`, `subnet A M`, `range A B`, `fqdn NAME`. */
export function readNetworkObject(text: string): AsaObjectValue | string {
  const cursor = cursorOf(text)
  const word = next(cursor)
  if (word === 'fqdn') return { kind: 'fqdn', words: cursor.words.slice(1).join(' ') }
  const address = nextName(cursor)
  if (!isAddress(address)) return `"${address}" is not an address`
  switch (word) {
    case 'host':
      return spent(cursor, { kind: 'host', address })
    case 'subnet': {
      const mask = next(cursor)
      return spent(
        cursor,
        parseIp(mask) === undefined ? `the mask after ${address} is missing` : { kind: 'subnet', address, mask },
      )
    }
    case 'range': {
      const last = nextName(cursor)
      return spent(
        cursor,
        isAddress(last) ? { kind: 'range', first: address, last } : `the end after ${address} is missing`,
      )
    }
    default:
      return 'host, subnet, range or fqdn is expected'
  }
}

/** `service tcp source gt 1023 destination eq 443`. */
export function readServiceObject(text: string): AsaObjectValue | string {
  const cursor = cursorOf(text)
  if (next(cursor) !== 'service') return 'service is expected'
  const service = spent(cursor, readService(cursor))
  return typeof service === 'string' ? service : { kind: 'service', service }
}

function readService(cursor: Cursor): AsaService | string {
  const protocol = next(cursor)
  if (!isProtocol(protocol) && protocol !== 'tcp-udp') return `"${protocol}" is not a protocol`
  const icmp = protocol === 'icmp' ? readIcmp(cursor) : undefined
  if (icmp) return { protocol, icmp }
  const sourcePort = takeWord(cursor, 'source') ? (readPort(cursor, protocol) ?? 'a port is missing') : undefined
  if (typeof sourcePort === 'string') return sourcePort
  const long = takeWord(cursor, 'destination')
  const destinationPort = readPort(cursor, protocol)
  if (typeof destinationPort === 'string') return destinationPort
  return {
    protocol,
    ...(sourcePort ? { sourcePort } : {}),
    ...(destinationPort ? { destinationPort, ...(long ? {} : { short: true }) } : {}),
  }
}

/** A line of a group; which words fit depends on the group's type, which IOS refuses and a text has right. */
export function readGroupValue(text: string): AsaGroupValue | string {
  const cursor = cursorOf(text)
  const word = next(cursor)
  switch (word) {
    case 'network-object':
      return spent(cursor, readNetworkMember(cursor))
    case 'service-object': {
      if (takeWord(cursor, 'object')) return spent(cursor, { kind: 'object', of: 'service', name: nextName(cursor) })
      const service = readService(cursor)
      return spent(cursor, typeof service === 'string' ? service : { kind: 'service', service })
    }
    case 'port-object': {
      const match = readMatch(cursor)
      return spent(cursor, match ? { kind: 'port', match } : 'eq or range is expected after port-object')
    }
    case 'protocol-object': {
      const name = next(cursor)
      return spent(cursor, isProtocol(name) ? { kind: 'protocol', name } : `"${name}" is not a protocol`)
    }
    case 'icmp-object': {
      const icmp = readIcmp(cursor)
      return spent(cursor, icmp ? { kind: 'icmp', icmp } : 'an ICMP type is missing')
    }
    case 'group-object': {
      const name = nextName(cursor)
      return spent(cursor, name === '' ? 'the name of a group is missing' : { kind: 'group', name })
    }
    default:
      return `"${word}" does not fit here`
  }
}

function readNetworkMember(cursor: Cursor): AsaGroupValue | string {
  if (takeWord(cursor, 'object')) return { kind: 'object', of: 'network', name: nextName(cursor) }
  const isHost = takeWord(cursor, 'host')
  const address = nextName(cursor)
  if (!isAddress(address)) return `"${address}" is not an address`
  if (isHost) return { kind: 'host', address }
  const mask = next(cursor)
  return parseIp(mask) === undefined ? `the mask after ${address} is missing` : { kind: 'network', address, mask }
}

/** Names of either protocol: the group's own is told on another line. */
function readMatch(cursor: Cursor): PortMatch | undefined {
  const word = next(cursor)
  const port = () => {
    const text = next(cursor)
    return asaPortNumber('tcp', text) ?? asaPortNumber('udp', text)
  }
  const first = port()
  if (first === undefined) return undefined
  if (word === 'eq') return { kind: 'eq', port: first }
  const last = word === 'range' && peek(cursor) !== undefined ? port() : undefined
  return last === undefined ? undefined : { kind: 'range', first, last }
}

export function writeObjectValue(value: AsaObjectValue): string {
  switch (value.kind) {
    case 'host':
      return `host ${value.address}`
    case 'subnet':
      return `subnet ${value.address} ${value.mask}`
    case 'range':
      return `range ${value.first} ${value.last}`
    case 'fqdn':
      return words('fqdn', value.words)
    case 'service':
      return `service ${writeService(value.service)}`
  }
}

function writeService({ protocol, sourcePort, destinationPort, icmp, short }: AsaService): string {
  const [from, to] = [writePort(protocol, sourcePort), writePort(protocol, destinationPort)]
  return words(
    protocol,
    icmp && writeIcmp(icmp),
    from !== undefined && `source ${from}`,
    to !== undefined && (short ? to : `destination ${to}`),
  )
}

export function writeGroupValue(value: AsaGroupValue): string {
  switch (value.kind) {
    case 'host':
      return `network-object host ${value.address}`
    case 'network':
      return `network-object ${value.address} ${value.mask}`
    case 'object':
      return `${value.of}-object object ${value.name}`
    case 'service':
      return `service-object ${writeService(value.service)}`
    case 'port':
      return `port-object ${writeMatch(value.match)}`
    case 'protocol':
      return `protocol-object ${value.name}`
    case 'icmp':
      return `icmp-object ${writeIcmp(value.icmp)}`
    case 'group':
      return `group-object ${value.name}`
  }
}

/** A name that stands for one port only, whichever protocol the group is of; else the number. */
function portWord(port: number): string {
  const [tcp, udp, number] = [asaPortName('tcp', port), asaPortName('udp', port), String(port)]
  if (tcp === udp || udp === number) return tcp
  return tcp === number ? udp : number
}

const writeMatch = (match: PortMatch): string =>
  match.kind === 'range'
    ? `range ${portWord(match.first)} ${portWord(match.last)}`
    : `${match.kind} ${portWord(match.port)}`
