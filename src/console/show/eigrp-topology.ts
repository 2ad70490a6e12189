/**
 * `show ip eigrp topology`, as a table and entry by entry. The table of 12.2: the head of ntc cisco_ios_show_ip_eigrp_topology1.raw;
 * later: cisco_ios_show_ip_eigrp_topology2.raw, whose indentation is that of ShowIpEigrpTopology device_output_1. Entries: published
 * displays of 12.x ("Routing Descriptor Blocks", "Route is Internal") and 15.x (with the originating router; picoseconds of
 * named mode). Serial numbers, which `all-links` adds, are not simulated, nor is the AS number that a redistributed route came from.
 */
import { formatIp, formatPrefix, type Ip } from '../../net/index'
import type { DeviceTables, EigrpTopologyRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { type EigrpLayout, ofTable } from './eigrp-layout'

const CODES = [
  'Codes: P - Passive, A - Active, U - Update, Q - Query, R - Reply,',
  '       r - reply Status, s - sia Status',
  '',
]

/** What of the table is listed: by itself successors and feasible successors; every way; only some destinations. */
export type TopologyPart = 'feasible' | 'all-links' | 'active' | 'zero-successors'

export function eigrpTopology(
  tables: DeviceTables,
  layout: EigrpLayout,
  vrf?: string,
  part: TopologyPart = 'feasible',
): string {
  return tables.eigrp
    .filter(ofTable(vrf))
    .map(({ as, routerId }) =>
      [
        layout.topologyTitle(as, formatIp(routerId), vrf),
        ...layout.afterTopologyTitle,
        ...CODES,
        ...tables.eigrpTopology
          .filter((row) => row.as === as && row.vrf === vrf && isListed(row, part))
          .flatMap((row) => topologyLines(row, part)),
      ].join('\n'),
    )
    .join('\n')
}

const successorsOf = ({ paths }: EigrpTopologyRow): number => paths.filter((path) => path.successor).length

function isListed(row: EigrpTopologyRow, part: TopologyPart): boolean {
  switch (part) {
    case 'feasible':
    case 'all-links':
      return true
    case 'active':
      return row.state === 'active'
    case 'zero-successors':
      return successorsOf(row) === 0
  }
}

function distanceText({ feasibleDistance }: EigrpTopologyRow, unreachable: string): string {
  return Number.isFinite(feasibleDistance) ? String(feasibleDistance) : unreachable
}

function topologyLines(row: EigrpTopologyRow, part: TopologyPart): readonly string[] {
  const tag = row.paths.find((path) => path.tag !== undefined)?.tag
  return [
    `${row.state === 'passive' ? 'P' : 'A'} ${formatPrefix(row.prefix)}, ${successorsOf(row)} successors, FD is ${distanceText(row, 'Inaccessible')}${tag === undefined ? '' : `, tag is ${tag}`}`,
    ...row.paths
      .filter((path) => part === 'all-links' || path.successor || path.feasible)
      .map((path) => `        via ${pathText(path)}`),
  ]
}

type Path = EigrpTopologyRow['paths'][number]

function pathText(path: Path): string {
  const name = path.interface === undefined ? '' : `, ${path.interface}`
  const metrics = `(${path.distance}/${path.reported})`
  if (path.via !== undefined) return `${formatIp(path.via)} ${metrics}${name}`
  if (path.external) return `R${path.from ?? 'edistributed'} ${metrics}`
  return path.interface === 'Null0' ? `Summary ${metrics}${name}` : `Connected${name}`
}

/** Of each process the entries of an address, all their paths; without a length the longest of that network. */
export function eigrpEntry(
  { configuration }: ConsoleContext,
  tables: DeviceTables,
  layout: EigrpLayout,
  address: Ip,
  length: number | undefined,
): string {
  return tables.eigrp
    .filter(ofTable(undefined))
    .map(({ as, routerId }) => {
      const rows = tables.eigrpTopology.filter(
        ({ prefix, ...row }) =>
          row.as === as &&
          row.vrf === undefined &&
          prefix.address === address &&
          (length === undefined || prefix.length === length),
      )
      const row = [...rows].sort((a, b) => b.prefix.length - a.prefix.length)[0]
      const wide = configuration.eigrp.some((told) => told.as === as && told.wide === true)
      const asked = `${formatIp(address)}/${length ?? 32}`
      return row ? entryLines(tables, row, layout, routerId, wide).join('\n') : notThere(layout, as, routerId, asked)
    })
    .join('\n')
}

const notThere = ({ later }: EigrpLayout, as: number, routerId: Ip, asked: string): string =>
  later
    ? `EIGRP-IPv4 Topology Entry for AS(${as})/ID(${formatIp(routerId)})\n%Entry ${asked} not in topology table`
    : `% IP-EIGRP (AS ${as}): Route not in topology table`

function entryLines(
  tables: DeviceTables,
  row: EigrpTopologyRow,
  { later }: EigrpLayout,
  routerId: Ip,
  wide: boolean,
): readonly string[] {
  const prefix = formatPrefix(row.prefix)
  const title = later
    ? `EIGRP-IPv4 Topology Entry for AS(${row.as})/ID(${formatIp(routerId)}) for ${prefix}`
    : `IP-EIGRP (AS ${row.as}): Topology entry for ${prefix}`
  const state = row.state === 'passive' ? 'Passive' : 'Active'
  const rib = wide ? ribOf(tables, row) : ''
  return [
    title,
    `  State is ${state}, Query origin flag is ${row.askedBy === undefined ? 1 : 3}, ${successorsOf(row)} Successor(s), FD is ${distanceText(row, '4294967295')}${rib}`,
    `  ${later ? '' : 'Routing '}Descriptor Blocks:`,
    ...row.paths.flatMap((path) => blockLines(path, later, routerId, wide)),
  ]
}

/** What the routing table has of a wide metric. */
function ribOf({ routes }: DeviceTables, { prefix }: EigrpTopologyRow): string {
  const row = routes.find(
    ({ route }) => route.protocol.startsWith('eigrp') && formatPrefix(route.prefix) === formatPrefix(prefix),
  )
  return row ? `, RIB is ${row.route.metric}` : ''
}

function blockLines(path: Path, later: boolean, routerId: Ip, wide: boolean): readonly string[] {
  const { vector, via, router } = path
  const name = path.interface === undefined ? '' : ` (${path.interface})`
  const kind = path.external ? 'External' : 'Internal'
  return [
    `  ${formatIp(via ?? NO_NEXT_HOP)}${name}, from ${sourceText(path)}, Send flag is 0x0`,
    `      Composite metric is (${path.distance}/${path.reported}), ${later ? 'route' : 'Route'} is ${kind}`,
    '      Vector metric:',
    `        Minimum bandwidth is ${vector.bandwidthKbit} Kbit`,
    `        Total delay is ${wide ? `${vector.delayTens * 10_000_000} picoseconds` : `${vector.delayTens * 10} microseconds`}`,
    `        Reliability is ${vector.reliability}/255`,
    `        Load is ${vector.load}/255`,
    `        Minimum MTU is ${vector.mtu}`,
    `        Hop count is ${vector.hops}`,
    ...(later && router !== undefined ? [`        Originating router is ${formatIp(router)}`] : []),
    ...externalLines(path, routerId),
  ]
}

const NO_NEXT_HOP = 0 as Ip

function sourceText(path: Path): string {
  if (path.via !== undefined) return formatIp(path.via)
  if (path.external) return `R${path.from ?? 'edistributed'}`
  return path.interface === 'Null0' ? formatIp(NO_NEXT_HOP) : 'Connected'
}

/** A static or connected route is of no AS; that of another protocol's is not carried here. */
function externalLines({ origin }: Path, routerId: Ip): readonly string[] {
  if (!origin) return []
  const own = origin.router === routerId ? ' (this system)' : ''
  const outside = origin.protocol === 'static' || origin.protocol === 'connected'
  return [
    '      External data:',
    `        Originating router is ${formatIp(origin.router)}${own}`,
    ...(outside ? ['        AS number of route is 0'] : []),
    `        External protocol is ${protocolText(origin.protocol)}, external metric is ${origin.metric}`,
    `        Administrator tag is ${origin.tag} (0x${origin.tag.toString(16).padStart(8, '0').toUpperCase()})`,
  ]
}

const protocolText = (protocol: string): string =>
  ['ospf', 'eigrp'].includes(protocol)
    ? protocol.toUpperCase()
    : `${protocol.slice(0, 1).toUpperCase()}${protocol.slice(1)}`
