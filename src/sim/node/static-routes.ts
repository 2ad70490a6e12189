/**
 * The routes of `ip route` lines. What a line says is one thing, whether its route stands is another: one may wait for
 * the gateway of a DHCP lease, or hang on a tracked object.
 */
import type { Configuration } from '../../config/index'
import { contains, type Ip } from '../../net/index'
import type { SimTime } from '../kernel/time'
import { offersOf } from '../rib/rib'
import type { Route } from '../rib/route'
import type { SeenNode } from './state'
import { objectsDown } from './tracked'

/** What the lines hang on besides themselves. */
export interface Standing {
  /** The gateway that a DHCP server gave, on an interface if one is named. */
  readonly leasedGateway: (interfaceName: string | undefined) => Ip | undefined
  readonly objectsDown: readonly number[]
}

const LINES_ALONE: Standing = { leasedGateway: () => undefined, objectsDown: [] }

/** The routes of a configuration's lines, as far as they stand. */
export function staticRoutes(
  config: Configuration,
  since: SimTime,
  { leasedGateway, objectsDown: down }: Standing = LINES_ALONE,
): readonly Route[] {
  return config.staticRoutes.flatMap((item): readonly Route[] => {
    const nextHop = item.dhcp ? leasedGateway(item.interface) : item.nextHop
    if (item.dhcp && nextHop === undefined) return []
    if (item.track !== undefined && down.includes(item.track)) return []
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
        ...(item.permanent ? { permanent: true } : {}),
        ...(item.source ? { source: item.source } : {}),
        ...(item.notKnown ? { notKnown: item.notKnown } : {}),
      },
    ]
  })
}

/** How things stand at a device now. */
export function standingOf(node: SeenNode): Standing {
  const leased = offersOf(node.rib).filter(({ protocol }) => protocol === 'dhcp')
  return {
    objectsDown: objectsDown(node.tracked),
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
