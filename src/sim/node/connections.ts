/**
 * The stateful side of a firewall. TCP and UDP conversations, once allowed, allow their answers; ESP and ICMP are
 * not inspected by default, so each direction needs its rule. Without a rule on the inbound interface, traffic may
 * go from a higher security level to a lower one only (PIX and ASA).
 */
import {
  describeVerdict,
  evaluateList,
  type FirewallConfig,
  type NotKnown,
  type Source,
  subjectOf,
} from '../../config/index'
import { contains, formatIp, type Ip, type Ipv4Packet, portsOf, protocolNumber } from '../../net/index'
import { after } from '../kernel/time'
import type { Connection, NodeState, Port } from './state'
import type { World } from './world'

export interface FirewallVerdict {
  readonly allowed: boolean
  readonly detail: string
  readonly source?: Source | undefined
  readonly rows?: readonly { readonly table: string; readonly text: string }[]
  /** True when it belongs to a conversation that the firewall remembers already. */
  readonly known?: boolean
  /** A line that is not read decides: neither allowed nor denied. */
  readonly notKnown?: NotKnown
}

const connectionKey = (protocol: number, source: Ip, sourcePort: number, destination: Ip, destinationPort: number) =>
  `${protocol} ${source}:${sourcePort} ${destination}:${destinationPort}`

/** Whether the firewall lets a packet in at a port: an existing conversation, a rule, or the security levels. */
export function admit(
  world: World,
  node: NodeState,
  firewall: FirewallConfig,
  inPort: Port,
  outPort: Port | undefined,
  packet: Ipv4Packet,
): FirewallVerdict {
  const existing = findConnection(world, node, packet)
  if (existing)
    return {
      allowed: true,
      detail: 'It belongs to a conversation the firewall already knows.',
      rows: [existing],
      known: true,
    }
  const rule = byRule(node, inPort, packet) ?? byLevel(inPort, outPort)
  if (!rule.allowed) return rule
  const missing = outPort && missingTranslation(firewall, inPort, outPort, packet)
  return missing ?? rule
}

function byRule(node: NodeState, inPort: Port, packet: Ipv4Packet): FirewallVerdict | undefined {
  const applied = inPort.config.accessIn
  const list = applied && node.config.accessLists[applied.value]
  if (!list) return undefined
  const verdict = evaluateList(list, subjectOf(packet))
  if (verdict.action === 'not-known') return { allowed: false, detail: '', notKnown: verdict.notKnown }
  countHit(node, list.name, verdict.index)
  return {
    allowed: verdict.action === 'permit',
    detail: describeVerdict(list, verdict),
    source: verdict.entry?.line ?? applied.source,
  }
}

function byLevel(inPort: Port, outPort: Port | undefined): FirewallVerdict {
  const from = inPort.config.zone
  const to = outPort?.config.zone
  if (!from || !to) return { allowed: true, detail: 'The packet is for the firewall itself.' }
  const allowed = from.security > to.security || inPort === outPort
  const verb = allowed ? 'may open conversations' : 'may not open conversations'
  return {
    allowed,
    detail: `${from.name} (security ${from.security}) ${verb} to ${to.name} (security ${to.security}) without a rule.`,
  }
}

/** PIX 6 with NAT control: a packet crosses only where an identity or other translation says so. */
function missingTranslation(
  firewall: FirewallConfig,
  inPort: Port,
  outPort: Port,
  packet: Ipv4Packet,
): FirewallVerdict | undefined {
  if (!firewall.natControl || inPort === outPort) return undefined
  const names = [inPort.config.zone?.name, outPort.config.zone?.name]
  const covered = firewall.identities.some(
    (item) =>
      names.includes(item.real) &&
      names.includes(item.mapped) &&
      (contains(item.network, packet.source) || contains(item.network, packet.destination)),
  )
  return covered
    ? undefined
    : {
        allowed: false,
        detail: `No translation from ${names[0]} to ${names[1]} covers this packet (static … netmask is missing).`,
      }
}

/** The conversation a packet belongs to, either way round or as its answer, if it is not too old. Refreshes its age. */
export function findConnection(
  world: World,
  node: NodeState,
  packet: Ipv4Packet,
  answersOnly = false,
): { readonly table: string; readonly text: string } | undefined {
  const ports = portsOf(packet.payload)
  const protocol = protocolNumber(packet.payload)
  if (!ports || (protocol !== 6 && protocol !== 17)) return undefined
  const backward = connectionKey(protocol, packet.destination, ports.destination, packet.source, ports.source)
  const ways = answersOnly
    ? [backward]
    : [connectionKey(protocol, packet.source, ports.source, packet.destination, ports.destination), backward]
  for (const id of ways) {
    const known = node.connections.get(id)
    if (!known || isStale(world, node, known)) continue
    node.connections.set(id, { ...known, lastSeen: world.now() })
    return { table: 'connection', text: describeConnection(known) }
  }
  return undefined
}

/** `tcp 10.1.0.10:49152 → 10.81.2.26:2000`: who opened it, and to whom. */
function describeConnection({ protocol, source, sourcePort, destination, destinationPort }: Connection): string {
  return `${protocol === 6 ? 'tcp' : 'udp'} ${formatIp(source)}:${sourcePort} → ${formatIp(destination)}:${destinationPort}`
}

function isStale(world: World, node: NodeState, known: Connection): boolean {
  const usual = known.protocol === 6 ? node.parameters.firewallTcpSeconds : node.parameters.firewallUdpSeconds
  const keep = known.keepSeconds ?? usual
  return world.now() > after(known.lastSeen, keep)
}

/** Remembers a conversation that was let through; `keepSeconds` where a line says how long. */
export function rememberConnection(world: World, node: NodeState, packet: Ipv4Packet, keepSeconds?: number): void {
  const ports = portsOf(packet.payload)
  const protocol = protocolNumber(packet.payload)
  if (!ports || (protocol !== 6 && protocol !== 17)) return
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
