/** Declarations: HSRP. */
import { EVERYWHERE, negates, noEffect, ON_BY_ITSELF, one, PLAIN, removes, SIMULATED, short } from '../syntax/facts'
import { declare, line, outside } from './declare'

const IF = 'interface'
const group = (c: { readonly group: number }) => (c.group === 0 ? undefined : c.group)

export const HSRP = [
  declare({
    kind: 'standby-ip',
    modes: [IF],
    pattern: 'standby [<group:int>] ip [<address:ip>]',
    make: (a) => outside('group', a.number('group'), 0, 255) ?? { group: a.number('group'), ...a.optional('address') },
    write: (c) => line('standby', group(c), 'ip', c.address),
    key: one('standby', (c) => [c.group, 'ip']),
    ...PLAIN,
    no: removes(short('standby <group:int>', (a) => ['standby', a.number('group')])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-priority',
    modes: [IF],
    pattern: 'standby [<group:int>] priority <priority:int>',
    make: (a) =>
      outside('priority', a.number('priority'), 0, 255) ?? { group: a.number('group'), priority: a.number('priority') },
    write: (c) => line('standby', group(c), 'priority', c.priority),
    key: one('standby', (c) => [c.group, 'priority']),
    ...PLAIN,
    no: removes(short('standby [<group:int>] priority', (a) => ['standby', a.number('group'), 'priority'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-preempt',
    modes: [IF],
    pattern: 'standby [<group:int>] preempt [delay [minimum <minimum:int>] [reload <reload:int>] [<seconds:int>]]',
    make: (a) => {
      const minimum = a.has('minimum') ? a.number('minimum') : a.has('seconds') ? a.number('seconds') : undefined
      return {
        group: a.number('group'),
        ...(minimum === undefined ? {} : { delayMinimum: minimum }),
        ...(a.has('reload') ? { delayReload: a.number('reload') } : {}),
      }
    },
    write: (c) =>
      line(
        'standby',
        group(c),
        'preempt',
        (c.delayMinimum !== undefined || c.delayReload !== undefined) && 'delay',
        c.delayMinimum !== undefined && `minimum ${c.delayMinimum}`,
        c.delayReload !== undefined && `reload ${c.delayReload}`,
      ),
    key: one('standby', (c) => [c.group, 'preempt']),
    ...PLAIN,
    no: removes(short('standby [<group:int>] preempt <rest:rest>', (a) => ['standby', a.number('group'), 'preempt'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-timers',
    modes: [IF],
    pattern: 'standby [<group:int>] timers <hello:int> <hold:int>',
    make: (a) =>
      a.number('hold') <= a.number('hello')
        ? 'the hold time must be longer than the hello time'
        : { group: a.number('group'), helloSeconds: a.number('hello'), holdSeconds: a.number('hold') },
    write: (c) => line('standby', group(c), 'timers', c.helloSeconds, c.holdSeconds),
    key: one('standby', (c) => [c.group, 'timers']),
    ...PLAIN,
    no: removes(short('standby [<group:int>] timers', (a) => ['standby', a.number('group'), 'timers'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-track',
    modes: [IF],
    pattern: 'standby [<group:int>] track <name:if> [<decrement:int>]',
    make: (a) => ({ group: a.number('group'), interface: a.text('name'), ...a.optionalNumber('decrement') }),
    write: (c) => line('standby', group(c), 'track', c.interface, c.decrement),
    key: one('standby', (c) => [c.group, 'track', c.interface]),
    ...PLAIN,
    no: removes(),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-authentication',
    modes: [IF],
    pattern: 'standby [<group:int>] authentication <text:word>',
    make: (a) => ({ group: a.number('group'), text: a.text('text') }),
    write: (c) => line('standby', group(c), 'authentication', c.text),
    key: one('standby', (c) => [c.group, 'authentication']),
    ...PLAIN,
    no: removes(short('standby [<group:int>] authentication', (a) => ['standby', a.number('group'), 'authentication'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-name',
    modes: [IF],
    pattern: 'standby [<group:int>] name <name:word>',
    make: (a) => ({ group: a.number('group'), name: a.text('name') }),
    write: (c) => line('standby', group(c), 'name', c.name),
    key: one('standby', (c) => [c.group, 'name']),
    ...PLAIN,
    no: removes(short('standby [<group:int>] name', (a) => ['standby', a.number('group'), 'name'])),
    has: EVERYWHERE,
    effect: noEffect('a label, unless a crypto map refers to it'),
  }),
  declare({
    kind: 'standby-version',
    modes: [IF],
    pattern: 'standby version <version:int>',
    make: (a) => ({ version: a.number('version') }),
    write: (c) => `standby version ${c.version}`,
    key: one('standby version'),
    ...PLAIN,
    no: removes(short('standby version', () => ['standby version'])),
    has: EVERYWHERE,
    effect: noEffect('both versions elect alike'),
  }),
  declare({
    kind: 'standby-redirects',
    modes: [IF],
    pattern: 'standby redirects',
    make: () => ({}),
    write: () => 'standby redirects',
    key: one('standby redirects'),
    ...PLAIN,
    silent: ON_BY_ITSELF,
    no: negates(),
    has: EVERYWHERE,
    effect: noEffect('no host learns of a redirect here'),
  }),
]
