/**
 * Tunnel interfaces in place of crypto maps, as a design has them: each between a head-end and a site, in a network of four
 * addresses of which the head-end has the first, numbered and addressed by the site's place in the pools, with a static
 * route by it. Routers whose tunnels are otherwise stay routers with their lines.
 */
import type { Configuration, InterfaceConfig } from '../../config/index'
import { PER_TUNNEL, TUNNELS_PER_SITE } from '../../design/index'
import { formatIp, formatPrefix, type Ip, prefixOf } from '../../net/index'

const LENGTH = 30
const PER_SITE = TUNNELS_PER_SITE * PER_TUNNEL
/** How large a pool is taken to be, at most: no line says where it ends. */
const LARGEST_POOL = 16

interface OwnTunnel {
  readonly number: number
  readonly network: Ip
  /** This end's place in the network: the head-end's is the first. */
  readonly place: number
  readonly destination: Ip
  readonly source: string
  readonly profile: string
}

export interface TunnelEnd {
  readonly role: 'head-end' | 'soho'
  /** The interface whose address the tunnels end at. */
  readonly source: string
  /** IPsec profile that protects them. */
  readonly profile: string
  /** Far ends, in the order of the tunnels' numbers. */
  readonly destinations: readonly Ip[]
  /** Where the tunnels' networks begin, of all that go with this end's. */
  readonly pool: string
}

const KNOWN = new WeakMap<Configuration, TunnelEnd | undefined>()

/** Which end of the design's tunnels a router is; nothing where its tunnels are of another form, or it has none. */
export function tunnelEnd(configuration: Configuration): TunnelEnd | undefined {
  if (KNOWN.has(configuration)) return KNOWN.get(configuration)
  const found = readEnd(configuration)
  KNOWN.set(configuration, found)
  return found
}

function readEnd(configuration: Configuration): TunnelEnd | undefined {
  const { interfaces, staticRoutes } = configuration
  const protectedOnes = interfaces.filter(isIpsecTunnel)
  const tunnels = protectedOnes.flatMap(ownTunnel).toSorted((a, b) => a.number - b.number)
  const [first] = tunnels
  if (!first || tunnels.length < protectedOnes.length || interfaces.some(({ cryptoMap }) => cryptoMap)) return undefined
  const isAlike = ({ source, profile, place }: OwnTunnel) =>
    source === first.source && profile === first.profile && place === first.place
  const hasRoute = ({ number }: OwnTunnel) => staticRoutes.some((route) => route.interface === `Tunnel${number}`)
  const role = first.place === 1 ? 'head-end' : 'soho'
  const start = role === 'head-end' ? headEndStart(tunnels) : siteStart(tunnels)
  if (start === undefined || !tunnels.every((item) => isAlike(item) && hasRoute(item))) return undefined
  return {
    role,
    source: first.source,
    profile: first.profile,
    destinations: tunnels.map(({ destination }) => destination),
    pool: poolFrom(start),
  }
}

function ownTunnel({ name, address, tunnel }: InterfaceConfig): readonly OwnTunnel[] {
  const number = Number(/^Tunnel(\d+)$/.exec(name)?.[1])
  const source = tunnel?.from?.interface
  if (!tunnel?.protection || !tunnel.destination || source === undefined || Number.isNaN(number)) return []
  if (address.kind !== 'static' || address.length !== LENGTH) return []
  const network = prefixOf(address.address, LENGTH).address
  const place = address.address - network
  if (place !== 1 && place !== 2) return []
  const { profile } = tunnel.protection
  return [{ number, network, place, destination: tunnel.destination.value, source, profile }]
}

/** A head-end's tunnels are numbered by the sites' places, and it has the same turn with each of them. */
function headEndStart(tunnels: readonly OwnTunnel[]): Ip | undefined {
  const starts = new Set(tunnels.map(({ network, number }) => network - (number - 1) * PER_SITE))
  const [start] = starts
  if (starts.size !== 1 || start === undefined || start < 0) return undefined
  return (start - (start % PER_SITE)) as Ip
}

/** A site's are numbered by its peers, and their networks stand together, one for each head-end. */
function siteStart(tunnels: readonly OwnTunnel[]): Ip | undefined {
  const blocks = new Set(tunnels.map(({ network }) => network - (network % PER_SITE)))
  const [block] = blocks
  const turns = new Set(tunnels.map(({ network }) => network))
  const isInTurn = tunnels.every(({ number }, at) => number === at + 1) && turns.size === tunnels.length
  return blocks.size === 1 && isInTurn ? (block as Ip | undefined) : undefined
}

/** The largest network that begins there. */
function poolFrom(start: Ip): string {
  for (let length = LARGEST_POOL; ; length++) {
    const prefix = prefixOf(start, length)
    if (prefix.address === start || length === 32) return formatPrefix(prefix)
  }
}

/** Whether what arrives at or leaves by an interface are tunnels: a crypto map is applied, or tunnel interfaces end there. */
export const carriesTunnels = (configuration: Configuration, { name, cryptoMap }: InterfaceConfig): boolean =>
  cryptoMap !== undefined || tunnelEnd(configuration)?.source === name

/** Whom a site's tunnels lead to, in order. */
export const tunnelPeers = (configuration: Configuration): readonly string[] => {
  const end = tunnelEnd(configuration)
  return end?.role === 'soho' ? end.destinations.map(formatIp) : []
}

const isIpsecTunnel = ({ tunnel }: InterfaceConfig): boolean => tunnel?.mode === 'ipsec'

/** In whatever form: what a design would say of them may not be readable. */
export const hasIpsecTunnels = ({ interfaces }: Configuration): boolean => interfaces.some(isIpsecTunnel)
