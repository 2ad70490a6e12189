/** Declarations: probes that decide whether a route is there (`sla monitor`, `track … rtr`; ASA command reference, 7.2 on). */
import {
  type Declaration,
  declarer,
  FREE,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../ios/index'
import { WITH_PROBES } from './releases'
import { words as line } from './rule'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

const PROBE = 'sla-monitor'
const USUAL = {
  several: undefined,
  change: 'in place',
  order: FREE,
  silent: PRINTED,
  secrets: NO_SECRETS,
  has: WITH_PROBES,
} as const
const FOUND = {
  kind: 'consequential',
  unknown: 'redundancy',
  because: 'what the probe finds decides what hangs on it',
} as const

export const PROBES: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'sla-monitor',
    modes: ['global'],
    pattern: 'sla monitor <operation:int>',
    make: (a) => ({ operation: a.number('operation') }),
    write: (c) => `sla monitor ${c.operation}`,
    key: one('sla monitor', (c) => [c.operation]),
    ...USUAL,
    disturbs: 'connection',
    opens: opens(PROBE, 'config-sla-monitor', FOUND),
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-echo',
    modes: [PROBE],
    pattern: 'type echo protocol ipIcmpEcho <target:ip|word> interface <interface:word>',
    make: (a) => ({ target: a.text('target'), interface: a.text('interface') }),
    write: (c) => `type echo protocol ipIcmpEcho ${c.target} interface ${c.interface}`,
    key: one('type'),
    ...USUAL,
    disturbs: 'connection',
    opens: OPENS_NOTHING,
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-time',
    modes: [PROBE],
    pattern: '<what:frequency|timeout|threshold> <value:int>',
    make: (a) => ({ what: a.text('what') as 'timeout', value: a.number('value') }),
    write: (c) => `${c.what} ${c.value}`,
    key: one('time', (c) => [c.what]),
    ...USUAL,
    disturbs: 'nothing',
    opens: OPENS_NOTHING,
    no: removes(short('<what:frequency|timeout|threshold>', (a) => ['time', a.text('what')])),
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-packets',
    modes: [PROBE],
    pattern: '<what:num-packets|request-data-size|tos> <value:int>',
    make: (a) => ({ what: a.text('what'), value: a.number('value') }),
    write: (c) => `${c.what} ${c.value}`,
    key: one('packets', (c) => [c.what]),
    ...USUAL,
    disturbs: 'nothing',
    opens: OPENS_NOTHING,
    no: removes(short('<what:num-packets|request-data-size|tos>', (a) => ['packets', a.text('what')])),
    effect: noEffect('one echo of the usual size stands for those of a round'),
  }),
  declare({
    kind: 'sla-schedule',
    modes: ['global'],
    pattern: 'sla monitor schedule <operation:int> <words:rest>',
    make: (a) => ({ operation: a.number('operation'), words: a.text('words') }),
    write: (c) => `sla monitor schedule ${c.operation} ${c.words}`,
    key: one('sla monitor schedule', (c) => [c.operation]),
    ...USUAL,
    disturbs: 'connection',
    opens: OPENS_NOTHING,
    no: removes(short('sla monitor schedule <operation:int>', (a) => ['sla monitor schedule', a.number('operation')])),
    effect: (c) =>
      /\bstart-time now\b/.test(c.words) && /\blife forever\b/.test(c.words)
        ? { kind: 'simulated' }
        : { ...FOUND, because: 'the probe is taken to run from power-on for ever, or not at all' },
  }),
  declare({
    kind: 'track',
    modes: ['global'],
    pattern: 'track <object:int> rtr <operation:int> [reachability]',
    make: (a) => ({ object: a.number('object'), operation: a.number('operation') }),
    write: (c) => line('track', c.object, 'rtr', c.operation, 'reachability'),
    key: one('track', (c) => [c.object]),
    ...USUAL,
    disturbs: 'connection',
    opens: OPENS_NOTHING,
    no: removes(short('track <object:int>', (a) => ['track', a.number('object')])),
    effect: SIMULATED,
  }),
]
