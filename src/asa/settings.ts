/** Declarations: settings of a firewall by itself, which no packet of others feels. */
import {
  type Declaration,
  declarer,
  FREE,
  firstWord,
  many,
  NEGATES,
  NO_SECRETS,
  negates,
  noEffect,
  OPENS_NOTHING,
  one,
  PRINTED,
  REMOVES,
  readSummerTime,
  readZone,
  removes,
  SIMULATED,
  secretIn,
} from '../ios/index'
import { FIREWALLS, UNTIL_OBJECTS } from './releases'
import { words as line } from './rule'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

/** Settings of the device that no packet of others feels. */
const OF_MANAGEMENT = {
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  silent: PRINTED,
  disturbs: 'nothing',
  no: negates(),
  has: FIREWALLS,
  secrets: NO_SECRETS,
  effect: noEffect('it concerns the management of the device'),
} as const

const FIRST_WORDS = ['names', 'logging', 'telnet', 'ssh', 'http', 'enable', 'passwd', 'domain-name', 'pager']

/** What a firewall does by itself, so that its `no` is a line. */
const IS_ON = /^(?:names|logging message)\b/
export const SETTINGS: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'fixup',
    modes: ['global'],
    pattern: 'fixup <words:rest>',
    make: (a) => ({ words: a.text('words') }),
    write: (c) => `fixup ${c.words}`,
    key: many('fixup'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: negates(),
    has: UNTIL_OBJECTS,
    secrets: NO_SECRETS,
    effect: noEffect('what is looked into deeper is let through all the same'),
  }),
  declare({
    kind: 'clock',
    modes: ['global'],
    pattern: 'clock <words:rest>',
    make: (a) => ({ words: a.text('words') }),
    write: (c) => `clock ${c.words}`,
    key: one('clock', (c) => [firstWord(c.words)]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: (c) =>
      (readZone(c.words) ?? readSummerTime(c.words)) ? SIMULATED() : noEffect('clocks are taken to be right')(),
  }),
  declare({
    kind: 'setting',
    modes: ['global'],
    pattern: `<word:${FIRST_WORDS.join('|')}> [<words:rest>]`,
    make: (a) =>
      a.text('words') === 'pubkey-chain' ? 'it opens a section' : { words: line(a.text('word'), a.text('words')) },
    write: (c) => c.words,
    key: many('setting'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: (c) => (/^(?:telnet|ssh|http|enable|passwd)\b/.test(c.words) ? 'connection' : 'nothing'),
    secrets: secretIn(
      'passwd <secret:word> [<how:word>]',
      'enable password [level <level:int>] <secret:word> [level <of:int>] [<how:word>]',
    ),
    no: { does: (c) => (IS_ON.test(c.words) ? NEGATES : REMOVES), shorts: [] },
    has: FIREWALLS,
    effect: noEffect('it concerns the management of the device'),
  }),
  declare({
    kind: 'setting',
    modes: ['global'],
    pattern: 'threat-detection <what:basic-threat|scanning-threat|statistics|rate> [<words:rest>]',
    make: (a) =>
      a.text('what') === 'scanning-threat' && a.has('words')
        ? '"shun" shuts hosts out, which is not simulated'
        : { words: line('threat-detection', a.text('what'), a.text('words')) },
    write: (c) => c.words,
    key: many('setting'),
    ...OF_MANAGEMENT,
  }),
  declare({
    kind: 'setting',
    modes: ['global'],
    pattern: 'icmp unreachable [<words:rest>]',
    make: (a) => ({ words: line('icmp unreachable', a.text('words')) }),
    write: (c) => c.words,
    key: many('setting'),
    ...OF_MANAGEMENT,
  }),
]
