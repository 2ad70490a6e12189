/**
 * The Internet: every access line has the providers' gateway address, a host route leads to each customer, and each
 * head-end's public address lies behind the firewall's outside address.
 */
import type { Configuration, InterfaceConfig, StaticRouteConfig } from '../config/index'
import { type Design, type DeviceOf, devicesOf, ownAddress, withRole } from '../design/index'
import { type Ip, parseIp, prefixOf } from '../net/index'
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
  }
}

function hostRoute(address: Ip): Pick<StaticRouteConfig, 'prefix' | 'distance' | 'tag'> {
  return { prefix: prefixOf(address, 32), distance: 1, tag: 0 }
}

function customerRoutes(design: Design, device: DeviceOf<'internet'>): readonly StaticRouteConfig[] {
  return withRole(device, 'access').flatMap((item) => {
    const customer = ownAddress(farEnd(design, device.name, item.name)?.interface)
    return customer ? [{ ...hostRoute(customer.ip), interface: item.name }] : []
  })
}

function enterpriseRoutes(design: Design, device: DeviceOf<'internet'>): readonly StaticRouteConfig[] {
  const borders = withRole(device, 'outside').flatMap((item) => {
    const far = farEnd(design, device.name, item.name)
    return far?.device.kind === 'firewall' ? (ownAddress(far.interface)?.ip ?? []) : []
  })
  const publics = devicesOf(design, 'head-end').flatMap((headEnd) =>
    withRole(headEnd, 'public').flatMap((item) => ownAddress(item)?.ip ?? []),
  )
  return borders.flatMap((nextHop) => publics.map((address) => ({ ...hostRoute(address), nextHop })))
}
