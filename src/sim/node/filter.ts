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

const IKE_PORTS: readonly number[] = [500, 4500]
const SKINNY_PORT = 2000
/** Where calls' voice goes, as Cisco phones and routers choose it. */
const RTP = { first: 16384, last: 32767 }

/** Whether a fault makes the device drop a packet. ESP in UDP looks like the port it hides behind. */
export function isBlocked(blocked: ReadonlySet<string>, { payload }: Ipv4Packet): boolean {
  if (blocked.size === 0) return false
  const inUdp = payload.protocol === 'udp' || (payload.protocol === 'esp' && payload.udp !== undefined)
  if (blocked.has('ip') || blocked.has(inUdp ? 'udp' : payload.protocol)) return true
  const ports = portsOf(payload)
  const has = (test: (port: number) => boolean) =>
    ports !== undefined && (test(ports.source) || test(ports.destination))
  if (blocked.has('isakmp') && inUdp && has((port) => IKE_PORTS.includes(port))) return true
  if (blocked.has('hsrp') && payload.protocol === 'udp' && payload.message.kind === 'hsrp') return true
  if (blocked.has('skinny') && payload.protocol === 'tcp' && has((port) => port === SKINNY_PORT)) return true
  return blocked.has('rtp') && payload.protocol === 'udp' && has((port) => port >= RTP.first && port <= RTP.last)
}
