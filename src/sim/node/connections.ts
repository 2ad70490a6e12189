/**
 * The conversations that a device remembers: TCP and UDP, and echoes where ICMP is inspected. ESP is noted too, by its two
 * ends, for its table of connections alone: it lets nothing through.
 */
import {
  ESP,
  formatIp,
  ICMP,
  type Ip,
  type Ipv4Packet,
  packetSize,
  portsOf,
  protocolNumber,
  tableValues,
} from '../../net/index'
import { after, type SimTime } from '../kernel/time'
import type { Connection, NodeState } from './state'
import type { World } from './world'

/** ASA command reference, `timeout icmp`. */
const ICMP_SECONDS = 2
const NO_PORTS = { source: 0, destination: 0 } as const

/** In units of 16 bits: numbers written in digits would cost more than all else that is done with the packet here. */
const connectionKey = (protocol: number, source: Ip, sourcePort: number, destination: Ip, destinationPort: number) =>
  String.fromCharCode(
    protocol,
    source >>> 16,
    source & 0xffff,
    sourcePort,
    destination >>> 16,
    destination & 0xffff,
    destinationPort,
  )

const inspectsIcmp = ({ config }: NodeState) =>
  config.firewall?.policies?.some(({ inspects }) => inspects === 'icmp') ||
  (config.inspections !== undefined &&
    tableValues(config.inspections).some((rules) => rules.some(({ protocol }) => protocol === ICMP)))

/** What tells a conversation from others between the same two: ports, or the identifier of an inspected echo. */
function endsOf(node: NodeState, { payload }: Ipv4Packet) {
  if (payload.protocol === 'icmp') {
    const isEcho = payload.type === 'echo' || payload.type === 'echo-reply'
    return isEcho && (inspectsIcmp(node) || node.config.zones)
      ? { source: payload.id, destination: payload.id }
      : undefined
  }
  const protocol = protocolNumber(payload)
  return protocol === 6 || protocol === 17 ? portsOf(payload) : undefined
}

/**
 * The conversation a packet belongs to, either way round or as its answer, if it is not too old. Refreshes its age. The
 * packet has its real addresses; `arrivedFor` is whom it was for on the wire: an end is spoken to as it is called there.
 */
export function findConnection(
  world: World,
  node: NodeState,
  packet: Ipv4Packet,
  answersOnly = false,
  arrivedFor = packet.destination,
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
    if (!known || isStale(node, known, world.now()) || calledOnSideOf(known, id === backward) !== arrivedFor) continue
    refresh(world, node, id, known, packet)
    const keep = keepOf(node, known)
    world.standsUntil(after(world.now(), keep))
    node.tape?.asked(() => after(world.now(), keep))
    return { table: 'connection', text: describeConnection(known) }
  }
  return undefined
}

/** How the end that a packet is for is called on the side it comes from. */
const calledOnSideOf = (known: Connection, backward: boolean): Ip =>
  backward ? (known.sourceSeenAs ?? known.source) : (known.destinationSeenAs ?? known.destination)

const IKE_PORTS = [500, 4500]

/** ESP between two ends whose IKE is a conversation that the device remembers (`inspect ipsec-pass-thru`). */
export function besideIke(
  world: World,
  node: NodeState,
  { payload, source, destination }: Ipv4Packet,
): { readonly allowed: true; readonly known: true; readonly detail: string } | undefined {
  if (payload.protocol !== 'esp') return undefined
  for (const port of IKE_PORTS)
    for (const [from, to] of [
      [source, destination],
      [destination, source],
    ] as const) {
      const known = node.connections.get(connectionKey(17, from, port, to, port))
      if (!known || isStale(node, known, world.now())) continue
      // The conversation is IKE's, and this packet does not keep it: it ends that long after IKE's last message.
      const ends = after(known.lastSeen, keepOf(node, known))
      const over = (ends + 1) as SimTime
      world.standsUntil(over)
      node.tape?.asked(() => over)
      node.tape?.lasts(ends)
      return { allowed: true, known: true, detail: 'Its two ends hold a conversation of IKE, which is inspected.' }
    }
  return undefined
}

function refresh(world: World, node: NodeState, id: string, known: Connection, packet: Ipv4Packet): void {
  let own = node.connections.getOwn(id)
  if (!own) {
    own = { ...known }
    node.connections.set(id, own)
  }
  const fresh = own
  const bytes = packetSize(packet)
  const answers = packet.source === known.destination
  const note = () => {
    fresh.lastSeen = world.now()
    fresh.bytes += bytes
    fresh.answered ||= answers
  }
  note()
  node.tape?.did(note)
}

