/**
 * The displays of a PIX or an ASA. `show route`, `show access-list`, `show conn`, `show nameif` and `show interface ip brief`
 * follow the Cisco ASA Command Reference (8.3 on) and the PIX Firewall Command Reference (6.3); lists of an ASA end with a
 * hash of each entry's words as ntc cisco_asa_show_access-list.raw does. Which hash Cisco takes is not published: ours is
 * another, and as good for telling entries apart.
 */
import { type AccessList, type AccessListEntry, type Configuration, platformNamed } from '../../config/index'
import { portName } from '../../ios/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp, type Ip, maskOf, tableValues } from '../../net/index'
import { type DeviceTables, hashText, type Route } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { linesOf, protocolWord, typed } from './access-text'
import { left, right } from './text'

const LEGEND = `Codes: C - connected, S - static, I - IGRP, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2, E - EGP
       i - IS-IS, L1 - IS-IS level-1, L2 - IS-IS level-2, ia - IS-IS inter area
       * - candidate default, U - per-user static route, o - ODR
       P - periodic downloaded static route
`

export const isPix = ({ firewall }: Configuration) => firewall?.dialect === 'pix'

export const zoneOf = ({ interfaces }: Configuration, name: string | undefined): string =>
  interfaces.find((item) => item.name === name)?.zone?.name ?? name ?? ''

const byNetwork = (a: Route, b: Route) => a.prefix.address - b.prefix.address || a.prefix.length - b.prefix.length

export function firewallRoutes({ configuration }: ConsoleContext, tables: DeviceTables): string {
  const rows = tables.routes.filter((row) => row.active)
  const routes = rows.map((row) => ({ route: row.route, zone: zoneOf(configuration, row.resolved?.interface) }))
  const sorted = routes.sort((a, b) => byNetwork(a.route, b.route))
  if (isPix(configuration)) return sorted.map(({ route, zone }) => pixRoute(route, zone, tables)).join('\n')
  const fallback = sorted.find(({ route }) => route.prefix.length === 0)?.route
  const last =
    fallback?.nextHop === undefined
      ? 'Gateway of last resort is not set'
      : `Gateway of last resort is ${formatIp(fallback.nextHop)} to network 0.0.0.0`
  return [LEGEND, last, '', ...sorted.map(({ route, zone }) => asaRoute(route, zone))].join('\n')
}

const networkOf = ({ prefix }: Route) => `${formatIp(prefix.address)} ${formatIp(maskOf(prefix.length))}`

function asaRoute(route: Route, zone: string): string {
  if (route.protocol === 'connected') return `C    ${networkOf(route)} is directly connected, ${zone}`
  const code = route.prefix.length === 0 ? 'S*' : 'S'
  return `${left(code, 4)} ${networkOf(route)} [${route.distance}/${route.metric}] via ${formatIp(route.nextHop ?? ANY_ADDRESS)}, ${zone}`
}

function pixRoute(route: Route, zone: string, tables: DeviceTables): string {
  const own = tables.interfaces.find((item) => item.name === route.interface)?.address
  const gateway = route.nextHop ?? own?.ip ?? ANY_ADDRESS
  const word = route.protocol === 'connected' ? 'CONNECT static' : 'OTHER static'
  return `        ${zone} ${networkOf(route)} ${formatIp(gateway)} 1 ${word}`
}

export function firewallLists({ configuration }: ConsoleContext, tables: DeviceTables, only?: string): string {
  const pix = isPix(configuration)
  const lists = tableValues(configuration.accessLists).filter((list) => only === undefined || list.name === only)
  if (only !== undefined && lists.length === 0) return `ERROR: access-list <${only}> does not exist`
  const flows = only === undefined && !pix ? DENY_FLOWS : []
  return [...flows, ...lists.flatMap((list) => listLines(list, tables, pix))].join('\n')
}

/** Flows that were denied with `log` are not gathered here. */
const DENY_FLOWS = [
  'access-list cached ACL log flows: total 0, denied 0 (deny-flow-max 4096)',
  '            alert-interval 300',
]

const hex8 = (text: string) => `0x${hashText(text).toString(16).padStart(8, '0')}`

/** A rule with groups stands with its own words first, then with what they come to, two spaces further right. */
function listLines(list: AccessList, tables: DeviceTables, pix: boolean): readonly string[] {
  const hits = new Map(tables.accessHits.flatMap((row) => (row.list === list.name ? [[row.index, row.hits]] : [])))
  const count = (place: number) => hits.get(place) ?? 0
  const type = list.type === 'standard' ? 'standard ' : pix ? '' : 'extended '
  const counted = (words: string, hits: number) => `${words} (hitcnt=${hits})${pix ? '' : ` ${hex8(words.trim())} `}`
  const lines = linesOf(list).flatMap(({ entry, places }) => {
    const head = `access-list ${list.name} line ${entry.sequence} ${type}`
    const sum = places.reduce((total, place) => total + count(place), 0)
    const whole = entry.grouped ?? (entry.notKnown ? typed(entry) : undefined)
    if (whole === undefined) return [counted(`${head}${ruleText(entry)}`, sum)]
    const members = places.flatMap((place) => {
      const item = list.entries[place]
      return item && !item.notKnown ? [counted(`  ${head}${ruleText(item)}`, count(place))] : []
    })
    return [counted(`${head}${whole}`, sum), ...members]
  })
  const name = pix ? '' : `; name hash: ${hex8(list.name)}`
  return [`access-list ${list.name}; ${list.entries.length} elements${name}`, ...lines]
}

/** Masks where IOS has wildcards. */
function ruleText(entry: AccessListEntry): string {
  const end = ({ address, wildcard }: AccessListEntry['source'], range: AccessListEntry['sourcePort']) => {
    const where =
      wildcard === BROADCAST_ADDRESS
        ? 'any'
        : wildcard === ANY_ADDRESS
          ? `host ${formatIp(address)}`
          : `${formatIp(address)} ${formatIp((~wildcard >>> 0) as Ip)}`
    const word = (port: number) => portName(protocolWord(entry.protocol), port)
    const [ports] = range?.ranges ?? []
    if (!range || !ports) return where
    return ports.first === ports.last
      ? `${where} ${range.inverted ? 'neq' : 'eq'} ${word(ports.first)}`
      : `${where} range ${word(ports.first)} ${word(ports.last)}`
  }
  return `${entry.action} ${protocolWord(entry.protocol)} ${end(entry.source, entry.sourcePort)} ${end(entry.destination, entry.destinationPort)}`
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

export function firewallVersion({ configuration }: ConsoleContext): string {
  const [product = '', version = ''] = configuration.release.split('-')
  const box = configuration.platform === undefined ? undefined : platformNamed(configuration.platform)
  return [
    product === 'pix'
      ? `Cisco PIX Firewall Version ${version}`
      : `Cisco Adaptive Security Appliance Software Version ${version}`,
    ...(box ? ['', `Hardware:   ${box.title.replace('Cisco ', '')}`] : []),
  ].join('\n')
}
