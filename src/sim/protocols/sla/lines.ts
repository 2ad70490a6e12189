/**
 * The lines of IP SLA's echo probes, as far as they are simulated; other operations stay known words. Probes had two other
 * names before: `rtr` to 12.4, and `ip sla monitor` from 12.3(14)T on, below which the operation is `type echo protocol
 * ipIcmpEcho` (Cisco IOS IP SLAs Command Reference).
 */

import { declare, line, outside } from '../../../ios/commands/declare'
import {
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../../../ios/syntax/facts'
import type { Effect } from '../../../ios/syntax/grammar'

type SlaCommand =
  | { readonly kind: 'ip-sla'; readonly operation: number; readonly by?: OlderName }
  | {
      readonly kind: 'sla-echo'
      readonly target: string
      readonly sourceIp?: string
      readonly sourceInterface?: string
      /** `type echo protocol ipIcmpEcho`, as probes of an older name say it. */
      readonly typed?: true
    }
  | { readonly kind: 'sla-frequency'; readonly seconds: number }
  | { readonly kind: 'sla-timeout'; readonly millis: number }
  | { readonly kind: 'sla-threshold'; readonly millis: number }
  /** `life forever start-time now` and the like, kept as words. */
  | { readonly kind: 'sla-schedule'; readonly operation: number; readonly words: string; readonly by?: OlderName }

type OlderName = 'monitor' | 'rtr'

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly sla: SlaCommand
  }
}

const SLA = 'ip-sla'
const HAS = since('12.4(4)T')
const OLDER = { rtr: { since: '12.2', until: '15.0' }, monitor: { since: '12.3(14)T', until: '15.0' } } as const
/** A probe, or its start, by one of its three names. */
const hasByName = ({ by }: { readonly by?: OlderName }) =>
  by === undefined ? HAS() : { ...OLDER[by], on: ['ios'] as const }
/** What a section of probes holds has been there as long as the first of their names. */
const ALWAYS = since('12.2')
const nameOf = ({ by }: { readonly by?: OlderName }) =>
  by === 'rtr' ? 'rtr' : line('ip sla', by === 'monitor' && 'monitor')
/** The greatest number of an operation. */
const MOST = 2_147_483_647

type Line<K extends SlaCommand['kind']> = Extract<SlaCommand, { readonly kind: K }>

function writeEcho({ target, sourceIp, sourceInterface, typed }: Line<'sla-echo'>): string {
  const from = typed ? 'source-ipaddr' : 'source-ip'
  return line(
    typed ? 'type echo protocol ipIcmpEcho' : 'icmp-echo',
    target,
    sourceIp !== undefined && `${from} ${sourceIp}`,
    sourceInterface !== undefined && `source-interface ${sourceInterface}`,
  )
}

const writeSchedule = (c: Line<'sla-schedule'>) => `${nameOf(c)} schedule ${c.operation} ${c.words}`

const startOf = ({ words }: Line<'sla-schedule'>): Effect =>
  /\bstart-time now\b/.test(words) && /\blife forever\b/.test(words)
    ? { kind: 'simulated' }
    : {
        kind: 'consequential',
        unknown: 'redundancy',
        because: 'the probe is taken to run from power-on for ever, or not at all',
      }

const SECTION = {
  kind: 'section' as const,
  mode: () => SLA,
  modes: [SLA],
  prompt: ({ by }: Line<'ip-sla'>) =>
    by === undefined ? 'config-ip-sla' : by === 'rtr' ? 'config-rtr' : 'config-sla-monitor',
  unread: {
    kind: 'consequential' as const,
    unknown: 'redundancy' as const,
    because: 'what the probe finds decides what hangs on it',
  },
}

export const SLA_LINES = [
  declare({
    kind: 'ip-sla',
    modes: ['global'],
    pattern: 'ip sla [monitor] <operation:int>',
    make: (a) =>
      outside('operation', a.number('operation'), 1, MOST) ?? {
        operation: a.number('operation'),
        ...(a.has('monitor') ? { by: 'monitor' as const } : {}),
      },
    write: (c) => `${nameOf(c)} ${c.operation}`,
    key: one('ip sla', (c) => [c.operation]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: SECTION,
    no: removes(),
    has: hasByName,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ip-sla',
    modes: ['global'],
    pattern: 'rtr <operation:int>',
    make: (a) =>
      outside('operation', a.number('operation'), 1, MOST) ?? { operation: a.number('operation'), by: 'rtr' as const },
    write: (c) => `rtr ${c.operation}`,
    key: one('ip sla', (c) => [c.operation]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: SECTION,
    no: removes(),
    has: hasByName,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-echo',
    modes: [SLA],
    pattern: 'icmp-echo <target:ip> [source-ip <sourceIp:ip>] [source-interface <sourceInterface:if>]',
    make: (a) => ({ target: a.text('target'), ...a.optional('sourceIp'), ...a.optional('sourceInterface') }),
    write: writeEcho,
    key: one('icmp-echo'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: HAS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-echo',
    modes: [SLA],
    pattern:
      'type echo protocol ipIcmpEcho <target:ip> [source-ipaddr <sourceIp:ip>] [source-interface <sourceInterface:if>]',
    make: (a) => ({
      target: a.text('target'),
      ...a.optional('sourceIp'),
      ...a.optional('sourceInterface'),
      typed: true as const,
    }),
    write: writeEcho,
    key: one('icmp-echo'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: ALWAYS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-frequency',
    modes: [SLA],
    pattern: 'frequency <seconds:int>',
    make: (a) => outside('frequency', a.number('seconds'), 1, 604_800) ?? { seconds: a.number('seconds') },
    write: (c) => `frequency ${c.seconds}`,
    key: one('frequency'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('frequency', () => ['frequency'])),
    has: ALWAYS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-timeout',
    modes: [SLA],
    pattern: 'timeout <millis:int>',
    make: (a) => outside('timeout', a.number('millis'), 1, 604_800_000) ?? { millis: a.number('millis') },
    write: (c) => `timeout ${c.millis}`,
    key: one('timeout'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('timeout', () => ['timeout'])),
    has: ALWAYS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-threshold',
    modes: [SLA],
    pattern: 'threshold <millis:int>',
    make: (a) => outside('threshold', a.number('millis'), 0, 60_000) ?? { millis: a.number('millis') },
    write: (c) => `threshold ${c.millis}`,
    key: one('threshold'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('threshold', () => ['threshold'])),
    has: ALWAYS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-schedule',
    modes: ['global'],
    pattern: 'ip sla [monitor] schedule <operation:int> <words:rest>',
    make: (a) => ({
      operation: a.number('operation'),
      words: a.text('words'),
      ...(a.has('monitor') ? { by: 'monitor' as const } : {}),
    }),
    write: writeSchedule,
    key: one('ip sla schedule', (c) => [c.operation]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip sla [monitor] schedule <operation:int>', (a) => ['ip sla schedule', a.number('operation')])),
    has: hasByName,
    secrets: NO_SECRETS,
    effect: startOf,
  }),
  declare({
    kind: 'sla-schedule',
    modes: ['global'],
    pattern: 'rtr schedule <operation:int> <words:rest>',
    make: (a) => ({ operation: a.number('operation'), words: a.text('words'), by: 'rtr' as const }),
    write: writeSchedule,
    key: one('ip sla schedule', (c) => [c.operation]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('rtr schedule <operation:int>', (a) => ['ip sla schedule', a.number('operation')])),
    has: hasByName,
    secrets: NO_SECRETS,
    effect: startOf,
  }),
]
