/** ICMP that a device sends of its own accord: echo replies and errors (RFC 792, RFC 1812 section 4.3). */
import { type IcmpPayload, type Ip, type Ipv4Packet, isMulticast } from '../../net/index'
import { portWithAddress } from './ports'
import type { NodeState } from './state'
import type { World } from './world'

/**
 * The watch of an answer to a watched packet: the same number, negative. A trace follows its own return packet and looks
 * at positive ones only; ping and traceroute wait for the answer itself.
 */
const answerWatch = ({ watch }: Ipv4Packet) => (watch !== undefined && watch > 0 ? { watch: -watch } : {})

/** Answers an echo request that was accepted. */
export function answerEcho(world: World, node: NodeState, packet: Ipv4Packet, payload: IcmpPayload): void {
  if (!portWithAddress(node, packet.destination)) return
  const { watch: _watch, fragments: _fragments, ...rest } = packet
  world.originate(node, {
    ...rest,
    ...answerWatch(packet),
    source: packet.destination,
    destination: packet.source,
    ttl: ttlOf(node),
    payload: { ...payload, type: 'echo-reply' },
  })
}

/** The TTL a device gives to packets it makes. */
export function ttlOf(node: NodeState): number {
  return node.config.host?.initialTtl ?? 255
}

/** Whether `no ip unreachables` stands below the interface that has the address. */
const tellsNobody = (node: NodeState, address: Ip): boolean =>
  [...node.ports.values()].some((port) => port.config.unreachablesOff && port.address?.ip === address)

/**
 * Tells the sender that a packet was lost here, speaking from the address of the interface it came in by, when the caller
 * knows it. Never about ICMP errors, groups, or packets of our own.
 */
export function sendIcmpError(
  world: World,
  node: NodeState,
  about: Ipv4Packet,
  type: 'time-exceeded' | 'unreachable',
  code = 0,
  from?: Ip,
  mtu?: number,
): void {
  // A firewall says nothing of what it drops; time that has run out it only counts where it is told to.
  if ((node.config.firewall && type !== 'time-exceeded') || isMulticast(about.destination)) return
  if (type === 'unreachable' && from !== undefined && tellsNobody(node, from)) return
  if (about.payload.protocol === 'icmp' && about.payload.type !== 'echo') return
  if (portWithAddress(node, about.source)) return
  const anyPort = [...node.ports.values()].find((port) => port.up && port.address && port.config.kind !== 'loopback')
  const source = from ?? anyPort?.address?.ip
  if (source === undefined) return
  const { watch: _watch, ...silent } = about
  const payload: IcmpPayload = {
    protocol: 'icmp',
    type,
    code,
    id: 0,
    sequence: 0,
    dataSize: 28,
    about: silent,
    ...(mtu === undefined ? {} : { mtu }),
  }
  const answer = { source, destination: about.source, ttl: ttlOf(node), dscp: 48, payload }
  world.originate(node, { ...answer, ...answerWatch(about) })
}
