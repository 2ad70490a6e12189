/** OSPF's lines below an interface. */
import { declare, line, outside } from '../../../ios/commands/declare'
import {
  consequential,
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  secret,
  short,
} from '../../../ios/syntax/facts'
import { areaOf } from './area'

const NETWORKS = ['broadcast', 'point-to-point', 'non-broadcast', 'point-to-multipoint'] as const
/** Numbers that an interface has one of, each with its words and its bounds. */
const NUMBERS = {
  cost: { words: 'ip ospf cost', least: 1, most: 65_535 },
  priority: { words: 'ip ospf priority', least: 0, most: 255 },
  hello: { words: 'ip ospf hello-interval', least: 1, most: 65_535 },
  dead: { words: 'ip ospf dead-interval', least: 1, most: 65_535 },
  retransmit: { words: 'ip ospf retransmit-interval', least: 1, most: 65_535 },
  delay: { words: 'ip ospf transmit-delay', least: 1, most: 65_535 },
} as const

export type OspfNumber = keyof typeof NUMBERS

export type OspfInterfaceCommand =
  | {
      readonly kind: 'ospf-area'
      readonly process: number
      readonly area: string
      readonly noSecondaries: boolean
    }
  | { readonly kind: 'ospf-number'; readonly of: OspfNumber; readonly value: number }
  /** So many hellos a second, and a second of silence is enough. */
  | { readonly kind: 'ospf-fast-hello'; readonly multiplier: number }
  | { readonly kind: 'ospf-network-type'; readonly type: (typeof NETWORKS)[number]; readonly nonBroadcast: boolean }
  | { readonly kind: 'ospf-mtu-ignore' }
  | { readonly kind: 'ospf-authentication'; readonly by: 'simple' | 'message-digest' | 'null' }
  | { readonly kind: 'ospf-authentication-key'; readonly key: string; readonly type?: '0' | '7' }
  | { readonly kind: 'ospf-digest-key'; readonly id: number; readonly key: string; readonly type?: '0' | '7' }

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly ospfInterface: OspfInterfaceCommand
  }
}

const IF = 'interface'

const numberLine = (of: OspfNumber, disturbs: 'nothing' | 'connection') =>
  declare({
    kind: 'ospf-number',
    modes: [IF],
    pattern: `${NUMBERS[of].words} <value:int>`,
    make: (a) =>
      outside(of, a.number('value'), NUMBERS[of].least, NUMBERS[of].most) ?? { of, value: a.number('value') },
    write: (c) => `${NUMBERS[c.of].words} ${c.value}`,
    key: (c) => ({ about: [NUMBERS[c.of].words], adds: 'never' }),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs,
    no: removes(short(NUMBERS[of].words, () => [NUMBERS[of].words])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  })

const typed = (type: string) => type as '0' | '7'

export const OSPF_INTERFACE_LINES = [
  declare({
    kind: 'ospf-area',
    modes: [IF],
    pattern: 'ip ospf <process:int> area <area:word> [secondaries none]',
    make: (a) =>
      areaOf(a.text('area')) === undefined
        ? `"${a.text('area')}" is no area: a number or A.B.C.D`
        : { process: a.number('process'), area: a.text('area'), noSecondaries: a.has('secondaries') },
    write: (c) => line('ip ospf', c.process, 'area', c.area, c.noSecondaries && 'secondaries none'),
    key: one('ip ospf area'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip ospf <process:int> area', () => ['ip ospf area'])),
    has: () => ({ since: '12.3(11)T', on: ['ios', 'ios-xe'] }),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  numberLine('cost', 'connection'),
  numberLine('priority', 'nothing'),
  numberLine('hello', 'connection'),
  numberLine('dead', 'connection'),
  numberLine('retransmit', 'nothing'),
  numberLine('delay', 'nothing'),
  declare({
    kind: 'ospf-fast-hello',
    modes: [IF],
    pattern: 'ip ospf dead-interval minimal hello-multiplier <multiplier:int>',
    make: (a) => outside('hello-multiplier', a.number('multiplier'), 3, 20) ?? { multiplier: a.number('multiplier') },
    write: (c) => `ip ospf dead-interval minimal hello-multiplier ${c.multiplier}`,
    key: one('ip ospf dead-interval'),
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
    kind: 'ospf-network-type',
    modes: [IF],
    pattern: `ip ospf network <type:${NETWORKS.join('|')}> [non-broadcast]`,
    make: (a) => {
      const type = NETWORKS.find((word) => word === a.text('type')) ?? 'broadcast'
      const nonBroadcast = a.has('non-broadcast')
      return nonBroadcast && type !== 'point-to-multipoint'
        ? `${type} has no form "non-broadcast"`
        : { type, nonBroadcast }
    },
    write: (c) => line('ip ospf network', c.type, c.nonBroadcast && 'non-broadcast'),
    key: one('ip ospf network'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip ospf network', () => ['ip ospf network'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: (c) =>
      c.type === 'broadcast' || c.type === 'point-to-point'
        ? SIMULATED()
        : consequential('neighbour', 'networks that are neither broadcast nor point-to-point are not simulated')(),
  }),
  declare({
    kind: 'ospf-mtu-ignore',
    modes: [IF],
    pattern: 'ip ospf mtu-ignore',
    make: () => ({}),
    write: () => 'ip ospf mtu-ignore',
    key: one('ip ospf mtu-ignore'),
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
    kind: 'ospf-authentication',
    modes: [IF],
    pattern: 'ip ospf authentication [<by:message-digest|null>]',
    make: (a) => ({ by: a.has('by') ? (a.text('by') as 'message-digest' | 'null') : ('simple' as const) }),
    write: (c) => line('ip ospf authentication', c.by !== 'simple' && c.by),
    key: one('ip ospf authentication'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip ospf authentication', () => ['ip ospf authentication'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-authentication-key',
    modes: [IF],
    pattern: 'ip ospf authentication-key [<type:0|7>] <key:word>',
    make: (a) => ({ key: a.text('key'), ...(a.has('type') ? { type: typed(a.text('type')) } : {}) }),
    write: (c) => line('ip ospf authentication-key', c.type, c.key),
    key: one('ip ospf authentication-key'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip ospf authentication-key', () => ['ip ospf authentication-key'])),
    has: EVERYWHERE,
    secrets: secret('key'),
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-digest-key',
    modes: [IF],
    pattern: 'ip ospf message-digest-key <id:int> md5 [<type:0|7>] <key:word>',
    make: (a) =>
      outside('the key', a.number('id'), 1, 255) ?? {
        id: a.number('id'),
        key: a.text('key'),
        ...(a.has('type') ? { type: typed(a.text('type')) } : {}),
      },
    write: (c) => line('ip ospf message-digest-key', c.id, 'md5', c.type, c.key),
    key: one('ip ospf message-digest-key', (c) => [c.id]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip ospf message-digest-key <id:int>', (a) => ['ip ospf message-digest-key', a.number('id')])),
    has: EVERYWHERE,
    secrets: secret('key'),
    effect: SIMULATED,
  }),
]
