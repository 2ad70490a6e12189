/**
 * What of a packet a translation of a firewall is about: its interfaces, its addresses and ports, and the address that stands in
 * the same place on the other side.
 */
import {
  type AddressPattern,
  evaluateList,
  type FirewallTranslation,
  type NotKnown,
  subjectOf,
} from '../../config/index'
import { formatIp, type Ip, type Ipv4Packet, ipOf, lookUp, matchesWildcard, type Payload } from '../../net/index'
import type { NodeState, Port } from './state'
import { withDestination, withSource } from './translate'

export function isBetween(rule: FirewallTranslation, real: Port, mapped: Port): boolean {
  if (!isZone(rule.real, real) || !isZone(rule.mapped, mapped)) return false
  return !rule.downwards || (real.config.zone?.security ?? 0) > (mapped.config.zone?.security ?? 0)
}

/** Whether a rule is about the source of a packet, or, `back`, about its destination; else the line because of which that is not known. */
export function covers(
  node: NodeState,
  rule: FirewallTranslation,
  packet: Ipv4Packet,
  back: boolean,
): boolean | NotKnown {
  const [inner, outer] = back ? [packet.destination, packet.source] : [packet.source, packet.destination]
  const ports = rule.change?.how === 'static' ? rule.change.ports : undefined
  const side = back ? 'destinationPort' : 'sourcePort'
  if (ports && !hasPort(packet.payload, side, ports.protocol, ports.real)) return false
  if (rule.list === undefined) return holds(rule.addresses, inner) && holds(rule.towards, outer)
  const list = lookUp(node.config.accessLists, rule.list)
  if (!list) return false
  const verdict = evaluateList(list, subjectOf(packet, back))
  return verdict.action === 'not-known' ? verdict.notKnown : verdict.action === 'permit'
}

export const isZone = (name: string, port: Port) => name === 'any' || name === port.config.zone?.name

export const holds = (patterns: readonly AddressPattern[] | undefined, address: Ip) =>
  patterns === undefined || patterns.some((item) => matchesWildcard(address, item.address, item.wildcard))

export const hasPort = (
  payload: Payload,
  side: 'sourcePort' | 'destinationPort',
  protocol: 'tcp' | 'udp',
  port: number,
) => payload.protocol === protocol && payload[side] === port

export const ownOf = ({ address }: Port): readonly AddressPattern[] =>
  address ? [{ address: address.ip, wildcard: ipOf(0) }] : []

/** The address of `to` that stands where an address stands in `from`. */
export function inSamePlace(
  from: readonly AddressPattern[],
  to: readonly AddressPattern[],
  address: Ip,
): Ip | undefined {
  let before = 0
  for (const { address: first, wildcard } of from) {
    if (matchesWildcard(address, first, wildcard)) return placedAt(to, before + ((address & wildcard) >>> 0))
    before += wildcard + 1
  }
  return undefined
}

function placedAt(patterns: readonly AddressPattern[], place: number): Ip | undefined {
  let left = place
  for (const { address, wildcard } of patterns) {
    if (left <= wildcard) return ipOf(((address & ~wildcard) >>> 0) + left)
    left -= wildcard + 1
  }
  return undefined
}

/** With another destination; an ICMP error speaks of a packet that had the same address as its source. */
export function readdressed(packet: Ipv4Packet, to: Ip, port?: number): Ipv4Packet {
  const { payload } = packet
  if (payload.protocol === 'icmp' && payload.about) {
    const { about } = payload
    const source = about.source === packet.destination ? to : about.source
    const inner = port === undefined ? about.payload : withSource(about.payload, port)
    return { ...packet, destination: to, payload: { ...payload, about: { ...about, source, payload: inner } } }
  }
  return { ...packet, destination: to, payload: port === undefined ? payload : withDestination(payload, port) }
}

/** `192.0.2.5:8080 → 10.1.1.5:80`: what stands otherwise in the second. */
export function textBetween(before: Ipv4Packet, after: Ipv4Packet): string {
  const end = before.destination !== after.destination || before.payload !== after.payload ? 'destination' : 'source'
  const socket = (packet: Ipv4Packet) => {
    const { payload } = packet
    const ported = payload.protocol === 'tcp' || payload.protocol === 'udp'
    const port = ported ? payload[end === 'source' ? 'sourcePort' : 'destinationPort'] : undefined
    return `${formatIp(packet[end])}${port === undefined ? '' : `:${port}`}`
  }
  if (before === after) return ''
  if (before.source === after.source && before.destination === after.destination && before.payload.protocol === 'icmp')
    return `ICMP ${formatIp(before.source)} → ${formatIp(before.destination)}, and what it speaks of`
  return before.source !== after.source
    ? `${formatIp(before.source)} ↔ ${formatIp(after.source)}`
    : `${socket(before)} ↔ ${socket(after)}`
}
