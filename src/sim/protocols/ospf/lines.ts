/** OSPF's lines: the process here, what stands below an interface in lines-interface.ts. */
import { declare, line, outside } from '../../../ios/commands/declare'
import {
  consequential,
  EVERYWHERE,
  FREE,
  isFrom,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../../../ios/syntax/facts'
import type { Arguments } from '../../../ios/syntax/grammar'
import { areaOf, OSPF_MODE } from './area'
import { OSPF_INTERFACE_LINES } from './lines-interface'
import { OSPF_ROUTE_LINES } from './lines-routes'

type OspfCommand =
  | { readonly kind: 'router-ospf'; readonly process: number; readonly vrf?: string }
  /** The process of a VRF is that of a customer, not of a provider's edge. */
  | { readonly kind: 'ospf-vrf-lite' }
  | { readonly kind: 'ospf-network'; readonly address: string; readonly wildcard: string; readonly area: string }
  | { readonly kind: 'ospf-router-id'; readonly address: string }
  | { readonly kind: 'ospf-reference'; readonly mbit: number }
  | { readonly kind: 'ospf-area-stub'; readonly area: string; readonly total: boolean }
  | { readonly kind: 'ospf-area-default-cost'; readonly area: string; readonly cost: number }
  | { readonly kind: 'ospf-area-authentication'; readonly area: string; readonly digest: boolean }
  | {
      readonly kind: 'ospf-area-range'
      readonly area: string
      readonly address: string
      readonly mask: string
      readonly advertise: boolean
      readonly cost?: number
    }
  | {
      readonly kind: 'ospf-throttle'
      readonly of: 'spf' | 'lsa'
      readonly start: number
      readonly hold: number
      readonly most: number
    }
  /** Seconds, as releases before the throttle have it. */
  | { readonly kind: 'ospf-timers-spf'; readonly delay: number; readonly hold: number }
  | { readonly kind: 'ospf-lsa-arrival'; readonly millis: number }
  | { readonly kind: 'ospf-log-adjacency'; readonly detail: boolean }

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly ospf: OspfCommand
  }
}

const R = OSPF_MODE
const withArea = <T extends object>(a: Arguments, rest: () => T | string) =>
  areaOf(a.text('area')) === undefined ? `"${a.text('area')}" is no area: a number or A.B.C.D` : rest()

