/** Declarations: `line` and what stands below it. */
import {
  EVERYWHERE,
  FREE,
  NEGATES,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  REMOVES,
  refused,
  secretIn,
  short,
} from '../syntax/facts'
import { declare, line } from './declare'

const LINE_WORDS = [
  'login',
  'password',
  'transport',
  'exec-timeout',
  'logging',
  'stopbits',
  'access-class',
  'privilege',
  'history',
  'length',
  'session-timeout',
  'modem',
  'speed',
  'flowcontrol',
]

/** Settings of a terminal line that decide who comes in next. */
const LETS_IN = /^(?:access-class|login|password|transport|privilege)\b/

/** Settings of a terminal line whose `no` is printed. */
const LINE_SWITCHES: ReadonlySet<string> = new Set(['login', 'exec'])

/** `transport input` and `transport output` are two settings, and so are the directions of `access-class`. */
function lineSubject(words: string): readonly string[] {
  const [first = '', ...rest] = words.split(/\s+/)
  if (first === 'transport') return [first, rest[0] ?? '']
  return first === 'access-class' ? [first, rest.at(-1) ?? ''] : [first]
}

export const LINES = [
  declare({
    kind: 'line',
    modes: ['global'],
    pattern: 'line <words:rest>',
    make: (a) =>
      /^(con|aux|vty|tty|console|\d)/.test(a.text('words'))
        ? { words: a.text('words') }
        : 'name con 0, aux 0 or vty 0 4',
    write: (c) => `line ${c.words}`,
    key: one('line', (c) => [c.words]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'nothing',
    opens: opens('line', 'config-line', noEffect('whoever may log in changes no path')()),
    no: refused('a line cannot be removed'),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('whoever may log in changes no path'),
  }),
  declare({
    kind: 'line-setting',
    modes: ['line'],
    pattern: `<word:${LINE_WORDS.join('|')}> [<words:rest>]`,
    make: (a) => ({ words: line(a.text('word'), a.text('words')) }),
    write: (c) => c.words,
    key: one('line', (c) => lineSubject(c.words)),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: (c) => (LETS_IN.test(c.words) ? 'connection' : 'nothing'),
    secrets: secretIn('password [<type:0|7>] <secret:rest>'),
    no: {
      does: (c) => (LINE_SWITCHES.has(c.words) ? NEGATES : REMOVES),
      shorts: [short(`<word:${LINE_WORDS.join('|')}>`, (a) => ['line', a.text('word')])],
    },
    has: EVERYWHERE,
    effect: noEffect('whoever may log in changes no path'),
  }),
]
