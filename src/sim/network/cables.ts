/** Carrier: a port has it when its cable is whole, the far device has power, and the far end is not shut. */
import { carrierChanged } from '../node/interfaces'
import type { World } from '../node/world'
import type { Network } from './state'

export function carrierAt(network: Network, device: string, port: string): boolean {
  const end = network.ends.get(`${device}/${port}`)
  const state = end && network.links.get(end.link)
  if (!end || !state || state.cut) return false
  const far = end.towards === 'b' ? state.link.b : state.link.a
  const node = network.nodes.get(far.device)
  const farPort = node?.ports.get(far.interface)
  return node?.running === true && farPort !== undefined && !farPort.config.shutdown.value
}

/** Looks again at every cable of a device, at both ends. */
export function refreshCarrier(network: Network, world: World, device: string): void {
  for (const { a, b } of network.topology.links) {
    if (a.device !== device && b.device !== device) continue
    for (const end of [a, b]) {
      const node = network.nodes.get(end.device)
      const port = node?.ports.get(end.interface)
      const carrier = carrierAt(network, end.device, end.interface)
      if (node && port && port.carrier !== carrier) carrierChanged(world, node, end.interface, carrier)
    }
  }
}
