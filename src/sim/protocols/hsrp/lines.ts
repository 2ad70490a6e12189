/** HSRP's lines: what is written below an interface, and what each means. */

import { declare, line, outside } from '../../../ios/commands/declare'
import {
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  negates,
  noEffect,
  ON_BY_ITSELF,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  secret,
  short,
  since,
} from '../../../ios/syntax/facts'
import type { Arguments } from '../../../ios/syntax/grammar'

export type HsrpCommand =
  | { readonly kind: 'standby-ip'; readonly group: number; readonly address?: string }
  | { readonly kind: 'standby-priority'; readonly group: number; readonly priority: number }
  | {
      readonly kind: 'standby-preempt'
      readonly group: number
      readonly delayMinimum?: number
      readonly delayReload?: number
      /** Seconds to wait for clients of its state (IP redundancy), where there are any. */
      readonly delaySync?: number
    }
  | {
      readonly kind: 'standby-timers'
      readonly group: number
      readonly helloSeconds: number
      readonly holdSeconds: number
      /** Written in milliseconds. */
      readonly helloInMsec?: boolean
      readonly holdInMsec?: boolean
    }
  | { readonly kind: 'standby-track'; readonly group: number; readonly interface: string; readonly decrement?: number }
  | {
      readonly kind: 'standby-track-object'
      readonly group: number
      readonly object: number
      readonly decrement?: number
      readonly shutdown: boolean
    }
  | {
      readonly kind: 'standby-authentication-md5'
      readonly group: number
      readonly key?: string
      readonly chain?: string
      readonly type?: '0' | '7'
      readonly timeout?: number
    }
  | { readonly kind: 'standby-authentication'; readonly group: number; readonly text: string }
  | { readonly kind: 'standby-name'; readonly group: number; readonly name: string }
  | { readonly kind: 'standby-version'; readonly version: number }
  | { readonly kind: 'standby-delay'; readonly minimum?: number; readonly reload?: number }
  | { readonly kind: 'standby-redirects' }

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly hsrp: HsrpCommand
  }
}

const IF = 'interface'
const group = (c: { readonly group: number }) => (c.group === 0 ? undefined : c.group)

/** Seconds, of a time written in seconds or, behind `msec`, in milliseconds. */
function secondsOf(a: Arguments, seconds: string, millis: string): number | undefined {
  if (a.has(millis) === a.has(seconds)) return undefined
  return a.has(millis) ? a.number(millis) / 1000 : a.number(seconds)
}

