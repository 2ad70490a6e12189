/**
 * What is not drawn: behind an interface that no cable is at, and in the Internet whatever has an address that nobody drawn has.
 * A configuration in use has what it watches there, so that its probes are answered; of all else it is not known who answers.
 */
import { BROADCAST_MAC, type Ipv4Packet } from '../../../net/index'
import type { NodeState, Port } from '../state'
import type { World } from '../world'

const isProbe = ({ payload }: Ipv4Packet): boolean =>
  payload.protocol === 'icmp' && payload.type === 'echo' && payload.probe === true

/** Answers a probe that leaves the drawing at a port; false for any other packet. */
export function answersBeyond(world: World, node: NodeState, port: Port, packet: Ipv4Packet): boolean {
  const { payload } = packet
  if (!isProbe(packet) || payload.protocol !== 'icmp') return false
  const answer: Ipv4Packet = {
    ...packet,
    source: packet.destination,
    destination: packet.source,
    payload: { ...payload, type: 'echo-reply' },
  }
  const frame = { source: BROADCAST_MAC, destination: port.mac, payload: { type: 'ip', packet: answer } } as const
  world.fromBeyond(node, port.name, frame)
  return true
}
