/** A home router: everything behind one outside address, IPsec let through, addresses by DHCP inside. */
import type { Configuration, DhcpPoolConfig, InterfaceConfig } from '../config/index'
import { type Design, type DeviceOf, devicesOf, ownAddress, withRole } from '../design/index'
import { ipPlus, parseIp, sizeOf } from '../net/index'
import { plainBase, plainDefaultRoute, plainPort } from './plain'

/** Seconds that a cheap router keeps an idle translation: an assumption, as they differ. */
const TRANSLATION_SECONDS = { udpTimeoutSeconds: 300, espTimeoutSeconds: 300 } as const

/** Seconds that it leases an address for: a day, as most do. */
const LEASE_SECONDS = 86_400

export function homeNatConfiguration(design: Design, device: DeviceOf<'home-nat'>): Configuration {
  const interfaces = device.interfaces.map(
    (item): InterfaceConfig => ({ ...plainPort(item), natSide: item.role === 'outside' ? 'outside' : 'inside' }),
  )
  const [gateway = ''] = devicesOf(design, 'internet')[0]?.accessGateway.split('/') ?? []
  return {
    ...plainBase(device, 'nat', interfaces),
    staticRoutes: plainDefaultRoute(gateway),
    dhcpPools: leases(device),
    nat: { passThrough: device.passThrough, ...TRANSLATION_SECONDS },
  }
}

/** Its inside from the first address that it hands out. */
function leases(device: DeviceOf<'home-nat'>): readonly DhcpPoolConfig[] {
  const own = ownAddress(withRole(device, 'inside')[0])
  const first = parseIp(device.dhcpFirst)
  if (!own || first === undefined || sizeOf(own.subnet) < 4) return []
  const before = { first: own.subnet.address, last: ipPlus(first, -1) }
  return [{ name: 'inside', network: own.subnet, router: own.ip, excluded: [before], leaseSeconds: LEASE_SECONDS }]
}
