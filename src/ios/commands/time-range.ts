/** Declarations: time-ranges, which entries of access lists name. */
import {
  consequential,
  EVERYWHERE,
  many,
  NO_SECRETS,
  one,
  opens,
  PLAIN,
  PRINTED,
  removes,
  SIMULATED,
} from '../syntax/facts'
import { declare } from './declare'
import { readAbsolute, readPeriodic } from './time-words'

const OF_A_RANGE = {
  ...PLAIN,
  silent: PRINTED,
  disturbs: 'connection',
  no: removes(),
  has: EVERYWHERE,
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

export const TIME_RANGES = [
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
