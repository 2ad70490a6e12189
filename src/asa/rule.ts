/** What an entry of a firewall's access list says: words and meaning. */
import { type PortMatch, portName, portNumber } from '../ios/index'
import { parseIp } from '../net/index'
import type { AsaAddress, AsaDeclared } from './types'

/** Joins the words that are there. */
export const line = (...words: readonly (string | number | false | undefined)[]) =>
  words.filter((word) => word !== undefined && word !== false && word !== '').join(' ')

const PROTOCOLS = ['ip', 'icmp', 'tcp', 'udp', 'esp', 'ah', 'gre', 'eigrp', 'ospf']
export type Rule = Omit<Extract<AsaDeclared, { readonly kind: 'access-list' }>, 'kind' | 'list' | 'extended'>

/** Reads `permit udp any host A eq isakmp`; a string says what is wrong. */
export function readRule(text: string): Rule | string {
  const words = text.trim().split(/\s+/)
  let at = 0
  const next = () => words[at++] ?? ''
  const address = (): AsaAddress | string => {
    const word = next()
    if (word === 'any' || word === 'any4') return { kind: 'any' }
    const host = word === 'host' ? next() : word
    if (host === '') return 'an address is missing'
    if (parseIp(host) === undefined) return `"${host}" is not an address`
    if (word === 'host') return { kind: 'host', address: host }
    const mask = next()
    return parseIp(mask) === undefined ? `the mask after ${host} is missing` : { kind: 'network', address: host, mask }
  }
  const port = (protocol: string): PortMatch | string | undefined => {
    const word = words[at]
    if (word !== 'eq' && word !== 'gt' && word !== 'lt' && word !== 'neq' && word !== 'range') return undefined
    at += 1
    const first = portNumber(protocol, next())
    if (first === undefined) return `"${words[at - 1] ?? ''}" is not a port`
    if (word !== 'range') return { kind: word, port: first }
    const last = portNumber(protocol, next())
    return last === undefined ? 'the last port is missing' : { kind: 'range', first, last }
  }
  const action = next()
  if (action !== 'permit' && action !== 'deny') return 'permit or deny is expected'
  const protocol = next()
  if (!PROTOCOLS.includes(protocol) && !/^\d+$/.test(protocol)) return `"${protocol}" is not a protocol`
  const source = address()
  if (typeof source === 'string') return source
  const sourcePort = port(protocol)
  if (typeof sourcePort === 'string') return sourcePort
  const destination = address()
  if (typeof destination === 'string') return destination
  const destinationPort = port(protocol)
  if (typeof destinationPort === 'string') return destinationPort
  const log = words[at] === 'log'
  if (at + (log ? 1 : 0) < words.length) return `"${words[at] ?? ''}" does not fit here`
  return {
    action,
    protocol,
    source,
    destination,
    log,
    ...(sourcePort ? { sourcePort } : {}),
    ...(destinationPort ? { destinationPort } : {}),
  }
}

function writeAddress(address: AsaAddress): string {
  return address.kind === 'any'
    ? 'any'
    : address.kind === 'host'
      ? `host ${address.address}`
      : `${address.address} ${address.mask}`
}

/** As IOS names them, but UDP 4500: only IOS has a name for it. */
const portText = (protocol: string, port: number) => (port === 4500 ? '4500' : portName(protocol, port))

function writePort(protocol: string, port: PortMatch | undefined): string | undefined {
  if (!port) return undefined
  return port.kind === 'range'
    ? `range ${portText(protocol, port.first)} ${portText(protocol, port.last)}`
    : `${port.kind} ${portText(protocol, port.port)}`
}

export function writeRule(rule: Rule): string {
  return line(
    rule.action,
    rule.protocol,
    writeAddress(rule.source),
    writePort(rule.protocol, rule.sourcePort),
    writeAddress(rule.destination),
    writePort(rule.protocol, rule.destinationPort),
    rule.log && 'log',
  )
}
