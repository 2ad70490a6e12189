/** The configuration lines that stand between a static route and the other router's table. */
import type { AccessList, Configuration, RouteMap } from '../../config/index'
import { formatIp, type Ip, type Prefix } from '../../net/index'
import { lineLink } from './story'
import type { WhyLink } from './types'

/** `network` lines of EIGRP that cover an address of one of the device's interfaces. */
export function networkLines(config: Configuration, interfaceName: string | undefined): readonly WhyLink[] {
  const port = config.interfaces.find((item) => item.name === interfaceName)
  if (port?.address.kind !== 'static') return []
  const { address } = port.address
  const covering = config.eigrp.flatMap((process) => process.networks.filter((item) => covers(item, address)))
  return covering
    .slice(0, 1)
    .flatMap(({ source }) => lineLink(config.device, source, `EIGRP speaks on ${port.name}, ${formatIp(address)}`))
}

const covers = ({ address, wildcard }: { readonly address: Ip; readonly wildcard: Ip }, of: Ip) =>
  ((address ^ of) & ~wildcard) === 0

/** What lets a static route into EIGRP: `redistribute`, the route-map's entry and the access list's line. */
export function redistributionLines(config: Configuration, prefix: Prefix, tag: number): readonly WhyLink[] {
  const found = config.eigrp.flatMap((process) => process.redistribute).find((item) => item.from === 'static')
  if (!found) return []
  const first = lineLink(config.device, found.source, 'Static routes, RRI included, are redistributed into EIGRP')
  const map = found.routeMap === undefined ? undefined : config.routeMaps[found.routeMap]
  return map ? [...first, ...routeMapLines(config, map, prefix, tag)] : first
}

function routeMapLines(config: Configuration, map: RouteMap, prefix: Prefix, tag: number): readonly WhyLink[] {
  for (const entry of map.entries) {
    if (entry.matchTags.length > 0 && !entry.matchTags.includes(tag)) continue
    const lists = entry.matchLists.flatMap((name) => config.accessLists[name] ?? [])
    const hit = lists.map((list) => firstHit(list, prefix)).find((item) => item?.action === 'permit')
    if (entry.matchLists.length > 0 && !hit) continue
    const text = `Route-map ${map.name} ${entry.action}s it`
    return [
      ...(hit ? lineLink(config.device, hit.line, 'The access list permits its network address') : []),
      ...lineLink(config.device, entry.source, text),
    ]
  }
  return []
}

function firstHit(list: AccessList, prefix: Prefix) {
  return list.entries.find(({ source }) => covers(source, prefix.address))
}
