/** `show ip route A.B.C.D`: one entry with its descriptor blocks, as ShowIpRouteWord golden_output_with_route. */
import type { Configuration } from '../../config/index'
import { classfulOf, contains, covers, formatIp, formatPrefix, type Ip, type Prefix } from '../../net/index'
import type { DeviceTables, Route } from '../../sim/index'
import { formatAge } from './ages'

export function routeEntry(
  { eigrp }: Configuration,
  tables: DeviceTables,
  address: Ip,
  length: number | undefined,
): string {
  const routes = tables.routes.filter((row) => row.active).map((row) => row.route)
  const fitting = routes
    .filter(({ prefix }) =>
      length === undefined ? matches(prefix, address) : prefix.length === length && prefix.address === address,
    )
    .sort((a, b) => b.prefix.length - a.prefix.length)
  const best = fitting[0]
  if (!best) {
    const major = classfulOf(address)
    return routes.some(({ prefix }) => prefix.length > 0 && covers(major, prefix))
      ? '% Subnet not in table'
      : '% Network not in table'
  }
  const same = routes.filter((route) => formatPrefix(route.prefix) === formatPrefix(best.prefix))
  return entryLines(
    eigrp.map((item) => item.as),
    tables,
    same,
  ).join('\n')
}

/** The default route is only shown for its own address. */
const matches = (prefix: Prefix, address: Ip) =>
  prefix.length === 0 ? address === prefix.address : contains(prefix, address)

function entryLines(processes: readonly number[], tables: DeviceTables, routes: readonly Route[]): readonly string[] {
  const [first] = routes
  if (!first) return []
  const candidate = first.prefix.length === 0 ? ', supernet' : ''
  return [
    `Routing entry for ${formatPrefix(first.prefix)}${candidate}`,
    `  Known via "${sourceWord(first, processes)}", distance ${first.distance}, metric ${first.metric}${first.prefix.length === 0 ? ', candidate default path' : ''}${typeWord(first)}`,
    ...(first.tag === 0 ? [] : [`  Tag ${first.tag}`]),
    ...(isEigrp(first) || isOspf(first)
      ? [
          ...(isEigrp(first) ? [`  Redistributing via eigrp ${processes[0] ?? 0}`] : []),
          `  Last update from ${formatIp(first.nextHop ?? first.prefix.address)} on ${first.interface ?? ''}, ${formatAge(tables.now - first.since)} ago`,
        ]
      : []),
    '  Routing Descriptor Blocks:',
    ...routes.flatMap((route, index) => blockLines(tables, route, index === 0)),
  ]
}

const isEigrp = (route: Route) => route.protocol.startsWith('eigrp')

const isOspf = (route: Route) => route.protocol.startsWith('ospf')

function sourceWord(route: Route, processes: readonly number[]): string {
  if (isOspf(route)) return `ospf ${route.process ?? 0}`
  if (isEigrp(route)) return `eigrp ${processes[0] ?? 0}`
  return route.protocol === 'connected' ? 'connected' : 'static'
}

function typeWord(route: Route): string {
  if (route.protocol === 'connected') return ' (connected, via interface)'
  const kind = OSPF_KINDS.get(route.protocol)
  if (kind !== undefined) return `, type ${kind}`
  if (!isEigrp(route)) return ''
  return `, type ${route.protocol === 'eigrp-external' ? 'external' : 'internal'}`
}

const OSPF_KINDS: ReadonlyMap<Route['protocol'], string> = new Map([
  ['ospf', 'intra area'],
  ['ospf-inter', 'inter area'],
  ['ospf-external-1', 'extern 1'],
  ['ospf-external-2', 'extern 2'],
])

function blockLines(tables: DeviceTables, route: Route, first: boolean): readonly string[] {
  const star = first ? '*' : ' '
  const named = route.interface === undefined ? '' : `via ${route.interface}`
  const age = `${formatAge(tables.now - route.since)} ago`
  const where =
    route.nextHop === undefined
      ? `directly connected, ${named}`
      : isEigrp(route) || isOspf(route)
        ? `${formatIp(route.nextHop)}, from ${formatIp(route.nextHop)}, ${age}, ${named}`
        : `${formatIp(route.nextHop)}${named === '' ? '' : `, ${named}`}`
  return [
    `  ${star} ${where}`,
    `      Route metric is ${route.metric}, traffic share count is 1`,
    ...vectorLines(tables, route),
  ]
}

function vectorLines(tables: DeviceTables, route: Route): readonly string[] {
  if (!isEigrp(route)) return []
  const entry = tables.eigrpTopology.find((row) => formatPrefix(row.prefix) === formatPrefix(route.prefix))
  const vector = entry?.paths.find((path) => path.via === route.nextHop)?.vector
  if (!vector) return []
  return [
    `      Total delay is ${vector.delayTens * 10} microseconds, minimum bandwidth is ${vector.bandwidthKbit} Kbit`,
    `      Reliability ${vector.reliability}/255, minimum MTU ${vector.mtu} bytes`,
    `      Loading ${vector.load}/255, Hops ${vector.hops}`,
  ]
}
