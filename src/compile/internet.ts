/**
 * The Internet: every access line has the providers' gateway address, a host route leads to each customer, and each
 * head-end's public address lies behind the firewall's outside address. Where providers are drawn one by one, each knows
 * the others' customers by the cables between them.
 */
import type { Configuration, DhcpPoolConfig, InterfaceConfig, StaticRouteConfig } from '../config/index'
import {
  accessGatewayFor,
  accessNetworks,
  actingFirewalls,
  type Design,
  type Device,
  type DeviceOf,
  devicesOf,
  ownAddress,
  type ReadAddress,
  withRole,
} from '../design/index'
import { broadcastOf, contains, formatPrefix, type Ip, ipPlus, prefixOf, samePrefix } from '../net/index'
import { plainBase, plainPort } from './plain'
import { farEnd, looksOutward, mediaAt } from './plan'

export function internetConfiguration(design: Design, device: DeviceOf<'internet'>): Configuration {
  const leased = leasedLines(design, device)
  const given = new Map(leased.map(({ line, address }) => [line, address]))
  const interfaces = device.interfaces.map((item): InterfaceConfig => {
    const plain = { ...plainPort(item, mediaAt(design, device.name, item.name)), proxyArp: { value: true } }
    if (item.role !== 'access') return plain
    const customer = given.get(item.name) ?? ownAddress(farEnd(design, device.name, item.name)?.interface)?.ip
    const gateway = accessGatewayFor(device, customer)
    return gateway ? { ...plain, address: { kind: 'static', address: gateway.ip, length: 32 } } : plain
  })
  return {
    ...plainBase(device, 'internet', interfaces),
    staticRoutes: withOthers(design, device, ownRoutes(design, device, leased)),
    dhcpPools: leased.map(({ line, address, network }): DhcpPoolConfig => {
      const { subnet, ip: router } = network
      const around = [
        { first: subnet.address, last: ipPlus(address, -1) },
        { first: ipPlus(address, 1), last: broadcastOf(subnet) },
      ]
      return { name: line, network: subnet, excluded: around, leaseSeconds: LEASE_SECONDS, interface: line, router }
    }),
  }
}

const ownRoutes = (design: Design, device: DeviceOf<'internet'>, leased: readonly Leased[]) => [
  ...customerRoutes(design, device, leased),
  ...enterpriseRoutes(design, device, leased),
]

/** What the provider gives is kept for a day, as IOS pools keep theirs. */
const LEASE_SECONDS = 86_400

/** A line whose customer asks for an address, with the one that the provider keeps for it. */
interface Leased {
  readonly line: string
  readonly address: Ip
  readonly network: ReadAddress
}

/** Each gets the lowest address that is free, of the first network that has one. */
function leasedLines(design: Design, device: DeviceOf<'internet'>): readonly Leased[] {
  const networks = accessNetworks(device)
  const lines = withRole(device, 'access').map((item) => ({
    name: item.name,
    customer: farEnd(design, device.name, item.name)?.interface,
  }))
  const taken = new Set([
    ...networks.map(({ ip }) => ip),
    ...lines.flatMap(({ customer }) => ownAddress(customer)?.ip ?? []),
  ])
  const free = networks.flatMap((network) => freeIn(network, taken, lines.length))
  const asking = lines.filter(({ customer }) => customer?.addressing.kind === 'dhcp')
  return asking.flatMap(({ name: line }, at) => (free[at] ? [{ line, ...free[at] }] : []))
}

/** As many free addresses of a network as may be asked for. */
function freeIn(network: ReadAddress, taken: ReadonlySet<Ip>, most: number): readonly Omit<Leased, 'line'>[] {
  const found: Omit<Leased, 'line'>[] = []
  const last = broadcastOf(network.subnet)
  for (let next = ipPlus(network.subnet.address, 1); next < last && found.length < most; next = ipPlus(next, 1))
    if (!taken.has(next)) found.push({ address: next, network })
  return found
}

function hostRoute(address: Ip): Pick<StaticRouteConfig, 'prefix' | 'distance' | 'tag'> {
  return { prefix: prefixOf(address, 32), distance: 1, tag: 0 }
}

