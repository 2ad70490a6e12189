/** Devices without a router's text: hosts, switches, home routers, the Internet. Their Configuration is made directly. */
import type {
  Configuration,
  DeviceKind,
  DhcpPoolConfig,
  HostConfig,
  InterfaceConfig,
  StaticRouteConfig,
} from '../config/index'
import type { Design, Device, DeviceOf, Interface } from '../design/index'
import { ANY_ADDRESS, ipPlus, parseIp, prefixOf, sizeOf } from '../net/index'
import { addressOf, devicesOf, farEnd, roleAddress, withRole } from './plan'

type Plain = DeviceOf<'lan' | 'server' | 'phone' | 'pc' | 'home-nat' | 'internet'>

export function plainConfiguration(design: Design, device: Plain): Configuration {
  switch (device.kind) {
    case 'lan':
      return base(
        device,
        'switch',
        device.interfaces.map((item) => ({ ...port(item), kind: 'port' })),
      )
    case 'server':
      return host(device, device.defaultGateway, { callManager: device.callManager, initialTtl: 128 })
    case 'pc':
      return host(device, device.defaultGateway, { callManager: false, initialTtl: 128 })
    case 'phone':
      return host(device, device.defaultGateway, { callManager: false, initialTtl: 64, ...skinnyOf(design, device) })
    case 'home-nat':
      return homeNat(design, device)
    case 'internet':
      return internet(design, device)
  }
}

/** Seconds between Skinny keepalives are the CallManager's to say; the parameter holds them. */
function skinnyOf(design: Design, device: DeviceOf<'phone'>): Pick<HostConfig, 'skinny'> {
  const server = parseIp(
    roleAddress(
      design.devices.find((item) => item.name === device.callManager),
      'host',
    ),
  )
  return server === undefined ? {} : { skinny: { server, keepaliveSeconds: 30 } }
}

function base(device: Device, kind: DeviceKind, interfaces: readonly InterfaceConfig[]): Configuration {
  return {
    device: device.name,
    kind,
    hostname: device.name,
    release: '',
    interfaces,
    staticRoutes: [],
    accessLists: {},
    routeMaps: {},
    eigrp: [],
    dhcpPools: [],
    filtersDecrypted: false,
    classless: { value: true },
  }
}

function port(item: Interface): InterfaceConfig {
  const own = addressOf(item)
  return {
    name: item.name,
    kind: 'ethernet',
    address:
      item.addressing.kind === 'dhcp'
        ? { kind: 'dhcp' }
        : own
          ? { kind: 'static', address: own.ip, length: own.length }
          : { kind: 'none' },
    shutdown: { value: item.shutdown },
    bandwidthKbit: item.bandwidthKbit ?? 100_000,
    delayTens: item.delayTens ?? 10,
    mtu: 1500,
    redirects: { value: false },
    proxyArp: { value: false },
    sameInterfaceCache: { value: true },
    hsrp: [],
    arpTimeoutSeconds: 1200,
  }
}

function defaultRoute(gateway: string): readonly StaticRouteConfig[] {
  const nextHop = parseIp(gateway)
  return nextHop === undefined ? [] : [{ prefix: prefixOf(ANY_ADDRESS, 0), nextHop, distance: 1, tag: 0 }]
}

function host(device: Plain, gateway: string, about: HostConfig): Configuration {
  return { ...base(device, 'host', device.interfaces.map(port)), staticRoutes: defaultRoute(gateway), host: about }
}

/** Pass-through NAT: everything behind one outside address, DHCP inside. */
function homeNat(design: Design, device: DeviceOf<'home-nat'>): Configuration {
  const interfaces = device.interfaces.map(
    (item): InterfaceConfig => ({ ...port(item), natSide: item.role === 'outside' ? 'outside' : 'inside' }),
  )
  const provider = devicesOf(design, 'internet')[0]
  const gateway = provider?.accessGateway.split('/')[0] ?? ''
  return {
    ...base(device, 'nat', interfaces),
    staticRoutes: defaultRoute(gateway),
    dhcpPools: dhcpPools(device),
    nat: { passThrough: device.passThrough, udpTimeoutSeconds: 300, espTimeoutSeconds: 300 },
  }
}

function dhcpPools(device: DeviceOf<'home-nat'>): readonly DhcpPoolConfig[] {
  const own = addressOf(withRole(device, 'inside')[0])
  const first = parseIp(device.dhcpFirst)
  if (!own || first === undefined || sizeOf(own.subnet) < 4) return []
  const before = { first: own.subnet.address, last: ipPlus(first, -1) }
  return [{ name: 'inside', network: own.subnet, router: own.ip, excluded: [before], leaseSeconds: 86_400 }]
}

/**
 * The Internet: every access line has the providers' gateway address, a host route leads to each customer, and each
 * head-end's public address lies behind the firewall's outside address.
 */
function internet(design: Design, device: DeviceOf<'internet'>): Configuration {
  const [gatewayText = ''] = device.accessGateway.split('/')
  const gateway = parseIp(gatewayText)
  const interfaces = device.interfaces.map((item): InterfaceConfig => {
    const plain = { ...port(item), proxyArp: { value: true } }
    return item.role === 'access' && gateway !== undefined
      ? { ...plain, address: { kind: 'static', address: gateway, length: 32 } }
      : plain
  })
  const customers = withRole(device, 'access').flatMap((item): readonly StaticRouteConfig[] => {
    const customer = addressOf(farEnd(design, device.name, item.name)?.interface)
    return customer ? [{ prefix: prefixOf(customer.ip, 32), interface: item.name, distance: 1, tag: 0 }] : []
  })
  return { ...base(device, 'internet', interfaces), staticRoutes: [...customers, ...enterpriseRoutes(design, device)] }
}

function enterpriseRoutes(design: Design, device: DeviceOf<'internet'>): readonly StaticRouteConfig[] {
  const borders = withRole(device, 'outside').flatMap((item) => {
    const far = farEnd(design, device.name, item.name)
    const own = far?.device.kind === 'firewall' ? addressOf(far.interface) : undefined
    return own ? [own.ip] : []
  })
  const publics = devicesOf(design, 'head-end').flatMap((headEnd) =>
    withRole(headEnd, 'public').flatMap((item) => addressOf(item)?.ip ?? []),
  )
  return borders.flatMap((nextHop) =>
    publics.map((address) => ({ prefix: prefixOf(address, 32), nextHop, distance: 1, tag: 0 })),
  )
}
