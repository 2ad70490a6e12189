/** How every site stands at a moment: whether it is in service and since when, and which head-end has its tunnel. */
import { type ServiceLog, type SiteService, serviceOf, sinceIn, type WayService } from '../analysis/index'
import type { Configuration } from '../config/index'
import { formatPrefix, lookUp } from '../net/index'
import { type SimTime, type SnapshotView, viewOf } from '../sim/index'
import type { Loaded } from './loaded'
import type { SiteStatus, WayStatus } from './messages'

/** The sites of a loaded design as they stand at its network's moment. */
export function siteStatuses(
  { built, network, service }: Pick<Loaded, 'built' | 'network' | 'service'>,
  view = viewOf(network),
): readonly SiteStatus[] {
  const { configurations } = built.scene
  const owners = ownersOf(configurations)
  const lanPorts = new Map(configurations.map((item) => [item.device, lanPortOf(item)]))
  return serviceOf(service.served, network).map((item) => {
    const since = (lasting: (of: SiteService) => unknown) => sinceOf(service.logs, item, network.now, lasting)
    return {
      ...item,
      ...place(view, owners, item, lanPorts.get(item.site)),
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

/** By address: the device that has it and ends tunnels on it. */
function ownersOf(configurations: readonly Configuration[]): ReadonlyMap<number, string> {
  const owners = new Map<number, string>()
  for (const { crypto, interfaces, device } of configurations) {
    for (const { address } of interfaces) if (crypto && address.kind === 'static') owners.set(address.address, device)
  }
  return owners
}

/** A site's LAN is what its interface without a crypto map stands in. */
const lanPortOf = ({ interfaces }: Configuration) =>
  interfaces.find((item) => item.cryptoMap === undefined && item.address.kind === 'static')?.name

/** Its LAN, where its newest SA points, and whether that head-end has it too. */
function place(
  view: SnapshotView,
  owners: ReadonlyMap<number, string>,
  { site, state }: SiteService,
  lanPort: string | undefined,
): Pick<SiteStatus, 'lan' | 'tunnel' | 'peer' | 'onHsrpActive'> {
  const tables = lookUp(view.devices, site)
  const lan = tables?.routes.find(({ route }) => route.protocol === 'connected' && route.interface === lanPort)
  const sa = tables?.ipsecSas.at(-1)?.sa
  const tunnel = sa && owners.get(sa.remote)
  const head = tunnel === undefined ? undefined : lookUp(view.devices, tunnel)
  const held = head?.running && head.ipsecSas.some((row) => row.sa.outboundSpi === sa?.inboundSpi)
  return {
    lan: lan ? formatPrefix(lan.route.prefix) : '',
    ...(tunnel === undefined ? {} : { tunnel }),
    ...(tunnel !== undefined && held && state !== 'silent' ? { peer: tunnel } : {}),
    onHsrpActive: head?.hsrp.some((row) => row.state === 'active') ?? false,
  }
}
