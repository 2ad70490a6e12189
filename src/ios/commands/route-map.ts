/** Declarations: route-maps. Conditions and settings that are not declared here are not known to what uses the map. */
import { canonicalInterfaceName } from '../syntax/interface-name'
import { declare, line } from './declare'
import { METRIC, metricOf, metricText } from './metric'

const SUBJECTS = ['address', 'next-hop', 'route-source'] as const

const wordsOf = (text: string): readonly string[] => text.split(/\s+/)

/** `FastEthernet0/0 Serial1`, also as `FastEthernet 0/0`. */
function interfacesOf(text: string): readonly string[] | undefined {
  const joined = text.replace(/([a-z-]{2,})\s+(\d\S*)/gi, '$1$2')
  const names = wordsOf(joined).flatMap((word) => canonicalInterfaceName(word) ?? [])
  return names.length === wordsOf(joined).length ? names : undefined
}

/** What a route-map may set that redistribution into EIGRP does not look at. */
const OTHER_SETTINGS = [
  'metric-type <words:rest>',
  'level <words:rest>',
  'automatic-tag',
  'ip <words:rest>',
  'interface <words:rest>',
  'default interface <words:rest>',
  'local-preference <words:rest>',
  'weight <words:rest>',
  'community <words:rest>',
  'origin <words:rest>',
  'as-path <words:rest>',
]

export const ROUTE_MAP = [
  declare(
    'route-map',
    'global',
    'route-map <name:word> [<action:permit|deny>] [<sequence:int>]',
    (a) => ({
      name: a.text('name'),
      action: a.has('action') ? (a.text('action') as 'permit' | 'deny') : 'permit',
      sequence: a.has('sequence') ? a.number('sequence') : 10,
    }),
    (c) => `route-map ${c.name} ${c.action} ${c.sequence}`,
    { opens: 'route-map' },
  ),
  ...SUBJECTS.flatMap((of) =>
    (['prefix-list', 'access-list'] as const).map((by) =>
      declare(
        'match-ip',
        'route-map',
        `match ip ${of} ${by === 'prefix-list' ? 'prefix-list ' : ''}<lists:rest>`,
        (a) => ({ of, by, lists: wordsOf(a.text('lists')) }),
        (c) => line('match ip', c.of, c.by === 'prefix-list' && c.by, ...c.lists),
      ),
    ),
  ),
  declare(
    'match-tag',
    'route-map',
    'match tag <tags:rest>',
    (a) => {
      const tags = wordsOf(a.text('tags')).map(Number)
      return tags.every(Number.isInteger) ? { tags } : `"${a.text('tags')}" is no list of tags`
    },
    (c) => line('match tag', ...c.tags),
  ),
  declare(
    'match-interface',
    'route-map',
    'match interface <names:rest>',
    (a) => {
      const interfaces = interfacesOf(a.text('names'))
      return interfaces ? { interfaces } : `"${a.text('names')}" is no list of interfaces`
    },
    (c) => line('match interface', ...c.interfaces),
  ),
  declare(
    'match-metric',
    'route-map',
    'match metric <values:rest>',
    (a) => {
      const metrics = wordsOf(a.text('values'))
      // `external` and deviations are of releases and sources that are not read.
      return metrics.every((word) => /^\d+$/.test(word)) ? { metrics: metrics.map(Number) } : 'a number is expected'
    },
    (c) => line('match metric', ...c.metrics),
  ),
  declare(
    'match-route-type',
    'route-map',
    'match route-type <type:internal|external>',
    (a) => ({ type: a.text('type') as 'internal' | 'external' }),
    (c) => `match route-type ${c.type}`,
  ),
  declare(
    'match-source-protocol',
    'route-map',
    'match source-protocol <sources:rest>',
    (a) => ({ sources: a.text('sources') }),
    (c) => `match source-protocol ${c.sources}`,
  ),
  declare(
    'set-tag',
    'route-map',
    'set tag <tag:int>',
    (a) => ({ tag: a.number('tag') }),
    (c) => `set tag ${c.tag}`,
  ),
  declare(
    'set-metric',
    'route-map',
    `set metric ${METRIC}`,
    (a) => ({ metric: metricOf(a) }),
    (c) => `set metric ${metricText(c.metric)}`,
  ),
  ...OTHER_SETTINGS.map((pattern) =>
    declare(
      'set-other',
      'route-map',
      `set ${pattern}`,
      (a) => ({ words: line(pattern.replace(/ ?<.*/, ''), a.text('words')) }),
      (c) => `set ${c.words}`,
    ),
  ),
]
