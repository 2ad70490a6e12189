/** What several devices' texts need to know of the design: who is at the other end, which addresses are where. */
import type { Design, Device, DeviceOf, Interface } from '../design/index'
import { formatIp, type Ip, maskOf, type Prefix, parseIp, parsePrefix, prefixOf } from '../net/index'

/** An interface's address and mask length; `undefined` when it has none of its own, or its text is no address. */
export function addressOf(
  item: Interface | undefined,
): { readonly ip: Ip; readonly length: number; readonly subnet: Prefix } | undefined {
  if (item?.addressing.kind !== 'static') return undefined
  const [text = '', length = ''] = item.addressing.address.split('/')
  const address = parseIp(text)
  const bits = Number(length === '' ? 32 : length)
  if (address === undefined || !Number.isInteger(bits) || bits < 0 || bits > 32) return undefined
  return { ip: address, length: bits, subnet: prefixOf(address, bits) }
}

/** Address and mask as IOS writes them. */
export function addressWords(item: Interface): { readonly address: string; readonly mask: string } | undefined {
  const found = addressOf(item)
  return found && { address: formatIp(found.ip), mask: formatIp(maskOf(found.length)) }
}

export function devicesOf<K extends Device['kind']>(design: Design, kind: K): readonly DeviceOf<K>[] {
  return design.devices.filter((device): device is DeviceOf<K> => device.kind === kind)
}

export function deviceNamed(design: Design, name: string): Device | undefined {
  return design.devices.find((device) => device.name === name)
}

export function withRole(device: Device, role: Interface['role']): readonly Interface[] {
  return device.interfaces.filter((item) => item.role === role)
}

/** Text of the first address of a role, without its length; empty when there is none. */
export function roleAddress(device: Device | undefined, role: Interface['role']): string {
  const found = device && addressOf(withRole(device, role)[0])
  return found ? formatIp(found.ip) : ''
}

/** Networks of headquarters: what lies behind the firewalls' inside interfaces. */
export function headquarters(design: Design): readonly Prefix[] {
  return devicesOf(design, 'firewall').flatMap((firewall) =>
    withRole(firewall, 'inside').flatMap((item) => addressOf(item)?.subnet ?? []),
  )
}

export function pools(design: Design): readonly Prefix[] {
  return design.vpn.pools.flatMap((text) => parsePrefix(text) ?? [])
}

/** The interface at the other end of a link, with its device. */
export function farEnd(
  design: Design,
  device: string,
  name: string,
): { readonly device: Device; readonly interface: Interface } | undefined {
  for (const link of design.links) {
    const far =
      link.a.device === device && link.a.interface === name
        ? link.b
        : link.b.device === device && link.b.interface === name
          ? link.a
          : undefined
    const other = far && deviceNamed(design, far.device)
    const port = other?.interfaces.find((item) => item.name === far?.interface)
    if (other && port) return { device: other, interface: port }
  }
  return undefined
}

/** Addresses of the CallManagers, for option 150 of the phones. */
export function callManagers(design: Design): readonly string[] {
  return devicesOf(design, 'server')
    .filter((server) => server.callManager)
    .map((server) => roleAddress(server, 'host'))
    .filter((text) => text !== '')
}

/** True when any router of the design does NAT traversal, so that the firewall must let UDP 4500 through. */
export function usesNatTraversal(design: Design, hasIt: (release: string) => boolean): boolean {
  return [...devicesOf(design, 'head-end'), ...devicesOf(design, 'soho')].some((device) => hasIt(device.release))
}
