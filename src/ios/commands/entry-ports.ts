/** Port operators of entries: text ⇄ PortMatch. */
import { line } from './declare'
import { type Cursor, next, peek } from './entry-cursor'
import { portName, portNumber } from './ports'
import type { PortMatch } from './types-access-list'

/** Ports that one line may name after `eq` or `neq`. */
const MOST_PORTS = 10

/** `eq 500 4500`, `gt 1023`, `range 16384 32767`; nothing when no such word follows. */
export function readPort(cursor: Cursor, protocol: string): PortMatch | string | undefined {
  const word = peek(cursor)
  if (word === undefined || !OPERATORS.includes(word)) return undefined
  return protocol === 'tcp' || protocol === 'udp' ? readNumbers(cursor, protocol) : `${protocol} has no ports`
}

const OPERATORS = ['eq', 'neq', 'gt', 'lt', 'range']

/** An operator and its numbers; names are those of the protocol, and none for a protocol without ports. */
export function readNumbers(cursor: Cursor, protocol: string): PortMatch | string | undefined {
  const word = next(cursor)
  if (word !== 'eq' && word !== 'neq' && word !== 'gt' && word !== 'lt' && word !== 'range') return undefined
  const first = portNumber(protocol, next(cursor))
  if (first === undefined) return `"${cursor.words[cursor.at - 1] ?? ''}" is not a port`
  if (word === 'range') {
    const last = portNumber(protocol, next(cursor))
    return last === undefined ? 'the last port of the range is missing' : { kind: 'range', first, last }
  }
  if (word === 'gt' || word === 'lt') return { kind: word, port: first }
  const more: number[] = []
  for (let port = portAt(cursor, protocol); port !== undefined; port = portAt(cursor, protocol)) {
    cursor.at += 1
    more.push(port)
  }
  if (more.length >= MOST_PORTS) return `at most ${MOST_PORTS} ports stand in one line`
  return { kind: word, port: first, ...(more.length === 0 ? {} : { more }) }
}

/** A word that can only be one more port: an address has dots, and no option is called like a port. */
function portAt(cursor: Cursor, protocol: string): number | undefined {
  const word = peek(cursor)
  return word === undefined ? undefined : portNumber(protocol, word)
}

export function writePort(protocol: string, port: PortMatch | undefined): string | undefined {
  if (!port) return undefined
  if (port.kind === 'range') return `range ${portName(protocol, port.first)} ${portName(protocol, port.last)}`
  const more = port.kind === 'eq' || port.kind === 'neq' ? (port.more ?? []) : []
  return line(port.kind, ...[port.port, ...more].map((item) => portName(protocol, item)))
}
