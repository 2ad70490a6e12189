/** Hands accepted packets to the processes of the device, and processes' effects back to the device. */
import type { Ipv4Packet, UdpPayload } from '../../net/index'
import type { IkeInput } from '../protocols/ike/state'
import { answerEcho, sendIcmpError } from './icmp'
import type { NodeState, Port } from './state'
import type { World } from './world'

/** Gives an accepted packet to whoever listens for it; nobody listening is silence. */
export function deliverLocally(world: World, node: NodeState, inPort: Port | undefined, packet: Ipv4Packet): void {
  const { payload } = packet
  switch (payload.protocol) {
    case 'icmp':
      if (payload.type === 'echo') answerEcho(world, node, packet, payload)
      return
    case 'eigrp':
      if (inPort)
        world.run(node, {
          process: 'eigrp',
          input: { kind: 'message', interface: inPort.name, from: packet.source, message: payload.message },
        })
      return
    case 'udp':
      return deliverUdp(world, node, inPort, packet, payload)
    case 'tcp':
      if (payload.message.kind !== 'opaque' || payload.destinationPort === 2000 || payload.sourcePort === 2000)
        world.run(node, {
          process: 'skinny',
          input: { kind: 'segment', from: packet.source, to: packet.destination, payload },
        })
      return
    default:
      return
  }
}

/** The ports that traceroute sends to, on which nobody listens; the answer says so (RFC 1122 section 4.1.3.1). */
const isProbePort = (port: number) => port >= 33_434 && port < 33_534
const PORT_UNREACHABLE = 3

function deliverUdp(
  world: World,
  node: NodeState,
  inPort: Port | undefined,
  packet: Ipv4Packet,
  payload: UdpPayload,
): void {
  const { message } = payload
  if (message.kind === 'ike') {
    const input = {
      kind: 'message',
      interface: inPort?.name ?? '',
      local: packet.destination,
      localPort: payload.destinationPort,
      remote: packet.source,
      remotePort: payload.sourcePort,
      message,
    } as const
    return world.run(node, { process: 'ike', input })
  }
  if (message.kind === 'opaque' && message.pulse !== undefined) return world.heard(message.pulse)
  if (!inPort) return
  if (message.kind === 'opaque' && isProbePort(payload.destinationPort))
    return sendIcmpError(world, node, packet, 'unreachable', PORT_UNREACHABLE, packet.destination)
  if (message.kind === 'hsrp')
    world.run(node, {
      process: 'hsrp',
      input: { kind: 'message', interface: inPort.name, from: packet.source, message },
    })
}

/** Something the forwarding path has to tell IKE. */
export function tellIke(world: World, node: NodeState, input: IkeInput): void {
  if (node.ike) world.run(node, { process: 'ike', input })
}
