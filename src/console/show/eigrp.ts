/**
 * `show ip eigrp neighbors` and `show ip protocols`. 12.2: ntc cisco_ios_show_ip_eigrp_neighbors.raw ("IP-EIGRP"). Later: ntc
 * cisco_ios_show_ip_eigrp_neighbors2.raw. Protocols follow the Cisco IOS IP Routing: EIGRP Command Reference.
 */
import type { EigrpConfig } from '../../config/index'
import { shortInterfaceName } from '../../ios/index'
import { formatIp, formatPrefix, type Ip, lengthOfMask } from '../../net/index'
import { type DeviceTables, type EigrpNeighborRow, protocolTexts } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { formatAge } from './ages'
import { type EigrpLayout, ofTable } from './eigrp-layout'
import { left, right } from './text'

export function eigrpNeighbors(tables: DeviceTables, layout: EigrpLayout, vrf?: string): string {
  const width = layout.interfaceWidth
  return tables.eigrp
    .filter(ofTable(vrf))
    .map(({ as }) => {
      const rows = tables.eigrpNeighbors.filter((row) => row.as === as && row.vrf === vrf)
      // The youngest stands first; a neighbour keeps the number it got when it came up.
      const numbered = rows.map((row, index) => ({ row, handle: index })).reverse()
      return [
        layout.neighborsTitle(as, vrf),
        `H   ${left('Address', 24)}${left('Interface', width)}Hold Uptime   SRTT   RTO  Q  Seq`,
        `${' '.repeat(28 + width)}(sec)         (ms)       Cnt Num`,
        ...numbered.map(({ row, handle }) => neighborLine(tables, row, handle, width)),
      ].join('\n')
    })
    .join('\n')
}

function neighborLine(tables: DeviceTables, row: EigrpNeighborRow, handle: number, width: number): string {
  const hold = Math.max(0, Math.ceil((row.holdExpires - tables.now) / 1e6))
  return `${left(handle, 4)}${left(formatIp(row.address), 24)}${left(shortInterfaceName(row.interface), width)}${right(hold, 4)} ${left(formatAge(tables.now - row.since), 8)} ${right(row.srttMillis, 4)} ${right(row.rtoMillis, 5)}  ${left(row.queueCount, 2)} ${row.sequence}`
}

/** `show ip protocols` of a release: what it says above, in the middle and below of one process. */
export interface ProtocolsLayout {
  /** In the words of the protocols' own displays. */
  readonly generation: 'old' | 'later'
  readonly above: readonly string[]
  readonly facts: (told: EigrpConfig, routerId: string) => readonly string[]
  readonly paths: (told: EigrpConfig) => readonly string[]
}

const weightsText = ({ k = [1, 0, 1, 0, 0] }: EigrpConfig) =>
  k.map((value, index) => `K${index + 1}=${value}`).join(', ')
const redistributing = ({ as, redistribute }: EigrpConfig) =>
  [...new Set(redistribute.map((item) => item.from as string))].concat(`eigrp ${as}`).join(', ')
const varianceOf = ({ variance }: EigrpConfig) => variance?.value ?? 1
const pathsOf = ({ maximumPaths = 4 }: EigrpConfig) => maximumPaths

export const PROTOCOLS_12: ProtocolsLayout = {
  generation: 'old',
  above: [],
  facts: (told) => [
    `  EIGRP metric weight ${weightsText(told)}`,
    '  EIGRP maximum hopcount 100',
    `  EIGRP maximum metric variance ${varianceOf(told)}`,
    `  Redistributing: ${redistributing(told)}`,
  ],
  paths: (told) => [
    `  Automatic network summarization is ${told.autoSummary.value ? 'in' : 'not in'} effect`,
    ...summaries(told).flatMap(({ prefix, name }) => ['  Address Summarization:', `    ${prefix} for ${name}`]),
    `  Maximum path: ${pathsOf(told)}`,
  ],
}

