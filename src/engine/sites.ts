/** Which site is on which head-end, read from the tables. */
import type { Configuration } from '../config/index'
import { formatPrefix } from '../net/index'
import type { SnapshotView } from '../sim/index'
import type { SiteStatus } from './messages'

/** A site is a router whose crypto map initiates; its LAN is what its SA protects, or its interface without a map. */
export function siteStatuses(configurations: readonly Configuration[], view: SnapshotView): readonly SiteStatus[] {
  return configurations
    .filter((item) => item.crypto?.maps.some((map) => map.entries.length > 0))
    .map((item) => statusOf(configurations, view, item))
}

function statusOf(configurations: readonly Configuration[], view: SnapshotView, site: Configuration): SiteStatus {
  const tables = view.devices[site.device]
  const lanPort = site.interfaces.find((item) => item.cryptoMap === undefined && item.address.kind === 'static')
  const lan = tables?.routes.find((row) => row.route.protocol === 'connected' && row.route.interface === lanPort?.name)
  const sa = tables?.ipsecSas.at(-1)?.sa
  const peer =
    sa &&
    configurations.find((item) =>
      item.interfaces.some((port) => port.address.kind === 'static' && port.address.address === sa.remote),
    )
  return {
    site: site.device,
    lan: lan ? formatPrefix(lan.route.prefix) : '',
    up: sa !== undefined,
    onHsrpActive:
      peer !== undefined && (view.devices[peer.device]?.hsrp.some((row) => row.state === 'active') ?? false),
    ...(peer ? { peer: peer.device } : {}),
  }
}
