/**
 * The displays of a PIX or an ASA. `show route`, `show nameif` and `show interface ip brief` follow the Cisco ASA Command Reference
 * and the PIX Firewall Command Reference (6.3); routes of later releases, with local ones and a wider code, ntc
 * cisco_asa_show_route_alt_multiline.raw (assumption: from 9.2 on, when the ASA's routing was made anew).
 */
import { type Configuration, isReleaseSince, platformNamed } from '../../config/index'
import { ANY_ADDRESS, formatIp, maskOf } from '../../net/index'
import type { DeviceTables, Route } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { left, right } from './text'

const LEGEND = `Codes: C - connected, S - static, I - IGRP, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2, E - EGP
       i - IS-IS, L1 - IS-IS level-1, L2 - IS-IS level-2, ia - IS-IS inter area
       * - candidate default, U - per-user static route, o - ODR
       P - periodic downloaded static route
`

const LEGEND_LATER = `Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2
       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2
       ia - IS-IS inter area, * - candidate default, U - per-user static route
       o - ODR, P - periodic downloaded static route, + - replicated route`

export const isPix = ({ firewall }: Configuration) => firewall?.dialect === 'pix'

export const zoneOf = ({ interfaces }: Configuration, name: string | undefined): string =>
  interfaces.find((item) => item.name === name)?.zone?.name ?? name ?? ''

const byNetwork = (a: Route, b: Route) => a.prefix.address - b.prefix.address || a.prefix.length - b.prefix.length

export function firewallRoutes({ configuration }: ConsoleContext, tables: DeviceTables): string {
  const rows = tables.routes.filter((row) => row.active)
  const routes = rows.map((row) => ({ route: row.route, zone: zoneOf(configuration, row.resolved?.interface) }))
  const sorted = routes.sort((a, b) => byNetwork(a.route, b.route))
  if (isPix(configuration)) return sorted.map(({ route, zone }) => pixRoute(route, zone, tables)).join('\n')
  const later = hasLocal(configuration)
  const fallback = sorted.find(({ route }) => route.prefix.length === 0)?.route
  const last =
    fallback?.nextHop === undefined
      ? 'Gateway of last resort is not set'
      : `Gateway of last resort is ${formatIp(fallback.nextHop)} to network 0.0.0.0`
  const lines = sorted.flatMap(({ route, zone }) => [
    asaRoute(route, zone, later),
    ...(later && route.protocol === 'connected' ? localRoute(tables, route, zone) : []),
  ])
  return [later ? LEGEND_LATER : LEGEND, last, '', ...lines].join('\n')
}

const hasLocal = ({ release }: Configuration): boolean => isReleaseSince(release.replace(/^\D+/, ''), '9.2')

/** The address of the interface itself. */
function localRoute({ interfaces }: DeviceTables, { interface: name }: Route, zone: string): readonly string[] {
  const address = interfaces.find((row) => row.name === name)?.address
  return address && address.length < 32
    ? [`L        ${formatIp(address.ip)} 255.255.255.255 is directly connected, ${zone}`]
    : []
}

const networkOf = ({ prefix }: Route) => `${formatIp(prefix.address)} ${formatIp(maskOf(prefix.length))}`

function asaRoute(route: Route, zone: string, later: boolean): string {
  const code = (word: string) => word.padEnd(later ? 9 : 5)
  if (route.protocol === 'connected') return `${code('C')}${networkOf(route)} is directly connected, ${zone}`
  const way = `[${route.distance}/${route.metric}] via ${formatIp(route.nextHop ?? ANY_ADDRESS)}, ${zone}`
  return `${code(route.prefix.length === 0 ? 'S*' : 'S')}${networkOf(route)} ${way}`
}

function pixRoute(route: Route, zone: string, tables: DeviceTables): string {
  const own = tables.interfaces.find((item) => item.name === route.interface)?.address
  const gateway = route.nextHop ?? own?.ip ?? ANY_ADDRESS
  const word = route.protocol === 'connected' ? 'CONNECT static' : 'OTHER static'
  return `        ${zone} ${networkOf(route)} ${formatIp(gateway)} 1 ${word}`
}

export function firewallNames({ configuration }: ConsoleContext): string {
  const rows = configuration.interfaces.filter((item) => item.zone)
  if (isPix(configuration))
    return rows.map((item) => `nameif ${item.name} ${item.zone?.name} security${item.zone?.security}`).join('\n')
  return [
    'Interface                Name                     Security',
    ...rows.map(
      (item) => `${left(item.name, 24)} ${left(item.zone?.name ?? '', 24)} ${right(item.zone?.security ?? 0, 3)}`,
    ),
  ].join('\n')
}

export function firewallInterfaces(tables: DeviceTables): string {
  return [
    'Interface                  IP-Address      OK? Method Status                Protocol',
    ...tables.interfaces.map((row) => {
      const address = row.address ? formatIp(row.address.ip) : 'unassigned'
      const status = row.adminUp ? (row.lineUp ? 'up' : 'down') : 'administratively down'
      return `${left(row.name, 26)} ${left(address, 15)} YES ${left(row.address ? 'CONFIG' : 'unset', 6)} ${left(status, 21)} ${row.lineUp ? 'up' : 'down'}`
    }),
  ].join('\n')
}

export function firewallVersion({ configuration }: ConsoleContext, { now, bootedAt }: DeviceTables): string {
  const [product = '', version = ''] = configuration.release.split('-')
  const box = configuration.platform === undefined ? undefined : platformNamed(configuration.platform)
  return [
    product === 'pix'
      ? `Cisco PIX Firewall Version ${version}`
      : `Cisco Adaptive Security Appliance Software Version ${version}`,
    '',
    `${configuration.hostname} up ${upText(now - bootedAt)}`,
    ...(box ? ['', `Hardware:   ${box.title.replace('Cisco ', '')}`] : []),
  ].join('\n')
}

/** `41 days 19 hours`, `3 mins 5 secs`: the two largest units (ntc cisco_asa_show_version1.raw). */
function upText(micros: number): string {
  const seconds = Math.floor(micros / 1e6)
  const units = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 'sec'],
  ] as const
  const first = units.findIndex(([count]) => count > 0)
  return units
    .slice(first < 0 ? 3 : first, first < 0 ? 4 : first + 2)
    .map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(' ')
}
