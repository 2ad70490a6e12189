/** Carrier: a port has it when its cable is whole, the far device has power, and the far end is not shut. */
import { carrierChanged } from '../node/interfaces'
import type { World } from '../node/world'
import { ridersAt, wireAt } from './carried'
import { owned } from './owned'
import type { Network } from './state'

export function carrierAt(network: Network, device: string, port: string): boolean {
  const wire = wireAt(network, device, port)
  if (!wire) return network.nodes.get(device)?.ports.get(port)?.config.stub === true
  if (network.links.get(wire.link)?.cut !== false) return false
  if (isShutBelow(network, device, port)) return false
  const node = network.nodes.get(wire.far.device)
  const farPort = node?.ports.get(wire.far.interface)
  return node?.running === true && farPort !== undefined && !farPort.config.shutdown.value
}

/** What uses the cable of a port is down with the port. */
function isShutBelow(network: Network, device: string, port: string): boolean {
  const ports = network.nodes.get(device)?.ports
  const over = ports?.get(port)?.config.over
  return over !== undefined && ports?.get(over.interface)?.config.shutdown.value === true
}

/** Looks again at every cable of a device, at both ends. */
export function refreshCarrier(network: Network, world: World, device: string): void {
  for (const [port, { isA, far }] of network.wires.get(device) ?? []) {
    const near = { device, interface: port }
    for (const end of isA ? [near, far] : [far, near]) {
      const seen = network.nodes.get(end.device)
      for (const name of seen ? [end.interface, ...ridersAt(seen, end.interface)] : [])
        refreshPort(network, world, end.device, name)
    }
  }
}

function refreshPort(network: Network, world: World, device: string, name: string): void {
  const carrier = carrierAt(network, device, name)
  const port = network.nodes.get(device)?.ports.get(name)
  const node = port && port.carrier !== carrier ? owned(network, device) : undefined
  if (node) carrierChanged(world, node, name, carrier)
}
