/** A whole telecommuter's site at once: home router, SOHO router, phone, and the line to the Internet. */
import { formatIp, formatPrefix, type Prefix } from '../../net/index'
import { makeSite } from '../library/site'
import type { Design } from '../model/design'
import type { Interface, Internet } from '../model/device'
import { makeInterface, type Position } from '../model/make'
import { cabledEnds, devicesOf, endKey, withRole } from '../model/read'
import { freeInterface } from './names'
import { callManagerName } from './place'
import { freeSubnet, newAccessAddress } from './pools'
import type { Edit } from './types'

/** The edit that adds a site with the next free subnet and public address, or what is missing for one. */
export function placeSite(design: Design, position: Position): Edit | string {
  const internet = devicesOf(design, 'internet')[0]
  if (!internet) return 'A site needs the Internet: place it first'
  const lan = freeSubnet(design)
  const { pools, siteLength } = design.vpn
  if (!lan) return `The pools ${pools.join(', ')} have no free /${siteLength} left: add a pool to the VPN settings`
  const publicAddress = newAccessAddress(design)
  if (publicAddress === '') return `${internet.accessGateway} has no public address left: widen it in ${internet.name}`
  const access = accessPort(design, internet)
  const like = devicesOf(design, 'soho').at(-1)
  const site = makeSite({
    ...siteNames(new Set(design.devices.map((device) => device.name)), lan),
    lan: formatPrefix(lan),
    publicAddress,
    position,
    peers: devicesOf(design, 'head-end').map((device) => device.name),
    callManager: callManagerName(design),
    access: access.item.name,
    internet: internet.name,
    ...(like ? { profile: { platform: like.platform, release: like.release } } : {}),
  })
  return {
    kind: 'batch',
    label: `Add site ${formatPrefix(lan)}`,
    edits: [
      ...site.devices.map((device): Edit => ({ kind: 'add-device', device })),
      ...(access.isNew ? [{ kind: 'add-interface', device: internet.name, interface: access.item } as const] : []),
      ...site.links.map((link): Edit => ({ kind: 'add-link', link })),
    ],
  }
}

/** An access interface that a removed site has left behind, or a new one. */
export function accessPort(design: Design, internet: Internet): { readonly item: Interface; readonly isNew: boolean } {
  const cabled = cabledEnds(design)
  const left = withRole(internet, 'access').find(
    (item) => !item.shutdown && !cabled.has(endKey({ device: internet.name, interface: item.name })),
  )
  return left
    ? { item: left, isNew: false }
    : { item: makeInterface(freeInterface(internet, 'Access'), 'access'), isNew: true }
}

/**
 * Sites are known by the last octet of their LAN, as SEED's tables tell them apart; where that is taken more octets
 * come before it, and at last a number behind it.
 */
export function siteNames(taken: ReadonlySet<string>, lan: Prefix): { readonly id: string; readonly router: string } {
  const octets = formatIp(lan.address).split('.')
  const fits = (id: string) => ![`home-${id}`, `phone-${id}`, `soho-${id}`].some((name) => taken.has(name))
  const short = siteIds(lan).find(fits)
  if (short !== undefined) return { id: short, router: `soho-${short}` }
  for (let n = 2; ; n++) {
    const id = `${octets.join('-')}-${n}`
    if (fits(id)) return { id, router: `soho-${id}` }
  }
}

/** What a site may be known by, the shortest first: `24`, `2-24`, `81-2-24`, `10-81-2-24`. */
export function siteIds(lan: Prefix): readonly string[] {
  const octets = formatIp(lan.address).split('.')
  return octets.map((_, index) => octets.slice(3 - index).join('-'))
}
