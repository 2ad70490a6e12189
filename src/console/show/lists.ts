/**
 * `show access-lists`, `show ip access-lists`, `show ip prefix-list` and `show route-map`. Later releases: ntc cisco_ios_show_ip_access-lists.raw
 * (numbered entries, "wildcard bits") and cisco_ios_show_route-map.raw. 12.2 numbers no entries (ShowAccessLists
 * golden_output_standard, without numbers).
 */
import type { AccessList, AccessListEntry, PrefixListEntry, RouteMapEntry, RouteMatch } from '../../config/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp, formatPrefix, plural, tableValues } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { extendedText, linesOf, typed } from './access-text'
import { left } from './text'

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
  const lists = tableValues(configuration.accessLists).filter((list) => only === undefined || list.name === only)
  return lists.flatMap((list) => listLines(list, tables, layout)).join('\n')
}

function listLines(list: AccessList, tables: DeviceTables, layout: ListLayout): readonly string[] {
  const hits = new Map(tables.accessHits.flatMap((row) => (row.list === list.name ? [[row.index, row.hits]] : [])))
  return [
    `${list.type === 'standard' ? 'Standard' : 'Extended'} IP access list ${list.name}`,
    ...linesOf(list).map(({ entry, places }) => {
      const number = layout.numbered ? `${entry.sequence} ` : ''
      const text = list.type === 'standard' ? standardText(entry) : extendedText(entry)
      const count = places.reduce((sum, place) => sum + (hits.get(place) ?? 0), 0)
      return `    ${number}${text}${count > 0 ? layout.matches(count) : ''}`
    }),
  ]
}

/** `deny   any`: the action stands in six columns. */
function standardText(entry: AccessListEntry): string {
  const { action, source } = entry
  if (entry.notKnown) return typed(entry)
  const word = action.padEnd(6)
  if (source.wildcard === BROADCAST_ADDRESS) return `${word} any`
  if (source.wildcard === ANY_ADDRESS) return `${word} ${formatIp(source.address)}`
  return `${word} ${formatIp(source.address)}, wildcard bits ${formatIp(source.wildcard)}`
}

export function routeMaps({ configuration }: ConsoleContext, tables: DeviceTables, only?: string): string {
  const maps = tableValues(configuration.routeMaps).filter((map) => only === undefined || map.name === only)
  if (only !== undefined && maps.length === 0) return `route-map ${only} not found`
  return maps.flatMap((map) => map.entries.map((entry) => entryLines(map.name, entry, tables).join('\n'))).join('\n')
}

/** What policy routing has counted of an entry. */
function counted(name: string, { sequence }: RouteMapEntry, { policyHits = [] }: DeviceTables): string {
  const of = (what: string) =>
    policyHits.find(({ list, index }) => list === `route-map ${name} ${what}` && index === sequence)?.hits ?? 0
  return `  Policy routing matches: ${of('packets')} packets, ${of('bytes')} bytes`
}

function entryLines(name: string, entry: RouteMapEntry, tables: DeviceTables): readonly string[] {
  const { setMetric: metric } = entry
  return [
    `route-map ${name}, ${entry.action}, sequence ${entry.sequence}`,
    '  Match clauses:',
    ...entry.matches.map((match) => `    ${matchText(match)} `),
    '  Set clauses:',
    ...(metric
      ? [`    metric ${metric.bandwidthKbit} ${metric.delayTens} ${metric.reliability} ${metric.load} ${metric.mtu}`]
      : []),
    ...(entry.setCost ? [`    metric ${entry.setCost.value}`] : []),
    ...(entry.setTag === undefined ? [] : [`    tag ${entry.setTag}`]),
    ...entry.setWords.map((words) => `    ${words}`),
    ...(entry.setsNotKnown ? [`    ${entry.setsNotKnown.because.text.trim().replace(/^set /i, '')}`] : []),
    counted(name, entry, tables),
  ]
}

/** What of a route a condition's lists look at, as IOS calls it. */
const SUBJECTS = { address: 'ip address', 'next-hop': 'ip next-hop', 'route-source': 'ip route-source' } as const

function matchText(match: RouteMatch): string {
  switch (match.kind) {
    case 'access-list':
      return `${SUBJECTS[match.of]} (access-lists): ${match.lists.join(' ')}`
    case 'prefix-list':
      return `${SUBJECTS[match.of]} prefix-lists: ${match.lists.join(' ')}`
    case 'tag':
      return `tag ${match.tags.join(' ')}`
    case 'interface':
      return `interface ${match.interfaces.join(' ')}`
    case 'metric':
      return `metric ${match.metrics.map(metricText).join(' ')}`
    case 'route-type':
      return `route-type ${match.types.join(' ')}`
    case 'source-protocol':
      return `source-protocol ${match.words}`
    case 'not-known':
      return match.notKnown.because.text.trim().replace(/^match /i, '')
  }
}

/** `500`, or `500 +- 20`. */
function metricText({ first, last }: { readonly first: number; readonly last: number }): string {
  const deviation = (last - first) / 2
  return deviation === 0 ? `${first}` : `${first + deviation} +- ${deviation}`
}

/** `show ip prefix-list`, with three spaces before an entry (IOS command reference, show ip prefix-list). */
export function prefixLists({ configuration }: ConsoleContext, only?: string): string {
  const lists = tableValues(configuration.prefixLists ?? {}).filter((list) => only === undefined || list.name === only)
  if (only !== undefined && lists.length === 0) return `%Can't find prefix-list ${only}`
  return lists
    .flatMap((list) => [
      `ip prefix-list ${list.name}: ${list.entries.length} entries`,
      ...(list.description === undefined ? [] : [`   Description: ${list.description}`]),
      ...list.entries.map((entry) => `   seq ${entry.sequence} ${prefixText(entry)}`),
    ])
    .join('\n')
}

function prefixText({ action, prefix, least, greatest, notKnown }: PrefixListEntry): string {
  if (notKnown) return notKnown.because.text.trim().replace(/^ip prefix-list \S+ (?:seq \d+ )?/i, '')
  const bounds = `${least === undefined ? '' : ` ge ${least}`}${greatest === undefined ? '' : ` le ${greatest}`}`
  return `${action} ${formatPrefix(prefix)}${bounds}`
}

/** `show ip policy`: which route-map routes what comes in where. */
export function ipPolicy({ configuration: { interfaces, localPolicyRoute } }: ConsoleContext): string {
  const rows = [
    ...(localPolicyRoute ? [['local', localPolicyRoute.value] as const] : []),
    ...interfaces.flatMap(({ name, policyRoute }) => (policyRoute ? [[name, policyRoute.value] as const] : [])),
  ]
  return ['Interface      Route map', ...rows.map(([name, map]) => `${left(name, 14)} ${map}`)].join('\n')
}
