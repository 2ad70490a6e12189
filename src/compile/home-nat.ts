/** A home router: everything behind one outside address, IPsec let through, addresses by DHCP inside. */
import type { Configuration, DhcpPoolConfig, InterfaceConfig } from '../config/index'
import { type Design, type DeviceOf, ownAddress, withRole } from '../design/index'
import { formatIp, ipPlus, parseIp, sizeOf } from '../net/index'
import { parametersOf } from './parameters'
import { plainBase, plainDefaultRoute, plainPort } from './plain'
import { accessGatewayOf, mediaAt } from './plan'

export function homeNatConfiguration(design: Design, device: DeviceOf<'home-nat'>): Configuration {
  const { homeUdpSeconds, homeEspSeconds, homeLeaseSeconds } = parametersOf(design)
  const interfaces = device.interfaces.map(
    (item): InterfaceConfig => ({
      ...plainPort(item, mediaAt(design, device.name, item.name)),
      natSide: item.role === 'outside' ? 'outside' : 'inside',
    }),
  )
  const gateway = accessGatewayOf(design, device)
  return {
    ...plainBase(device, 'nat', interfaces),
    staticRoutes: plainDefaultRoute(gateway === undefined ? '' : formatIp(gateway)),
    dhcpPools: leases(device, homeLeaseSeconds),
    nat: { passThrough: device.passThrough, udpTimeoutSeconds: homeUdpSeconds, espTimeoutSeconds: homeEspSeconds },
  }
}

/** Its inside from the first address that it hands out. */
function leases(device: DeviceOf<'home-nat'>, leaseSeconds: number): readonly DhcpPoolConfig[] {
  const own = ownAddress(withRole(device, 'inside')[0])
  const first = parseIp(device.dhcpFirst)
  if (!own || first === undefined || sizeOf(own.subnet) < 4) return []
  const before = { first: own.subnet.address, last: ipPlus(first, -1) }
  return [{ name: 'inside', network: own.subnet, router: own.ip, excluded: [before], leaseSeconds }]
}
