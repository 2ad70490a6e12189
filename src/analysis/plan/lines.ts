/** The line of every site to its head-end, told from cables and texts: found once for all sites, and cheap for one. */
import type {
  Configuration,
  DeviceId,
  Encapsulation,
  PlanBasis,
  PlanValues,
  SitePlanning,
  Topology,
} from '../../config/index'
import { ACCESS } from '../../net/index'
import type { Network } from '../../sim/index'
import { headEnds } from '../sites/head-end'
import { initiatingOf, isHeadEnd } from '../sites/role'
import type { CallShape } from './call'
import { type SiteTunnel, tunnelOf } from './tunnel'
import { accessLeg, kindsOf, type Leg, type Ways, waysTo } from './ways'

export interface SiteLine {
  readonly tunnel: SiteTunnel | undefined
  /** Cables from the site's router to its head-end. */
  readonly outer: readonly Leg[] | undefined
  readonly access: Leg | undefined
  /** Ways to the head-end that the site is on. */
  readonly ways: Ways | undefined
}

export function siteLines(
  configurations: readonly Configuration[],
  topology: Topology,
  network?: Network,
): (site: Configuration) => SiteLine {
  const kindOf = kindsOf(configurations)
  const gateways = configurations.filter(isHeadEnd).map(({ device }) => device)
  const known = new Map<DeviceId, Ways>()
  const waysOf = (gateway: DeviceId) => {
    const found = known.get(gateway) ?? waysTo(topology, gateway)
    known.set(gateway, found)
    return found
  }
  const headEndOf = network ? headEnds(network, configurations) : () => undefined
  return (config) => {
    const gateway = headEndOf(config.device)?.device ?? gateways[0]
    const ways = gateway === undefined ? undefined : waysOf(gateway)
    const outer = ways?.from(config.device)
    const behindNat = outer?.some(({ to }) => kindOf(to) === 'nat') ?? false
    return {
      tunnel: tunnelOf(config, network, behindNat),
      outer,
      access: outer && accessLeg(outer, kindOf),
      ways,
    }
  }
}

/** The values of one site: its own over those of the design. */
export const valuesOf = ({ values }: PlanBasis, own: SitePlanning): PlanValues => ({
  ...values,
  ...(own.codec === undefined ? {} : { codec: own.codec }),
  ...(own.intervalMs === undefined ? {} : { intervalMs: own.intervalMs }),
  ...(own.silenceSuppression === undefined ? {} : { silenceSuppression: own.silenceSuppression }),
})

/** What stands between a packet and ESP, by the interface that has the tunnel; nothing where a crypto map says no more. */
export function encapsulationOf(config: Configuration): Encapsulation | undefined {
  const mode = initiatingOf(config)?.entry.tunnel
  return mode === undefined ? undefined : mode === 'gre' ? 'gre' : 'vti'
}

export interface ShapedLine {
  readonly shape: CallShape
  /** Bytes of a packet that its line takes in one piece. */
  readonly mtu: number
  readonly access: Leg
}

/** What decides over the bytes of a site's packets; nothing without tunnel or cables. */
export function shapeOf(config: Configuration, basis: PlanBasis, line: SiteLine): ShapedLine | undefined {
  const { tunnel, access } = line
  if (!tunnel || !access) return undefined
  const own = basis.sites.get(config.device) ?? {}
  const values = valuesOf(basis, own)
  const technology = own.access ?? access.technology
  return {
    shape: {
      codec: values.codec,
      intervalMs: values.intervalMs,
      encapsulation: encapsulationOf(config) ?? values.encapsulation,
      sealing: tunnel.sealing,
      access: technology,
    },
    mtu: Math.min(outsideMtu(config), ACCESS[technology].mtu),
    access,
  }
}

/** Of the interface with the map; of a tunnel interface, of the one that its packets leave by. */
function outsideMtu(config: Configuration): number {
  const map = initiatingOf(config)?.map.name
  return config.interfaces.find(({ cryptoMap }) => cryptoMap?.value === map)?.mtu ?? Number.POSITIVE_INFINITY
}