function customerRoutes(
  design: Design,
  device: DeviceOf<'internet'>,
  leases: readonly Leased[],
): readonly StaticRouteConfig[] {
  const leased = leases.map(({ line, address }) => ({ ...hostRoute(address), interface: line }))
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

function enterpriseRoutes(
  design: Design,
  device: DeviceOf<'internet'>,
  leases: readonly Leased[],
): readonly StaticRouteConfig[] {
  const borders = withRole(device, 'outside').flatMap((item) => {
    const far = farEnd(design, device.name, item.name)
    const nextHop = far && ownAddress(far.interface)?.ip
    return far?.device.kind === 'firewall' && nextHop !== undefined ? [{ firewall: far.device, nextHop }] : []
  })
  const shared = actingFirewalls(design).flatMap((firewall) =>
    borders.some((item) => item.firewall === firewall) ? [] : frontOf(design, device, firewall),
  )
  const given = leases.flatMap(({ line, address }) => {
    const far = farEnd(design, device.name, line)?.device
    return far?.kind === 'firewall' ? [{ firewall: far, nextHop: address }] : []
  })
  return [
    ...[...borders, ...shared, ...given].flatMap(({ firewall, nextHop }) =>
      publicsBehind(design, firewall).map((address) => ({ ...hostRoute(address), nextHop })),
    ),
    ...frontRoutes(design, device),
  ]
}

/** A firewall that stands on a border network beside others, with its address there. */
function frontOf(
  design: Design,
  device: DeviceOf<'internet'>,
  firewall: DeviceOf<'firewall'>,
): readonly { readonly firewall: DeviceOf<'firewall'>; readonly nextHop: Ip }[] {
  const switched = withRole(device, 'outside').filter(
    (item) => farEnd(design, device.name, item.name)?.device.kind === 'lan',
  )
  const networks = switched.flatMap((item) => ownAddress(item)?.subnet ?? [])
  const own = withRole(firewall, 'outside').flatMap((item) => ownAddress(item) ?? [])
  const near = own.find(({ subnet }) => networks.some((other) => samePrefix(other, subnet)))
  return near ? [{ firewall, nextHop: near.ip }] : []
}

/** Public addresses of head-ends that look outward through a firewall; those that share a network with none, through any. */
function publicsBehind(design: Design, firewall: Device): readonly Ip[] {
  const firewalls = actingFirewalls(design)
  return devicesOf(design, 'head-end').flatMap((headEnd) => {
    const near = firewalls.filter((other) => sharesNetwork(other, headEnd))
    if (looksOutward(headEnd) || (near.length > 0 && !near.some(({ name }) => name === firewall.name))) return []
    return withRole(headEnd, 'public').flatMap((item) => ownAddress(item)?.ip ?? [])
  })
}

const subnetsOf = (device: Device) => device.interfaces.flatMap((item) => ownAddress(item)?.subnet ?? [])

const sharesNetwork = (one: Device, other: Device): boolean =>
  subnetsOf(one).some((subnet) => subnetsOf(other).some((own) => samePrefix(own, subnet)))

/** And what the customers of the other providers are reached by: the cable that leads to them by the fewest of them. */
function withOthers(
  design: Design,
  device: DeviceOf<'internet'>,
  own: readonly StaticRouteConfig[],
): readonly StaticRouteConfig[] {
  const known = new Set(own.map(({ prefix }) => formatPrefix(prefix)))
  const others = otherProviders(design, device).flatMap(({ internet, nextHop }) => {
    const borders = withRole(internet, 'outside').flatMap((item) => ownAddress(item)?.subnet ?? [])
    const served = ownRoutes(design, internet, leasedLines(design, internet)).map(({ prefix }) => prefix)
    return [...served, ...borders].map((prefix) => ({ prefix, distance: 1, tag: 0, nextHop }))
  })
  const mine = withRole(device, 'outside').flatMap((item) => ownAddress(item)?.subnet ?? [])
  for (const subnet of mine) known.add(formatPrefix(subnet))
  const added = others.filter(({ prefix }) => {
    const text = formatPrefix(prefix)
    const isNew = !known.has(text)
    known.add(text)
    return isNew
  })
  return [...own, ...added]
}

interface OtherProvider {
  readonly internet: DeviceOf<'internet'>
  readonly nextHop: Ip
}

function otherProviders(design: Design, device: DeviceOf<'internet'>): readonly OtherProvider[] {
  const seen = new Set([device.name])
  const found: OtherProvider[] = []
  const around = (internet: DeviceOf<'internet'>, first?: Ip) => {
    for (const item of withRole(internet, 'outside')) {
      const far = farEnd(design, internet.name, item.name)
      const nextHop = first ?? ownAddress(far?.interface)?.ip
      if (far?.device.kind !== 'internet' || nextHop === undefined || seen.has(far.device.name)) continue
      seen.add(far.device.name)
      found.push({ internet: far.device, nextHop })
    }
  }
  around(device)
  for (let at = 0; at < found.length; at++) {
    const next = found[at]
    if (next) around(next.internet, next.nextHop)
  }
  return found
}
