/**
 * Free addresses for what is about to be placed. Where a network is already drawn, its own addresses say which subnet
 * a newcomer belongs to; on an empty canvas the addresses of the source document's drawing are the start.
 */
import {
  formatIp,
  type Ip,
  ipPlus,
  overlaps,
  type Prefix,
  parseIp,
  parsePrefix,
  prefix,
  sizeOf,
  subnetAt,
} from '../../net/index'
import { accessNetworks } from '../model/access'
import type { Design } from '../model/design'
import type { InterfaceRole } from '../model/device'
import { devicesOf, isPrivateSide, ownAddress, placedInterfaces, type ReadAddress, withRole } from '../model/read'

/** The reference design's addresses, for what is not drawn yet. */
const USUAL = {
  stick: prefix('10.81.0.0/29'),
  headquarters: prefix('10.1.0.0/24'),
  publics: prefix('198.51.100.0/24'),
  border: prefix('198.51.100.252/30'),
  access: prefix('203.0.113.0/24'),
} as const

/** Offsets at which addresses are given out first, so that gateways and servers keep the low ones. */
const FIRST = { stick: 3, headquarters: 10, publics: 1, access: 10 } as const

/** Cross-over networks are 192.168.N.0/24 from this one on (SEED). */
const FIRST_CROSS_OVER = prefix('192.168.81.0/24')
const CROSS_OVERS = 175

const text = (address: Ip, length: number) => `${formatIp(address)}/${length}`

/** Addresses that are spoken for: every interface's, and the virtual one. */
export function takenAddresses(design: Design): ReadonlySet<Ip> {
  const virtual = parseIp(design.vpn.hsrp.virtualAddress)
  return new Set([...placedInterfaces(design).map((item) => item.ip), ...(virtual === undefined ? [] : [virtual])])
}

/** A free host address of a subnet from an offset on, then below it; `undefined` when the subnet is full. */
function freeHost(design: Design, subnet: Prefix, first: number, kept: string): Ip | undefined {
  const used = takenAddresses(design)
  const last = sizeOf(subnet) - 2
  const offsets = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n)
  for (const offset of [...offsets(first, last), ...offsets(1, Math.min(first - 1, last))]) {
    const address = ipPlus(subnet.address, offset)
    if (!used.has(address) && formatIp(address) !== kept) return address
  }
  return undefined
}

/**
 * The same as the text of an interface; empty when there is none left, which makes an interface without an address.
 * `kept` is an address not to take though nobody has it yet: a gateway's.
 */
function freeHostText(design: Design, subnet: Prefix, first: number, kept = '', length = subnet.length): string {
  const address = freeHost(design, subnet, first, kept)
  return address === undefined ? '' : text(address, length)
}

/** The first address that a firewall has of a role. */
function firewallAddress(design: Design, role: InterfaceRole): ReadAddress | undefined {
  return devicesOf(design, 'firewall')
    .flatMap((device) => withRole(device, role))
    .map(ownAddress)
    .find((found) => found !== undefined)
}

/** A segment's subnet and its gateway: what the firewall has there, else what others have, else the usual. */
function segment(design: Design, role: 'vpndmz' | 'inside'): { readonly subnet: Prefix; readonly gateway: string } {
  const own = firewallAddress(design, role)
  if (own) return { subnet: own.subnet, gateway: formatIp(own.ip) }
  const stick = devicesOf(design, 'head-end').flatMap((device) => withRole(device, 'stick').map(ownAddress))
  const drawn = role === 'vpndmz' ? stick.find((found) => found !== undefined)?.subnet : undefined
  const subnet = drawn ?? (role === 'vpndmz' ? USUAL.stick : USUAL.headquarters)
  return { subnet, gateway: formatIp(ipPlus(subnet.address, 1)) }
}

/** Where head-ends get their public addresses. */
export function publicBlocks({ addresses }: Design): readonly Prefix[] {
  const told = (addresses?.publics ?? []).flatMap((block) => parsePrefix(block) ?? [])
  return told.length === 0 ? [USUAL.publics] : told
}

export function newHeadEndAddresses(design: Design): {
  readonly loopback: string
  readonly stick: string
  readonly gateway: string
} {
  const { subnet, gateway } = segment(design, 'vpndmz')
  return {
    loopback: publicBlocks(design).reduce(
      (found, block) => (found === '' ? freeHostText(design, block, FIRST.publics, '', 32) : found),
      '',
    ),
    stick: freeHostText(design, subnet, FIRST.stick, gateway),
    gateway,
  }
}

