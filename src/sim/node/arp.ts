/**
 * ARP (RFC 826) with proxy ARP (RFC 1027). A device asks when it must; hosts and firewalls hold a few packets
 * while they wait, a router holds only what it sends itself and drops what it forwards (FACTS section 2).
 */
import {
  ANY_ADDRESS,
  type ArpPacket,
  BROADCAST_MAC,
  formatIp,
  type Ip,
  type Ipv4Packet,
  type Mac,
} from '../../net/index'
import { after, NEVER, type SimTime } from '../kernel/time'
import { lookup } from '../rib/fib'
import { chainOf } from '../rib/resolve'
import { emit } from './bridge'
import { isMapped } from './firewall-nat-in'
import type { OpenHop } from './hop'
import { answersForGlobal } from './nat-rules'
import { macForAddress, onSubnet } from './ports'
import type { ArpEntry, ArpPending, NodeState, Port, SeenNode } from './state'
import { ribIn, tableOf } from './tables'
import { drop } from './transit'
import type { World } from './world'

/** Port and address in one number, exact up to 2^53: looking for a neighbour happens with every packet. */
const keyOf = (port: Port, address: Ip) => port.index * 0x1_0000_0000 + address

/** The neighbour's MAC, when it is known and not too old; the answer holds until it is. */
export function resolveArp(world: World, node: NodeState, port: Port, address: Ip): Mac | undefined {
  const entry = node.arp.get(keyOf(port, address))
  if (!entry || !isKept(node, port, entry, world.now())) return undefined
  const until = keptUntil(node, port, entry)
  world.standsUntil(until)
  node.tape?.asked(() => until)
  return entry.mac
}

/** When a neighbour that is not heard of again is forgotten. */
function keptUntil({ config, parameters }: SeenNode, port: Port, { since }: ArpEntry): SimTime {
  return after(since, config.kind === 'router' ? port.config.arpTimeoutSeconds : parameters.hostArpSeconds)
}

/** Whether a neighbour was heard of recently enough. */
export function isKept(node: SeenNode, port: Port, entry: ArpEntry, now: SimTime): boolean {
  return now < keptUntil(node, port, entry)
}

/** Asks for a neighbour and keeps the packet, if `hold` allows and there is room; true when it was kept. */
export function askArp(
  world: World,
  node: NodeState,
  port: Port,
  address: Ip,
  waiting: { readonly packet: Ipv4Packet; readonly hop: OpenHop | undefined } | undefined,
): boolean {
  const id = keyOf(port, address)
  const pending = node.arpPending.get(id)
  const packets = pending?.packets ?? []
  const kept = waiting !== undefined && packets.length < node.parameters.arpQueue
  const now = world.now()
  node.arpPending.set(id, {
    address,
    interface: port.name,
    asked: pending?.asked ?? now,
    tries: pending?.tries ?? 1,
    packets: kept ? [...packets, waiting] : packets,
  })
  if (kept) world.holds(node)
  if (!pending) sendRequest(world, node, port, address)
  return kept
}

/** Handles an ARP packet; returns the packets that may go on now. */
export function receiveArp(world: World, node: NodeState, port: Port, arp: ArpPacket): ArpPending | undefined {
  const forMe = macForAddress(port, arp.targetIp) !== undefined
  const known = node.arp.has(keyOf(port, arp.senderIp))
  const waited = node.arpPending.get(keyOf(port, arp.senderIp))
  const mine = macForAddress(port, arp.senderIp) !== undefined
  if (!mine && arp.senderIp !== ANY_ADDRESS && (forMe || known || waited))
    learn(world, node, port, arp.senderIp, arp.senderMac)
  if (arp.operation === 'request') answer(world, node, port, arp)
  return waited
}

function learn(world: World, node: NodeState, port: Port, address: Ip, mac: Mac): void {
  const id = keyOf(port, address)
  const old = node.arp.get(id)
  if (old?.mac !== mac) world.shifted()
  node.arp.set(id, { address, interface: port.name, mac, since: world.now() })
  node.arpPending.delete(id)
  if (old && old.mac !== mac) {
    const text = `${formatIp(address)} moved from ${old.mac} to ${mac}`
    world.journal(node, {
      protocol: 'arp',
      event: 'moved',
      text,
      data: { interface: port.name, address: formatIp(address) },
    })
  }
}

