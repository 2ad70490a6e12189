/** Declarations: time-ranges, which rules name. */
import {
  consequential,
  type Declaration,
  declarer,
  many,
  NO_SECRETS,
  one,
  opens,
  PLAIN,
  PRINTED,
  readAbsolute,
  readPeriodic,
  removes,
  SIMULATED,
} from '../ios/index'
import { FIREWALLS } from './releases'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

const OF_A_RANGE = {
  ...PLAIN,
  silent: PRINTED,
  disturbs: 'connection',
  no: removes(),
  has: FIREWALLS,
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

export const TIME_RANGES: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'time-range',
    modes: ['global'],
    pattern: 'time-range <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `time-range ${c.name}`,
    key: one('time-range', (c) => [c.name]),
    ...OF_A_RANGE,
    opens: opens(
      'time-range',
      'config-time-range',
      consequential('list', 'what lists that name it match may be otherwise')(),
    ),
  }),
  declare({
    kind: 'time-absolute',
    modes: ['time-range'],
    pattern: 'absolute <words:rest>',
    make: (a) => {
      const read = readAbsolute(a.text('words'))
      return typeof read === 'string' ? read : { words: a.text('words') }
    },
    write: (c) => `absolute ${c.words}`,
    key: one('absolute'),
    ...OF_A_RANGE,
  }),
  declare({
    kind: 'time-periodic',
    modes: ['time-range'],
    pattern: 'periodic <words:rest>',
    make: (a) => {
      const read = readPeriodic(a.text('words'))
      return typeof read === 'string' ? read : { words: a.text('words') }
    },
    write: (c) => `periodic ${c.words}`,
    key: many('periodic', (c) => [c.words.toLowerCase()]),
    ...OF_A_RANGE,
  }),
]
