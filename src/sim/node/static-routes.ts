/**
 * The routes of `ip route` lines. What a line says is one thing, whether its route stands is another: one may wait for
 * the gateway of a DHCP lease, or hang on a tracked object.
 */
import type { Configuration, StaticRouteConfig } from '../../config/index'
import { contains, type Ip } from '../../net/index'
import type { SimTime } from '../kernel/time'
import { lookup } from '../rib/fib'
import { chainOf } from '../rib/resolve'
import { offersOf } from '../rib/rib'
import type { Route } from '../rib/route'
import type { SeenNode } from './state'
import { objectsDown } from './tracked'

/** What the lines hang on besides themselves. */
export interface Standing {
  /** The gateway that a DHCP server gave, on an interface if one is named. */
  readonly leasedGateway: (interfaceName: string | undefined) => Ip | undefined
  /** How the global table reaches a next hop. */
  readonly globalWay: (nextHop: Ip) => Pick<Route, 'interface' | 'nextHop'> | undefined
  readonly objectsDown: readonly number[]
}

const LINES_ALONE: Standing = { leasedGateway: () => undefined, globalWay: () => undefined, objectsDown: [] }

/** The routes of a configuration's lines, as far as they stand. */
export function staticRoutes(
  config: Configuration,
  since: SimTime,
  { leasedGateway, globalWay, objectsDown: down }: Standing = LINES_ALONE,
): readonly Route[] {
  return config.staticRoutes.flatMap((item): readonly Route[] => {
    const nextHop = item.dhcp ? leasedGateway(item.interface) : item.nextHop
    if (item.dhcp && nextHop === undefined) return []
    if (item.track !== undefined && down.includes(item.track)) return []
    const across = hopAcross(item)
    const way = across === undefined ? undefined : globalWay(across)
    if (across !== undefined && !way) return []
    return [
      {
        prefix: item.prefix,
        protocol: 'static',
        distance: item.distance,
        metric: 0,
        tag: item.tag,
        ...(item.vrf === undefined ? {} : { vrf: item.vrf }),
        since,
        ...(nextHop === undefined ? {} : { nextHop }),
        ...(item.interface === undefined ? {} : { interface: item.interface }),
        ...(way ? { ...way, across: true } : {}),
        ...(item.permanent ? { permanent: true } : {}),
        ...(item.source ? { source: item.source } : {}),
        ...(item.notKnown ? { notKnown: item.notKnown } : {}),
      },
    ]
  })
}

/** The next hop that a route of a VRF has in the global table, where its line names no interface. */
const hopAcross = ({ global, interface: name, nextHop }: StaticRouteConfig): Ip | undefined =>
  global && name === undefined ? nextHop : undefined

/** Of each configuration, found once: every change of the global table asks. */
const hops = new WeakMap<Configuration, readonly Ip[]>()

/** Whether a change of the global table may make or break a route of a VRF. */
export function concernsVrfs(config: Configuration, changed: readonly Route[]): boolean {
  const known = hops.get(config) ?? config.staticRoutes.flatMap((item) => hopAcross(item) ?? [])
  hops.set(config, known)
  return known.length > 0 && changed.some(({ prefix }) => known.some((hop) => contains(prefix, hop)))
}

/** How things stand at a device now. */
export function standingOf(node: SeenNode): Standing {
  const leased = offersOf(node.rib).filter(({ protocol }) => protocol === 'dhcp')
  return {
    objectsDown: objectsDown(node.tracked),
    globalWay: (hop) => {
      const { fib } = node.rib
      const best = lookup(fib, hop)[0]
      const { interface: name, gateway } = best ? chainOf(best, fib) : {}
      return name === undefined || name === 'Null0' ? undefined : { interface: name, nextHop: gateway ?? hop }
    },
    leasedGateway: (name) => {
      const subnet = name === undefined ? undefined : node.ports.get(name)?.address?.subnet
      const fits = (hop: Ip) => name === undefined || (subnet !== undefined && contains(subnet, hop))
      return leased.find(({ nextHop }) => nextHop !== undefined && fits(nextHop))?.nextHop
    },
  }
}

/** What two routes of lines have in common when they are the same, wherever their lines stand. */
export function staticKey({
  vrf,
  prefix,
  nextHop,
  interface: port,
  distance,
  tag,
  permanent,
  notKnown,
}: Route): string {
  return [vrf, prefix.address, prefix.length, nextHop, port, distance, tag, permanent, notKnown?.because.line].join(' ')
}
