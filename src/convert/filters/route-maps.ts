/** Route-maps: conditions and settings by their lines; a line that is not read leaves its entry open. */

import {
  type Configuration,
  type InterfaceConfig,
  type NotKnown,
  notKnownAt,
  type RouteMap,
  type RouteMapEntry,
  type RouteMatch,
  type RouteOrigin,
  type Source,
} from '../../config/index'
import type { Statement } from '../../ios/index'
import { lookUp, type NameTable, nameTable } from '../../net/index'
import { all, type Known, lastSet, type Reader, sourceOf, unreadWords, warn } from '../reader'
import { lackOfList } from './missing'
import { policyActions } from './policy-actions'

type Lists = Pick<Configuration, 'accessLists' | 'prefixLists'>

export function readRouteMaps(
  reader: Reader,
  lists: Lists,
  interfaces: readonly InterfaceConfig[],
): NameTable<RouteMap> {
  const maps = new Map<string, RouteMapEntry[]>()
  const put = (name: string, entry: RouteMapEntry) => {
    const entries = maps.get(name)
    if (entries) entries.push(entry)
    else maps.set(name, [entry])
  }
  for (const item of all(reader.config.statements, 'route-map')) {
    checkMatches(reader, item, lists, interfaces)
    put(item.command.name, readEntry(reader, item))
  }
  for (const item of reader.config.statements) {
    const [, name, action, sequence] =
      /^route-map (\S+)(?: (permit|deny))?(?: (\d+))?/i.exec(unreadWords(item) ?? '') ?? []
    if (name !== undefined) put(name, openEntry(reader, name, sourceOf(item), action, sequence))
  }
  return nameTable(
    [...maps].map(([name, entries]) => [
      name,
      { name, entries: entries.sort((a, b) => a.sequence - b.sequence) } satisfies RouteMap,
    ]),
  )
}

/** An entry whose first line goes on in a form that is not read: whom it takes, and what it makes of them, is open. */
function openEntry(
  reader: Reader,
  name: string,
  source: Source,
  action: string | undefined,
  sequence: string | undefined,
): RouteMapEntry {
  sayUnread(reader, name, source)
  return {
    sequence: Number(sequence ?? FIRST_SEQUENCE),
    action: action?.toLowerCase() === 'deny' ? 'deny' : 'permit',
    matches: [openMatch(reader, name, source)],
    setWords: [],
    setsNotKnown: notKnownAt(reader.device, source, `what route-map ${name} makes of it`),
    source,
  }
}

/** The number of an entry that brings none. */
const FIRST_SEQUENCE = 10

function readEntry(reader: Reader, { command, children, source }: Known<'route-map'>): RouteMapEntry {
  const tag = lastSet(children, 'set-tag')?.command.tag
  const metric = lastSet(children, 'set-metric')?.command.metric
  const description = lastSet(children, 'note')?.command.text
  const unread = children.filter((item) => item.command.kind === 'unknown' && WORDS.test(item.text.trim()))
  const [settings, conditions] = [unread.filter(isSetting), unread.filter((item) => !isSetting(item))]
  for (const item of unread) sayUnread(reader, command.name, sourceOf(item))
  const alone = lastSet(children, 'set-metric-alone')
  const isPlain = alone !== undefined && /^\d+$/.test(alone.command.value)
  if (alone && !isPlain) sayUnread(reader, command.name, alone.source)
  const setting = (isPlain ? undefined : alone?.source) ?? (settings[0] && sourceOf(settings[0]))
  const words = all(children, 'set-other').flatMap((item) => (item.negated ? [] : [item.command.words]))
  const policy = policyActions(reader, command.name, children)
  const metricType = words.map((text) => /^metric-type type-([12])$/i.exec(text)?.[1]).findLast(Boolean)
  return {
    sequence: command.sequence,
    action: command.action,
    matches: [
      ...readMatches(reader, command.name, children),
      ...conditions.map((item) => openMatch(reader, command.name, sourceOf(item))),
    ],
    setWords: words,
    ...(policy ? { policy } : {}),
    source,
    ...(isPlain ? { setCost: { value: Number(alone.command.value), source: alone.source } } : {}),
    ...(metricType === undefined ? {} : { setMetricType: metricType === '1' ? 1 : 2 }),
    ...(description === undefined ? {} : { description }),
    ...(tag === undefined ? {} : { setTag: tag }),
    ...(metric ? { setMetric: metric } : {}),
    ...(setting
      ? { setsNotKnown: notKnownAt(reader.device, setting, `what route-map ${command.name} makes of it`) }
      : {}),
  }
}

/** What a route-map's lines begin with; anything else came into its section by mistake. */
const WORDS = /^(?:no\s+|default\s+)?(?:match|set|continue)\b/i

const isSetting = ({ text }: Statement) => /^(?:no\s+)?set\b/i.test(text.trim())

const openMatch = (reader: Reader, map: string, line: Source): RouteMatch => ({
  kind: 'not-known',
  notKnown: whether(reader, map, line),
})

