/**
 * `show ip cef` and `show cdp neighbors`. CEF: ntc show_ip_cef_c2900_v1.raw; a router without `ip cef` says what ntc
 * show_ip_cef_disabled.raw says. CDP: ntc cisco_ios_show_cdp_neighbors.raw. Both look the same in 12.2.
 */
import { type Configuration, releaseDefaults } from '../../config/index'
import {
  comparePrefixes,
  formatIp,
  formatPrefix,
  type Ip,
  lookUp,
  type Prefix,
  prefix,
  prefixOf,
} from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

interface CefRow {
  readonly prefix: Prefix
  readonly next: string
  readonly interface: string
}

/** What every CEF table holds besides the routes. */
const FIXED: readonly (readonly [string, string])[] = [
  ['0.0.0.0/8', 'drop'],
  ['0.0.0.0/32', 'receive'],
  ['224.0.0.0/4', 'drop'],
  ['224.0.0.0/24', 'receive'],
  ['240.0.0.0/4', 'drop'],
  ['255.255.255.255/32', 'receive'],
]

/** Whether the router switches by CEF: when told, or by itself from a release on. */
export function runsCef(context: ConsoleContext): boolean {
  const { management, release } = context.configuration
  return management?.cef?.value ?? releaseDefaults(release).sameInterfaceCache
}

export function ipCef(context: ConsoleContext, tables: DeviceTables): string {
  if (!runsCef(context)) return '%IPv4 CEF not running'
  const rows = [
    ...FIXED.map(([text, next]) => ({ prefix: prefix(text), next, interface: '' })),
    ...routeRows(tables),
    ...ownRows(tables),
    ...neighborRows(tables),
  ]
  const sorted = rows.sort((a, b) => comparePrefixes(a.prefix, b.prefix) || a.prefix.length - b.prefix.length)
  return [
    'Prefix               Next Hop             Interface',
    ...sorted.map((row) => `${left(formatPrefix(row.prefix), 20)} ${left(row.next, 20)} ${row.interface}`.trimEnd()),
  ].join('\n')
}

function routeRows(tables: DeviceTables): readonly CefRow[] {
  return tables.routes
    .filter((row) => row.active && row.resolved && row.route.prefix.length < 32)
    .map(({ route, resolved }) => ({
      prefix: route.prefix,
      next: resolved?.gateway === undefined ? 'attached' : formatIp(resolved.gateway),
      interface: resolved?.interface ?? '',
    }))
}

/** Own addresses, the virtual ones among them, and the first and last of each subnet, are received. */
function ownRows(tables: DeviceTables): readonly CefRow[] {
  return tables.interfaces.flatMap((item) => {
    if (!item.lineUp || !item.address) return []
    const { ip, length } = item.address
    const net = prefixOf(ip, length)
    const last = (net.address + 2 ** (32 - length) - 1) as Ip
    const hosts = length >= 31 ? [ip] : [net.address, ip, last]
    const claimed = tables.arp
      .filter((row) => row.own && row.interface === item.name && !hosts.includes(row.address))
      .map((row) => row.address)
    return [...hosts, ...claimed].map((address) => ({
      prefix: { address, length: 32 },
      next: 'receive',
      interface: item.name,
    }))
  })
}

/** Neighbours that ARP knows have entries of their own. */
function neighborRows(tables: DeviceTables): readonly CefRow[] {
  return tables.arp
    .filter((row) => !row.own)
    .map((row) => ({ prefix: { address: row.address, length: 32 }, next: 'attached', interface: row.interface }))
}

const CODES = [
  'Capability Codes: R - Router, T - Trans Bridge, B- Source Route Bridge',
  '\t       S - Switch, H - Host, I - IGMP, r - Repeater, P - Phone',
  '',
  'Device ID         Local Intrfce Holdtme    Capability   Platform   Port ID',
]

const CDP_OFF = '% CDP is not enabled'

/** CDP itself is not simulated: the table says who is cabled here with the line up, with the full hold time. */
const CDP_HOLD_SECONDS = 180

const CAPABILITIES = { router: 'R', switch: 'S I', firewall: '', nat: '', internet: 'R', host: 'H P' } as const
const PLATFORMS = {
  router: 'Router',
  switch: 'Switch',
  firewall: '',
  nat: '',
  internet: 'Router',
  host: 'IP Phone',
} as const

/** Routers, switches and phones speak CDP, where no line forbids it; firewalls, home routers and servers do not. */
const speakers = ({ neighbors = [], configuration }: ConsoleContext, tables: DeviceTables) =>
  neighbors.filter(
    (item) =>
      ['router', 'switch'].includes(item.kind) &&
      !item.silent &&
      speaksCdp(configuration, item.localInterface) &&
      tables.interfaces.some((port) => port.name === item.localInterface && port.lineUp),
  )

/** `no cdp run` silences a device, `no cdp enable` a port; who is silent does not listen either. */
export const speaksCdp = ({ management, interfaces }: Configuration, port: string): boolean =>
  management?.cdp !== false && interfaces.find(({ name }) => name === port)?.cdpOff !== true

export function cdpNeighbors(context: ConsoleContext, tables: DeviceTables): string {
  if (context.configuration.management?.cdp === false) return CDP_OFF
  const rows = speakers(context, tables)
  return [
    ...CODES,
    ...rows.map(
      (item) =>
        `${left(item.device, 18)}${left(cdpName(item.localInterface), 14)}${left(CDP_HOLD_SECONDS, 13)}${left(CAPABILITIES[item.kind], 11)}${left(PLATFORMS[item.kind], 11)}${cdpName(item.remoteInterface)}`,
    ),
  ].join('\n')
}

/** `show cdp neighbors detail`, as genie ShowCdpNeighborsDetail device_output_1. */
export function cdpDetail(context: ConsoleContext, tables: DeviceTables): string {
  if (context.configuration.management?.cdp === false) return CDP_OFF
  const rows = speakers(context, tables)
  const blocks = rows.map((item) => {
    const far = lookUp(context.view.devices, item.device)
    const address = far?.interfaces.find((port) => port.name === item.remoteInterface)?.address
    const addresses = address ? [`  IP address: ${formatIp(address.ip)}`] : []
    return [
      '-------------------------',
      `Device ID: ${item.device}`,
      'Entry address(es): ',
      ...addresses,
      `Platform: Cisco ${PLATFORMS[item.kind]},  Capabilities: ${item.kind === 'switch' ? 'Switch IGMP' : 'Router'} `,
      `Interface: ${item.localInterface},  Port ID (outgoing port): ${item.remoteInterface}`,
      `Holdtime : ${CDP_HOLD_SECONDS} sec`,
      '',
      'Version :',
      ...(item.release === undefined || item.release === '' ? [] : [`Cisco IOS Software, Version ${item.release}`]),
      '',
      'advertisement version: 2',
      'Duplex: full',
      ...(addresses.length === 0 ? [] : ['Management address(es): ', ...addresses]),
      '',
    ]
  })
  return [...blocks.flat(), `Total cdp entries displayed : ${rows.length}`].join('\n')
}

/** CDP shortens to three letters: `Fas 0/0`. */
const cdpName = (name: string) => name.replace(/^([A-Za-z]{3})[A-Za-z-]*/, '$1 ')