export function newHostAddress(design: Design): { readonly address: string; readonly gateway: string } {
  const { subnet, gateway } = segment(design, 'inside')
  return { address: freeHostText(design, subnet, FIRST.headquarters, gateway), gateway }
}

/** Addresses of a firewall; a role that its neighbours have taken already stays without one. */
export function newFirewallAddresses(design: Design): {
  readonly outside: string
  readonly vpndmz: string
  readonly inside: string
  readonly gateway: string
} {
  const used = takenAddresses(design)
  const free = (address: Ip, length: number) => (used.has(address) ? '' : text(address, length))
  const vpn = segment(design, 'vpndmz')
  const hq = segment(design, 'inside')
  return {
    outside: free(ipPlus(USUAL.border.address, 2), USUAL.border.length),
    vpndmz: free(ipPlus(vpn.subnet.address, 1), vpn.subnet.length),
    inside: free(ipPlus(hq.subnet.address, 1), hq.subnet.length),
    gateway: formatIp(ipPlus(USUAL.border.address, 1)),
  }
}

/** The Internet's side of the line to the firewall: what the firewall takes as its gateway. */
export function newBorderAddress(design: Design): string {
  const outside = firewallAddress(design, 'outside')
  const gateway = parseIp(devicesOf(design, 'firewall')[0]?.defaultGateway ?? '')
  const subnet = outside?.subnet ?? USUAL.border
  const address = gateway ?? ipPlus(subnet.address, 1)
  return takenAddresses(design).has(address) ? '' : text(address, subnet.length)
}

/** A public address for a home router, of a network that the Internet's customers share. */
export function newAccessAddress(design: Design): string {
  const internet = devicesOf(design, 'internet')[0]
  const networks = internet ? accessNetworks(internet) : []
  if (networks.length === 0) return freeHostText(design, USUAL.access, FIRST.access)
  for (const { ip, subnet } of networks) {
    const free = freeHostText(design, subnet, FIRST.access, formatIp(ip))
    if (free !== '') return free
  }
  return ''
}

/** The first subnet of the pools that overlaps no network of the design, nor one that is promised already. */
export function freeSubnet(design: Design, promised: readonly Prefix[] = []): Prefix | undefined {
  const drawn = placedInterfaces(design)
    .filter(({ device, item, length }) => length < 32 && !isPrivateSide(device, item))
    .map((item) => item.subnet)
  const used = [...drawn, ...promised]
  for (const pool of design.vpn.pools.flatMap((pool) => parsePrefix(pool) ?? [])) {
    const blocks = blocksOf(pool, design.vpn.siteLength, used)
    for (let n = 0; ; n++) {
      const subnet = subnetAt(pool, design.vpn.siteLength, n)
      if (!subnet) break
      if (!blocks.has(n)) return subnet
    }
  }
  return undefined
}

/** Which blocks of a pool networks lie in, by their place. */
function blocksOf(pool: Prefix, length: number, networks: readonly Prefix[]): ReadonlySet<number> {
  const size = 2 ** (32 - length)
  const blocks = new Set<number>()
  for (const network of networks.filter((other) => overlaps(other, pool))) {
    const first = Math.max(0, Math.floor((network.address - pool.address) / size))
    const last = Math.floor((Math.min(endOf(network), endOf(pool)) - pool.address) / size)
    for (let at = first; at <= last; at++) blocks.add(at)
  }
  return blocks
}

const endOf = (network: Prefix): number => network.address + sizeOf(network) - 1

/** A network for one more cross-over. */
export function freeCrossOver(design: Design, promised: readonly Prefix[] = []): Prefix | undefined {
  const drawn = placedInterfaces(design).filter(({ device, item }) => !isPrivateSide(device, item))
  const used = [...drawn.map(({ subnet }) => subnet), ...promised]
  const candidates = Array.from({ length: CROSS_OVERS }, (_, n) => ({
    address: ipPlus(FIRST_CROSS_OVER.address, n * 256),
    length: 24,
  }))
  return candidates.find((candidate) => !used.some((other) => overlaps(other, candidate)))
}

/** A host of a subnet: at the given offset where that is free, as SEED has .3 and .4 on both networks, else another. */
export function hostAt(design: Design, subnet: Prefix, offset: number): string {
  return freeHostText(design, subnet, offset)
}
