/** Declarations: access lists. The grammar of their entries is in access-entry.ts. */
import {
  consequential,
  EVERYWHERE,
  FREE,
  INSPECTION,
  NO_SECRETS,
  numbered,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { ENTRIES, ENTRIES_STEP } from '../syntax/numbered'
import { isProtocol, readEntry, writeEntry } from './access-entry'
import { declare, line } from './declare'

const within = (number: number, first: number, last: number) => number >= first && number <= last

/** What the number of an IP list says of its entries; other numbers are of other protocols. */
export function numberedType(number: number): 'standard' | 'extended' | undefined {
  if (within(number, 1, 99) || within(number, 1300, 1999)) return 'standard'
  return within(number, 100, 199) || within(number, 2000, 2699) ? 'extended' : undefined
}

export const ACCESS_LIST = [
  declare({
    kind: 'access-list',
    modes: ['global'],
    pattern: 'access-list <number:int> <entry:rest>',
    make: (a) => {
      const number = a.number('number')
      const type = numberedType(number)
      if (!type) return `"access-list ${number}" is not of IP: 1-199 and 1300-2699 are`
      const entry = readEntry(a.text('entry'), type)
      return typeof entry === 'string' ? entry : { number, entry }
    },
    write: (c) => line('access-list', c.number, writeEntry(c.entry)),
    key: (c) => ({ about: ['list', c.number], adds: c.entry.kind === 'remark' ? 'each time' : 'once' }),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    order: (c) => ({
      list: `list ${c.number}`,
      clear: `no access-list ${c.number}`,
      number: c.entry.kind === 'remark' ? 'none' : 'next',
      step: ENTRIES_STEP,
      at: undefined,
    }),
    no: {
      does: (c) => ({ kind: 'removes-all', about: ['list', c.number] }),
      shorts: [short('access-list <number:int>', (a) => ['list', a.number('number')])],
    },
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ip-access-list',
    modes: ['global'],
    pattern: 'ip access-list <type:standard|extended> <name:word>',
    make: (a) => ({ type: a.text('type') as 'standard' | 'extended', name: a.text('name') }),
    write: (c) => `ip access-list ${c.type} ${c.name}`,
    key: one('list', (c) => [c.name]),
    several: undefined,
    order: FREE,
    silent: PRINTED,
    change: 'remove first',
    disturbs: 'connection',
    opens: {
      kind: 'section',
      mode: () => 'access-list',
      modes: ['access-list'],
      unread: consequential('entry', 'what gets as far as this entry has a fate that is not known')(),
      prompt: (c) => (c.type === 'standard' ? 'config-std-nacl' : 'config-ext-nacl'),
    },
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ip-access-list-resequence',
    modes: ['global'],
    pattern: 'ip access-list resequence <name:word> <first:int> <step:int>',
    make: (a) => ({ name: a.text('name'), first: a.number('first'), step: a.number('step') }),
    write: (c) => `ip access-list resequence ${c.name} ${c.first} ${c.step}`,
    key: one('resequence', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: since('12.2(15)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ip-inspect-name',
    modes: ['global'],
    pattern: 'ip inspect name <name:word> <protocol:word> [timeout <seconds:int>]',
    make: (a) => ({
      name: a.text('name'),
      protocol: a.text('protocol'),
      ...(a.has('seconds') ? { timeoutSeconds: a.number('seconds') } : {}),
    }),
    write: (c) =>
      line('ip inspect name', c.name, c.protocol, c.timeoutSeconds !== undefined && `timeout ${c.timeoutSeconds}`),
    key: one('ip inspect name', (c) => [c.name, c.protocol]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip inspect name <name:word>', (a) => ['ip inspect name', a.text('name')])),
    has: INSPECTION,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'access-entry',
    modes: ['access-list'],
    pattern: '[<sequence:int>] <word:permit|deny|remark|evaluate|dynamic> <entry:rest>',
    make: (a) => {
      const text = `${a.text('word')} ${a.text('entry')}`
      const extended = readEntry(text, 'extended')
      const second = a.text('entry').split(/\s+/)[0] ?? ''
      const asStandard = typeof extended === 'string' && !isProtocol(second.toLowerCase())
      const entry = asStandard ? readEntry(text, 'standard') : extended
      return typeof entry === 'string' ? entry : { entry, ...a.optionalNumber('sequence') }
    },
    write: (c) => line(c.sequence, writeEntry(c.entry)),
    key: (c) => ({
      about: ['entry', writeEntry(c.entry)],
      adds: c.entry.kind === 'remark' && c.sequence === undefined ? 'each time' : 'never',
    }),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    order: (c) => ({
      list: ENTRIES,
      clear: undefined,
      number: c.entry.kind === 'remark' ? 'none' : (c.sequence ?? 'next'),
      step: ENTRIES_STEP,
      at: (sequence) => ({ ...c, sequence }),
    }),
    no: removes(
      numbered(
        '<sequence:int>',
        () => ['entry'],
        () => ENTRIES,
        ENTRIES_STEP,
      ),
    ),
    has: (c) => (c.sequence === undefined ? EVERYWHERE() : since('12.2(15)T')()),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
