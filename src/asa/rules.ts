/** Declarations: access rules, objects and groups. Their grammars, and translations, stand beside. */
import {
  cursorOf,
  type Declaration,
  declarer,
  FREE,
  many,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  repeated,
  SIMULATED,
  short,
  timeRangesOf,
} from '../ios/index'
import { readGroupValue, readNetworkObject, readServiceObject, writeGroupValue, writeObjectValue } from './objects'
import { ASA_ONLY, FIREWALLS, WITH_OBJECTS } from './releases'
import { readAddress, readRule, words, writeAddress, writeRule } from './rule'
import { TRANSLATIONS } from './translations'
import type { AsaDeclared } from './types'
import type { AsaRule } from './types-rules'

const declare = declarer<AsaDeclared>()

const at = (line: number | undefined) => line !== undefined && `line ${line}`

/** An entry, told apart by what it does; whether it logs or stands still is a setting of it. */
function ruleText({ log: _log, logWords: _words, inactive: _inactive, ...rule }: AsaRule): string {
  return writeRule({ ...rule, log: false })
}

const listOf = (list: string) => ({
  list: `list ${list}`,
  clear: `clear configure access-list ${list}`,
  number: 'none' as const,
  step: 0,
  at: undefined,
})
const wholeList = short('access-list <list:word>', (a) => ['list', a.text('list')])

const LISTS: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'access-list-remark',
    modes: ['global'],
    pattern: 'access-list <list:word> [line <line:int>] remark <text:rest>',
    make: (a) => ({ list: a.text('list'), text: a.text('text'), ...a.optionalNumber('line') }),
    write: (c) => words('access-list', c.list, at(c.line), 'remark', c.text),
    key: repeated('list', (c) => [c.list]),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    order: (c) => listOf(c.list),
    no: removes(wholeList),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: noEffect('a note for people'),
  }),
  declare({
    kind: 'access-list-other',
    modes: ['global'],
    pattern: 'access-list <list:word> <word:ethertype|webtype|compiled|rename> [<words:rest>]',
    make: (a) => ({ list: a.text('list'), words: words(a.text('word'), a.text('words')) }),
    write: (c) => words('access-list', c.list, c.words),
    key: many('list', (c) => [c.list, c.words]),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    order: (c) => listOf(c.list),
    no: removes(),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: noEffect('it filters no IP packets'),
  }),
  declare({
    kind: 'access-list-standard',
    modes: ['global'],
    pattern: 'access-list <list:word> standard <action:permit|deny> <address:rest>',
    make: (a) => {
      const address = readAddress(cursorOf(a.text('address')))
      return typeof address === 'string'
        ? address
        : { list: a.text('list'), action: a.text('action') as 'permit' | 'deny', address }
    },
    write: (c) => words('access-list', c.list, 'standard', c.action, writeAddress(c.address)),
    key: (c) => ({ about: ['list', c.list, `${c.action} ${writeAddress(c.address)}`], adds: 'never' }),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    order: (c) => listOf(c.list),
    no: removes(wholeList),
    has: ASA_ONLY,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  // One declaration for all spellings, so that what is wrong is said of the rule and not of the word `extended`.
  declare({
    kind: 'access-list',
    modes: ['global'],
    pattern: 'access-list <list:word> [line <line:int>] <rule:rest>',
    make: (a) => {
      const text = a.text('rule')
      const extended = /^extended\s/i.test(text)
      const read = readRule(extended ? text.slice('extended'.length) : text)
      if (typeof read === 'string') return read
      return read.problem ?? { ...read.rule, list: a.text('list'), extended, ...a.optionalNumber('line') }
    },
    write: (c) => words('access-list', c.list, at(c.line), c.extended && 'extended', writeRule(c)),
    key: (c) => ({ about: ['list', c.list, ruleText(c)], adds: 'never' }),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    order: (c) => listOf(c.list),
    no: removes(wholeList),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'access-group',
    modes: ['global'],
    pattern:
      'access-group <list:word> <direction:in|out|global> [interface <interface:word>] [<option:per-user-override|control-plane>]',
    make: (a) =>
      a.has('interface') === (a.text('direction') === 'global')
        ? 'in and out want an interface, global wants none'
        : {
            list: a.text('list'),
            direction: a.text('direction') as 'in' | 'out' | 'global',
            ...a.optional('interface'),
            ...(a.has('option') ? { option: a.text('option') as 'control-plane' } : {}),
          },
    write: (c) =>
      words('access-group', c.list, c.direction, c.interface !== undefined && `interface ${c.interface}`, c.option),
    key: one('access-group', (c) => [c.direction, c.interface, c.option === 'control-plane' ? c.option : undefined]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]

const OBJECTS: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'name',
    modes: ['global'],
    pattern: 'name <address:ip> <name:word> [description <text:rest>]',
    make: (a) => ({
      address: a.text('address'),
      name: a.text('name'),
      ...(a.has('text') ? { description: a.text('text') } : {}),
    }),
    write: (c) => words('name', c.address, c.name, c.description !== undefined && `description ${c.description}`),
    key: one('name', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'object',
    modes: ['global'],
    pattern: 'object <type:network|service> <name:word>',
    make: (a) => ({ type: a.text('type') as 'network' | 'service', name: a.text('name') }),
    write: (c) => `object ${c.type} ${c.name}`,
    key: one('object', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: {
      kind: 'section',
      mode: (c) => `object-${c.type}`,
      modes: ['object-network', 'object-service'],
      prompt: (c) => `config-${c.type}-object`,
      unread: { kind: 'consequential', unknown: 'list', because: 'what the object stands for may be otherwise' },
    },
    no: removes(),
    has: WITH_OBJECTS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'object-value',
    modes: ['object-network', 'object-service'],
    pattern: '<word:host|subnet|range|fqdn|service> <rest:rest>',
    make: (a) => {
      const text = `${a.text('word')} ${a.text('rest')}`
      const value = a.text('word') === 'service' ? readServiceObject(text) : readNetworkObject(text)
      return typeof value === 'string' ? value : { value }
    },
    write: (c) => writeObjectValue(c.value),
    key: one('value'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: WITH_OBJECTS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'object-group',
    modes: ['global'],
    pattern: 'object-group <type:network|service|protocol|icmp-type> <name:word> [<protocol:tcp|udp|tcp-udp>]',
    make: (a) => ({
      type: a.text('type') as 'network',
      name: a.text('name'),
      ...(a.has('protocol') ? { protocol: a.text('protocol') as 'tcp' } : {}),
    }),
    write: (c) => words('object-group', c.type, c.name, c.protocol),
    key: one('object', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: {
      kind: 'section',
      mode: () => 'object-group',
      modes: ['object-group'],
      prompt: (c) => `config-${c.type}-object-group`,
      unread: { kind: 'consequential', unknown: 'list', because: 'what the group stands for may be otherwise' },
    },
    no: removes(),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'group-value',
    modes: ['object-group'],
    pattern: '<word:network-object|service-object|port-object|protocol-object|icmp-object|group-object> <rest:rest>',
    make: (a) => {
      const value = readGroupValue(`${a.text('word')} ${a.text('rest')}`)
      return typeof value === 'string' ? value : { value }
    },
    write: (c) => writeGroupValue(c.value),
    key: many('member', (c) => [writeGroupValue(c.value)]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]

export const RULES: readonly Declaration<AsaDeclared>[] = [
  ...LISTS,
  ...timeRangesOf<AsaDeclared>(FIREWALLS),
  ...OBJECTS,
  ...TRANSLATIONS,
]
