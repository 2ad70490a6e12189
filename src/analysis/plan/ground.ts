/** What every site's plan stands on: its way to headquarters, its access line, its tunnel. Found once for all sites. */
import type { Configuration, DeviceId, PlanValues, Topology } from '../../config/index'
import { ANY_ADDRESS, type Ip } from '../../net/index'
import { addressesOf, type Network } from '../../sim/index'
import { isSite } from '../sites/role'
import { surroundingsOf } from '../surroundings/areas'
import { endsOfSites } from '../surroundings/ends'
import { type ShapedLine, siteLines } from './lines'
import { type LineQueues, queuesOf } from './queues'
import type { Direction } from './sound'
import type { SiteTunnel } from './tunnel'
import { kindsOf, type Leg, turned } from './ways'

/** What is planned, and at which moment of it; without a network nothing has been agreed yet. */
export interface PlanScene {
  readonly configurations: readonly Configuration[]
  readonly topology: Topology
  readonly network?: Network
}

export interface SiteSurroundings {
  readonly tunnel: SiteTunnel | undefined
  readonly access: Leg | undefined
  /** Cables from a host of the site to one at headquarters. */
  readonly legs: Direction['legs'] | undefined
  readonly routers: number
  /** What waits at the access line with packets of this shape; absent where no cables lead to a head-end. */
  readonly queues?: (line: Pick<ShapedLine, 'shape' | 'mtu'>) => LineQueues
  /** Names of values that the design sets. */
  readonly inDesign: ReadonlySet<keyof PlanValues>
}

export interface Ground {
  readonly sites: readonly Configuration[]
  readonly surroundings: (site: Configuration) => SiteSurroundings
}

export function groundOf(scene: PlanScene, inDesign: ReadonlySet<keyof PlanValues>): Ground {
  const { configurations, topology, network } = scene
  const kindOf = kindsOf(configurations)
  const lineOf = siteLines(configurations, topology, network)
  const ends = endsOfSites(configurations, surroundingsOf(configurations, topology))
  const hosts = new Map(typeof ends === 'string' ? [] : ends.map((item) => [item.site, item]))
  const [configs, links] = [
    new Map(configurations.map((item) => [item.device, item])),
    new Map<string, Topology['links'][number]>(topology.links.map((item) => [item.id, item])),
  ]
  const telling = {
    configOf: (device: DeviceId) => configs.get(device),
    linkOf: (id: string) => links.get(id),
    network,
  }
  return {
    sites: configurations.filter(isSite),
    surroundings: (config) => {
      const site = config.device
      const { tunnel, outer, access, ways: found } = lineOf(config)
      const near = innerLegs(found?.from(hosts.get(site)?.to ?? site), outer)
      const host = hosts.get(site)?.from
      const far = host === undefined ? [] : turned(found?.from(host) ?? [], host)
      const passed = [...(outer ?? []), ...far].map(({ to }) => kindOf(to))
      const clear = (leg: Leg) => ({ ...leg, sealed: false })
      return {
        tunnel,
        access,
        legs: outer && [...near.map(clear), ...outer.map((leg) => ({ ...leg, sealed: true })), ...far.map(clear)],
        // The site's own router too: it is the first, and no cable of its way ends at it.
        routers: 1 + passed.filter((kind) => kind === 'router' || kind === 'firewall' || kind === 'nat').length,
        ...(outer && access
          ? {
              queues: (line: Pick<ShapedLine, 'shape' | 'mtu'>) =>
                queuesOf(
                  telling,
                  { site, outer, access, near: addressOf(network, hosts.get(site)?.to), far: addressOf(network, host) },
                  line,
                ),
            }
          : {}),
        inDesign,
      }
    },
  }
}

/** The cables before the site's router: those of its host's way that are not the router's own. */
function innerLegs(all: readonly Leg[] | undefined, outer: readonly Leg[] | undefined): readonly Leg[] {
  return all && outer && all.length > outer.length ? all.slice(0, all.length - outer.length) : []
}

const addressOf = (network: Network | undefined, host: DeviceId | undefined): Ip =>
  (network && host !== undefined ? addressesOf(network, host)[0]?.ip : undefined) ?? ANY_ADDRESS
