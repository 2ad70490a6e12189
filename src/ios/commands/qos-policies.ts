/** Declarations: policies and what they do with each class, and the queue of an interface. */
import {
  EVERYWHERE,
  NO_SECRETS,
  noEffect,
  one,
  opens,
  ordered,
  PLAIN,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { declare, line, outside } from './declare'

const UNREAD = noEffect('who is served first in a queue changes no path, and the line is not simulated')()

const POLICY = 'qos-policy-map'
const CLASS = 'qos-class'

const USUAL = {
  ...PLAIN,
  silent: PRINTED,
  disturbs: 'nothing',
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

const percentOf = (value: number) => outside('a share', value, 1, 100)

const POLICIES = [
  declare({
    kind: 'qos-policy-map',
    modes: ['global'],
    pattern: 'policy-map <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `policy-map ${c.name}`,
    key: one('qos policy-map', (c) => [c.name]),
    ...USUAL,
    opens: opens(POLICY, 'config-pmap', UNREAD),
    no: removes(),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-class',
    modes: [POLICY],
    pattern: 'class <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `class ${c.name}`,
    key: one('class', (c) => [c.name]),
    ...USUAL,
    order: ordered('classes'),
    opens: opens(CLASS, 'config-pmap-c', UNREAD),
    no: removes(),
    has: EVERYWHERE,
  }),
]

const SHARES = [
  declare({
    kind: 'qos-priority',
    modes: [CLASS],
    pattern: 'priority [<kbit:int> [<burst:int>]]',
    make: (a) => ({ ...a.optionalNumber('kbit'), ...a.optionalNumber('burst') }),
    write: (c) => line('priority', c.kbit, c.burst),
    key: one('priority'),
    ...USUAL,
    no: removes(short('priority', () => ['priority'])),
    has: (c) => (c.kbit === undefined ? since('12.4(20)T')() : EVERYWHERE()),
  }),
  declare({
    kind: 'qos-priority-percent',
    modes: [CLASS],
    pattern: 'priority percent <percent:int> [<burst:int>]',
    make: (a) => percentOf(a.number('percent')) ?? { percent: a.number('percent'), ...a.optionalNumber('burst') },
    write: (c) => line('priority percent', c.percent, c.burst),
    key: one('priority'),
    ...USUAL,
    no: removes(short('priority percent', () => ['priority'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-bandwidth',
    modes: [CLASS],
    pattern: 'bandwidth <kbit:int>',
    make: (a) => outside('bandwidth', a.number('kbit'), 1, 10_000_000) ?? { kbit: a.number('kbit') },
    write: (c) => `bandwidth ${c.kbit}`,
    key: one('bandwidth'),
    ...USUAL,
    no: removes(short('bandwidth', () => ['bandwidth'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-bandwidth-percent',
    modes: [CLASS],
    pattern: 'bandwidth [remaining] percent <percent:int>',
    make: (a) => percentOf(a.number('percent')) ?? { remaining: a.has('remaining'), percent: a.number('percent') },
    write: (c) => line('bandwidth', c.remaining && 'remaining', 'percent', c.percent),
    key: one('bandwidth'),
    ...USUAL,
    no: removes(short('bandwidth percent', () => ['bandwidth'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-child',
    modes: [CLASS],
    pattern: 'service-policy <policy:word>',
    make: (a) => ({ policy: a.text('policy') }),
    write: (c) => `service-policy ${c.policy}`,
    key: one('service-policy'),
    ...USUAL,
    no: removes(short('service-policy', () => ['service-policy'])),
    has: EVERYWHERE,
  }),
]

const LIMITS = [
  declare({
    kind: 'qos-shape',
    modes: [CLASS],
    pattern: 'shape average <bits:int> [<burst:int> [<excess:int>]]',
    make: (a) =>
      outside('shape average', a.number('bits'), 8000, 10_000_000_000) ?? {
        bits: a.number('bits'),
        ...a.optionalNumber('burst'),
        ...a.optionalNumber('excess'),
      },
    write: (c) => line('shape average', c.bits, c.burst, c.excess),
    key: one('shape'),
    ...USUAL,
    no: removes(
      short('shape average', () => ['shape']),
      short('shape', () => ['shape']),
    ),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-shape-percent',
    modes: [CLASS],
    pattern: 'shape average percent <percent:int>',
    make: (a) => percentOf(a.number('percent')) ?? { percent: a.number('percent') },
    write: (c) => `shape average percent ${c.percent}`,
    key: one('shape'),
    ...USUAL,
    no: removes(short('shape average percent', () => ['shape'])),
    has: since('12.2(13)T'),
  }),
  declare({
    kind: 'qos-police',
    modes: [CLASS],
    pattern:
      'police [cir] <bits:int> [bc] [<burst:int>] [<excess:int>] [conform-action <conform:word>] [exceed-action <exceed:word>] [violate-action <violate:word>]',
    make: (a) =>
      outside('police', a.number('bits'), 8000, 10_000_000_000) ?? {
        cir: a.has('cir'),
        bits: a.number('bits'),
        ...a.optionalNumber('burst'),
        ...a.optionalNumber('excess'),
        ...a.optional('conform'),
        ...a.optional('exceed'),
        ...a.optional('violate'),
      },
    write: (c) =>
      line(
        'police',
        c.cir && 'cir',
        c.bits,
        c.cir && c.burst !== undefined && 'bc',
        c.burst,
        c.excess,
        c.conform !== undefined && `conform-action ${c.conform}`,
        c.exceed !== undefined && `exceed-action ${c.exceed}`,
        c.violate !== undefined && `violate-action ${c.violate}`,
      ),
    key: one('police'),
    ...USUAL,
    no: removes(short('police', () => ['police'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-queue-limit',
    modes: [CLASS],
    pattern: 'queue-limit <packets:int> [packets]',
    make: (a) =>
      outside('queue-limit', a.number('packets'), 1, 8192000) ?? {
        packets: a.number('packets'),
        unit: a.has('packets'),
      },
    write: (c) => line('queue-limit', c.packets, c.unit && 'packets'),
    key: one('queue-limit'),
    ...USUAL,
    no: removes(short('queue-limit', () => ['queue-limit'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'qos-fair-queue',
    modes: [CLASS],
    pattern: 'fair-queue [<queues:int>]',
    make: (a) => a.optionalNumber('queues'),
    write: (c) => line('fair-queue', c.queues),
    key: one('fair-queue'),
    ...USUAL,
    no: removes(short('fair-queue', () => ['fair-queue'])),
    has: EVERYWHERE,
  }),
]

const INTERFACE = [
  declare({
    kind: 'fair-queue',
    modes: ['interface'],
    pattern: 'fair-queue [<words:rest>]',
    make: (a) => a.optional('words'),
    write: (c) => line('fair-queue', c.words),
    key: one('fair-queue'),
    ...USUAL,
    no: removes(short('fair-queue', () => ['fair-queue'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'hold-queue',
    modes: ['interface'],
    pattern: 'hold-queue <packets:int> <direction:in|out>',
    make: (a) => ({ packets: a.number('packets'), direction: a.text('direction') as 'in' | 'out' }),
    write: (c) => `hold-queue ${c.packets} ${c.direction}`,
    key: one('hold-queue', (c) => [c.direction]),
    ...USUAL,
    no: removes(),
    has: EVERYWHERE,
    effect: (c) => (c.direction === 'out' ? SIMULATED() : noEffect('what comes in is handled at once here')()),
  }),
  declare({
    kind: 'tx-ring-limit',
    modes: ['interface'],
    pattern: 'tx-ring-limit <packets:int>',
    make: (a) => outside('tx-ring-limit', a.number('packets'), 1, 32_767) ?? { packets: a.number('packets') },
    write: (c) => `tx-ring-limit ${c.packets}`,
    key: one('tx-ring-limit'),
    ...USUAL,
    no: removes(short('tx-ring-limit', () => ['tx-ring-limit'])),
    has: EVERYWHERE,
  }),
]

export const QOS_POLICIES = [...POLICIES, ...SHARES, ...LIMITS, ...INTERFACE]
