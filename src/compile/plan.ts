/** What several devices' texts need to know of the design: who is at the other end, which addresses are where. */
import {
  accessGatewayFor,
  actingFirewalls,
  type Design,
  type Device,
  type DeviceOf,
  deviceNamed,
  devicesOf,
  farEndsOf,
  type HeadEnd,
  type Interface,
  type LinkMedia,
  ownAddress,
  publicEnd,
  speakerAt,
  withRole,
} from '../design/index'
import { formatIp, type Ip, maskOf, type Prefix, parsePrefix, samePrefix } from '../net/index'

/** Address and mask as IOS writes them. */
export function addressWords(item: Interface): { readonly address: string; readonly mask: string } | undefined {
  const found = ownAddress(item)
  return found && { address: formatIp(found.ip), mask: formatIp(maskOf(found.length)) }
}

/** A description as a device keeps it: one line without blanks to spare; none when nothing is left. */
export function described(text: string | undefined): readonly string[] {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  return line === '' ? [] : [line]
}

/** Text of the first address of a role, without its length; empty when there is none. */
export function roleAddress(device: Device | undefined, role: Interface['role']): string {
  const found = device && ownAddress(withRole(device, role)[0])
  return found ? formatIp(found.ip) : ''
}

/** Text of the address that peers name for a head-end; empty when there is none. */
export function publicAddress(device: Device | undefined): string {
  const found = device && ownAddress(publicEnd(device))
  return found ? formatIp(found.ip) : ''
}

/** Networks of headquarters: what lies behind the firewalls' inside interfaces. */
export function headquarters(design: Design): readonly Prefix[] {
  return actingFirewalls(design).flatMap((firewall) =>
    withRole(firewall, 'inside').flatMap((item) => ownAddress(item)?.subnet ?? []),
  )
}

/**
 * Where a head-end that looks outward itself finds headquarters: by the firewalls on its inside segment, which have it behind
 * them. Every other head-end finds it by its default route.
 */
export function inwardRoutes(
  design: Design,
  device: HeadEnd,
): readonly { readonly prefix: Prefix; readonly nextHop: Ip }[] {
  const sides = withRole(device, 'inside').flatMap((item) => ownAddress(item)?.subnet ?? [])
  return actingFirewalls(design).flatMap((firewall) => {
    const near = firewall.interfaces.flatMap((item) => {
      const own = ownAddress(item)
      return own && sides.some((side) => samePrefix(side, own.subnet)) ? [own] : []
    })[0]
    if (!near) return []
    return withRole(firewall, 'inside').flatMap((item) => {
      const prefix = ownAddress(item)?.subnet
      return prefix && !samePrefix(prefix, near.subnet) ? [{ prefix, nextHop: near.ip }] : []
    })
  })
}

/** A head-end that has the Internet on an interface of its own needs no firewall for its tunnels. */
export const looksOutward = (device: HeadEnd): boolean => withRole(device, 'outside').length > 0

/** What sites reach at the head-ends' side: headquarters, networks of hosts at the head-ends, and the other sites. */
export function innerNetworks(design: Design): readonly Prefix[] {
  const own = devicesOf(design, 'head-end').flatMap((device) =>
    [...withRole(device, 'inside'), ...withRole(device, 'lan')].flatMap((item) => ownAddress(item)?.subnet ?? []),
  )
  const all = [...headquarters(design), ...own, ...pools(design)]
  return all.filter((prefix, at) => all.findIndex((other) => samePrefix(other, prefix)) === at)
}

/** The Internet that a device's outside has its cable to; of those without a cable the first. */
function internetOf(design: Design, device: Device): DeviceOf<'internet'> | undefined {
  const outside = withRole(device, 'outside')[0]
  const far = outside && farEnd(design, device.name, outside.name)?.device
  return far?.kind === 'internet' ? far : devicesOf(design, 'internet')[0]
}

/** The provider's address on the line of a device with an address of its own. */
export function accessGatewayOf(design: Design, device: Device): Ip | undefined {
  const internet = internetOf(design, device)
  return internet && accessGatewayFor(internet, ownAddress(withRole(device, 'outside')[0])?.ip)?.ip
}

export function pools(design: Design): readonly Prefix[] {
  return design.vpn.pools.flatMap((text) => parsePrefix(text) ?? [])
}

const medias = new WeakMap<Design['links'], ReadonlyMap<string, LinkMedia>>()

/** How the cable at an interface is made; found for all interfaces once. */
export function mediaAt({ links }: Design, device: string, name: string): LinkMedia | undefined {
  const known = medias.get(links) ?? mediaOf(links)
  medias.set(links, known)
  return known.get(`${device}/${name}`)
}

const mediaOf = (links: Design['links']): ReadonlyMap<string, LinkMedia> =>
  new Map(links.flatMap(({ a, b, media }) => [a, b].map((end) => [`${end.device}/${end.interface}`, media] as const)))

/** The interface that speaks at the other end of a link, with its device. */
export function farEnd(
  design: Design,
  device: string,
  name: string,
): { readonly device: Device; readonly interface: Interface } | undefined {
  for (const far of farEndsOf(design, { device, interface: name })) {
    const other = deviceNamed(design, far.device)
    const port = other && speakerAt(other, far.interface)
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
