/** The six drawings: cabling, addressing, HSRP, EIGRP, tunnels, firewall zones. */
import {
  type Design,
  type Device,
  type Firewall,
  type Interface,
  type Link,
  type LinkEndRef,
  ownAddress,
} from '../../../design/index'
import { shortInterfaceName } from '../../../ios/index'
import { formatIp, formatPrefix, lookUp, plural } from '../../../net/index'
import type { SnapshotView } from '../../../sim/index'
import type { SiteStatus } from '../../messages'
import type { DeviceMark, Layer, LinkMark } from './layer'

export interface Drawn {
  readonly design: Design
  readonly view: SnapshotView
  readonly sites: readonly SiteStatus[]
}

export function layersOf(drawn: Drawn): readonly Layer[] {
  return [cabling(), addressing(drawn), hsrp(drawn), eigrp(drawn), tunnels(drawn), zones(drawn)]
}

const PLAIN: DeviceMark = { weight: 'plain', lines: [] }
const QUIET: DeviceMark = { weight: 'quiet', lines: [] }
const QUIET_LINK: LinkMark = { weight: 'quiet' }

function cabling(): Layer {
  return {
    title: 'Cabling',
    says: 'Every device and cable, with the interface at each end. A double line is a cross-over cable.',
    device: () => PLAIN,
    link: ({ a, b }) => ({ weight: 'plain', a: shortInterfaceName(a.interface), b: shortInterfaceName(b.interface) }),
    arcs: [],
  }
}

function addressing({ design, view }: Drawn): Layer {
  return {
    title: 'Addressing',
    says: 'Each device with the addresses of its interfaces (* = leased by DHCP), and on the cables the network that both ends share.',
    device: (device) => ({ weight: 'plain', lines: addressLines(device, view) }),
    link: ({ a, b }) => {
      const [here, there] = [a, b].map((end) => ownAddress(interfaceAt(design, end)))
      const shared =
        here && there && here.subnet.address === there.subnet.address ? formatPrefix(here.subnet) : undefined
      return { weight: 'plain', ...(shared === undefined ? {} : { middle: shared }) }
    },
    arcs: [],
  }
}

/** A line for each address; interfaces that share one share the line. */
function addressLines({ name, interfaces }: Device, view: SnapshotView): readonly string[] {
  const ports = new Map<string, string[]>()
  for (const item of interfaces) {
    const held = lookUp(view.devices, name)?.interfaces.find((row) => row.name === item.name)?.address
    const own = held ?? ownAddress(item)
    if (!own) continue
    const text = `${formatIp(own.ip)}/${own.length}${item.addressing.kind === 'dhcp' ? '*' : ''}`
    ports.set(text, [...(ports.get(text) ?? []), shortInterfaceName(item.name)])
  }
  return [...ports].map(([text, [first = '', ...more]]) =>
    more.length === 0 ? `${first} ${text}` : `${first}–${more.at(-1)} ${text}`,
  )
}

function interfaceAt(design: Design, end: LinkEndRef): Interface | undefined {
  return design.devices.find((item) => item.name === end.device)?.interfaces.find((item) => item.name === end.interface)
}

function hsrp({ view }: Drawn): Layer {
  const rows = (device: string) => lookUp(view.devices, device)?.hsrp ?? []
  const speaks = ({ device, interface: port }: LinkEndRef) => rows(device).some((row) => row.interface === port)
  return {
    title: 'HSRP',
    says: 'Which head-end forwards what headquarters sends to the sites: the firewall’s next hop is the virtual address, and the active answers for it. Heavy lines carry HSRP.',
    device: ({ name }) => ({
      weight: rows(name).length === 0 ? 'quiet' : 'strong',
      lines: rows(name).flatMap((row) => [
        `${row.state.toUpperCase()}, group ${row.group}`,
        `priority ${row.priority}${row.preempt ? ', pre-empts' : ''}`,
        ...(row.virtualAddress === undefined ? [] : [`virtual ${formatIp(row.virtualAddress)}`]),
      ]),
    }),
    link: ({ a, b }) => ({ weight: speaks(a) || speaks(b) ? 'strong' : 'quiet' }),
    arcs: [],
  }
}

function eigrp({ view }: Drawn): Layer {
  const of = ({ device, interface: port }: LinkEndRef) =>
    (lookUp(view.devices, device)?.eigrp ?? []).flatMap((process) =>
      process.interfaces.filter((item) => item.name === port).map((item) => ({ ...item, as: process.as })),
    )
  return {
    title: 'EIGRP adjacencies',
    says: 'Heavy lines join neighbours that have found one another; "passive" and "no neighbour" mark interfaces of the process that have none.',
    device: ({ name }) => {
      const tables = lookUp(view.devices, name)
      if (!tables || tables.eigrp.length === 0) return QUIET
      const learnt = tables.routes.filter((row) => row.active && row.route.protocol.startsWith('eigrp')).length
      return {
        weight: 'strong',
        lines: [
          ...tables.eigrp.map((process) => `AS ${process.as}`),
          `${plural(tables.eigrpNeighbors.length, 'neighbour')}, ${plural(learnt, 'route')} learnt`,
        ],
      }
    },
    link: ({ a, b }) => {
      const rows = [...of(a), ...of(b)]
      if (rows.length === 0) return QUIET_LINK
      const as = `AS ${rows[0]?.as ?? ''}`
      if (rows.some((row) => row.peers > 0)) return { weight: 'strong', middle: as }
      return { weight: 'plain', middle: rows.every((row) => row.passive) ? 'passive' : 'no neighbour' }
    },
    arcs: [],
  }
}

