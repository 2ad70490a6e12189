/** Declarations: key chains. */
import { consequential, EVERYWHERE, one, opens, PLAIN, removes, SIMULATED, secret, short } from '../syntax/facts'
import { declare, line } from './declare'

export const KEYS = [
  declare({
    kind: 'key-chain',
    modes: ['global'],
    pattern: 'key chain <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `key chain ${c.name}`,
    key: one('key chain', (c) => [c.name]),
    ...PLAIN,
    opens: opens(
      'key-chain',
      'config-keychain',
      consequential('neighbour', 'two routers whose keys differ are no neighbours')(),
    ),
    no: removes(),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'key',
    modes: ['key-chain'],
    pattern: 'key <id:int>',
    make: (a) => ({ id: a.number('id') }),
    write: (c) => `key ${c.id}`,
    key: one('key', (c) => [c.id]),
    ...PLAIN,
    opens: opens(
      'key',
      'config-keychain-key',
      consequential('neighbour', 'two routers whose keys differ are no neighbours')(),
    ),
    no: removes(),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'key-string',
    modes: ['key'],
    pattern: 'key-string [<type:0|7>] <key:rest>',
    make: (a) => ({ key: a.text('key'), ...(a.has('type') ? { type: a.text('type') as '0' | '7' } : {}) }),
    write: (c) => line('key-string', c.type, c.key),
    key: one('key-string'),
    ...PLAIN,
    secrets: secret('key'),
    no: removes(short('key-string', () => ['key-string'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'key-lifetime',
    modes: ['key'],
    pattern: '<way:accept-lifetime|send-lifetime> <words:rest>',
    make: (a) => ({
      way: a.text('way') === 'accept-lifetime' ? ('accept' as const) : ('send' as const),
      words: a.text('words'),
    }),
    write: (c) => `${c.way}-lifetime ${c.words}`,
    key: one('key lifetime', (c) => [c.way]),
    ...PLAIN,
    no: removes(
      short('<way:accept-lifetime|send-lifetime>', (a) => ['key lifetime', a.text('way').replace('-lifetime', '')]),
    ),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
]
