/**
 * What is taken in a design, by key: names, ids, cable ends, networks, addresses, places on the canvas. It is made once by
 * reading the whole document, and goes on to the next document when sites are added, so that adding one looks at as much
 * beside thousands as beside six. What goes on is changed in place; a document that is gone back to gets a new one.
 */
import { ALL_FREE, broadcastOf, type Ip, parseIp, parsePrefix, type Space, withTaken } from '../../net/index'
import { accessNetworks } from '../model/access'
import type { Design, Link } from '../model/design'
import type { Device, HeadEnd, Internet, SohoRouter } from '../model/device'
import { devicesOf, endKey, endsOf, isPrivateSide, ownAddress } from '../model/read'
import { cellsOf, type Grid, gridOf } from './grid'

/** Devices, interfaces and cables that are added in one edit. */
export interface Parts {
  readonly devices: readonly Device[]
  readonly ports: readonly { readonly device: string; readonly interface: Device['interfaces'][number] }[]
  readonly links: readonly Link[]
}

export interface Ledger {
  readonly links: Design['links']
  readonly virtualAddress: string
  readonly plan: Design['addresses']
  readonly names: Set<string>
  readonly ids: Set<string>
  readonly linkIds: Set<string>
  readonly cabled: Set<string>
  readonly cells: Set<string>
  readonly grid: Grid
  /** Ports of the Internet by their names, and those that removed sites left behind, in order. */
  readonly portNames: Set<string>
  readonly leftPorts: readonly string[]
  readonly headEnds: readonly string[]
  readonly callManager: string
  readonly internet: Internet | undefined
  /** Its place among the devices; -1 without one. */
  readonly internetAt: number
  /** Networks that hosts stand in, and what is reserved. */
  lans: Space
  /** Single addresses. */
  hosts: Space
  /** The last remote router: a new site gets its box. */
  like: SohoRouter | undefined
  /** Below these nothing is free: ports, cells, numbers in names by what stands around them. */
  nextPort: number
  nextLeft: number
  nextCell: number
  readonly numbers: Map<string, number>
}

const ledgers = new WeakMap<Design['devices'], Ledger>()

/** The ledger of a design. It must not be changed but by `passOn`. */
export function ledgerOf(design: Design): Ledger {
  const known = ledgers.get(design.devices)
  if (
    known &&
    known.links === design.links &&
    known.virtualAddress === design.vpn.hsrp.virtualAddress &&
    known.plan === design.addresses
  )
    return known
  const made = readLedger(design)
  ledgers.set(design.devices, made)
  return made
}

/** The ledger of the design before becomes that of the one with the parts; `changed` are devices that got ports. */
export function passOn(before: Design, after: Design, parts: Parts, changed: ReadonlyMap<string, Device>): void {
  const ledger = ledgers.get(before.devices)
  if (!ledger || ledger.links !== before.links || !parts.devices.every(isOfSite)) return
  ledgers.delete(before.devices)
  for (const device of parts.devices) enterDevice(ledger, device)
  for (const link of parts.links) enterLink(ledger, link)
  const internet = changed.get(ledger.internet?.name ?? '')
  for (const port of parts.ports) if (port.device === internet?.name) ledger.portNames.add(port.interface.name)
  const now = internet?.kind === 'internet' ? internet : ledger.internet
  ledgers.set(after.devices, { ...ledger, internet: now, links: after.links })
}

/** Devices that come with sites; another kind may change who the head-ends or the Internet are. */
const isOfSite = ({ kind }: Device): boolean => kind === 'soho' || kind === 'home-nat' || kind === 'phone'

function enterDevice(ledger: Ledger, device: Device): void {
  ledger.names.add(device.name)
  ledger.ids.add(device.id)
  for (const cell of cellsOf(ledger.grid, device.position)) ledger.cells.add(cell)
  if (device.kind === 'soho') ledger.like = device
  for (const item of device.interfaces) {
    const own = ownAddress(item)
    if (!own || isPrivateSide(device, item)) continue
    ledger.hosts = withTaken(ledger.hosts, { address: own.ip, length: 32 })
    if (own.length < 32) ledger.lans = withTaken(ledger.lans, own.subnet)
  }
}

function enterLink(ledger: Ledger, link: Link): void {
  ledger.linkIds.add(link.id)
  for (const end of endsOf(link)) ledger.cabled.add(endKey(end))
}

function readLedger(design: Design): Ledger {
  const internet = devicesOf(design, 'internet')[0]
  const cabled = new Set(design.links.flatMap(endsOf).map(endKey))
  const ledger: Ledger = {
    links: design.links,
    virtualAddress: design.vpn.hsrp.virtualAddress,
    plan: design.addresses,
    names: new Set(),
    ids: new Set(),
    linkIds: new Set(),
    cabled,
    cells: new Set(),
    grid: gridOf(design),
    portNames: new Set(internet?.interfaces.map(({ name }) => name)),
    leftPorts: (internet?.interfaces ?? []).flatMap(({ name, role, shutdown }) =>
      role === 'access' && !shutdown && !cabled.has(endKey({ device: internet?.name ?? '', interface: name }))
        ? [name]
        : [],
    ),
    headEnds: devicesOf(design, 'head-end').map(({ name }: HeadEnd) => name),
    callManager: devicesOf(design, 'server').find((server) => server.callManager)?.name ?? '',
    internet,
    internetAt: internet ? design.devices.indexOf(internet) : -1,
    lans: ALL_FREE,
    hosts: ALL_FREE,
    like: undefined,
    nextPort: 1,
    nextLeft: 0,
    nextCell: 0,
    numbers: new Map(),
  }
  for (const device of design.devices) enterDevice(ledger, device)
  for (const link of design.links) enterLink(ledger, link)
  enterPlan(ledger, design, internet)
  return ledger
}

/** What nobody has and nobody gets: reserved blocks, the virtual address, gateways, the ends of access networks. */
function enterPlan(ledger: Ledger, design: Design, internet: Internet | undefined): void {
  const single = (address: Ip | undefined) => {
    if (address !== undefined) ledger.hosts = withTaken(ledger.hosts, { address, length: 32 })
  }
  single(parseIp(design.vpn.hsrp.virtualAddress))
  for (const { ip, subnet } of internet ? accessNetworks(internet) : []) {
    single(ip)
    if (subnet.length > 30) continue
    single(subnet.address)
    single(broadcastOf(subnet))
  }
  for (const { block } of design.addresses?.reserved ?? []) {
    const prefix = parsePrefix(block)
    if (!prefix) continue
    ledger.lans = withTaken(ledger.lans, prefix)
    ledger.hosts = withTaken(ledger.hosts, prefix)
  }
}
