/** What interfaces put on cables: their own, or those of the ports that they use. */
import { type Frame, tagged } from '../../net/index'
import type { SeenNode } from '../node/state'
import type { Network, Wire } from './state'

/** The cable at an interface: its own, or that of the port it uses. */
export function wireAt(network: Network, device: string, port: string): Wire | undefined {
  const wires = network.wires.get(device)
  const own = wires?.get(port)
  if (own) return own
  const over = network.nodes.get(device)?.ports.get(port)?.config.over
  return over && wires?.get(over.interface)
}

export interface Delivery {
  readonly device: string
  readonly port: string
  readonly frame: Frame
}

/** Who takes a frame that leaves by an interface: the port at the far end of its cable, or what uses that one. */
export function deliveryOf(
  network: Network,
  node: SeenNode,
  port: string,
  { far }: Wire,
  frame: Frame,
): Delivery | undefined {
  const over = node.ports.get(port)?.config.over
  const sent = over?.vlan === undefined || network.wires.get(node.device)?.has(port) ? frame : tagged(frame, over.vlan)
  const receiver = network.nodes.get(far.device)
  // A switch looks at tags itself.
  if (!receiver || receiver.config.kind === 'switch') return { device: far.device, port: far.interface, frame: sent }
  const taker = receiver.riders.get(far.interface)?.get(sent.vlan)
  if (sent.vlan !== undefined && taker === undefined) return undefined
  return { device: far.device, port: taker ?? far.interface, frame: tagged(sent, undefined) }
}

/** Interfaces that use the cable of a port. */
export const ridersAt = ({ riders }: SeenNode, port: string): readonly string[] => [
  ...(riders.get(port)?.values() ?? []),
]
