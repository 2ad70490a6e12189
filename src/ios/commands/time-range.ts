/** Declarations: time-ranges, which entries of access lists name; routers and firewalls have the same lines. */
import {
  consequential,
  FREE,
  many,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
} from '../syntax/facts'
import { type Availability, type Declaration, declarer } from '../syntax/grammar'
import { readAbsolute, readPeriodic } from './time-words'

export type TimeRangeCommand =
  | { readonly kind: 'time-range'; readonly name: string }
  | { readonly kind: 'time-absolute'; readonly words: string }
  | { readonly kind: 'time-periodic'; readonly words: string }

const declare = declarer<TimeRangeCommand>()

const OF_A_RANGE = {
  several: undefined,
  change: 'in place',
  order: FREE,
  silent: PRINTED,
  disturbs: 'connection',
  no: removes(),
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

const LINES = (has: () => Availability) => [
  declare({
    kind: 'time-range',
    modes: ['global'],
    pattern: 'time-range <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `time-range ${c.name}`,
    key: one('time-range', (c) => [c.name]),
    ...OF_A_RANGE,
    has,
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
    opens: OPENS_NOTHING,
    has,
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
    opens: OPENS_NOTHING,
    has,
  }),
]

/** The lines in a language that has them where it says. */
export const timeRangesOf = <C extends { readonly kind: string }>(
  has: () => Availability,
): readonly Declaration<C | TimeRangeCommand>[] =>
  // The table is looked up by kind: the functions are only called with commands of their own kind.
  LINES(has) as unknown as readonly Declaration<C | TimeRangeCommand>[]
