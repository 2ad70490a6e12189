/** Carrier: a port has it when its cable is whole, the far device has power, and the far end is not shut. */
import { comesUpWith } from '../../config/index'
import { enqueue } from '../kernel/queue'
import { after } from '../kernel/time'
import { carrierChanged } from '../node/interfaces'
import { setPort } from '../node/ports'
import { portsBelow } from '../node/riders'
import type { Port, SeenNode } from '../node/state'
import type { World } from '../node/world'
import { ridersAt, wireAt } from './carried'
import { owned } from './owned'
import type { Network } from './state'

export function carrierAt(network: Network, device: string, port: string): boolean {
  const wires = network.wires.get(device)
  const told = network.nodes.get(device)?.ports.get(port)?.config
  const over = told?.over
  const isOne = !over?.others && !(over && isBundle(network, device, over.interface))
  if (!over || wires?.has(port) || (isOne && leastOf(network, device, port) === 1))
    return ownCarrier(network, device, port) && (over === undefined || isAgreed(network, device, over.interface))
  const below = portsBelow(over)
  // None of several is cabled: they may lead to what is not drawn.
  if (!below.some((name) => wireAt(network, device, name)))
    return told?.stub === true && !isShutBelow(network, device, port)
  const carried = below.filter((name) => carriedBy(network, device, name)).length
  return carried >= leastOf(network, device, port)
}

/** One of several counts while it is not shut itself, and both ends agree on it. */
/** How many members of a Port-channel must be up; what uses one as a subinterface hangs on it. */
function leastOf(network: Network, device: string, port: string): number {
  const ports = network.nodes.get(device)?.ports
  const [bundle = ''] = port.split('.')
  return ports?.get(port)?.config.minLinks ?? ports?.get(bundle)?.config.minLinks ?? 1
}

function carriedBy(network: Network, device: string, port: string): boolean {
  if (isShut(network, device, port)) return false
  if (isBundle(network, device, port)) return carrierAt(network, device, port)
  return ownCarrier(network, device, port) && isAgreed(network, device, port)
}

/** A port that is carried by others itself: a VLAN interface may be over a Port-channel. */
const isBundle = (network: Network, device: string, port: string): boolean =>
  network.nodes.get(device)?.ports.get(port)?.config.over !== undefined

const isShut = (network: Network, device: string, port: string): boolean =>
  network.nodes.get(device)?.ports.get(port)?.config.shutdown.value === true

/** Assumption: what is no router does as its other end wants. */
function isAgreed(network: Network, device: string, member: string): boolean {
  const mode = network.nodes.get(device)?.ports.get(member)?.config.channelMode
  const far = network.wires.get(device)?.get(member)?.far
  const node = far && network.nodes.get(far.device)
  if (mode === undefined || !far || node?.config.kind !== 'router') return true
  return comesUpWith(mode, node.ports.get(far.interface)?.config.channelMode)
}

function ownCarrier(network: Network, device: string, port: string): boolean {
  const wire = wireAt(network, device, port)
  if (!wire)
    return network.nodes.get(device)?.ports.get(port)?.config.stub === true && !isShutBelow(network, device, port)
  if (network.links.get(wire.link)?.cut !== false) return false
  if (isShutBelow(network, device, port)) return false
  const node = network.nodes.get(wire.far.device)
  const farPort = node?.ports.get(wire.far.interface)
  return node?.running === true && farPort !== undefined && !farPort.config.shutdown.value
}

/** What uses the cables of ports is down with the last of them. */
function isShutBelow(network: Network, device: string, port: string): boolean {
  const over = network.nodes.get(device)?.ports.get(port)?.config.over
  return over !== undefined && portsBelow(over).every((name) => isShut(network, device, name))
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
  if ((network.nodes.get(device)?.riders.size ?? 0) > 0) refreshUncarried(network, world, device)
}

/** Interfaces that have lost what they were carried by, as a Port-channel its last member, or are carried by ports without a cable. */
export function refreshUncarried(network: Network, world: World, device: string): void {
  for (const [name, { config, carrier }] of network.nodes.get(device)?.ports ?? [])
    if ((carrier || config.over) && config.kind === 'ethernet' && !wireAt(network, device, name))
      refreshPort(network, world, device, name)
}

function refreshPort(network: Network, world: World, device: string, name: string): void {
  const carrier = carrierAt(network, device, name)
  const port = network.nodes.get(device)?.ports.get(name)
  if (!port) return
  if (port.carrier !== carrier) return doubtCarrier(network, world, device, port, carrier)
  const node = port.doubtedSince === undefined ? undefined : owned(network, device)
  if (node) setPort(node, believed(port))
}

/** An interface follows a change of carrier when it has lasted; what is over before that it never knew. */
function doubtCarrier(network: Network, world: World, device: string, port: Port, carrier: boolean): void {
  const node = port.doubtedSince === undefined ? owned(network, device) : undefined
  if (!node) return
  const seconds = waitFor(node, port, carrier)
  if (seconds === 0) return carrierChanged(world, node, port.name, carrier)
  setPort(node, { ...port, doubtedSince: network.now })
  const at = after(network.now, seconds)
  enqueue(network.queue, at, { kind: 'carrier', device, port: port.name, cause: network.cause })
}

/** The moment has come at which a change that still lasts counts. */
export function followCarrier(network: Network, world: World, device: string, name: string): void {
  const node = owned(network, device)
  const port = node?.ports.get(name)
  const carrier = carrierAt(network, device, name)
  if (!node || port?.doubtedSince === undefined || port.carrier === carrier) return
  if (after(port.doubtedSince, waitFor(node, port, carrier)) > network.now) return
  setPort(node, believed(port))
  carrierChanged(world, node, name, carrier)
}

/** The port without a change of carrier that it waits for. */
export function believed(port: Port): Port {
  return port.doubtedSince === undefined ? port : { ...port, doubtedSince: undefined }
}

/** Carrier delay both ways; on the way up what the ends agree on, and the line protocol, come on top. */
function waitFor({ config, parameters }: SeenNode, { config: told, name }: Port, carrier: boolean): number {
  if (config.kind !== 'router') return 0
  const below = config.interfaces.find((item) => item.name === (told.over?.interface ?? name))
  const delay = below?.carrierDelaySeconds ?? parameters.carrierDelaySeconds
  return carrier ? delay + parameters.negotiationSeconds + parameters.lineProtocolSeconds : delay
}
