/**
 * The provider's side of a site: which line leads a device to the Internet, the outage of that line or of all, and a
 * public address that changes. The provider keeps a host route to each customer; it goes where the address goes.
 */
import type { Configuration, LinkEnd, TopologyLink } from '../../config/index'
import { broadcastOf, formatIp, type Ip, ipPlus, prefixOf } from '../../net/index'
import { changeRoutes } from '../node/effects'
import { changePort } from '../node/interfaces'
import { configuredAddress, withAddress } from '../node/ports'
import type { NodeState, Port } from '../node/state'
import { staticRoutes } from '../node/static-routes'
import { tellNode } from '../node/told'
import type { World } from '../node/world'
import { holdLink } from './links'
import { owned } from './owned'
import type { Network } from './state'

/** The line by which a device reaches its provider: its own, or that of the router or firewall it is behind. */
interface AccessLine {
  readonly link: TopologyLink
  readonly customer: LinkEnd
  readonly provider: LinkEnd
}

const isInternet = (network: Network, device: string) => network.nodes.get(device)?.config.kind === 'internet'

/** The nearest line to the Internet, in the order of the links. */
function accessLine(network: Network, device: string): AccessLine | undefined {
  const seen = new Set([device])
  for (const name of seen) {
    for (const link of network.topology.links) {
      const ways = [
        { link, customer: link.a, provider: link.b },
        { link, customer: link.b, provider: link.a },
      ]
      const way = ways.find(({ customer }) => customer.device === name)
      if (!way) continue
      if (isInternet(network, way.provider.device)) return way
      seen.add(way.provider.device)
    }
  }
  return undefined
}

/** True when there is a line that it concerns. */
export function changeProvider(network: Network, device: string, fault: string, out: boolean): boolean {
  const own = accessLine(network, device)?.link
  const lines = isInternet(network, device)
    ? network.topology.links.filter(({ a, b }) => a.device === device || b.device === device)
    : own
      ? [own]
      : []
  for (const { id } of lines) holdLink(network, id, { fault, silentToA: true, silentToB: true }, out)
  return lines.length > 0
}

/** Gives the access line another address, or its own again. True when it has one that can be changed. */
export function readdress(network: Network, world: World, device: string, restore: boolean): boolean {
  const line = accessLine(network, device)
  const customer = line && owned(network, line.customer.device)
  const port = line && customer?.ports.get(line.customer.interface)
  const provider = line && owned(network, line.provider.device)
  const told = port && configuredAddress(port.config)
  if (!line || !customer || !port?.address || !provider || !told) return false
  const next = restore ? told.ip : freeAddress(network, port)
  if (next === undefined || next === port.address.ip) return false
  moveHostRoute(world, provider, line.provider.interface, port.address.ip, next)
  changePort(world, customer, withAddress(port, { ip: next, length: port.address.length }), port)
  return true
}

/** The next address of the line's subnet that nobody has; of the /24 around it when the line has no subnet. */
function freeAddress(network: Network, port: Port): Ip | undefined {
  if (!port.address) return undefined
  const { ip: old, length } = port.address
  const range = prefixOf(old, length > 30 ? 24 : length)
  const taken = new Set<Ip>([range.address, broadcastOf(range)])
  for (const node of network.nodes.values()) {
    for (const { address } of node.ports.values()) if (address) taken.add(address.ip)
    for (const { nextHop } of node.config.staticRoutes) if (nextHop !== undefined) taken.add(nextHop)
  }
  const size = broadcastOf(range) - range.address + 1
  for (let step = 1; step < size; step++) {
    const candidate = ipPlus(range.address, (old - range.address + step) % size)
    if (!taken.has(candidate)) return candidate
  }
  return undefined
}

function moveHostRoute(world: World, provider: NodeState, name: string, from: Ip, to: Ip): void {
  const routes = provider.config.staticRoutes
  const moved = routes.map((route) =>
    route.prefix.length === 32 && route.prefix.address === from && route.interface === name
      ? { ...route, prefix: prefixOf(to, 32) }
      : route,
  )
  const only = (list: Configuration['staticRoutes'], other: Configuration['staticRoutes']) =>
    staticRoutes({ ...provider.config, staticRoutes: list.filter((route) => !other.includes(route)) }, world.now())
  tellNode(provider, { ...provider.config, staticRoutes: moved }, world.now())
  if (provider.running) changeRoutes(world, provider, { remove: only(routes, moved), add: only(moved, routes) })
  world.journal(provider, {
    protocol: 'fault',
    event: 'readdressed',
    text: `${formatIp(from)} is ${formatIp(to)} now: the provider gave ${name} another address`,
    data: { interface: name, from: formatIp(from), to: formatIp(to) },
  })
}