function answer(world: World, node: NodeState, port: Port, arp: ArpPacket): void {
  if (!port.up || arp.senderIp === arp.targetIp) return
  const mac =
    macForAddress(port, arp.targetIp) ??
    (proxies(node, port, arp) || answersForGlobal(node, arp.targetIp) || isMapped(node, port, arp.targetIp)
      ? port.mac
      : undefined)
  if (mac === undefined) return
  sendArp(world, node, port, {
    operation: 'reply',
    senderIp: arp.targetIp,
    senderMac: mac,
    targetIp: arp.senderIp,
    targetMac: arp.senderMac,
  })
}

/** Proxy ARP: the target is elsewhere, and this device knows the way by another interface. */
function proxies(node: NodeState, port: Port, arp: ArpPacket): boolean {
  if (!port.config.proxyArp.value || onSubnet(port, arp.targetIp)) return false
  const { fib } = ribIn(node, tableOf(port))
  const route = lookup(fib, arp.targetIp)[0]
  const out = route && chainOf(route, fib).interface
  return out !== undefined && out !== port.name
}

function sendRequest(world: World, node: NodeState, port: Port, address: Ip): void {
  const senderIp = port.address?.ip ?? ANY_ADDRESS
  sendArp(world, node, port, {
    operation: 'request',
    senderIp,
    senderMac: port.mac,
    targetIp: address,
    targetMac: BROADCAST_MAC,
  })
}

/** Requests for the two neighbours that were learnt last at a port. */
export function askYoungest(world: World, node: NodeState, name: string): void {
  const port = node.ports.get(name)
  if (!port?.up) return
  const known = [...node.arp.values()].filter((entry) => entry.interface === name)
  for (const { address } of known.sort((a, b) => b.since - a.since).slice(0, 2)) sendRequest(world, node, port, address)
}

/** Tells everybody on the segment where an address is now. */
export function gratuitousArp(world: World, node: NodeState, port: Port, address: Ip, mac: Mac): void {
  sendArp(world, node, port, {
    operation: 'request',
    senderIp: address,
    senderMac: mac,
    targetIp: address,
    targetMac: BROADCAST_MAC,
  })
}

function sendArp(world: World, node: NodeState, port: Port, arp: ArpPacket): void {
  emit(world, node, port, { source: arp.senderMac, destination: arp.targetMac, payload: { type: 'arp', arp } })
}

/** When the next unanswered request is to be repeated or given up. */
export function arpDeadline(node: SeenNode): SimTime {
  let first: SimTime = NEVER
  for (const pending of node.arpPending.values()) {
    const due = after(pending.asked, pending.tries * node.parameters.arpRetrySeconds)
    if (due < first) first = due
  }
  return first
}

/** Repeats requests that are due; returns the entries given up, with the packets that waited for them. */
export function expireArp(world: World, node: NodeState): readonly ArpPending[] {
  const lost: ArpPending[] = []
  for (const [id, pending] of [...node.arpPending]) {
    if (after(pending.asked, pending.tries * node.parameters.arpRetrySeconds) > world.now()) continue
    const port = node.ports.get(pending.interface)
    if (pending.tries >= node.parameters.arpTries || !port?.up) {
      world.shifted()
      node.arpPending.delete(id)
      lost.push(pending)
    } else {
      node.arpPending.set(id, { ...pending, tries: pending.tries + 1 })
      sendRequest(world, node, port, pending.address)
    }
  }
  return lost
}

/** Nobody has answered: the packets that waited end here. */
export function giveUpArp(world: World, { address, interface: name, packets }: ArpPending): void {
  const reason = `Nobody answers ARP for ${formatIp(address)} on ${name}.`
  for (const { hop } of packets) drop(world, hop, 'neighbor-unreachable', reason)
}

/** Forgets what was learnt at a port, when it goes down. */
export function flushArp(node: NodeState, port: string): void {
  for (const [id, entry] of node.arp) if (entry.interface === port) node.arp.delete(id)
  for (const [id, entry] of node.arpPending) if (entry.interface === port) node.arpPending.delete(id)
}
