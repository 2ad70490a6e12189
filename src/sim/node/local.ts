/** Hands accepted packets to the processes of the device, and answers what the device answers by itself. */
import type { Ipv4Packet } from '../../net/index'
import { answerEcho, sendIcmpError } from './icmp'
import { takesPacket } from './listeners'
import { learnPathMtu } from './path-mtu'
import type { NodeState, Port } from './state'
import type { World } from './world'

/** The ports that traceroute sends to, on which nobody listens; the answer says so (RFC 1122 section 4.1.3.1). */
const isProbePort = (port: number) => port >= 33_434 && port < 33_534
const PORT_UNREACHABLE = 3

/** Gives an accepted packet to whoever listens for it; nobody listening is silence. */
export function deliverLocally(world: World, node: NodeState, inPort: Port | undefined, packet: Ipv4Packet): void {
  const { payload } = packet
  if (payload.protocol === 'icmp' && payload.type === 'echo') return answerEcho(world, node, packet, payload)
  if (payload.protocol === 'udp' && payload.message.kind === 'opaque') {
    if (payload.message.pulse !== undefined) return world.heard(payload.message.pulse)
    if (inPort && isProbePort(payload.destinationPort))
      return sendIcmpError(world, node, packet, 'unreachable', PORT_UNREACHABLE, packet.destination)
  }
  if (payload.protocol === 'icmp' && payload.about && payload.mtu !== undefined)
    learnPathMtu(world, node, payload.about, payload.mtu)
  if (takesPacket(packet)) world.tell(node, { kind: 'packet', interface: inPort?.name, packet })
}
