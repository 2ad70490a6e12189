/**
 * `show access-lists`, `show ip access-lists` and `show route-map`. Later releases: ntc cisco_ios_show_ip_access-lists.raw
 * (numbered entries, "wildcard bits") and cisco_ios_show_route-map.raw. 12.2 numbers no entries (ShowAccessLists
 * golden_output_standard, without numbers).
 */
import type { AccessList, AccessListEntry, RouteMapEntry } from '../../config/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { extendedText } from './access-text'
import { plural } from './text'

export interface ListLayout {
  readonly numbered: boolean
  readonly matches: (hits: number) => string
}

export const LISTS_12: ListLayout = {
  numbered: false,
  matches: (hits) => ` (${plural(hits, 'match').replace(/matchs$/, 'matches')})`,
}
export const LISTS_15: ListLayout = {
  numbered: true,
  matches: (hits) => ` (${plural(hits, 'match').replace(/matchs$/, 'matches')})`,
}

export function accessLists(
  { configuration }: ConsoleContext,
  tables: DeviceTables,
  layout: ListLayout,
  only?: string,
): string {
  const lists = Object.values(configuration.accessLists).filter((list) => only === undefined || list.name === only)
  return lists.flatMap((list) => listLines(list, tables, layout)).join('\n')
}

function listLines(list: AccessList, tables: DeviceTables, layout: ListLayout): readonly string[] {
  const hits = (index: number) =>
    tables.accessHits.find((row) => row.list === list.name && row.index === index)?.hits ?? 0
  return [
    `${list.type === 'standard' ? 'Standard' : 'Extended'} IP access list ${list.name}`,
    ...list.entries.map((entry, index) => {
      const number = layout.numbered ? `${(index + 1) * 10} ` : ''
      const text = list.type === 'standard' ? standardText(entry) : extendedText(entry)
      return `    ${number}${text}${hits(index) > 0 ? layout.matches(hits(index)) : ''}`
    }),
  ]
}

/** `deny   any`: the action stands in six columns. */
function standardText({ action, source }: AccessListEntry): string {
  const word = action.padEnd(6)
  if (source.wildcard === BROADCAST_ADDRESS) return `${word} any`
  if (source.wildcard === ANY_ADDRESS) return `${word} ${formatIp(source.address)}`
  return `${word} ${formatIp(source.address)}, wildcard bits ${formatIp(source.wildcard)}`
}

/** No packet is routed by policy here, so the counts of it are truly 0. */
export function routeMaps({ configuration }: ConsoleContext, only?: string): string {
  const maps = Object.values(configuration.routeMaps).filter((map) => only === undefined || map.name === only)
  if (only !== undefined && maps.length === 0) return `route-map ${only} not found`
  return maps.flatMap((map) => map.entries.map((entry) => entryLines(map.name, entry).join('\n'))).join('\n')
}

function entryLines(name: string, entry: RouteMapEntry): readonly string[] {
  const { setMetric: metric } = entry
  return [
    `route-map ${name}, ${entry.action}, sequence ${entry.sequence}`,
    '  Match clauses:',
    ...(entry.matchLists.length > 0 ? [`    ip address (access-lists): ${entry.matchLists.join(' ')} `] : []),
    ...(entry.matchTags.length > 0 ? [`    tag ${entry.matchTags.join(' ')} `] : []),
    ...(entry.matchInterfaces.length > 0 ? [`    interface ${entry.matchInterfaces.join(' ')} `] : []),
    '  Set clauses:',
    ...(metric
      ? [`    metric ${metric.bandwidthKbit} ${metric.delayTens} ${metric.reliability} ${metric.load} ${metric.mtu}`]
      : []),
    ...(entry.setTag === undefined ? [] : [`    tag ${entry.setTag}`]),
    '  Policy routing matches: 0 packets, 0 bytes',
  ]
}
