/** The whole network as a list to be read from above: the head-end block, then the sites by who serves them. Pure. */
import { type Design, type Device, type DeviceKindName, type Link, ownAddress, siteMembers } from '../../design/index'
import type { SiteStatus, SnapshotView } from '../../engine/messages'
import { shortInterfaceName } from '../../ios/index'
import { formatIp } from '../../net/index'
import type { Marks } from '../../store/index'
import { nodesOf } from '../canvas/flow'
import { KIND_WORDS } from '../canvas/selecting'
import { cablesInWords } from '../canvas/spoken'
import { counted, said, t } from '../words/language'

export interface OutlinePart {
  readonly title: string
  readonly devices: readonly { readonly name: string; readonly text: string; readonly lines: readonly string[] }[]
}

const BLOCK: readonly DeviceKindName[] = [
  'internet',
  'firewall',
  'head-end',
  'router',
  'lan',
  'server',
  'phone',
  'pc',
  'home-nat',
]

export function outlineOf(
  design: Design,
  view: SnapshotView | undefined,
  sites: readonly SiteStatus[],
  marks: Marks,
): readonly OutlinePart[] {
  const places = siteMembers(design)
  const looks = new Map(
    nodesOf(design, view, sites, [], marks).map((node) => [node.id, node.data.mark?.word ?? node.data.word]),
  )
  const cables = cablesInWords(design, view)
  const ends = endsByPort(design, view)
  const told = (device: Device) => ({
    name: device.name,
    text: `${said(KIND_WORDS[device.kind][0])}, ${looks.get(device.name) ?? t('not simulated yet')}, ${cables(device.name)}`,
    lines: portsOf(device, ends),
  })
  const core = design.devices.filter(({ name }) => !places.has(name))
  const ordered = BLOCK.flatMap((kind) => core.filter((device) => device.kind === kind))
  const peers = new Map(sites.map((site) => [site.site, site.peer]))
  const groups = new Map<string, Device[]>()
  for (const device of design.devices) {
    const site = places.get(device.name)
    if (site === undefined) continue
    const peer = peers.get(site)
    const title = peer === undefined ? t('Sites that no head-end serves') : t('Sites on {peer}', { peer })
    const there = groups.get(title)
    if (there) there.push(device)
    else groups.set(title, [device])
  }
  return [
    { title: t('Head-end block'), devices: ordered.map(told) },
    ...[...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([title, devices]) => ({
        title: `${title}: ${counted(new Set(devices.map(({ name }) => places.get(name))).size, 'site')}`,
        devices: devices.map(told),
      })),
  ].filter(({ devices }) => devices.length > 0)
}

/** Where the cable of a port leads, by `device/interface`. */
function endsByPort({ links }: Design, view: SnapshotView | undefined): ReadonlyMap<string, string> {
  const down = new Set(view?.linksDown ?? [])
  const key = ({ device, interface: port }: Link['a']) => `${device}/${port}`
  return new Map(
    links.flatMap(({ id, a, b }) => {
      const broken = down.has(id) ? `, ${t('down')}` : ''
      return [
        [key(a), `${b.device}${broken}`],
        [key(b), `${a.device}${broken}`],
      ] as const
    }),
  )
}

/** `Fa0/0 10.81.0.3/29 to stick-lan`, for each interface that has an address or a cable. */
function portsOf(device: Device, ends: ReadonlyMap<string, string>): readonly string[] {
  return device.interfaces.flatMap((item) => {
    const far = ends.get(`${device.name}/${item.name}`)
    const own = ownAddress(item)
    if (far === undefined && !own) return []
    const address = own
      ? ` ${formatIp(own.ip)}/${own.length}`
      : item.addressing.kind === 'dhcp'
        ? ` ${t('by DHCP')}`
        : ''
    return [`${shortInterfaceName(item.name)}${address}${far === undefined ? '' : ` ${t('to {far}', { far })}`}`]
  })
}
