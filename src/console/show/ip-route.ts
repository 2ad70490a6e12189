/**
 * `show ip route` in the two layouts (FACTS section 7): 12.2 as SEED prints it, 15.x as the captures do. Major networks
 * with one mask have a "subnetted" heading, with several a "variably subnetted" one; a line that would pass column
 * 76 is broken after the prefix.
 */
import { ANY_ADDRESS, classfulOf, comparePrefixes, formatIp, formatPrefix, type Prefix } from '../../net/index'
import { type DeviceTables, ROUTE_CODES, type Route } from '../../sim/index'
import { formatAge } from './ages'

const LEGEND_12 = `Codes: C - connected, S - static, I - IGRP, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2, E - EGP
       i - IS-IS, L1 - IS-IS level-1, L2 - IS-IS level-2, ia - IS-IS inter area
       * - candidate default, U - per-user static route, o - ODR
       P - periodic downloaded static route
`

const LEGEND_15 = `Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2
       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2
       ia - IS-IS inter area, * - candidate default, U - per-user static route
       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP
       a - application route
       + - replicated route, % - next hop override
`

/** What the layouts differ in: columns before a prefix, local routes, and what a part of the table says above it. */
export interface RouteLayout {
  readonly legend: string
  readonly network: number
  readonly heading: number
  readonly local: boolean
  /** Whether the table of one protocol has the legend and the gateway of last resort too. */
  readonly partHasHead: boolean
}

export const ROUTE_12: RouteLayout = { legend: LEGEND_12, network: 5, heading: 5, local: false, partHasHead: false }
export const ROUTE_15: RouteLayout = { legend: LEGEND_15, network: 6, heading: 6, local: true, partHasHead: true }
const LAST_COLUMN = 76
const BROKEN_INDENT = 11

/** The table of a VRF (Cisco IOS, show ip route vrf). */
export function showVrfRoute(tables: DeviceTables, layout: RouteLayout, vrf: string): string | undefined {
  const found = tables.vrfRoutes?.find((table) => table.vrf === vrf)
  if (!found) return undefined
  const own = tables.interfaces.flatMap(({ vrf: table, ...row }) => (table === vrf ? [row] : []))
  const text = showIpRoute({ ...tables, routes: found.routes, interfaces: own }, layout)
  return `\nRouting Table: ${vrf}\n${text}`
}

/** The table, or the part of it that one protocol made. */
export function showIpRoute(tables: DeviceTables, layout: RouteLayout, only?: (route: Route) => boolean): string {
  const active = tables.routes.filter((row) => row.active).map((row) => row.route)
  const all = layout.local ? [...active, ...localRoutes(tables)] : active
  const routes = only ? all.filter(only) : all
  const fallback = routes.find((route) => route.prefix.length === 0)
  const body = groupsOf(routes.filter((route) => route.prefix.length > 0)).flatMap((group) =>
    groupLines(group, tables, layout),
  )
  const end = fallback ? routeLines([fallback], formatPrefix(fallback.prefix), layout.network, tables) : []
  const table = fallback && layout.local ? [...end, ...body] : [...body, ...end]
  return only && !layout.partHasHead ? table.join('\n') : [layout.legend, lastResort(all), '', ...table].join('\n')
}

function lastResort(routes: readonly Route[]): string {
  const fallback = routes.find((route) => route.prefix.length === 0)
  if (fallback === undefined) return 'Gateway of last resort is not set'
  // A default route that leads to an interface alone has no gateway to name, and is one all the same.
  return `Gateway of last resort is ${formatIp(fallback.nextHop ?? ANY_ADDRESS)} to network 0.0.0.0`
}

/** From 15 on every own address is a host route of its own, code L. */
export function localRoutes(tables: DeviceTables): readonly (Route & { readonly local: true })[] {
  return tables.interfaces
    .filter(({ vrf, lineUp }) => vrf === undefined && lineUp)
    .flatMap(({ name, address, secondaries = [] }) =>
      [...(address ? [address] : []), ...secondaries]
        .filter(({ length }) => length < 32)
        .map(
          ({ ip }) =>
            ({
              prefix: { address: ip, length: 32 },
              protocol: 'connected',
              distance: 0,
              metric: 0,
              interface: name,
              tag: 0,
              since: tables.now,
              local: true,
            }) as const,
        ),
    )
}

