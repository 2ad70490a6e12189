/** What interfaces put on cables: their own, or those of the ports that they use. */
import type { InterfaceConfig } from '../../config/index'
import { type Frame, type Ip, tagged } from '../../net/index'
import { portsBelow } from '../node/riders'
import type { SeenNode } from '../node/state'
import type { Wire } from './place'
import type { Network } from './state'

/** The cable at an interface: its own, or that of the port it uses. */
export function wireAt(network: Network, device: string, port: string): Wire | undefined {
  const wires = network.wires.get(device)
  const own = wires?.get(port)
  if (own) return own
  const node = network.nodes.get(device)
  const over = node?.ports.get(port)?.config.over
  return node && over && wireAt(network, device, portUsed(node, over))
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
  const switching = switchportAt(receiver, far.interface)
  const taker = switching === undefined ? receiver.riders.get(far.interface)?.get(sent.vlan) : switching
  if (taker !== undefined && isDouble(receiver, node, taker, far.interface)) return undefined
  if (switching !== undefined) return { device: far.device, port: switching, frame: sent }
  if (sent.vlan !== undefined && taker === undefined) return undefined
  return { device: far.device, port: taker ?? far.interface, frame: tagged(sent, undefined) }
}

/** The port of a router's switch that takes what comes to a port: itself, or the Port-channel that it is a member of. */
function switchportAt({ ports, riders }: SeenNode, port: string): string | undefined {
  const bundle = riders.get(port)?.get(undefined)
  return [port, bundle].find((name) => name !== undefined && ports.get(name)?.config.switchport !== undefined)
}

/** A switch floods to every member of a bundle, as nobody told it of one: that counts where the bundle listens. */
function isDouble(receiver: SeenNode, sender: SeenNode, taker: string, port: string): boolean {
  const over = sender.config.kind === 'switch' ? receiver.ports.get(taker)?.config.over : undefined
  return over?.others !== undefined && portUsed(receiver, over) !== port
}

/** Interfaces that use the cable of a port. */
export const ridersAt = (node: SeenNode, port: string): readonly string[] =>
  [...(node.riders.get(port)?.values() ?? [])].flatMap((rider) => [rider, ...ridersAt(node, rider)])

/** Who has an address at the other end of a cable, or beyond the switches that are there. */
export function holderBeyond(network: Network, device: string, port: string, address: Ip): string | undefined {
  const first = wireAt(network, device, port)?.far
  const seen = new Set(first ? [first.device] : [])
  for (const name of seen) {
    const node = network.nodes.get(name)
    if (node?.config.kind !== 'switch') {
      if (node && name !== device && [...node.ports.values()].some((item) => item.address?.ip === address)) return name
      continue
    }
    for (const { far } of network.wires.get(name)?.values() ?? []) seen.add(far.device)
  }
  return undefined
}
