/** What interfaces put on cables: their own, or those of the ports that they use. */
import type { InterfaceConfig, NotKnown } from '../../config/index'
import { type Frame, tagged } from '../../net/index'
import { openAmongPorts } from '../node/open-lines'
import { portsBelow } from '../node/riders'
import type { SeenNode } from '../node/state'
import type { Network, Wire } from './state'

/** The cable at an interface: its own, or that of the port it uses. */
export function wireAt(network: Network, device: string, port: string): Wire | undefined {
  const wires = network.wires.get(device)
  const own = wires?.get(port)
  if (own) return own
  const node = network.nodes.get(device)
  const over = node?.ports.get(port)?.config.over
  return node && over && wires?.get(portUsed(node, over))
}

/** The port whose cable is used now: the only one, or of several the first that is up. */
function portUsed({ ports }: SeenNode, over: NonNullable<InterfaceConfig['over']>): string {
  const up = over.others && portsBelow(over).find((name) => ports.get(name)?.up)
  return up ?? over.interface
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
  if (taker !== undefined && isDouble(receiver, node, taker, far.interface)) return undefined
  if (sent.vlan !== undefined && taker === undefined) return undefined
  return { device: far.device, port: taker ?? far.interface, frame: tagged(sent, undefined) }
}

/** A switch floods to every member of a bundle, as nobody told it of one: that counts where the bundle listens. */
function isDouble(receiver: SeenNode, sender: SeenNode, taker: string, port: string): boolean {
  const over = sender.config.kind === 'switch' ? receiver.ports.get(taker)?.config.over : undefined
  return over?.others !== undefined && portUsed(receiver, over) !== port
}

/** What is not known of a VLAN at the other end of an interface's cable, where several switch ports there are up in it. */
export function openBeyond(network: Network, node: SeenNode, port: string): NotKnown | undefined {
  const far = wireAt(network, node.device, port)?.far
  const receiver = far && network.nodes.get(far.device)
  const vlan = node.ports.get(port)?.config.over?.vlan
  const taker = receiver?.riders.get(far?.interface ?? '')?.get(vlan)
  const config = taker === undefined ? undefined : receiver?.ports.get(taker)?.config
  return receiver && config && openAmongPorts(receiver, config)
}

/** Interfaces that use the cable of a port. */
export const ridersAt = ({ riders }: SeenNode, port: string): readonly string[] => [
  ...(riders.get(port)?.values() ?? []),
]
