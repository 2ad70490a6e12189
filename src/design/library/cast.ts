/**
 * Who plays which part in a scenario, chosen by what devices are and have: neither their names nor their order in the
 * file decides. Of several that could play a part it is the one with the lowest address.
 */
import type { Design } from '../model/design'
import type { Device } from '../model/device'
import { deviceOfFault, devicesOf, ownAddress, withRole } from '../model/read'

/** Who plays which part. */
export interface Cast {
  readonly active: string
  readonly standby: string
  readonly crossOver: string
  readonly crossOvers: number
  readonly firewall: string
  readonly hqPhone: string
  readonly adminPc: string
  /** Sites whose tunnel settles on the active and on the standby. */
  readonly onActive: CastSite
  readonly onStandby: CastSite
  readonly publicOfActive: string
}

export interface CastSite {
  readonly router: string
  readonly phone: string
  readonly home: string
  readonly homeOutside: string
  readonly lan: string
  readonly lanPort: string
}

/** The parts of a design's scenarios; nothing when one of them has nobody to play it. */
export function castOf(design: Design): Cast | undefined {
  const [active, standby] = headEndsOf(design)
  const firewall = lowest(devicesOf(design, 'firewall'))
  const adminPc = lowest(devicesOf(design, 'pc'))
  const hqPhone = lowest(devicesOf(design, 'phone').filter((phone) => !siteOf(design, phone.name)))
  const {
    onActive: [onActive],
    onStandby: [onStandby],
  } = sitesOf(design)
  const crossOver = active && withRole(active, 'cross-over')[0]?.name
  const identity = active && ownAddress(withRole(active, 'public')[0])
  if (!active || !standby || !firewall || !adminPc || !hqPhone || !onActive || !onStandby || !crossOver || !identity)
    return undefined
  return {
    active: active.name,
    standby: standby.name,
    crossOver,
    crossOvers: withRole(active, 'cross-over').length,
    firewall: firewall.name,
    hqPhone: hqPhone.name,
    adminPc: adminPc.name,
    onActive,
    onStandby,
    publicOfActive: withRole(active, 'public')[0]?.addressing.kind === 'static' ? addressText(active) : '',
  }
}

function addressText(device: Parameters<typeof withRole>[0]): string {
  const addressing = withRole(device, 'public')[0]?.addressing
  return addressing?.kind === 'static' ? (addressing.address.split('/')[0] ?? '') : ''
}

const farOf = (design: Design, device: string, name: string) => {
  for (const { a, b } of design.links) {
    if (a.device === device && a.interface === name) return b
    if (b.device === device && b.interface === name) return a
  }
  return undefined
}

/** The site a phone is plugged into. */
function siteOf(design: Design, phone: string): CastSite | undefined {
  for (const router of devicesOf(design, 'soho')) {
    const lan = withRole(router, 'lan')[0]
    const outside = withRole(router, 'outside')[0]
    if (!lan || !outside || farOf(design, router.name, lan.name)?.device !== phone) continue
    const homeName = farOf(design, router.name, outside.name)?.device
    const home = devicesOf(design, 'home-nat').find((item) => item.name === homeName)
    const homeOutside = home && withRole(home, 'outside')[0]
    const own = lan.addressing.kind === 'static' ? lan.addressing.address : ''
    const subnet = ownAddress(lan)?.subnet
    if (!home || !homeOutside || !subnet) continue
    return {
      router: router.name,
      phone,
      home: home.name,
      homeOutside: homeOutside.name,
      lan: networkText(own, subnet.length),
      lanPort: lan.name,
    }
  }
  return undefined
}

/** `10.81.2.25/29` → `10.81.2.24/29`. */
function networkText(address: string, length: number): string {
  const octets = (address.split('/')[0] ?? '').split('.').map(Number)
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const network = value - (value % 2 ** (32 - length))
  return `${[24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.')}/${length}`
}

/** The one that HSRP prefers first: the higher priority, then the higher address (RFC 2281 section 5.3). */
const headEndsOf = (design: Design) =>
  devicesOf(design, 'head-end').toSorted(
    (a, b) => b.hsrp.priority - a.hsrp.priority || addressOf(b) - addressOf(a) || byId(a, b),
  )

const byId = (a: Device, b: Device) => (a.id < b.id ? -1 : 1)
const addressOf = (device: Device): number =>
  Math.min(...device.interfaces.map((item) => ownAddress(item)?.ip ?? Number.POSITIVE_INFINITY), 2 ** 32)

const byAddress = <D extends Device>(devices: readonly D[]): readonly D[] =>
  devices.toSorted((a, b) => addressOf(a) - addressOf(b) || byId(a, b))
const lowest = <D extends Device>(devices: readonly D[]): D | undefined => byAddress(devices)[0]

/** The sites by the head-end that they settle on, which what happened before has decided; by their LANs. */
function sitesOf(design: Design): { readonly onActive: readonly CastSite[]; readonly onStandby: readonly CastSite[] } {
  const disturbed = new Set(design.history.map((event) => deviceOfFault(event.fault)))
  const routers = byAddress(devicesOf(design, 'soho')).map(({ name }) => name)
  const sites = devicesOf(design, 'phone')
    .flatMap((phone) => siteOf(design, phone.name) ?? [])
    .toSorted((a, b) => routers.indexOf(a.router) - routers.indexOf(b.router))
  return {
    onActive: sites.filter((site) => !disturbed.has(site.home)),
    onStandby: sites.filter((site) => disturbed.has(site.home)),
  }
}

/** What a scenario's file may write in braces in place of a name: `{active}`, `{site on standby}`, `{phone 2 on active}`. */
export function roleNames(design: Design): ReadonlyMap<string, string> {
  const [active, standby] = headEndsOf(design)
  const sites = sitesOf(design)
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['active', active?.name],
    ['standby', standby?.name],
    ['firewall', lowest(devicesOf(design, 'firewall'))?.name],
    ['callmanager', lowest(devicesOf(design, 'server'))?.name],
    ['admin pc', lowest(devicesOf(design, 'pc'))?.name],
    ['hq phone', lowest(devicesOf(design, 'phone').filter((phone) => !siteOf(design, phone.name)))?.name],
    ...siteNames(sites.onActive, 'on active'),
    ...siteNames(sites.onStandby, 'on standby'),
  ]
  return new Map(parts.flatMap(([role, name]) => (name === undefined ? [] : [[role, name] as const])))
}

const siteNames = (sites: readonly CastSite[], where: string): readonly (readonly [string, string])[] =>
  sites.flatMap(({ router, phone, home, lan }, at) =>
    Object.entries({ site: router, phone, home, lan }).flatMap(([part, name]) => [
      ...(at === 0 ? [[`${part} ${where}`, name] as const] : []),
      [`${part} ${at + 1} ${where}`, name] as const,
    ]),
  )