export const HSRP_LINES = [
  declare({
    kind: 'standby-ip',
    modes: [IF],
    pattern: 'standby [<group:int>] ip [<address:ip>]',
    make: (a) => outside('group', a.number('group'), 0, 4095) ?? { group: a.number('group'), ...a.optional('address') },
    write: (c) => line('standby', group(c), 'ip', c.address),
    key: one('standby', (c) => [c.group, 'ip']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('standby <group:int>', (a) => ['standby', a.number('group')])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
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
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('standby [<group:int>] priority', (a) => ['standby', a.number('group'), 'priority'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-preempt',
    modes: [IF],
    pattern:
      'standby [<group:int>] preempt [delay [minimum <minimum:int>] [reload <reload:int>] [sync <sync:int>] [<seconds:int>]]',
    make: (a) => {
      const minimum = a.has('minimum') ? a.number('minimum') : a.has('seconds') ? a.number('seconds') : undefined
      return {
        group: a.number('group'),
        ...(minimum === undefined ? {} : { delayMinimum: minimum }),
        ...(a.has('reload') ? { delayReload: a.number('reload') } : {}),
        ...(a.has('sync') ? { delaySync: a.number('sync') } : {}),
      }
    },
    write: (c) =>
      line(
        'standby',
        group(c),
        'preempt',
        (c.delayMinimum ?? c.delayReload ?? c.delaySync) !== undefined && 'delay',
        c.delayMinimum !== undefined && `minimum ${c.delayMinimum}`,
        c.delayReload !== undefined && `reload ${c.delayReload}`,
        c.delaySync !== undefined && `sync ${c.delaySync}`,
      ),
    key: one('standby', (c) => [c.group, 'preempt']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('standby [<group:int>] preempt <rest:rest>', (a) => ['standby', a.number('group'), 'preempt'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-timers',
    modes: [IF],
    pattern: 'standby [<group:int>] timers [msec <helloMsec:int>] [<hello:int>] [msec <holdMsec:int>] [<hold:int>]',
    make: (a) => {
      // Behind a hello in milliseconds the first plain number is the hold time.
      const mixed = a.has('helloMsec') && a.has('hello')
      const hello = mixed ? a.number('helloMsec') / 1000 : secondsOf(a, 'hello', 'helloMsec')
      const hold = secondsOf(a, mixed ? 'hello' : 'hold', 'holdMsec')
      if (hello === undefined || hold === undefined) return 'a hello time and a hold time are expected'
      return hold <= hello
        ? 'the hold time must be longer than the hello time'
        : {
            group: a.number('group'),
            helloSeconds: hello,
            holdSeconds: hold,
            ...(a.has('helloMsec') ? { helloInMsec: true } : {}),
            ...(a.has('holdMsec') ? { holdInMsec: true } : {}),
          }
    },
    write: (c) =>
      line(
        'standby',
        group(c),
        'timers',
        c.helloInMsec ? `msec ${Math.round(c.helloSeconds * 1000)}` : c.helloSeconds,
        c.holdInMsec ? `msec ${Math.round(c.holdSeconds * 1000)}` : c.holdSeconds,
      ),
    key: one('standby', (c) => [c.group, 'timers']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('standby [<group:int>] timers', (a) => ['standby', a.number('group'), 'timers'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-track',
    modes: [IF],
    pattern: 'standby [<group:int>] track <name:if> [<decrement:int>]',
    make: (a) => ({ group: a.number('group'), interface: a.text('name'), ...a.optionalNumber('decrement') }),
    write: (c) => line('standby', group(c), 'track', c.interface, c.decrement),
    key: one('standby', (c) => [c.group, 'track', c.interface]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-track-object',
    modes: [IF],
    pattern: 'standby [<group:int>] track <object:int> [decrement <decrement:int>] [shutdown]',
    make: (a) =>
      a.has('shutdown') && a.has('decrement')
        ? 'decrement and shutdown exclude each other'
        : {
            group: a.number('group'),
            object: a.number('object'),
            shutdown: a.has('shutdown'),
            ...a.optionalNumber('decrement'),
          },
    write: (c) =>
      line(
        'standby',
        group(c),
        'track',
        c.object,
        c.decrement !== undefined && `decrement ${c.decrement}`,
        c.shutdown && 'shutdown',
      ),
    key: one('standby', (c) => [c.group, 'track', c.object]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(
      short('standby [<group:int>] track <object:int>', (a) => [
        'standby',
        a.number('group'),
        'track',
        a.number('object'),
      ]),
    ),
    has: since('12.2(15)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-authentication',
    modes: [IF],
    pattern: 'standby [<group:int>] authentication [text] <text:word>',
    make: (a) => ({ group: a.number('group'), text: a.text('text') }),
    write: (c) => line('standby', group(c), 'authentication', c.text),
    key: one('standby', (c) => [c.group, 'authentication']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    secrets: secret('text'),
    no: removes(short('standby [<group:int>] authentication', (a) => ['standby', a.number('group'), 'authentication'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-authentication-md5',
    modes: [IF],
    pattern:
      'standby [<group:int>] authentication md5 [key-string [<type:0|7>] <key:word> [timeout <timeout:int>]] [key-chain <chain:word>]',
    make: (a) =>
      a.has('key') === a.has('chain')
        ? 'a key-string or a key-chain is expected'
        : {
            group: a.number('group'),
            ...a.optional('key'),
            ...a.optional('chain'),
            ...(a.has('type') ? { type: a.text('type') as '0' | '7' } : {}),
            ...a.optionalNumber('timeout'),
          },
    write: (c) =>
      line(
        'standby',
        group(c),
        'authentication md5',
        c.key !== undefined && line('key-string', c.type, c.key),
        c.timeout !== undefined && `timeout ${c.timeout}`,
        c.chain !== undefined && `key-chain ${c.chain}`,
      ),
    key: one('standby', (c) => [c.group, 'authentication']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    secrets: secret('key'),
    no: removes(),
    has: since('12.3(2)T'),
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-name',
    modes: [IF],
    pattern: 'standby [<group:int>] name <name:word>',
    make: (a) => ({ group: a.number('group'), name: a.text('name') }),
    write: (c) => line('standby', group(c), 'name', c.name),
    key: one('standby', (c) => [c.group, 'name']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('standby [<group:int>] name', (a) => ['standby', a.number('group'), 'name'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-version',
    modes: [IF],
    pattern: 'standby version <version:int>',
    make: (a) => ({ version: a.number('version') }),
    write: (c) => `standby version ${c.version}`,
    key: one('standby version'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('standby version', () => ['standby version'])),
    has: since('12.3(4)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-delay',
    modes: [IF],
    pattern: 'standby delay [minimum <minimum:int>] [reload <reload:int>]',
    make: (a) => ({ ...a.optionalNumber('minimum'), ...a.optionalNumber('reload') }),
    write: (c) =>
      line(
        'standby delay',
        c.minimum !== undefined && `minimum ${c.minimum}`,
        c.reload !== undefined && `reload ${c.reload}`,
      ),
    key: one('standby delay'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('standby delay', () => ['standby delay'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'standby-redirects',
    modes: [IF],
    pattern: 'standby redirects',
    make: () => ({}),
    write: () => 'standby redirects',
    key: one('standby redirects'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    disturbs: 'nothing',
    silent: ON_BY_ITSELF,
    no: negates(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('no host learns of a redirect here'),
  }),
]
