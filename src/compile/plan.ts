/** What several devices' texts need to know of the design: who is at the other end, which addresses are where. */
import {
  type Design,
  type Device,
  deviceNamed,
  devicesOf,
  farEndsOf,
  type Interface,
  type LinkMedia,
  ownAddress,
  speakerAt,
  withRole,
} from '../design/index'
import { formatIp, maskOf, type Prefix, parsePrefix } from '../net/index'

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

/** Networks of headquarters: what lies behind the firewalls' inside interfaces. */
export function headquarters(design: Design): readonly Prefix[] {
  return devicesOf(design, 'firewall').flatMap((firewall) =>
    withRole(firewall, 'inside').flatMap((item) => ownAddress(item)?.subnet ?? []),
  )
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
