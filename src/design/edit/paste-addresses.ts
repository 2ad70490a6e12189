/**
 * Addresses of devices that are pasted. What is free stays as it is; what is taken, or leads nowhere in the design it comes to,
 * is given out anew by the rules of a placed device. A network that is copied whole keeps its order: hosts of a LAN that
 * moves go with it, each at its old offset.
 */
import {
  contains,
  covers,
  formatIp,
  formatPrefix,
  type Ip,
  ipPlus,
  overlaps,
  type Prefix,
  parseIp,
  parsePrefix,
} from '../../net/index'
import type { Design } from '../model/design'
import type { Device, Interface } from '../model/device'
import { devicesOf, isPrivateSide, ownAddress, placedInterfaces, type ReadAddress, withRole } from '../model/read'
import type { Clip } from './clip'
import {
  freeCrossOver,
  freeSubnet,
  hostAt,
  newAccessAddress,
  newBorderAddress,
  newFirewallAddresses,
  newHeadEndAddresses,
  newHostAddress,
} from './pools'
import { crossOverDescription } from './references'

/** A network that moves as a whole. */
interface Moved {
  readonly from: Prefix
  readonly to: Prefix
}

/** A design that grows while devices are given addresses, what came with them, and what moves. */
interface Work {
  readonly target: Design
  readonly now: Design
  readonly clip: Clip
  readonly moved: readonly Moved[]
  /** Networks that several devices of the clip have, so that they come with their neighbours. */
  readonly brought: ReadonlySet<string>
  /** Addresses and networks that somebody has by now, private sides apart; they grow with `now`. */
  readonly addresses: Set<Ip>
  readonly networks: Map<string, Prefix>
}

function spokenFor(design: Design): Pick<Work, 'addresses' | 'networks'> {
  const made = { addresses: new Set<Ip>(), networks: new Map<string, Prefix>() }
  for (const device of design.devices) speakFor(made, device)
  return made
}

function speakFor({ addresses, networks }: Pick<Work, 'addresses' | 'networks'>, device: Device): void {
  for (const item of device.interfaces) {
    const own = isPrivateSide(device, item) ? undefined : ownAddress(item)
    if (!own) continue
    addresses.add(own.ip)
    if (own.length < 32) networks.set(formatPrefix(own.subnet), own.subnet)
  }
}

/** The copied devices with the addresses that they get in a design, in their order. */
export function readdressed(target: Design, clip: Clip): readonly Device[] {
  let work: Work = {
    target,
    now: target,
    clip,
    moved: movedNetworks(target, clip),
    brought: broughtBy(clip),
    ...spokenFor(target),
  }
  const made = new Map<Device, Device>()
  for (const device of [...clip.devices].sort((a, b) => TURN[a.kind] - TURN[b.kind])) {
    const next = newAddresses(work, device)
    made.set(device, next)
    work = { ...work, now: { ...work.now, devices: [...work.now.devices, next] } }
    speakFor(work, next)
  }
  return clip.devices.map((device) => made.get(device) ?? device)
}

/** Who decides about a network comes before who lives in it. */
const TURN: Readonly<Record<Device['kind'], number>> = {
  internet: 0,
  firewall: 1,
  'head-end': 2,
  router: 3,
  lan: 3,
  soho: 4,
  'home-nat': 5,
  server: 6,
  phone: 6,
  pc: 6,
}

function broughtBy(clip: Clip): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = clip.devices.flatMap((device) => {
    const own = new Set(device.interfaces.flatMap((item) => subnetText(ownAddress(item))))
    return [...own].filter((text) => seen.has(text) || !seen.add(text))
  })
  return new Set(twice)
}

const subnetText = (address: ReadAddress | undefined) => (address ? [formatPrefix(address.subnet)] : [])

/** LANs of sites that are taken or of no pool here, and cross-overs whose network is taken. */
function movedNetworks(target: Design, clip: Clip): readonly Moved[] {
  const moved: Moved[] = []
  const promised: Prefix[] = []
  const settle = (from: Prefix, stays: boolean, next: (promised: readonly Prefix[]) => Prefix | undefined) => {
    if (moved.some((item) => formatPrefix(item.from) === formatPrefix(from))) return
    const to = stays && !promised.some((other) => overlaps(other, from)) ? from : next(promised)
    if (!to) return
    promised.push(to)
    moved.push({ from, to })
  }
  const used = usedBy(target)
  const free = (subnet: Prefix) => !used.some((other) => overlaps(other, subnet))
  const pools = target.vpn.pools.flatMap((pool) => parsePrefix(pool) ?? [])
  for (const device of clip.devices.filter(({ kind }) => kind === 'soho'))
    for (const lan of withRole(device, 'lan').flatMap((item) => ownAddress(item)?.subnet ?? []))
      settle(lan, free(lan) && pools.some((pool) => covers(pool, lan)), (kept) => freeSubnet(target, kept))
  for (const subnet of crossOvers(clip)) settle(subnet, free(subnet), (kept) => freeCrossOver(target, kept))
  return moved
}

const usedBy = (design: Design): readonly Prefix[] =>
  placedInterfaces(design)
    .filter(({ device, item, length }) => length < 32 && !isPrivateSide(device, item))
    .map(({ subnet }) => subnet)

