/**
 * What the firewall has to do for the VPN, as data: routes, permits and translations, each with its reason. The three
 * languages are written from this alone, and so is the sheet for the team that owns the firewall (FACTS section 8).
 */
import {
  type Design,
  devicesOf,
  type Failover,
  type Firewall,
  type HeadEnd,
  type Interface,
  otherUnit,
  ownAddress,
  withRole,
} from '../../design/index'
import { ANY_ADDRESS, type Ip, type Prefix, parseIp, prefixOf } from '../../net/index'
import { addressWords, headquarters, looksOutward, pools } from '../plan'

export type Zone = 'outside' | 'vpndmz' | 'inside'

/** How much each side is trusted (PIX and ASA): lower levels may open nothing to higher ones without a rule. */
export const SECURITY: Readonly<Record<Zone, number>> = { outside: 0, vpndmz: 50, inside: 100 }

export interface PlannedInterface {
  readonly zone: Zone
  readonly item: Interface
  /** Text of the other unit's address, of a pair. */
  readonly standby?: string
}

/** A failover pair as its lines say it; addresses are texts. */
export interface PlannedFailover extends Failover {
  readonly interface: string
  readonly primary: string
  readonly secondary: string
  readonly mask: string
}

export interface PlannedRoute {
  readonly zone: Zone
  readonly prefix: Prefix
  readonly nextHop: Ip
  readonly reason: string
}

/** Everybody, or a network; a host is a network of one. */
export type Party = 'any' | Prefix

/** A permit for packets that come in by a zone; what none permits is denied. */
export interface Permit {
  readonly zone: 'outside' | 'vpndmz'
  readonly protocol: 'esp' | 'udp' | 'ip'
  readonly source: Party
  readonly destination: Party
  /** Destination port. */
  readonly port?: number
  readonly reason: string
}

/** A network that is seen on another side by its own addresses; PIX crosses nothing without. */
export interface Identity {
  readonly real: Zone
  readonly mapped: Zone
  readonly prefix: Prefix
  readonly reason: string
}

export interface FirewallPlan {
  readonly interfaces: readonly PlannedInterface[]
  readonly routes: readonly PlannedRoute[]
  readonly permits: readonly Permit[]
  readonly identities: readonly Identity[]
  /** Whether a packet may go back by the interface it came in by. */
  readonly hairpin: boolean
  readonly failover?: PlannedFailover
}

export function planFirewall(design: Design, unit: Firewall): FirewallPlan {
  const ends = publicEnds(design)
  const other = otherUnit(design, unit)
  // Whatever the secondary has, the primary has given it.
  const device = other && unit.failover?.unit === 'secondary' ? other : unit
  const failover = other && plannedFailover(unit, other)
  return {
    interfaces: plannedInterfaces(unit, other),
    ...(failover ? { failover } : {}),
    routes: routes(design, device),
    permits: [
      ...ends.flatMap((end) => tunnels(end, device.natTraversal, 'outside')),
      ...sites(design),
      ...ends.flatMap((end) => tunnels(end, device.natTraversal, 'vpndmz')),
      ...(device.hairpin ? returning(design) : []),
    ],
    identities: identities(design, ends),
    hairpin: device.hairpin,
  }
}

/** The interfaces of a unit, each with the primary's address first. */
function plannedInterfaces(unit: Firewall, other: Firewall | undefined): readonly PlannedInterface[] {
  const places = new Map<Zone, number>()
  return unit.interfaces.flatMap((item): readonly PlannedInterface[] => {
    if (!isZone(item.role)) return []
    const at = places.get(item.role) ?? 0
    places.set(item.role, at + 1)
    const far = other && withRole(other, item.role)[at]
    if (!far) return [{ zone: item.role, item }]
    const [first, second] = unit.failover?.unit === 'secondary' ? [far, item] : [item, far]
    const standby = addressWords(second)?.address
    return [
      {
        zone: item.role,
        item: { ...item, addressing: first.addressing },
        ...(standby === undefined ? {} : { standby }),
      },
    ]
  })
}

function plannedFailover(unit: Firewall, other: Firewall): PlannedFailover | undefined {
  const [own, far] = [withRole(unit, 'failover')[0], withRole(other, 'failover')[0]]
  const words = own && addressWords(own)
  const others = far && addressWords(far)
  if (!unit.failover || !own || !words || !others) return undefined
  const isPrimary = unit.failover.unit === 'primary'
  const [primary, secondary] = isPrimary ? [words.address, others.address] : [others.address, words.address]
  const settings = isPrimary ? unit.failover : { ...(other.failover ?? unit.failover), unit: unit.failover.unit }
  return { ...settings, interface: own.name, primary, secondary, mask: words.mask }
}

function isZone(role: string): role is Zone {
  return Object.hasOwn(SECURITY, role)
}

