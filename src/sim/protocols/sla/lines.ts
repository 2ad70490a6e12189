/** The lines of IP SLA's echo probes, as far as they are simulated; other operations stay known words. */

import { declare, line, outside } from '../../../ios/commands/declare'
import {
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../../../ios/syntax/facts'

type SlaCommand =
  | { readonly kind: 'ip-sla'; readonly operation: number }
  | {
      readonly kind: 'sla-echo'
      readonly target: string
      readonly sourceIp?: string
      readonly sourceInterface?: string
    }
  | { readonly kind: 'sla-frequency'; readonly seconds: number }
  | { readonly kind: 'sla-timeout'; readonly millis: number }
  | { readonly kind: 'sla-threshold'; readonly millis: number }
  /** `life forever start-time now` and the like, kept as words. */
  | { readonly kind: 'sla-schedule'; readonly operation: number; readonly words: string }

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly sla: SlaCommand
  }
}

const SLA = 'ip-sla'
const HAS = since('12.4(4)T')
/** The greatest number of an operation. */
const MOST = 2_147_483_647

export const SLA_LINES = [
  declare({
    kind: 'ip-sla',
    modes: ['global'],
    pattern: 'ip sla <operation:int>',
    make: (a) => outside('operation', a.number('operation'), 1, MOST) ?? { operation: a.number('operation') },
    write: (c) => `ip sla ${c.operation}`,
    key: one('ip sla', (c) => [c.operation]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: opens(SLA, 'config-ip-sla', {
      kind: 'consequential',
      unknown: 'redundancy',
      because: 'what the probe finds decides what hangs on it',
    }),
    no: removes(),
    has: HAS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-echo',
    modes: [SLA],
    pattern: 'icmp-echo <target:ip> [source-ip <sourceIp:ip>] [source-interface <sourceInterface:if>]',
    make: (a) => ({ target: a.text('target'), ...a.optional('sourceIp'), ...a.optional('sourceInterface') }),
    write: (c) =>
      line(
        'icmp-echo',
        c.target,
        c.sourceIp !== undefined && `source-ip ${c.sourceIp}`,
        c.sourceInterface !== undefined && `source-interface ${c.sourceInterface}`,
      ),
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
    has: HAS,
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
    has: HAS,
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
    has: HAS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'sla-schedule',
    modes: ['global'],
    pattern: 'ip sla schedule <operation:int> <words:rest>',
    make: (a) => ({ operation: a.number('operation'), words: a.text('words') }),
    write: (c) => `ip sla schedule ${c.operation} ${c.words}`,
    key: one('ip sla schedule', (c) => [c.operation]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip sla schedule <operation:int>', (a) => ['ip sla schedule', a.number('operation')])),
    has: HAS,
    secrets: NO_SECRETS,
    effect: (c) =>
      /\bstart-time now\b/.test(c.words) && /\blife forever\b/.test(c.words)
        ? { kind: 'simulated' }
        : {
            kind: 'consequential',
            unknown: 'redundancy',
            because: 'the probe is taken to run from power-on for ever, or not at all',
          },
  }),
]