/** Dashes that tell head-ends apart. */
const DASHES: readonly string[] = ['none', '10 5', '2 4', '12 4 2 4']

function tunnels({ design, sites }: Drawn): Layer {
  const gateways = [...new Set(sites.flatMap((site) => site.peer ?? []))].sort()
  const dashes = (gateway: string) => DASHES[gateways.indexOf(gateway) % DASHES.length] ?? 'none'
  const strokes = ['solid', 'long dashes', 'dots', 'dash and dot']
  const legend = gateways.map((name, index) => `${strokes[index % strokes.length]} to ${name}`).join(', ')
  const headEnds = new Set(design.devices.flatMap((item) => (item.kind === 'head-end' ? item.name : [])))
  return {
    title: 'Tunnels',
    says: `Which head-end each site’s tunnel ends on${legend === '' ? '' : `: ${legend}`}. Thin lines are cables.`,
    device: ({ name }) => {
      const site = sites.find((item) => item.site === name)
      if (site) return { weight: site.state === 'in service' ? 'strong' : 'plain', lines: siteLines(site) }
      if (!headEnds.has(name)) return QUIET
      const own = sites.filter((item) => item.peer === name)
      return { weight: 'strong', lines: [`${plural(own.length, 'tunnel')}`] }
    },
    link: () => QUIET_LINK,
    arcs: sites.flatMap(({ site, peer }) =>
      peer === undefined ? [] : [{ from: site, to: peer, dashes: dashes(peer) }],
    ),
  }
}

function siteLines({ lan, peer, tunnel, hsrp, state }: SiteStatus): readonly string[] {
  const service = state === 'in service' ? [] : [state.toUpperCase()]
  if (peer === undefined) return [lan, tunnel === undefined ? 'NO TUNNEL' : `${tunnel} ANSWERS NOBODY`, ...service]
  return [lan, `to ${peer}`, ...(hsrp === undefined ? [] : [`HSRP ${hsrp}`]), ...service]
}

const SIDES = ['outside', 'vpndmz', 'inside'] as const
type Side = (typeof SIDES)[number]
const SIDE_DASHES: Readonly<Record<Side, string>> = { outside: '8 4', vpndmz: 'none', inside: '2 3' }

function zones({ design }: Drawn): Layer {
  const found = sidesOf(design)
  return {
    title: 'Firewall zones',
    says: 'Which side of the firewall everything is on: dashed frames are outside, heavy frames the VPN segment, dotted frames inside.',
    device: (device) => {
      if (device.kind === 'firewall')
        return {
          weight: 'strong',
          lines: device.interfaces
            .filter((item) => isSide(item.role))
            .map((item) => `${shortInterfaceName(item.name)}: ${item.role}`),
        }
      const side = found.get(device.name)
      return side === undefined
        ? QUIET
        : { weight: side === 'vpndmz' ? 'strong' : 'plain', lines: [side], dashes: SIDE_DASHES[side] }
    },
    link: (link) => {
      const side = sideOf(design, link)
      return side === undefined ? QUIET_LINK : { weight: 'strong', middle: side }
    },
    arcs: [],
  }
}

const isSide = (role: string): role is Side => SIDES.some((side) => side === role)
const isFirewall = (device: Device | undefined): device is Firewall => device?.kind === 'firewall'

/** The side of a firewall that a cable leads to. */
function sideOf(design: Design, { a, b }: Link): Side | undefined {
  const end = [a, b].find((item) => isFirewall(design.devices.find((device) => device.name === item.device)))
  const role = end && interfaceAt(design, end)?.role
  return role !== undefined && isSide(role) ? role : undefined
}

/** Everything that hangs together when the firewalls are taken away is on the side that it is cabled to. */
function sidesOf(design: Design): ReadonlyMap<string, Side> {
  const walls = new Set(design.devices.filter(isFirewall).map((item) => item.name))
  const found = new Map<string, Side>()
  for (const link of design.links) {
    const side = sideOf(design, link)
    if (side === undefined) continue
    const reached = [link.a.device, link.b.device].filter((name) => !walls.has(name))
    for (let at = 0; at < reached.length; at++) {
      const name = reached[at] ?? ''
      if (found.has(name)) continue
      found.set(name, side)
      for (const { a, b } of design.links) {
        if (a.device === name && !walls.has(b.device)) reached.push(b.device)
        if (b.device === name && !walls.has(a.device)) reached.push(a.device)
      }
    }
  }
  return found
}