/** Lists are bound where there are an interface for them and entries in them: a firewall refuses to bind one without. */
export function boundZones(plan: FirewallPlan): readonly Permit['zone'][] {
  return (['outside', 'vpndmz'] as const).filter(
    (zone) => plan.interfaces.some((item) => item.zone === zone) && plan.permits.some((permit) => permit.zone === zone),
  )
}

/** The public address of a head-end behind the firewall, where its tunnels end. */
interface PublicEnd {
  readonly device: HeadEnd
  readonly prefix: Prefix
}

function publicEnds(design: Design): readonly PublicEnd[] {
  return devicesOf(design, 'head-end').flatMap((device) => {
    const own = looksOutward(device) ? undefined : ownAddress(withRole(device, 'public')[0])
    return own ? [{ device, prefix: prefixOf(own.ip, 32) }] : []
  })
}

const ISAKMP = 500
const NAT_T = 4500

/** What a tunnel is made of: ESP and IKE, and UDP 4500 where NAT traversal is let through. */
function tunnels(
  { device: { name }, prefix }: PublicEnd,
  natTraversal: boolean,
  zone: Permit['zone'],
): readonly Permit[] {
  const inward = zone === 'outside'
  const parties: Pick<Permit, 'source' | 'destination'> = inward
    ? { source: 'any', destination: prefix }
    : { source: prefix, destination: 'any' }
  const way = inward ? `from the sites to ${name}` : `from ${name} to the sites`
  const udp = (port: number, what: string): Permit => ({
    zone,
    protocol: 'udp',
    ...parties,
    port,
    reason: `${what} ${way}`,
  })
  return [
    { zone, protocol: 'esp', ...parties, reason: `The tunnels themselves (ESP, protocol 50) ${way}` },
    udp(ISAKMP, 'IKE, which makes the tunnels,'),
    ...(natTraversal ? [udp(NAT_T, 'IKE and ESP in UDP, for sites behind a NAT,')] : []),
  ]
}

/** After decryption a site's packet comes from the VPN segment, which may open nothing to headquarters by itself. */
function sites(design: Design): readonly Permit[] {
  return pools(design).flatMap((source) =>
    headquarters(design).map(
      (destination): Permit => ({
        zone: 'vpndmz',
        protocol: 'ip',
        source,
        destination,
        reason: 'Decrypted traffic of the sites to headquarters: phones to the CallManager, voice, management',
      }),
    ),
  )
}

/** A head-end that does not know a site sends the packet back: it comes in by the VPN segment as headquarters sent it. */
function returning(design: Design): readonly Permit[] {
  return headquarters(design).flatMap((source) =>
    pools(design).map(
      (destination): Permit => ({
        zone: 'vpndmz',
        protocol: 'ip',
        source,
        destination,
        reason: 'Packets to the sites that a head-end sends back, as this firewall is told to return them',
      }),
    ),
  )
}

function identities(design: Design, ends: readonly PublicEnd[]): readonly Identity[] {
  return [
    ...ends.map(
      ({ device, prefix }): Identity => ({
        real: 'vpndmz',
        mapped: 'outside',
        prefix,
        reason: `The public address of ${device.name} is its own on the Internet`,
      }),
    ),
    ...headquarters(design).map(
      (prefix): Identity => ({
        real: 'inside',
        mapped: 'vpndmz',
        prefix,
        reason: 'Headquarters is known by its own addresses to the sites',
      }),
    ),
  ]
}

/** Host routes to each loopback by its own gateway, the pools by the virtual address, the rest to the Internet. */
function routes(design: Design, device: Firewall): readonly PlannedRoute[] {
  const own = publicEnds(design).flatMap((end): readonly PlannedRoute[] => {
    const stick = ownAddress(withRole(end.device, 'stick')[0])
    if (!stick) return []
    const reason = `The public address of ${end.device.name}, by its own address and never by the virtual one`
    return [{ zone: 'vpndmz', prefix: end.prefix, nextHop: stick.ip, reason }]
  })
  const reaches = device.interfaces.some((item) => item.role === 'vpndmz' && ownAddress(item))
  const virtual = parseIp(design.vpn.hsrp.virtualAddress)
  const outward = parseIp(device.defaultGateway)
  return [
    ...own,
    ...(reaches && virtual !== undefined
      ? pools(design).map(
          (prefix): PlannedRoute => ({
            zone: 'vpndmz',
            prefix,
            nextHop: virtual,
            reason: 'A pool of the sites, by the HSRP address, so that whichever head-end is active takes it',
          }),
        )
      : []),
    ...(outward === undefined
      ? []
      : [
          {
            zone: 'outside' as const,
            prefix: prefixOf(ANY_ADDRESS, 0),
            nextHop: outward,
            reason: 'Everything else is on the Internet',
          },
        ]),
  ]
}
