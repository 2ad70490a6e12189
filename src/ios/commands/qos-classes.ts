/** Declarations: classes of packets, by what a policy serves them (modular QoS command line). */
import {
  EVERYWHERE,
  FREE,
  many,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { declare, line } from './declare'
import { serviceNumber, serviceText } from './entry-words'

const UNREAD = noEffect('whether a packet is of the class is not known: it is taken not to be')()

/** Words after `dscp` and `precedence` as numbers, or what is wrong with one. */
function valuesOf(field: 'dscp' | 'precedence', words: string): readonly number[] | string {
  const list = words.trim().split(/\s+/)
  const numbers = list.flatMap((word) => serviceNumber(field, word.toLowerCase()) ?? [])
  const wrong = list.find((word) => serviceNumber(field, word.toLowerCase()) === undefined)
  if (wrong !== undefined) return `"${wrong}" is no ${field === 'dscp' ? 'DSCP' : 'precedence'}`
  return list.length > 8 ? 'eight values can be named at most' : numbers
}

const textOf = (field: 'dscp' | 'precedence', values: readonly number[]) =>
  values.map((value) => serviceText(field, value)).join(' ')

/** A condition: lines of a class add up, also one and its opposite. */
const CONDITION = {
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  silent: PRINTED,
  disturbs: 'nothing',
  no: removes(),
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

const notText = ({ not }: { readonly not: boolean }) => not && 'not'
const told = ({ not }: { readonly not: boolean }) => (not ? 'not' : 'is')

export const QOS_CLASSES = [
  declare({
    kind: 'qos-class-map',
    modes: ['global'],
    pattern: 'class-map [<how:match-any|match-all>] <name:word>',
    make: (a) => ({ name: a.text('name'), any: a.text('how') === 'match-any' }),
    write: (c) => line('class-map', c.any ? 'match-any' : 'match-all', c.name),
    key: one('qos class-map', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'nothing',
    opens: opens('qos-class-map', 'config-cmap', UNREAD),
    no: removes(short('class-map <name:word>', (a) => ['qos class-map', a.text('name')])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'qos-match-any',
    modes: ['qos-class-map'],
    pattern: 'match [not] any',
    make: (a) => ({ not: a.has('not') }),
    write: (c) => line('match', notText(c), 'any'),
    key: many('match', (c) => ['any', told(c)]),
    ...CONDITION,
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-match-dscp',
    modes: ['qos-class-map'],
    pattern: 'match [not] [ip] dscp <values:rest>',
    make: (a) => {
      const values = valuesOf('dscp', a.text('values'))
      return typeof values === 'string' ? values : { not: a.has('not'), ip: a.has('ip'), values }
    },
    write: (c) => line('match', notText(c), c.ip && 'ip', 'dscp', textOf('dscp', c.values)),
    key: many('match', (c) => ['dscp', told(c), c.ip ? 'ip' : 'any', c.values.join(' ')]),
    ...CONDITION,
    has: (c) => (c.ip ? EVERYWHERE() : since('12.2(13)T')()),
  }),
  declare({
    kind: 'qos-match-precedence',
    modes: ['qos-class-map'],
    pattern: 'match [not] [ip] precedence <values:rest>',
    make: (a) => {
      const values = valuesOf('precedence', a.text('values'))
      return typeof values === 'string' ? values : { not: a.has('not'), ip: a.has('ip'), values }
    },
    write: (c) => line('match', notText(c), c.ip && 'ip', 'precedence', c.values.join(' ')),
    key: many('match', (c) => ['precedence', told(c), c.ip ? 'ip' : 'any', c.values.join(' ')]),
    ...CONDITION,
    has: (c) => (c.ip ? EVERYWHERE() : since('12.2(13)T')()),
  }),
  declare({
    kind: 'qos-match-list',
    modes: ['qos-class-map'],
    pattern: 'match [not] access-group [name] <list:word>',
    make: (a) => ({ not: a.has('not'), named: a.has('name'), list: a.text('list') }),
    write: (c) => line('match', notText(c), 'access-group', c.named && 'name', c.list),
    key: many('match', (c) => ['access-group', told(c), c.list]),
    ...CONDITION,
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-match-protocol',
    modes: ['qos-class-map'],
    pattern: 'match [not] protocol <protocol:rest>',
    make: (a) => ({ not: a.has('not'), protocol: a.text('protocol') }),
    write: (c) => line('match', notText(c), 'protocol', c.protocol),
    key: many('match', (c) => ['protocol', told(c), c.protocol]),
    ...CONDITION,
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-match-rtp',
    modes: ['qos-class-map'],
    pattern: 'match [not] ip rtp <first:int> <range:int>',
    make: (a) => ({ not: a.has('not'), first: a.number('first'), range: a.number('range') }),
    write: (c) => line('match', notText(c), 'ip rtp', c.first, c.range),
    key: many('match', (c) => ['rtp', told(c), String(c.first), String(c.range)]),
    ...CONDITION,
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-match-class',
    modes: ['qos-class-map'],
    pattern: 'match [not] class-map <name:word>',
    make: (a) => ({ not: a.has('not'), name: a.text('name') }),
    write: (c) => line('match', notText(c), 'class-map', c.name),
    key: many('match', (c) => ['class-map', told(c), c.name]),
    ...CONDITION,
    has: EVERYWHERE,
  }),
]
