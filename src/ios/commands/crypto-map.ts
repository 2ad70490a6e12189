/** Declarations: crypto maps and their templates. */

import { parseIp } from '../../net/index'
import { EVERYWHERE, one, opens, ordered, PLAIN, removes, SIMULATED, short } from '../syntax/facts'
import { declare, line, outside } from './declare'
import { groupProblem } from './groups'

const MAPS = ['crypto-map', 'dynamic-map']

export const CRYPTO_MAP = [
  declare({
    kind: 'dynamic-map',
    modes: ['global'],
    pattern: 'crypto dynamic-map <name:word> <sequence:int>',
    make: (a) => ({ name: a.text('name'), sequence: a.number('sequence') }),
    write: (c) => `crypto dynamic-map ${c.name} ${c.sequence}`,
    key: one('crypto dynamic-map', (c) => [c.name, c.sequence]),
    ...PLAIN,
    opens: opens('dynamic-map', 'config-crypto-map'),
    no: removes(short('crypto dynamic-map <name:word>', (a) => ['crypto dynamic-map', a.text('name')])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'crypto-map-local-address',
    modes: ['global'],
    pattern: 'crypto map <map:word> local-address <interface:if>',
    make: (a) => ({ map: a.text('map'), interface: a.text('interface') }),
    write: (c) => `crypto map ${c.map} local-address ${c.interface}`,
    key: one('crypto map local-address', (c) => [c.map]),
    ...PLAIN,
    no: removes(short('crypto map <map:word> local-address', (a) => ['crypto map local-address', a.text('map')])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'crypto-map',
    modes: ['global'],
    pattern: 'crypto map <map:word> <sequence:int> ipsec-isakmp [dynamic <template:word>]',
    make: (a) =>
      outside('sequence', a.number('sequence'), 1, 65535) ?? {
        map: a.text('map'),
        sequence: a.number('sequence'),
        ...(a.has('template') ? { dynamic: a.text('template') } : {}),
      },
    write: (c) =>
      line('crypto map', c.map, c.sequence, 'ipsec-isakmp', c.dynamic !== undefined && `dynamic ${c.dynamic}`),
    key: one('crypto map', (c) => [c.map, c.sequence]),
    ...PLAIN,
    opens: opens('crypto-map', 'config-crypto-map'),
    change: 'remove first',
    no: removes(
      short('crypto map <map:word> <sequence:int>', (a) => ['crypto map', a.text('map'), a.number('sequence')]),
      short('crypto map <map:word>', (a) => ['crypto map', a.text('map')]),
    ),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-peer',
    modes: MAPS,
    pattern: 'set peer <peer:word> [default]',
    make: (a) =>
      parseIp(a.text('peer')) === undefined
        ? `"${a.text('peer')}" is not an address`
        : { peer: a.text('peer'), default: a.has('default') },
    write: (c) => line('set peer', c.peer, c.default && 'default'),
    key: one('set peer', (c) => [c.peer]),
    ...PLAIN,
    order: ordered('peers'),
    no: removes(),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-transform-set',
    modes: MAPS,
    pattern: 'set transform-set <names:rest>',
    make: (a) => ({ names: a.text('names').split(/\s+/) }),
    write: (c) => line('set transform-set', ...c.names),
    key: one('set transform-set'),
    ...PLAIN,
    no: removes(short('set transform-set', () => ['set transform-set'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-pfs',
    modes: MAPS,
    pattern: 'set pfs [<group:word>]',
    make: (a) => {
      const group = a.has('group') ? Number(a.text('group').replace(/^group/, '')) : 1
      return groupProblem(group) ?? { group }
    },
    write: (c) => `set pfs group${c.group}`,
    key: one('set pfs'),
    ...PLAIN,
    no: removes(short('set pfs', () => ['set pfs'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-lifetime-seconds',
    modes: MAPS,
    pattern: 'set security-association lifetime seconds <seconds:int>',
    make: (a) => ({ seconds: a.number('seconds') }),
    write: (c) => `set security-association lifetime seconds ${c.seconds}`,
    key: one('set security-association lifetime', () => ['seconds']),
    ...PLAIN,
    no: removes(
      short('set security-association lifetime seconds', () => ['set security-association lifetime', 'seconds']),
    ),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-lifetime-kilobytes',
    modes: MAPS,
    pattern: 'set security-association lifetime kilobytes <kilobytes:int>',
    make: (a) => ({ kilobytes: a.number('kilobytes') }),
    write: (c) => `set security-association lifetime kilobytes ${c.kilobytes}`,
    key: one('set security-association lifetime', () => ['kilobytes']),
    ...PLAIN,
    no: removes(
      short('set security-association lifetime kilobytes', () => ['set security-association lifetime', 'kilobytes']),
    ),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'match-address',
    modes: MAPS,
    pattern: 'match address <list:word>',
    make: (a) => ({ list: a.text('list') }),
    write: (c) => `match address ${c.list}`,
    key: one('match address'),
    ...PLAIN,
    no: removes(short('match address', () => ['match address'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'reverse-route',
    modes: MAPS,
    pattern: 'reverse-route [static]',
    make: (a) => ({ static: a.has('static') }),
    write: (c) => line('reverse-route', c.static && 'static'),
    key: one('reverse-route'),
    ...PLAIN,
    no: removes(short('reverse-route <rest:rest>', () => ['reverse-route'])),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
  declare({
    kind: 'qos-pre-classify',
    modes: MAPS,
    pattern: 'qos pre-classify',
    make: () => ({}),
    write: () => 'qos pre-classify',
    key: one('qos pre-classify'),
    ...PLAIN,
    no: removes(),
    has: EVERYWHERE,
    effect: SIMULATED,
  }),
]
