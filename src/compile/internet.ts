/**
 * The Internet: every access line has the providers' gateway address, a host route leads to each customer, and each
 * head-end's public address lies behind the firewall's outside address.
 */
import type { Configuration, DhcpPoolConfig, InterfaceConfig, StaticRouteConfig } from '../config/index'
import { type Design, type DeviceOf, devicesOf, ownAddress, readAddress, withRole } from '../design/index'
import { broadcastOf, contains, type Ip, ipPlus, parseIp, prefixOf, samePrefix } from '../net/index'
import { plainBase, plainPort } from './plain'
import { farEnd } from './plan'

export function internetConfiguration(design: Design, device: DeviceOf<'internet'>): Configuration {
  const [text = ''] = device.accessGateway.split('/')
  const gateway = parseIp(text)
  const interfaces = device.interfaces.map((item): InterfaceConfig => {
    const plain = { ...plainPort(item), proxyArp: { value: true } }
    if (item.role !== 'access' || gateway === undefined) return plain
    return { ...plain, address: { kind: 'static', address: gateway, length: 32 } }
  })
  return {
    ...plainBase(device, 'internet', interfaces),
    staticRoutes: [...customerRoutes(design, device), ...enterpriseRoutes(design, device)],
    dhcpPools: leasedLines(design, device).map(({ line, address }): DhcpPoolConfig => {
      const { subnet } = readAddress(device.accessGateway) ?? { subnet: prefixOf(address, 32) }
      const around = [
        { first: subnet.address, last: ipPlus(address, -1) },
        { first: ipPlus(address, 1), last: broadcastOf(subnet) },
      ]
      return {
        name: line,
        network: subnet,
        excluded: around,
        leaseSeconds: LEASE_SECONDS,
        interface: line,
        ...(gateway === undefined ? {} : { router: gateway }),
      }
    }),
  }
}

/** What the provider gives is kept for a day, as IOS pools keep theirs. */
const LEASE_SECONDS = 86_400

/** Lines whose customer asks for an address, with the one that the provider keeps for it: the lowest that is free. */
function leasedLines(
  design: Design,
  device: DeviceOf<'internet'>,
): readonly { readonly line: string; readonly address: Ip }[] {
  const gateway = readAddress(device.accessGateway)
  if (!gateway) return []
  const lines = withRole(device, 'access').map((item) => ({
    name: item.name,
    customer: farEnd(design, device.name, item.name)?.interface,
  }))
  const taken = new Set([gateway.ip, ...lines.flatMap(({ customer }) => ownAddress(customer)?.ip ?? [])])
  const last = broadcastOf(gateway.subnet)
  let next = ipPlus(gateway.subnet.address, 1)
  return lines.flatMap(({ name, customer }) => {
    if (customer?.addressing.kind !== 'dhcp') return []
    while (taken.has(next)) next = ipPlus(next, 1)
    if (next >= last) return []
    taken.add(next)
    return [{ line: name, address: next }]
  })
}

function hostRoute(address: Ip): Pick<StaticRouteConfig, 'prefix' | 'distance' | 'tag'> {
  return { prefix: prefixOf(address, 32), distance: 1, tag: 0 }
}

function customerRoutes(design: Design, device: DeviceOf<'internet'>): readonly StaticRouteConfig[] {
  const leased = leasedLines(design, device).map(({ line, address }) => ({ ...hostRoute(address), interface: line }))
  const own = withRole(device, 'access').flatMap((item) => {
    const customer = ownAddress(farEnd(design, device.name, item.name)?.interface)
    return customer ? [{ ...hostRoute(customer.ip), interface: item.name }] : []
  })
  return [...own, ...leased]
}

/** A head-end that stands on a border network itself is the way to its own addresses beyond it. */
function frontRoutes(design: Design, device: DeviceOf<'internet'>): readonly StaticRouteConfig[] {
  const borders = withRole(device, 'outside').flatMap((item) => ownAddress(item)?.subnet ?? [])
  return devicesOf(design, 'head-end').flatMap((headEnd) => {
    const addresses = headEnd.interfaces.flatMap((item) => ownAddress(item) ?? [])
    const near = addresses.find((own) => own.length < 32 && borders.some((border) => samePrefix(border, own.subnet)))
    if (!near) return []
    return withRole(headEnd, 'public').flatMap((item) => {
      const own = ownAddress(item)
      return !own || borders.some((border) => contains(border, own.ip))
        ? []
        : [{ ...hostRoute(own.ip), nextHop: near.ip }]
    })
  })
}

function enterpriseRoutes(design: Design, device: DeviceOf<'internet'>): readonly StaticRouteConfig[] {
  const borders = withRole(device, 'outside').flatMap((item) => {
    const far = farEnd(design, device.name, item.name)
    return far?.device.kind === 'firewall' ? (ownAddress(far.interface)?.ip ?? []) : []
  })
  const given = leasedLines(design, device).flatMap(({ line, address }) =>
    farEnd(design, device.name, line)?.device.kind === 'firewall' ? [address] : [],
  )
  const publics = devicesOf(design, 'head-end').flatMap((headEnd) =>
    withRole(headEnd, 'public').flatMap((item) => ownAddress(item)?.ip ?? []),
  )
  return [
    ...[...borders, ...given].flatMap((nextHop) => publics.map((address) => ({ ...hostRoute(address), nextHop }))),
    ...frontRoutes(design, device),
  ]
}
