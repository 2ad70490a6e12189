/** The conversations that a device remembers: TCP and UDP, and echoes where ICMP is inspected. */
import { formatIp, type Ip, type Ipv4Packet, portsOf, protocolNumber } from '../../net/index'
import { after, type SimTime } from '../kernel/time'
import type { Connection, NodeState } from './state'
import type { World } from './world'

const connectionKey = (protocol: number, source: Ip, sourcePort: number, destination: Ip, destinationPort: number) =>
  `${protocol} ${source}:${sourcePort} ${destination}:${destinationPort}`

/** What tells a conversation from others between the same two: ports, or the identifier of an inspected echo. */
function endsOf(node: NodeState, { payload }: Ipv4Packet) {
  if (payload.protocol === 'icmp') {
    const isEcho = payload.type === 'echo' || payload.type === 'echo-reply'
    return isEcho && (node.config.firewall?.inspectsIcmp || node.config.zones)
      ? { source: payload.id, destination: payload.id }
      : undefined
  }
  const protocol = protocolNumber(payload)
  return protocol === 6 || protocol === 17 ? portsOf(payload) : undefined
}

/** The conversation a packet belongs to, either way round or as its answer, if it is not too old. Refreshes its age. */
export function findConnection(
  world: World,
  node: NodeState,
  packet: Ipv4Packet,
  answersOnly = false,
): { readonly table: string; readonly text: string } | undefined {
  const protocol = protocolNumber(packet.payload)
  const ports = endsOf(node, packet)
  if (!ports) return undefined
  const backward = connectionKey(protocol, packet.destination, ports.destination, packet.source, ports.source)
  const ways = answersOnly
    ? [backward]
    : [connectionKey(protocol, packet.source, ports.source, packet.destination, ports.destination), backward]
  for (const id of ways) {
    const known = node.connections.get(id)
    if (!known || isStale(node, known, world.now())) continue
    node.connections.set(id, { ...known, lastSeen: world.now() })
    return { table: 'connection', text: describeConnection(known) }
  }
  return undefined
}

/** `tcp 10.1.0.10:49152 → 10.81.2.26:2000`: who opened it, and to whom. */
function describeConnection({ protocol, source, sourcePort, destination, destinationPort }: Connection): string {
  return `${protocol === 6 ? 'tcp' : 'udp'} ${formatIp(source)}:${sourcePort} → ${formatIp(destination)}:${destinationPort}`
}

/** Whether a conversation was silent for too long to be let through. */
export function isStale(node: Pick<NodeState, 'parameters'>, known: Connection, now: SimTime): boolean {
  const usual = known.protocol === 6 ? node.parameters.firewallTcpSeconds : node.parameters.firewallUdpSeconds
  const keep = known.keepSeconds ?? usual
  return now > after(known.lastSeen, keep)
}

/** Remembers a conversation that was let through; `keepSeconds` where a line says how long. */
export function rememberConnection(world: World, node: NodeState, packet: Ipv4Packet, keepSeconds?: number): void {
  const protocol = protocolNumber(packet.payload)
  const ports = endsOf(node, packet)
  if (!ports) return
  const forward = connectionKey(protocol, packet.source, ports.source, packet.destination, ports.destination)
  const backward = connectionKey(protocol, packet.destination, ports.destination, packet.source, ports.source)
  if (node.connections.has(backward)) return
  if (!node.connections.has(forward)) world.shifted()
  node.connections.set(forward, {
    protocol,
    source: packet.source,
    sourcePort: ports.source,
    destination: packet.destination,
    destinationPort: ports.destination,
    lastSeen: world.now(),
    ...(keepSeconds === undefined ? {} : { keepSeconds }),
  })
}

/** Counts a match of a list's entry; index -1 is its implicit deny. */
export function countHit(node: NodeState, list: string, index: number): void {
  const id = `${list} ${index}`
  node.hits.set(id, (node.hits.get(id) ?? 0) + 1)
}
