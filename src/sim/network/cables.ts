/** Carrier: a port has it when its cable is whole, the far device has power, and the far end is not shut. */
import { carrierChanged } from '../node/interfaces'
import type { World } from '../node/world'
import { owned } from './owned'
import type { Network } from './state'

export function carrierAt(network: Network, device: string, port: string): boolean {
  const wire = network.wires.get(device)?.get(port)
  if (!wire || network.links.get(wire.link)?.cut !== false) return false
  const node = network.nodes.get(wire.far.device)
  const farPort = node?.ports.get(wire.far.interface)
  return node?.running === true && farPort !== undefined && !farPort.config.shutdown.value
}

/** Looks again at every cable of a device, at both ends. */
export function refreshCarrier(network: Network, world: World, device: string): void {
  for (const { a, b } of network.topology.links) {
    if (a.device !== device && b.device !== device) continue
    for (const end of [a, b]) {
      const carrier = carrierAt(network, end.device, end.interface)
      const port = network.nodes.get(end.device)?.ports.get(end.interface)
      const node = port && port.carrier !== carrier ? owned(network, end.device) : undefined
      if (node) carrierChanged(world, node, end.interface, carrier)
    }
  }
}