/** From 15.0 on the process and its topology have lines of their own (a router's display, as FACTS section 9 has it). */
export const PROTOCOLS_15: ProtocolsLayout = {
  generation: 'later',
  above: ['*** IP Routing is NSF aware ***', ''],
  facts: (told, routerId) => [
    ...(told.redistribute.length === 0
      ? []
      : [`  Redistributing: ${told.redistribute.map(({ from }) => from).join(', ')}`]),
    `  EIGRP-IPv4 Protocol for AS(${told.as})`,
    `    Metric weight ${weightsText(told)}${told.wide ? ' K6=0' : ''}`,
    '    NSF-aware route hold timer is 240',
    `    Router-ID: ${routerId}`,
    '    Topology : 0 (base) ',
    '      Active Timer: 3 min',
    `      Distance: internal ${told.distance.internal} external ${told.distance.external}`,
    `      Maximum path: ${pathsOf(told)}`,
    '      Maximum hopcount 100',
    `      Maximum metric variance ${varianceOf(told)}`,
    '',
  ],
  paths: (told) => [
    `  Automatic Summarization: ${told.autoSummary.value ? 'enabled' : 'disabled'}`,
    ...(summaries(told).length === 0
      ? []
      : [
          '  Address Summarization:',
          ...summaries(told).map(({ prefix, name }) => `    ${prefix} for ${shortInterfaceName(name)}`),
        ]),
    `  Maximum path: ${pathsOf(told)}`,
  ],
}

const summaries = ({ interfaces }: EigrpConfig) =>
  Object.entries(interfaces).flatMap(([name, told]) =>
    told.summaries.map(({ prefix }) => ({ prefix: formatPrefix(prefix), name })),
  )

/** What filters updates of a direction on all interfaces, as the display names it. */
function filterLine({ filters = [] }: EigrpConfig, direction: 'in' | 'out'): string {
  const word = direction === 'out' ? 'Outgoing' : 'Incoming'
  const own = filters.find(
    (item) => item.direction === direction && item.interface === undefined && item.of === undefined,
  )
  if (!own) return `  ${word} update filter list for all interfaces is not set`
  const what =
    own.by === 'prefix' ? `(prefix-list) ${own.name}` : own.by === 'route-map' ? `(route-map) ${own.name}` : own.name
  return `  ${word} update filter list for all interfaces is ${what}`
}

/** `show ip protocols`; a router without a routing protocol prints an empty table. */
export function ipProtocols(
  { configuration, text }: ConsoleContext,
  tables: DeviceTables,
  layout: ProtocolsLayout,
  vrf?: string,
): string {
  const processes = configuration.eigrp
    .filter(ofTable(vrf))
    .map((told) => protocolLines(tables, told, layout).join('\n'))
  const others = protocolTexts({ tables, configuration, text, layout: layout.generation }, vrf)
  return [...layout.above, [...processes, ...others].join('\n\n')].join('\n')
}

function protocolLines(tables: DeviceTables, told: EigrpConfig, layout: ProtocolsLayout): readonly string[] {
  const process = tables.eigrp.find((item) => item.as === told.as && item.vrf === told.vrf)
  const passive = (process?.interfaces ?? []).filter((item) => item.passive)
  const named = told.passive.interfaces.map((item) => item.value)
  const passives = [...new Set([...passive.map((item) => item.name), ...named])]
  const sources = tables.eigrpNeighbors.filter((row) => row.as === told.as && row.vrf === told.vrf)
  return [
    `Routing Protocol is "eigrp ${told.as}"`,
    filterLine(told, 'out'),
    filterLine(told, 'in'),
    '  Default networks flagged in outgoing updates',
    '  Default networks accepted from incoming updates',
    ...layout.facts(told, process ? formatIp(process.routerId) : '0.0.0.0'),
    ...layout.paths(told),
    '  Routing for Networks:',
    ...told.networks.map((item) => `    ${networkText(item.address, item.wildcard)}`),
    ...(passives.length === 0 ? [] : ['  Passive Interface(s):', ...passives.map((name) => `    ${name}`)]),
    '  Routing Information Sources:',
    '    Gateway         Distance      Last Update',
    ...sources.map(
      (row) =>
        `    ${left(formatIp(row.address), 16)}${right(told.distance.internal, 8)}      ${formatAge(tables.now - lastUpdate(tables, row))}`,
    ),
    `  Distance: internal ${told.distance.internal} external ${told.distance.external}`,
  ]
}

/** A classful network stands without its mask, and so does that of every interface. */
function networkText(address: Ip, wildcard: Ip): string {
  const length = lengthOfMask((~wildcard >>> 0) as Ip)
  const first = address >>> 24
  const classful = first < 128 ? 8 : first < 192 ? 16 : 24
  return length === undefined || length === 0 || length === classful
    ? formatIp(address)
    : `${formatIp(address)}/${length}`
}

/** When the neighbour's youngest route came; its adjacency when it has given none. */
function lastUpdate(tables: DeviceTables, neighbor: EigrpNeighborRow): number {
  const times = tables.routes
    .filter((row) => row.route.protocol.startsWith('eigrp') && row.route.nextHop === neighbor.address)
    .map((row) => row.route.since)
  return Math.max(neighbor.since, ...times)
}
