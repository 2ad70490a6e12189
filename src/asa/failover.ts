/** Declarations: two firewalls that stand for one (failover, active/standby). */
import {
  consequential,
  type Declaration,
  declarer,
  FREE,
  NO_SECRETS,
  negates,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../ios/index'
import { FIREWALLS } from './releases'
import { words as line } from './rule'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

const PAIR = {
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  disturbs: 'connection',
  has: FIREWALLS,
  secrets: NO_SECRETS,
} as const

/** By these forms the two are told from other words, which stay as they were. */
const READ =
  /^(?:lan unit (?:primary|secondary)|lan (?:interface \S+ \S+|enable)|link \S+(?: \S+)?|interface ip \S+ \S+ \S+ standby \S+|polltime (?:unit )?(?:msec )?\d+(?: holdtime (?:msec )?\d+)?|polltime interface (?:msec )?\d+(?: holdtime \d+)?|interface-policy \d+%?)$/

export const FAILOVER: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'failover',
    modes: ['global'],
    pattern: 'failover',
    make: () => ({}),
    write: () => 'failover',
    key: one('failover'),
    ...PAIR,
    // It is off until it is told.
    silent: (_command, negated) => negated,
    no: negates(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'failover-setting',
    modes: ['global'],
    pattern: 'failover <about:lan|link|interface|polltime|interface-policy> <words:rest>',
    make: (a) => ({ words: line(a.text('about'), a.text('words')) }),
    write: (c) => `failover ${c.words}`,
    key: one('failover setting', (c) => [keyOf(c.words)]),
    ...PAIR,
    silent: PRINTED,
    no: removes(
      short('failover <about:lan|link|interface|polltime|interface-policy>', (a) => [
        'failover setting',
        a.text('about'),
      ]),
    ),
    effect: (c) => (READ.test(c.words) ? SIMULATED() : UNREAD),
  }),
  declare({
    kind: 'monitor-interface',
    modes: ['global'],
    pattern: 'monitor-interface <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `monitor-interface ${c.name}`,
    key: one('monitor-interface', (c) => [c.name]),
    ...PAIR,
    silent: PRINTED,
    no: negates(),
    effect: SIMULATED,
  }),
]

const UNREAD = consequential('redundancy', 'when the other unit takes over is not simulated by it')()

/** Of `lan unit primary` and `polltime interface 5` the first two words, else the first. */
function keyOf(words: string): string {
  const [first = '', second = ''] = words.split(' ')
  // The failover link and the link of states have an address each: `interface ip NAME …`.
  if (first === 'interface') return `${first} ${second} ${words.split(' ')[2] ?? ''}`
  if (first === 'lan') return `${first} ${second}`
  return first === 'polltime' && second === 'interface' ? 'polltime interface' : first
}