const OSPF_PROCESS_LINES = [
  declare({
    kind: 'router-ospf',
    modes: ['global'],
    pattern: 'router ospf <process:int> [vrf <vrf:word>]',
    make: (a) =>
      outside('the process', a.number('process'), 1, 65535) ?? {
        process: a.number('process'),
        ...a.optional('vrf'),
      },
    write: (c) => line('router ospf', c.process, c.vrf !== undefined && `vrf ${c.vrf}`),
    key: one('router ospf', (c) => [c.process]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: opens(R, 'config-router', consequential('routing', 'what the process tells and takes may be otherwise')()),
    no: removes(short('router ospf <process:int>', (a) => ['router ospf', a.number('process')])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-vrf-lite',
    modes: [R],
    pattern: 'capability vrf-lite',
    make: () => ({}),
    write: () => 'capability vrf-lite',
    key: one('capability vrf-lite'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-network',
    modes: [R],
    pattern: 'network <address:ip> <wildcard:wild> area <area:word>',
    make: (a) =>
      withArea(a, () => ({ address: a.text('address'), wildcard: a.text('wildcard'), area: a.text('area') })),
    write: (c) => line('network', c.address, c.wildcard, 'area', c.area),
    key: one('network', (c) => [c.address, c.wildcard]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-router-id',
    modes: [R],
    pattern: 'router-id <address:ip>',
    make: (a) => ({ address: a.text('address') }),
    write: (c) => `router-id ${c.address}`,
    key: one('router-id'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('router-id', () => ['router-id'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-reference',
    modes: [R],
    pattern: 'auto-cost reference-bandwidth <mbit:int>',
    make: (a) => outside('the bandwidth', a.number('mbit'), 1, 4_294_967) ?? { mbit: a.number('mbit') },
    write: (c) => `auto-cost reference-bandwidth ${c.mbit}`,
    key: one('auto-cost'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('auto-cost', () => ['auto-cost'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-area-stub',
    modes: [R],
    pattern: 'area <area:word> stub [no-summary]',
    make: (a) => withArea(a, () => ({ area: a.text('area'), total: a.has('no-summary') })),
    write: (c) => line('area', c.area, 'stub', c.total && 'no-summary'),
    key: one('area', (c) => [c.area, 'stub']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-area-default-cost',
    modes: [R],
    pattern: 'area <area:word> default-cost <cost:int>',
    make: (a) => withArea(a, () => ({ area: a.text('area'), cost: a.number('cost') })),
    write: (c) => line('area', c.area, 'default-cost', c.cost),
    key: one('area', (c) => [c.area, 'default-cost']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('area <area:word> default-cost', (a) => ['area', a.text('area'), 'default-cost'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-area-authentication',
    modes: [R],
    pattern: 'area <area:word> authentication [message-digest]',
    make: (a) => withArea(a, () => ({ area: a.text('area'), digest: a.has('message-digest') })),
    write: (c) => line('area', c.area, 'authentication', c.digest && 'message-digest'),
    key: one('area', (c) => [c.area, 'authentication']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-area-range',
    modes: [R],
    pattern: 'area <area:word> range <address:ip> <mask:mask> [<word:advertise|not-advertise>] [cost <cost:int>]',
    make: (a) =>
      withArea(a, () => ({
        area: a.text('area'),
        address: a.text('address'),
        mask: a.text('mask'),
        advertise: a.text('word') !== 'not-advertise',
        ...a.optionalNumber('cost'),
      })),
    write: (c) =>
      line(
        'area',
        c.area,
        'range',
        c.address,
        c.mask,
        !c.advertise && 'not-advertise',
        c.cost !== undefined && `cost ${c.cost}`,
      ),
    key: one('area', (c) => [c.area, 'range', c.address, c.mask]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(
      short('area <area:word> range <address:ip> <mask:mask>', (a) => [
        'area',
        a.text('area'),
        'range',
        a.text('address'),
        a.text('mask'),
      ]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-throttle',
    modes: [R],
    pattern: 'timers throttle <of:spf|lsa> [all] <start:int> <hold:int> <most:int>',
    make: (a) => ({
      of: a.text('of') as 'spf' | 'lsa',
      start: a.number('start'),
      hold: a.number('hold'),
      most: a.number('most'),
    }),
    write: (c) => line('timers throttle', c.of, c.start, c.hold, c.most),
    key: one('timers throttle', (c) => [c.of]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('timers throttle <of:spf|lsa>', (a) => ['timers throttle', a.text('of')])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-timers-spf',
    modes: [R],
    pattern: 'timers spf <delay:int> <hold:int>',
    make: (a) => ({ delay: a.number('delay'), hold: a.number('hold') }),
    write: (c) => `timers spf ${c.delay} ${c.hold}`,
    key: one('timers throttle', () => ['spf']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('timers spf', () => ['timers throttle', 'spf'])),
    has: () => ({ since: '12.2', until: '15.1', on: ['ios'] }),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-lsa-arrival',
    modes: [R],
    pattern: 'timers lsa arrival <millis:int>',
    make: (a) => ({ millis: a.number('millis') }),
    write: (c) => `timers lsa arrival ${c.millis}`,
    key: one('timers lsa arrival'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('timers lsa arrival', () => ['timers lsa arrival'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-log-adjacency',
    modes: [R],
    pattern: 'log-adjacency-changes [detail]',
    make: (a) => ({ detail: a.has('detail') }),
    write: (c) => line('log-adjacency-changes', c.detail && 'detail'),
    key: one('log-adjacency-changes'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: (c, negated, release) => !negated && !c.detail && isFrom(release, 15),
    disturbs: 'nothing',
    no: { does: () => ({ kind: 'negates' }), shorts: [] },
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('what is logged changes no path'),
  }),
]

export const OSPF_LINES = [...OSPF_PROCESS_LINES, ...OSPF_ROUTE_LINES, ...OSPF_INTERFACE_LINES]