/** Networks of the cross-overs that are copied with both of their ends. */
function crossOvers(clip: Clip): readonly Prefix[] {
  return clip.devices.flatMap((device) =>
    withRole(device, 'cross-over').flatMap((item) =>
      isCabled(clip, device, item) ? (ownAddress(item)?.subnet ?? []) : [],
    ),
  )
}

const isCabled = (clip: Clip, { name }: Device, item: Interface) =>
  clip.links.some(({ a, b }) => [a, b].some((end) => end.device === name && end.interface === item.name))

function newAddresses(work: Work, device: Device): Device {
  const interfaces = device.interfaces.map((item) => newAddress(work, device, item))
  return { ...device, interfaces, ...newGateway(work, device, interfaces) }
}

function newAddress(work: Work, device: Device, item: Interface): Interface {
  if (item.role === 'cross-over' && !isCabled(work.clip, device, item)) return loose(item)
  const own = ownAddress(item)
  if (!own || isPrivateSide(device, item)) return item
  const along = work.moved.find(({ from }) => from.length === own.length && contains(from, own.ip))
  const text = along
    ? inMoved(along, own)
    : stays(work, device, item, own)
      ? written(own.ip, own.length)
      : byRule(work, device, item, own)
  return { ...item, addressing: text === '' ? { kind: 'none' } : { kind: 'static', address: text } }
}

const written = (ip: Ip, length: number) => `${formatIp(ip)}/${length}`

/** A cross-over whose other end stays behind is free for another cable, which will give it an address. */
function loose({ description, ...item }: Interface): Interface {
  const told = description?.startsWith(crossOverDescription('')) ? {} : description === undefined ? {} : { description }
  return { ...item, ...told, addressing: { kind: 'none' } }
}

/** At its old offset; a shorter network that lacks it gives the next free one. */
const inMoved = ({ from, to }: Moved, { ip, length }: ReadAddress) =>
  written(ipPlus(to.address, ip - from.address), from.length === to.length ? length : to.length)

/** Whether an address can be had as it is: nobody has it, and its network is the one that is meant here. */
function stays(
  { target, now, brought, addresses, networks }: Work,
  device: Device,
  item: Interface,
  own: ReadAddress,
): boolean {
  const same = formatPrefix(own.subnet)
  if (addresses.has(own.ip) || parseIp(now.vpn.hsrp.virtualAddress) === own.ip) return false
  if (!networks.has(same) && [...networks.values()].some((subnet) => overlaps(subnet, own.subnet))) return false
  const usual = usualNetwork(target, device, item)
  return usual === undefined || usual === same || brought.has(same)
}

/** The network that a device of this kind would be placed in, where the design has it drawn. */
function usualNetwork(design: Design, { kind }: Device, { role }: Interface): string | undefined {
  const first = (devices: readonly Device[], of: Interface['role']) =>
    devices.flatMap((device) => withRole(device, of)).flatMap((port) => subnetText(ownAddress(port)))[0]
  if (role === 'stick')
    return first([...devicesOf(design, 'firewall')], 'vpndmz') ?? first(devicesOf(design, 'head-end'), 'stick')
  if (role === 'host') return first(devicesOf(design, 'firewall'), 'inside')
  if (role !== 'outside' || (kind !== 'home-nat' && kind !== 'soho')) return undefined
  const shared = parsePrefix(devicesOf(design, 'internet')[0]?.accessGateway ?? '')
  return shared && formatPrefix(shared)
}

/** The address that a placed device would get; empty when there is none. */
function byRule({ now }: Work, { kind }: Device, { role }: Interface, own: ReadAddress): string {
  if (kind === 'head-end' && role === 'public') return newHeadEndAddresses(now).loopback
  if (kind === 'head-end' && role === 'stick') return newHeadEndAddresses(now).stick
  if (kind === 'internet') return newBorderAddress(now)
  if (kind === 'firewall' && (role === 'outside' || role === 'vpndmz' || role === 'inside'))
    return newFirewallAddresses(now)[role]
  if ((kind === 'home-nat' || kind === 'soho') && role === 'outside') return newAccessAddress(now)
  if (role === 'host') return newHostAddress(now).address
  return own.length > 30 ? '' : hostAt(now, own.subnet, 1)
}

/** The gateway of a device that has come to another network. */
function newGateway(
  { now, moved }: Work,
  device: Device,
  interfaces: readonly Interface[],
): { readonly defaultGateway?: string } {
  if (!('defaultGateway' in device) || device.defaultGateway === '' || device.kind === 'firewall') return {}
  const gateway = parseIp(device.defaultGateway)
  const along = gateway === undefined ? undefined : moved.find(({ from }) => contains(from, gateway))
  if (along && gateway !== undefined)
    return { defaultGateway: formatIp(ipPlus(along.to.address, gateway - along.from.address)) }
  const nearBy = (item: Interface) => {
    const own = ownAddress(item)
    return gateway !== undefined && own !== undefined && contains(own.subnet, gateway)
  }
  if (!device.interfaces.some(nearBy) || interfaces.some(nearBy)) return {}
  const fresh = device.kind === 'head-end' ? newHeadEndAddresses(now) : newHostAddress(now)
  return { defaultGateway: fresh.gateway }
}