/** `tcp 10.1.0.10:49152 → 10.81.2.26:2000`: who opened it, and to whom. */
function describeConnection({ protocol, source, sourcePort, destination, destinationPort }: Connection): string {
  return `${protocol === 6 ? 'tcp' : 'udp'} ${formatIp(source)}:${sourcePort} → ${formatIp(destination)}:${destinationPort}`
}

/** Whether a conversation was silent for too long to be let through. */
export function isStale(node: Pick<NodeState, 'parameters'>, known: Connection, now: SimTime): boolean {
  return now > after(known.lastSeen, keepOf(node, known))
}

/** For how many seconds of silence a conversation is remembered. */
function keepOf(
  { parameters }: Pick<NodeState, 'parameters'>,
  { protocol, keepSeconds }: Pick<Connection, 'protocol' | 'keepSeconds'>,
): number {
  const { firewallTcpSeconds, firewallUdpSeconds, firewallEspSeconds } = parameters
  return (
    keepSeconds ?? (protocol === 6 ? firewallTcpSeconds : protocol === ESP ? firewallEspSeconds : firewallUdpSeconds)
  )
}

/** For how many seconds of silence the conversation of a packet is remembered; of ICMP that of its echo. */
export function quietSeconds(node: Pick<NodeState, 'parameters'>, { payload }: Ipv4Packet, told?: number): number {
  const protocol = protocolNumber(payload)
  return told ?? (protocol === ICMP ? ICMP_SECONDS : keepOf(node, { protocol }))
}

/** Remembers a conversation that was let through; `keepSeconds` where a line says how long. */
export function rememberConnection(
  world: World,
  node: NodeState,
  packet: Ipv4Packet,
  keepSeconds?: number,
  seenAs: Pick<Connection, 'sourceSeenAs' | 'destinationSeenAs'> = {},
): void {
  const protocol = protocolNumber(packet.payload)
  const ports = protocol === ESP ? NO_PORTS : endsOf(node, packet)
  if (!ports) return
  const forward = connectionKey(protocol, packet.source, ports.source, packet.destination, ports.destination)
  const backward = connectionKey(protocol, packet.destination, ports.destination, packet.source, ports.source)
  const other = node.connections.get(backward)
  if (other && protocol === ESP) return refresh(world, node, backward, other, packet)
  if (other) return
  const before = node.connections.get(forward)
  if (before && protocol === ESP) return refresh(world, node, forward, before, packet)
  if (!before && protocol !== ESP) world.shifted()
  node.connections.set(forward, {
    protocol,
    source: packet.source,
    sourcePort: ports.source,
    destination: packet.destination,
    destinationPort: ports.destination,
    lastSeen: world.now(),
    bytes: packetSize(packet),
    answered: false,
    ...(keepSeconds === undefined ? {} : { keepSeconds }),
    ...seenAs,
  })
  if (node.connections.size > node.mostConnections) node.mostConnections = node.connections.size
}

const hitKeys = new Map<string, string[]>()

/** `101 3`, the same text every time, so that it is made and hashed once. */
function hitKey(list: string, index: number): string {
  const known = hitKeys.get(list)
  const keys = known ?? []
  if (!known) hitKeys.set(list, keys)
  const key = keys[index + 1] ?? `${list} ${index}`
  keys[index + 1] = key
  return key
}

/** Counts a match of a list's entry; index -1 is its implicit deny. */
export function countHit(node: NodeState, list: string, index: number): void {
  addHits(node, hitKey(list, index), 1)
}

function addHits(node: NodeState, id: string, by: number): void {
  node.hits.set(id, (node.hits.get(id) ?? 0) + by)
  node.tape?.did(() => addHits(node, id, by), 1)
}

/** Packets and bytes that an entry of a route-map has taken for policy routing. */
export function countPolicy(node: NodeState, map: string, sequence: number, bytes: number): void {
  countHit(node, policyCounter(map, 'packets'), sequence)
  addHits(node, hitKey(policyCounter(map, 'bytes'), sequence), bytes)
}

/** Under which name the rows of hits have them: no list can be called so. */
const policyCounter = (map: string, what: 'packets' | 'bytes'): string => `route-map ${map} ${what}`

/** Whether a packet opens a conversation that the device does not hold yet. */
export function opensFlow(node: NodeState, packet: Ipv4Packet): boolean {
  const protocol = protocolNumber(packet.payload)
  const ports = protocol === ESP ? NO_PORTS : endsOf(node, packet)
  if (!ports) return true
  const { source, destination } = packet
  return (
    !node.connections.has(connectionKey(protocol, source, ports.source, destination, ports.destination)) &&
    !node.connections.has(connectionKey(protocol, destination, ports.destination, source, ports.source))
  )
}
