/** Declarations: tracked objects, which HSRP and static routes hang on. */
import { EVERYWHERE, one, opens, PLAIN, removes, SIMULATED, short, since } from '../syntax/facts'
import { declare, line, outside } from './declare'

const TRACK = 'track'
const HAS = since('12.2(15)T')

export const TRACKING = [
  declare({
    kind: 'track',
    modes: ['global'],
    pattern: 'track <object:int> <words:rest>',
    make: (a) =>
      outside('object', a.number('object'), 1, 1000) ??
      (/^(?:interface|ip|list|rtr|stub-object) /.test(a.text('words'))
        ? { object: a.number('object'), words: a.text('words') }
        : 'interface, ip route, ip sla or list is expected'),
    write: (c) => `track ${c.object} ${c.words}`,
    key: one('track', (c) => [c.object]),
    ...PLAIN,
    opens: opens(TRACK, 'config-track', {
      kind: 'consequential',
      unknown: 'redundancy',
      because: 'what the object says decides what hangs on it',
    }),
    change: 'remove first',
    no: removes(short('track <object:int>', (a) => ['track', a.number('object')])),
    has: HAS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'track-member',
    modes: [TRACK],
    pattern: 'object <object:int> [not]',
    make: (a) => ({ object: a.number('object'), not: a.has('not') }),
    write: (c) => line('object', c.object, c.not && 'not'),
    key: one('object', (c) => [c.object]),
    ...PLAIN,
    no: removes(),
    has: HAS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'track-delay',
    modes: [TRACK],
    pattern: 'delay [up <up:int>] [down <down:int>] [up <up:int>]',
    make: (a) => ({ ...a.optionalNumber('up'), ...a.optionalNumber('down') }),
    write: (c) => line('delay', c.up !== undefined && `up ${c.up}`, c.down !== undefined && `down ${c.down}`),
    key: one('delay'),
    ...PLAIN,
    no: removes(short('delay', () => ['delay'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
]
