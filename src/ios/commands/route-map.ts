/** Declarations: route-maps. Conditions and settings that are not declared here are not known to what uses the map. */

import { parseIp } from '../../net/index'
import {
  consequential,
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../syntax/facts'
import type { Effect } from '../syntax/grammar'
import { canonicalInterfaceName } from '../syntax/interface-name'
import { declare, line } from './declare'
import { METRIC, metricOf, metricText } from './metric'

const wordsOf = (text: string): readonly string[] => text.split(/\s+/)

/** `FastEthernet0/0 Serial1`, also as `FastEthernet 0/0`. */
function interfacesOf(text: string): readonly string[] | undefined {
  const joined = text.replace(/(?<![a-z-])([a-z-]{2,})\s+(\d\S*)/gi, '$1$2')
  const names = wordsOf(joined).flatMap((word) => canonicalInterfaceName(word) ?? [])
  return names.length === wordsOf(joined).length ? names : undefined
}

/** What a route-map may set that redistribution does not look at, but for OSPF at the kind of metric. */
const OTHER_SETTINGS = [
  'metric-type',
  'level',
  'automatic-tag',
  'interface',
  'default',
  'local-preference',
  'weight',
  'community',
  'origin',
  'as-path',
]

/** `ip next-hop` and `ip precedence` are two settings, `metric-type` is one; next hops that are tried say each their own. */
function otherSubject(words: string): readonly string[] {
  const all = wordsOf(words)
  if (words.startsWith('ip next-hop verify-availability ')) return all.slice(0, 4)
  if (/^ip (?:default next-hop|next-hop recursive)/.test(words)) return all.slice(0, 3)
  return all.slice(0, /^(?:ip|default) /.test(words) ? 2 : 1)
}

/** Settings of policy routing that are simulated. */
const OF_POLICY =
  /^(?:(?:default )?interface [A-Z].*|ip (?:default )?next-hop [\d. ]+|ip next-hop recursive [\d.]+|ip next-hop verify-availability [\d.]+ \d+ track \d+|ip df [01])$/

function effectOfSetting(words: string): Effect {
  if (/^metric-type type-[12]$/i.test(words) || OF_POLICY.test(words)) return SIMULATED()
  return /^(?:ip (?:default )?next-hop|ip default|ip vrf|ip global|interface|default)\b/.test(words)
    ? consequential('interface', 'where policy routing sends it is not simulated in this form')()
    : noEffect('redistribution does not look at it')()
}

export const ROUTE_MAP = [
  declare({
    kind: 'route-map',
    modes: ['global'],
    pattern: 'route-map <name:word> [<action:permit|deny>] [<sequence:int>]',
    make: (a) => ({
      name: a.text('name'),
      action: a.has('action') ? (a.text('action') as 'permit' | 'deny') : 'permit',
      sequence: a.has('sequence') ? a.number('sequence') : 10,
    }),
    write: (c) => `route-map ${c.name} ${c.action} ${c.sequence}`,
    key: one('route-map', (c) => [c.name, c.sequence]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: opens(
      'route-map',
      'config-route-map',
      consequential('routing', 'what the map lets through may be otherwise')(),
    ),
    no: removes(short('route-map <name:word>', (a) => ['route-map', a.text('name')])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'match-ip',
    modes: ['route-map'],
    pattern: 'match ip <of:address|next-hop|route-source> [prefix-list] <lists:rest>',
    make: (a) => ({
      of: a.text('of') as 'address',
      by: a.has('prefix-list') ? ('prefix-list' as const) : ('access-list' as const),
      lists: wordsOf(a.text('lists')),
    }),
    write: (c) => line('match ip', c.of, c.by === 'prefix-list' && c.by, ...c.lists),
    key: one('match ip', (c) => [c.of, c.by]),
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    several: { of: (c) => c.lists, make: (lists, c) => ({ ...c, lists }) },
    no: removes(
      short('match ip <of:address|next-hop|route-source> prefix-list', (a) => [
        'match ip',
        a.text('of'),
        'prefix-list',
      ]),
      short('match ip <of:address|next-hop|route-source>', (a) => ['match ip', a.text('of')]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'match-tag',
    modes: ['route-map'],
    pattern: 'match tag <tags:rest>',
    make: (a) => {
      const tags = wordsOf(a.text('tags')).map((word) => parseIp(word) ?? Number(word))
      return tags.every(Number.isInteger) ? { tags } : `"${a.text('tags')}" is no list of tags`
    },
    write: (c) => line('match tag', ...c.tags),
    key: one('match tag'),
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    several: { of: (c) => c.tags.map(String), make: (tags) => ({ tags: tags.map(Number) }) },
    no: removes(short('match tag', () => ['match tag'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'match-interface',
    modes: ['route-map'],
    pattern: 'match interface <names:rest>',
    make: (a) => {
      const interfaces = interfacesOf(a.text('names'))
      return interfaces ? { interfaces } : `"${a.text('names')}" is no list of interfaces`
    },
    write: (c) => line('match interface', ...c.interfaces),
    key: one('match interface'),
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    several: { of: (c) => c.interfaces, make: (interfaces) => ({ interfaces }) },
    no: removes(short('match interface', () => ['match interface'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'match-metric',
    modes: ['route-map'],
    pattern: 'match metric <values:rest>',
    make: (a) => {
      const metrics = a.text('values').replace(/(\d) \+- (?=\d)/g, '$1+-')
      const words = wordsOf(metrics)
      // `external` is of sources that are not read.
      return words.every((word) => /^\d+(?:\+-\d+)?$/.test(word)) ? { metrics: words } : 'a number is expected'
    },
    write: (c) => line('match metric', ...c.metrics.map((word) => word.replace('+-', ' +- '))),
    key: one('match metric'),
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    several: { of: (c) => c.metrics, make: (metrics) => ({ metrics }) },
    no: removes(short('match metric', () => ['match metric'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'match-route-type',
    modes: ['route-map'],
    pattern: 'match route-type <type:internal|external>',
    make: (a) => ({ type: a.text('type') as 'internal' | 'external' }),
    write: (c) => `match route-type ${c.type}`,
    key: one('match route-type', (c) => [c.type]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('match route-type', () => ['match route-type'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'match-source-protocol',
    modes: ['route-map'],
    pattern: 'match source-protocol <sources:rest>',
    make: (a) => ({ sources: a.text('sources') }),
    write: (c) => `match source-protocol ${c.sources}`,
    key: one('match source-protocol'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('match source-protocol', () => ['match source-protocol'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-tag',
    modes: ['route-map'],
    pattern: 'set tag <tag:int>',
    make: (a) => ({ tag: a.number('tag') }),
    write: (c) => `set tag ${c.tag}`,
    key: one('set tag'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('set tag', () => ['set tag'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-metric',
    modes: ['route-map'],
    pattern: `set metric ${METRIC}`,
    make: (a) => ({ metric: metricOf(a) }),
    write: (c) => `set metric ${metricText(c.metric)}`,
    key: one('set metric'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('set metric', () => ['set metric'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-metric-alone',
    modes: ['route-map'],
    pattern: 'set metric <value:word>',
    make: (a) =>
      /^[+-]?\d+$/.test(a.text('value')) ? { value: a.text('value') } : `"${a.text('value')}" is no metric`,
    write: (c) => `set metric ${c.value}`,
    key: one('set metric'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('set metric', () => ['set metric'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: (c) =>
      /^\d+$/.test(c.value)
        ? SIMULATED()
        : consequential('route', 'a change of the metric by so much is not simulated')(),
  }),
  declare({
    kind: 'set-other',
    modes: ['route-map'],
    pattern: `set <word:${OTHER_SETTINGS.join('|')}> [<words:rest>]`,
    make: (a) => ({ words: line(a.text('word'), a.text('words')) }),
    write: (c) => `set ${c.words}`,
    key: one('set', (c) => otherSubject(c.words)),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: (c) => effectOfSetting(c.words),
  }),
  // In a choice of words `ip` would stand for an address.
  declare({
    kind: 'set-other',
    modes: ['route-map'],
    pattern: 'set ip <words:rest>',
    make: (a) => ({ words: line('ip', a.text('words')) }),
    write: (c) => `set ${c.words}`,
    key: one('set', (c) => otherSubject(c.words)),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: (c) => effectOfSetting(c.words),
  }),
  declare({
    kind: 'ip-local-policy',
    modes: ['global'],
    pattern: 'ip local policy route-map <map:word>',
    make: (a) => ({ map: a.text('map') }),
    write: (c) => `ip local policy route-map ${c.map}`,
    key: one('ip local policy'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip local policy', () => ['ip local policy'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ip-policy',
    modes: ['interface'],
    pattern: 'ip policy route-map <map:word>',
    make: (a) => ({ map: a.text('map') }),
    write: (c) => `ip policy route-map ${c.map}`,
    key: one('ip policy'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip policy route-map', () => ['ip policy'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
