/**
 * `show track` and `show ip sla statistics`, as genie ShowTrack golden_output1, 2 and 4 and ShowIpSlaStatistics
 * golden_output_1. What hangs on an object is listed below it.
 */
import type { SlaProbe, TrackedObject } from '../../config/index'
import { formatIp, formatPrefix, maskOf, plural } from '../../net/index'
import type { DeviceTables, SlaRow, TrackRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { formatAge } from './ages'
import { type ClockLayout, dateText, shownAt, timeOfDay } from './clock'
import { left } from './text'

export function trackedObjects(context: ConsoleContext, tables: DeviceTables, only?: string): string {
  const told = context.configuration.tracked ?? []
  return told
    .filter(({ object }) => only === undefined || String(object) === only)
    .map((item) => objectLines(context, tables, item).join('\n'))
    .join('\n')
}

function objectLines(context: ConsoleContext, tables: DeviceTables, item: TrackedObject): readonly string[] {
  const row = tables.tracked.find(({ object }) => object === item.object)
  const [title, aspect] = titleOf(item)
  return [
    `Track ${item.object}`,
    `  ${title}`,
    `  ${aspect} is ${row?.up ? 'Up' : 'Down'}${delayed(tables, row)}`,
    ...(row ? [`    ${plural(row.changes, 'change')}, last change ${formatAge(tables.now - row.since)}`] : []),
    ...memberLines(tables, item),
    ...(item.delay ? [`  Delay up ${plural(item.delay.up, 'sec')}, down ${plural(item.delay.down, 'sec')}`] : []),
    ...probeLines(tables, item),
    ...trackedBy(context, item.object),
  ]
}

/** The objects of a list, each as it stands itself; `not` is of the list's own line. */
function memberLines({ tracked }: DeviceTables, { what }: TrackedObject): readonly string[] {
  if (!('members' in what)) return []
  return what.members.map(({ object, not }) => {
    const up = tracked.find((row) => row.object === object)?.up
    return `    object ${object} ${not ? 'not ' : ''}${up === undefined ? 'Undefined' : up ? 'Up' : 'Down'}`
  })
}

/** `show track brief`, in the columns of 15.x (published displays of routers). */
export function trackedBrief(context: ConsoleContext, tables: DeviceTables): string {
  const rows = (context.configuration.tracked ?? []).map((item) => {
    const row = tables.tracked.find(({ object }) => object === item.object)
    const [type, instance, parameter] = briefOf(item)
    const age = row ? formatAge(tables.now - row.since) : 'never'
    return `${left(item.object, 6)}${left(type, 12)}${left(instance, 27)}${left(parameter, 17)}${left(row?.up ? 'Up' : 'Down', 6)}${age}`
  })
  return ['Track Type        Instance                   Parameter        State Last Change', ...rows].join('\n')
}

function briefOf({ what }: TrackedObject): readonly [type: string, instance: string, parameter: string] {
  switch (what.kind) {
    case 'interface':
      return ['interface', what.interface, what.routing ? 'ip routing' : 'line-protocol']
    case 'route':
      return ['ip route', formatPrefix(what.prefix), 'reachability']
    case 'list':
      return ['list', '', 'boolean']
    case 'threshold':
      return ['list', '', what.of]
    case 'probe':
      return ['ip sla', String(what.operation), what.reachability ? 'reachability' : 'state']
    case 'taken-as-up':
      return ['not known', 'not simulated: taken as up', '']
  }
}

function titleOf({ what }: TrackedObject): readonly [title: string, aspect: string] {
  switch (what.kind) {
    case 'interface':
      return what.routing
        ? [`Interface ${what.interface} ip routing`, 'IP routing']
        : [`Interface ${what.interface} line-protocol`, 'Line protocol']
    case 'route':
      return [
        `IP route ${formatIp(what.prefix.address)} ${formatIp(maskOf(what.prefix.length))} reachability`,
        'Reachability',
      ]
    case 'list':
      return [`List boolean ${what.all ? 'and' : 'or'}`, `Boolean ${what.all ? 'AND' : 'OR'}`]
    case 'threshold':
      return [`List threshold ${what.of}`, `Threshold ${what.of === 'weight' ? 'Weight' : 'Percentage'}`]
    case 'probe':
      return what.reachability
        ? [`IP SLA ${what.operation} reachability`, 'Reachability']
        : [`IP SLA ${what.operation} state`, 'State']
    case 'taken-as-up':
      return ['What it looks at is not simulated: it is taken to be up', 'State']
  }
}

function delayed({ now }: DeviceTables, row: TrackRow | undefined): string {
  if (row?.delayedUntil === undefined) return ''
  return `, delayed ${row.up ? 'Down' : 'Up'} (${plural(Math.max(0, Math.ceil((row.delayedUntil - now) / 1e6)), 'sec')} remaining)`
}

const CODES = { ok: 'OK', 'over-threshold': 'Over threshold', timeout: 'Timeout' } as const
const codeOf = ({ code }: SlaRow) => (code === undefined ? 'Unknown' : CODES[code])

function probeLines(tables: DeviceTables, { what }: TrackedObject): readonly string[] {
  if (what.kind !== 'probe') return []
  const row = tables.sla.find(({ operation }) => operation === what.operation)
  if (!row) return ['  Latest operation return code: Unknown']
  const millis = row.roundTripMicros
  return [
    `  Latest operation return code: ${codeOf(row)}`,
    ...(millis === undefined ? [] : [`  Latest RTT (millisecs) ${Math.max(1, Math.round(millis / 1000))}`]),
  ]
}

function trackedBy({ configuration }: ConsoleContext, object: number): readonly string[] {
  const groups = configuration.interfaces.flatMap(({ name, hsrp }) =>
    hsrp
      .filter(({ objects = [] }) => objects.some((item) => item.object === object))
      .map(({ group }) => `    HSRP ${name} ${group}`),
  )
  const routes = configuration.staticRoutes.some(({ track }) => track === object) ? ['    Static IP Routing 0'] : []
  const lists = (configuration.tracked ?? []).flatMap(({ object: list, what }) =>
    'members' in what && what.members.some((member) => member.object === object) ? [`    Track List ${list}`] : [],
  )
  const all = [...groups, ...routes, ...lists]
  return all.length === 0 ? [] : ['  Tracked by:', ...all]
}

export function slaStatistics(
  context: ConsoleContext,
  tables: DeviceTables,
  clock: ClockLayout,
  only?: string,
): string {
  const told = (context.configuration.probes ?? []).filter(
    ({ operation }) => only === undefined || String(operation) === only,
  )
  return [
    'IPSLAs Latest Operation Statistics',
    ...told.flatMap((probe) => ['', ...statisticsOf(context, tables, probe, clock)]),
  ].join('\n')
}

function statisticsOf(
  context: ConsoleContext,
  tables: DeviceTables,
  { operation, started }: SlaProbe,
  clock: ClockLayout,
): readonly string[] {
  const row = tables.sla.find((item) => item.operation === operation)
  const trip = row?.roundTripMicros
  return [
    `IPSLA operation id: ${operation}`,
    ...(row?.code === undefined
      ? []
      : [
          `        Latest RTT: ${trip === undefined ? 'NoConnection/Busy/Timeout' : `${Math.max(1, Math.round(trip / 1000))} milliseconds`}`,
        ]),
    ...(row?.started === undefined
      ? []
      : [`Latest operation start time: ${moment(context, shownAt(context, row.started, clock))}`]),
    `Latest operation return code: ${row ? codeOf(row) : 'Unknown'}`,
    `Number of successes: ${row?.successes ?? 0}`,
    `Number of failures: ${row?.failures ?? 0}`,
    `Operation time to live: ${started ? 'Forever' : '0'}`,
  ]
}

const moment = (context: ConsoleContext, shown: ReturnType<typeof shownAt>) =>
  `${timeOfDay(shown.wall).slice(0, 8)} ${dateText(context, shown)}`
