/** The configuration lines that stand between a static route and the other router's table. */
import {
  type Configuration,
  evaluateList,
  evaluateRouteMap,
  probeSubject,
  type RouteMap,
  type RouteSubject,
} from '../../config/index'
import { formatIp, type Ip, lookUp, type Prefix } from '../../net/index'
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
  const map = found.routeMap === undefined ? undefined : lookUp(config.routeMaps, found.routeMap)
  const route = { prefix, tag, metric: 0, origin: 'static' as const }
  return map ? [...first, ...routeMapLines(config, map, route)] : first
}

function routeMapLines(config: Configuration, map: RouteMap, route: RouteSubject): readonly WhyLink[] {
  const verdict = evaluateRouteMap(config, map, route)
  if (verdict.action === 'not-known')
    return lineLink(
      config.device,
      verdict.notKnown.because,
      `This line is not read: not known ${verdict.notKnown.summary}`,
    )
  const { entry, action } = verdict
  if (!entry) return []
  const hit = entry.matches
    .flatMap((match) => (match.kind === 'access-list' ? match.lists : []))
    .map((name) => lookUp(config.accessLists, name))
    .map((list) => list && evaluateList(list, probeSubject({ protocol: 0, source: route.prefix.address })))
    .find((item) => item?.action === 'permit')
  const text = `Route-map ${map.name} ${action === 'permit' ? 'permits' : 'denies'} it`
  return [
    ...(hit?.entry ? lineLink(config.device, hit.entry.line, 'The access list permits its network address') : []),
    ...lineLink(config.device, entry.source, text),
  ]
}
