/** Access lists: the first entry that matches decides, and what none matches is denied (IOS and ASA alike). */
import type { AccessList, AccessListEntry, AddressPattern, PortRange } from '../../config/index'
import { type Ip, type Ipv4Packet, matchesWildcard, portsOf, protocolNumber } from '../../net/index'

export interface FilterVerdict {
  readonly action: 'permit' | 'deny'
  /** Absent when the list's implicit deny decided. */
  readonly entry?: AccessListEntry
  readonly index: number
}

/** What a list says of a packet. */
export function filterPacket(list: AccessList, packet: Ipv4Packet): FilterVerdict {
  const index = list.entries.findIndex((entry) => entryMatches(list.type, entry, packet))
  const entry = list.entries[index]
  return entry ? { action: entry.action, entry, index } : { action: 'deny', index: -1 }
}

/** A verdict as a sentence that names the list and the line. */
export function describeVerdict(list: AccessList, verdict: FilterVerdict): string {
  return verdict.entry
    ? `access-list ${list.name}: "${verdict.entry.line.text.trim()}"`
    : `access-list ${list.name}: no entry matches, and the implicit deny at its end decides`
}

function entryMatches(type: AccessList['type'], entry: AccessListEntry, packet: Ipv4Packet): boolean {
  if (!patternMatches(entry.source, packet.source)) return false
  if (type === 'standard') return true
  if (entry.protocol !== undefined && entry.protocol !== protocolNumber(packet.payload)) return false
  if (!patternMatches(entry.destination, packet.destination)) return false
  return portsMatch(entry, packet) && stateMatches(entry, packet)
}

function patternMatches(pattern: AddressPattern, address: Ip): boolean {
  return matchesWildcard(address, pattern.address, pattern.wildcard)
}

function portsMatch(entry: AccessListEntry, packet: Ipv4Packet): boolean {
  if (!entry.sourcePort && !entry.destinationPort) return true
  const ports = portsOf(packet.payload)
  if (!ports) return false
  return inRange(entry.sourcePort, ports.source) && inRange(entry.destinationPort, ports.destination)
}

function inRange(range: PortRange | undefined, port: number): boolean {
  return range === undefined || (port >= range.first && port <= range.last) !== range.inverted
}

function stateMatches(entry: AccessListEntry, packet: Ipv4Packet): boolean {
  const { payload } = packet
  if (entry.established && !(payload.protocol === 'tcp' && payload.flags !== 'syn')) return false
  return entry.icmpType === undefined || (payload.protocol === 'icmp' && payload.type === entry.icmpType)
}
