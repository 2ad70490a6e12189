/** A frame that a device sends: to the queues of a policy where its port has one, else onto the cable. */
import type { Frame } from '../../net/index'
import type { NodeState } from '../node/state'
import { wireAt } from './carried'
import { hold, lineFree, withPolicy } from './hold'
import { type Place, put } from './put'
import type { Network } from './state'
import { streamPulse } from './stream'

/** One without a cable, or that fails, keeps it. */
export function transmit(network: Network, node: NodeState, port: string, frame: Frame): void {
  const pulse = network.streams.length > 0 ? streamPulse(frame) : undefined
  const place = placeAt(network, node, port)
  const sends = place && node.ports.get(port)?.up && !node.hung ? place : undefined
  const policed = sends && node.config.kind === 'router' ? withPolicy(node, sends) : undefined
  if (policed) hold(network, node, policed, { frame, pulse, port, cause: network.cause })
  else put(network, node, sends, { frame, pulse })
}

function placeAt(network: Network, { device }: NodeState, port: string): Place | undefined {
  const wire = wireAt(network, device, port)
  const link = wire && network.links.get(wire.link)
  return link && { port, wire, link }
}

/** A transmitter has room, or a shaper lets more go. */
export function transmitHeld(network: Network, node: NodeState, port: string): void {
  const place = placeAt(network, node, port)
  if (place) lineFree(network, node, place)
}
