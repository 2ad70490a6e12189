/** How every site stands at a moment: whether it is in service and since when, and which head-end has its tunnel. */
import {
  headEnds,
  lanPortsOf,
  type ServiceLog,
  type SiteService,
  serviceOf,
  sinceIn,
  type WayService,
} from '../analysis/index'
import { formatPrefix } from '../net/index'
import type { SimTime } from '../sim/index'
import type { Loaded } from './loaded'
import type { SiteStatus, WayStatus } from './messages'

/** The sites of a loaded design as they stand at its network's moment. */
export function siteStatuses({
  built,
  network,
  service,
}: Pick<Loaded, 'built' | 'network' | 'service'>): readonly SiteStatus[] {
  const headEndOf = headEnds(network, built.scene.configurations)
  return serviceOf(service.served, network).map((item) => {
    const since = (lasting: (of: SiteService) => unknown) => sinceOf(service.logs, item, network.now, lasting)
    return {
      ...item,
      lan: lanOf(network, item.site),
      ...placeOf(headEndOf(item.site), item),
      ...stamped(since(LASTING.get(item.state) ?? (({ state }) => state))),
      toSite: wayOf(
        item.toSite,
        since(({ toSite }) => toSite.works),
      ),
      fromSite: wayOf(
        item.fromSite,
        since(({ fromSite }) => fromSite.works),
      ),
    }
  })
}

/** A site that is hurt in one direction is so since that direction failed, whenever the other came up. */
const LASTING: ReadonlyMap<SiteService['state'], (of: SiteService) => unknown> = new Map([
  ['hears nothing', ({ toSite }) => toSite.works],
  ['is not heard', ({ fromSite }) => fromSite.works],
])

const stamped = (since: SimTime | undefined) => (since === undefined ? {} : { since })
const wayOf = (way: WayService, since: SimTime | undefined): WayStatus => ({ ...way, ...stamped(since) })

/** From the newest log back: what was so before one began is looked for in the one before it. */
function sinceOf(
  logs: readonly ServiceLog[],
  now: SiteService,
  at: SimTime,
  lasting: (of: SiteService) => unknown,
): SimTime | undefined {
  for (const log of logs) {
    const found = sinceIn(log, now, at, lasting)
    if (found !== 'before') return found
  }
  return undefined
}

/** What the first of its LAN's interfaces with an address stands in; empty when none has one. */
function lanOf({ nodes }: Loaded['network'], site: string): string {
  const node = nodes.get(site)
  const ports = node ? lanPortsOf(node.config).flatMap(({ name }) => node.ports.get(name)?.address ?? []) : []
  return ports[0] ? formatPrefix(ports[0].subnet) : ''
}

/** Nobody is on a head-end that hears nothing of it: a site in silence has a tunnel by its own table at most. */
function placeOf(
  headEnd: ReturnType<ReturnType<typeof headEnds>>,
  { state }: SiteService,
): Pick<SiteStatus, 'tunnel' | 'peer' | 'hsrp'> {
  if (headEnd?.device === undefined) return {}
  const { device, holds, hsrp } = headEnd
  return {
    tunnel: device,
    ...(holds && state !== 'silent' ? { peer: device } : {}),
    ...(hsrp === undefined ? {} : { hsrp }),
  }
}
