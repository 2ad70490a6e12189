/**
 * Lines that are not read, asked for at the places of the forwarding path that they could change. Only packets that are
 * watched ask: what nobody watches goes by the nearest reading, so that one open line does not silence what does not
 * hang on it.
 */
import type { Configuration, NotKnown, NotKnownScope } from '../../config/index'
import { contains, type Ip, type Ipv4Packet } from '../../net/index'
import type { SaPair } from '../kernel/security-association'
import { entryNumber } from '../protocols/ipsec/match'
import type { Route } from '../rib/route'
import type { Port, SeenNode } from './state'

function first({ notKnown = [] }: Configuration, fits: (scope: NotKnownScope) => boolean): NotKnown | undefined {
  return notKnown.find(({ scope }) => fits(scope))
}

/** Nothing that a packet asks for here is there. */
export const hasNoOpenLine = ({ notKnown = [] }: Configuration): boolean => notKnown.length === 0

/** What passes an interface one way. Who has a virtual address decides only whose business it is that comes in. */
export function openAtPort({ config }: SeenNode, { name }: Port, direction: 'in' | 'out'): NotKnown | undefined {
  return first(config, (scope) => {
    switch (scope.kind) {
      case 'device':
        return true
      case 'interface':
        return scope.interface === name && (scope.direction === undefined || scope.direction === direction)
      case 'address':
        return scope.interface === name
      case 'first-hop':
        return scope.interface === name && direction === 'in'
      case 'route':
      case 'routing':
      case 'neighbor':
      case 'redistribution':
      case 'map-entry':
      case 'dynamic-map':
      case 'ike':
      case 'nat':
      case 'take-over':
      case 'dhcp':
      case 'inspection':
      case 'adjacency':
        return false
    }
  })
}

/**
 * A destination's way: a route that may be there and would be at least as near, a process that may bring one where there
 * is none or only a default route, and hosts that may have other addresses.
 */
export function openRoute(
  config: Configuration,
  { source, destination }: Ipv4Packet,
  best: Route | undefined,
): NotKnown | undefined {
  const isDefault = best?.prefix.length === 0
  return first(config, (scope) => {
    switch (scope.kind) {
      case 'route':
        return contains(scope.prefix, destination) && (best === undefined || best.prefix.length <= scope.prefix.length)
      case 'routing':
      case 'redistribution':
        // What EIGRP has learnt carries its own doubt.
        return best === undefined || (isDefault && scope.protocol !== 'eigrp')
      case 'neighbor':
        return best === undefined
      case 'ike':
        // Without an SA the line of a protected tunnel is down, and its routes are not there.
        return best === undefined && config.interfaces.some(({ tunnel }) => tunnel?.protection)
      case 'dhcp':
        return config.dhcpPools.some(
          ({ name, network }) => name === scope.pool && (contains(network, source) || contains(network, destination)),
        )
      case 'interface':
      case 'address':
      case 'map-entry':
      case 'dynamic-map':
      case 'first-hop':
      case 'nat':
      case 'take-over':
      case 'inspection':
      case 'adjacency':
      case 'device':
        return false
    }
  })
}

/**
 * A tunnel: what its ends were not certain of when they agreed, all that IKE agrees on, the map's entry that made it, an
 * entry before that one which may take what is that one's, or the template that it was accepted by.
 */
export function openTunnel(
  config: Configuration,
  {
    map,
    sequence,
    dynamic,
    notKnown,
    remote,
  }: Pick<SaPair, 'map' | 'sequence'> & Partial<Pick<SaPair, 'dynamic' | 'notKnown' | 'remote'>>,
  attempt: 'stands' | 'failed' = 'stands',
): NotKnown | undefined {
  if (notKnown) return notKnown
  const own = entryNumber(
    config.crypto?.maps.find(({ name }) => name === map),
    { sequence, ...(dynamic ? { dynamic } : {}) },
  )
  return first(config, (scope) => {
    // What counts for some peers alone was weighed where the ends agreed (ike/negotiate.ts).
    if (scope.kind === 'ike') return attempt === 'failed' || isOfAnyPeer(scope)
    if (scope.kind === 'dynamic-map') return scope.map === dynamic?.map
    if (scope.kind !== 'map-entry' || scope.map !== map) return false
    if (scope.xauth && attempt !== 'failed' && isSpared(config, { map, own, dynamic, remote })) return false
    if (scope.sequence === undefined || scope.sequence === own) return true
    return scope.sequence < own && mayTakeAny(config, map, scope.sequence)
  })
}

interface Asked {
  readonly map: string
  readonly own: number
  readonly dynamic: SaPair['dynamic'] | undefined
  readonly remote: Ip | undefined
}

/** Whether a peer need not log in: its entry has a profile of its own, or its key says so. */
function isSpared({ crypto }: Configuration, { map, own, dynamic, remote }: Asked): boolean {
  const entries =
    crypto?.maps.find(({ name }) => name === map)?.entries.filter(({ sequence }) => sequence === own) ?? []
  const templates =
    crypto?.dynamicMaps.filter((item) => item.map === dynamic?.map && item.sequence === dynamic.sequence) ?? []
  const terms = dynamic ? templates : entries
  // An IKEv2 profile asks nobody to log in so.
  if (terms.length > 0 && terms.every(({ isakmpProfile, ikev2Profile }) => isakmpProfile ?? ikev2Profile)) return true
  // Who the peer is shows when the ends have agreed.
  if (remote === undefined) return true
  const keys = crypto?.isakmp.keys.filter(({ peers }) => contains(peers, remote)) ?? []
  const nearest = keys.filter(({ peers }) => keys.every((other) => other.peers.length <= peers.length))
  return nearest.length > 0 && nearest.every(({ noXauth }) => noXauth)
}

const isOfAnyPeer = ({ policy, profile, ring }: Extract<NotKnownScope, { readonly kind: 'ike' }>): boolean =>
  policy === undefined && profile === undefined && ring === undefined

/**
 * An entry of a crypto map of which it is not known which packets it takes, before the entry of that number: packets meet
 * the entries in the order of their numbers.
 */
export function openEntry(config: Configuration, applied: string | undefined, before = Infinity): NotKnown | undefined {
  return first(
    config,
    (scope) =>
      scope.kind === 'map-entry' &&
      scope.map === applied &&
      scope.sequence !== undefined &&
      scope.sequence < before &&
      mayTakeAny(config, applied, scope.sequence),
  )
}

/** The entry begins with a line that is not read (`crypto map M 5 gdoi`), or which list it has is in one that is not. */
function mayTakeAny({ crypto }: Configuration, applied: string | undefined, sequence: number): boolean {
  const map = crypto?.maps.find(({ name }) => name === applied)
  const own = map?.entries.filter((entry) => entry.sequence === sequence) ?? []
  if (map?.dynamic.some((use) => use.sequence === sequence)) return false
  return own.every(({ match }) => match === undefined)
}

/** Whether what is stopped may be let through as an answer. */
export function openInspection(config: Configuration): NotKnown | undefined {
  const inspects = config.interfaces.some((item) => item.inspectIn ?? item.inspectOut)
  return inspects ? first(config, (scope) => scope.kind === 'inspection') : undefined
}

export const openTranslation = (config: Configuration): NotKnown | undefined =>
  first(config, (scope) => scope.kind === 'nat')

export const openNeighbor = (config: Configuration, address: Ip): NotKnown | undefined =>
  first(config, (scope) => scope.kind === 'adjacency' && scope.address === address)