interface Group {
  readonly major: Prefix
  readonly routes: readonly Route[]
}

/** Routes by their class A, B or C network, in the order of their first appearance. */
function groupsOf(routes: readonly Route[]): readonly Group[] {
  const groups = new Map<string, Route[]>()
  for (const route of [...routes].sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
    const major =
      route.prefix.length < classfulOf(route.prefix.address).length ? route.prefix : classfulOf(route.prefix.address)
    const key = formatPrefix(major)
    groups.set(key, [...(groups.get(key) ?? []), route])
  }
  return [...groups.values()].map((items) => ({ major: majorOf(items), routes: items }))
}

function majorOf(routes: readonly Route[]): Prefix {
  const first = routes[0]?.prefix ?? { address: 0 as Prefix['address'], length: 0 }
  const classful = classfulOf(first.address)
  return first.length < classful.length ? first : classful
}

function groupLines(group: Group, tables: DeviceTables, layout: RouteLayout): readonly string[] {
  const byPrefix = new Map<string, Route[]>()
  for (const route of group.routes)
    byPrefix.set(formatPrefix(route.prefix), [...(byPrefix.get(formatPrefix(route.prefix)) ?? []), route])
  const entries = [...byPrefix.values()]
  const lengths = new Set(group.routes.map((route) => route.prefix.length))
  const only = entries.length === 1 ? entries[0]?.[0] : undefined
  if (only && only.prefix.length === group.major.length)
    return routeLines(entries[0] ?? [], formatPrefix(only.prefix), layout.network, tables)
  const pad = ' '.repeat(layout.heading)
  const subnets = `${entries.length} subnets`
  const indent = layout.network + 3
  if (lengths.size === 1) {
    const length = [...lengths][0] ?? 0
    return [
      `${pad}${formatIp(group.major.address)}/${length} is subnetted, ${subnets}`,
      ...entries.flatMap((items) =>
        routeLines(items, formatIp(items[0]?.prefix.address ?? group.major.address), indent, tables),
      ),
    ]
  }
  return [
    `${pad}${formatPrefix(group.major)} is variably subnetted, ${subnets}, ${lengths.size} masks`,
    ...entries.flatMap((items) => routeLines(items, formatPrefix(items[0]?.prefix ?? group.major), indent, tables)),
  ]
}

/** One destination: code, prefix, and a line for each of its routes. */
function routeLines(routes: readonly Route[], prefix: string, indent: number, tables: DeviceTables): readonly string[] {
  const [first, ...more] = routes
  if (!first) return []
  const head = `${codeOf(first).padEnd(indent)}${prefix}`
  const whole = `${head} ${viaText(first, tables)}`
  const rest = more.map((route) => `${' '.repeat(head.length)} ${viaText(route, tables)}`)
  return whole.length > LAST_COLUMN && first.protocol !== 'connected'
    ? [`${head} `, `${' '.repeat(BROKEN_INDENT)}${viaText(first, tables)}`, ...rest]
    : [whole, ...rest]
}

function codeOf(route: Route): string {
  const star = route.prefix.length === 0 ? '*' : ''
  switch (route.protocol) {
    case 'connected':
      return 'local' in route ? 'L' : 'C'
    case 'static':
    case 'rri':
    case 'dhcp':
      return `S${star}`
    case 'eigrp':
    case 'eigrp-summary':
      return `D${star}`
    case 'eigrp-external':
    case 'ospf':
    case 'ospf-inter':
    case 'ospf-external-1':
    case 'ospf-external-2':
      return star === '' ? ROUTE_CODES[route.protocol] : ROUTE_CODES[route.protocol].replace(' ', star)
  }
}

function viaText(route: Route, tables: DeviceTables): string {
  const age = /^(?:eigrp|ospf)/.test(route.protocol) ? `, ${formatAge(tables.now - route.since)}` : ''
  if (route.protocol === 'connected' || route.nextHop === undefined) {
    const how = age === '' ? 'directly connected' : `a summary${age}`
    return `is ${how}, ${route.interface ?? ''}`
  }
  const named = route.interface === undefined ? '' : `, ${route.interface}`
  return `[${route.distance}/${route.metric}] via ${formatIp(route.nextHop)}${age}${named}`
}