const whether = (reader: Reader, map: string, line: Source): NotKnown =>
  notKnownAt(reader.device, line, `whether route-map ${map} lets it through`)

function sayUnread(reader: Reader, map: string, line: Source): void {
  warn(
    reader,
    line,
    `A line of route-map ${map} is not read`,
    'It counts neither as met nor as absent: what gets as far as this entry is not known.',
    'Write the condition in other words, or judge what the map lets through by hand.',
  )
}

/** Conditions by kind; several lines of one kind add up, and a `no` takes its values out. */
function readMatches(reader: Reader, map: string, children: readonly Statement[]): readonly RouteMatch[] {
  const lists = (['address', 'next-hop', 'route-source'] as const).flatMap((of) =>
    (['access-list', 'prefix-list'] as const).flatMap((kind): readonly RouteMatch[] => {
      const lines = all(children, 'match-ip').filter(({ command }) => command.of === of && command.by === kind)
      const names = gathered(lines, (line) => line.command.lists)
      return names.length === 0 ? [] : [{ kind, of, lists: names }]
    }),
  )
  const tags = gathered(all(children, 'match-tag'), (line) => line.command.tags)
  const interfaces = gathered(all(children, 'match-interface'), (line) => line.command.interfaces)
  const metrics = gathered(all(children, 'match-metric'), (line) => line.command.metrics)
  const types = gathered(all(children, 'match-route-type'), (line) => [line.command.type])
  return [
    ...lists,
    ...(tags.length === 0 ? [] : [{ kind: 'tag', tags } as const]),
    ...(interfaces.length === 0 ? [] : [{ kind: 'interface', interfaces } as const]),
    ...(metrics.length === 0 ? [] : [{ kind: 'metric', metrics: metrics.map(metricRange) } as const]),
    ...(types.length === 0 ? [] : [{ kind: 'route-type', types } as const]),
    ...all(children, 'match-source-protocol')
      .filter((line) => !line.negated)
      .map((line) => sourceProtocol(reader, map, line)),
  ]
}

/** `500`, `500+-20` */
function metricRange(text: string): { readonly first: number; readonly last: number } {
  const [value = 0, deviation = 0] = text.split('+-').map(Number)
  return { first: value - deviation, last: value + deviation }
}

const ORIGINS: ReadonlyMap<string, readonly RouteOrigin[]> = new Map([
  ['connected', ['connected']],
  ['static', ['static']],
  ['eigrp', ['eigrp', 'eigrp-external']],
  ['ospf', ['ospf', 'ospf-inter', 'ospf-external-1', 'ospf-external-2']],
])

/** `connected`, `static`, `eigrp 64`, `ospf 1`; other protocols run on no device here, so that no route comes from them. */
function sourceProtocol(reader: Reader, map: string, { command, source }: Known<'match-source-protocol'>): RouteMatch {
  const words = command.sources.toLowerCase().split(/\s+/)
  const names = words.filter((word) => !/^[\d.:]+$/.test(word))
  const known = names.every((word) => ORIGINS.has(word) || /^(?:bgp|isis|rip)$/.test(word))
  if (!known) return openMatch(reader, map, source)
  return { kind: 'source-protocol', origins: names.flatMap((word) => ORIGINS.get(word) ?? []), words: command.sources }
}

/** Values that several lines add to, and that a `no` takes out. */
function gathered<L extends { readonly negated: boolean }, V>(
  lines: readonly L[],
  valuesOf: (line: L) => readonly V[],
): readonly V[] {
  const values = new Set<V>()
  for (const line of lines)
    for (const value of valuesOf(line)) {
      if (line.negated) values.delete(value)
      else values.add(value)
    }
  return [...values]
}

/** A list nobody defined matches every route, as an empty one does on IOS. */
function checkMatches(
  reader: Reader,
  { command, children }: Known<'route-map'>,
  { accessLists, prefixLists }: Lists,
  interfaces: readonly InterfaceConfig[],
): void {
  for (const line of all(children, 'match-ip').filter((match) => !match.negated)) {
    const { by, lists } = line.command
    const defined: NameTable<unknown> = by === 'prefix-list' ? (prefixLists ?? {}) : accessLists
    for (const missing of lists.filter((list) => !lookUp(defined, list))) {
      const lack = by === 'access-list' ? lackOfList(reader, missing) : undefined
      warn(
        reader,
        line.source,
        `route-map ${command.name} matches ${by} ${missing}, which ${lack?.is ?? 'does not exist'}`,
        'A missing list matches everything, and so does one without an entry.',
        lack?.remedy ?? `Define ${by} ${missing} or correct its name.`,
      )
    }
  }
  for (const line of all(children, 'match-interface').filter((match) => !match.negated))
    for (const missing of line.command.interfaces.filter((name) => !interfaces.some((item) => item.name === name)))
      warn(
        reader,
        line.source,
        `${missing} does not exist`,
        `route-map ${command.name} matches no route by it.`,
        'Correct the name of the interface.',
      )
}
