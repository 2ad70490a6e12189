/** Declarations: translation of inside sources, dynamic and static, and the pools of addresses for it. */
import {
  EVERYWHERE,
  FREE,
  many,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../syntax/facts'
import { declare, line, outside } from './declare'

export const NAT = [
  declare({
    kind: 'ip-nat-inside-source',
    modes: ['global'],
    pattern:
      'ip nat inside source <by:list|route-map> <name:word> [interface <interface:if>] [pool <pool:word>] [vrf <vrf:word>] [overload]',
    make: (a) =>
      a.has('interface') === a.has('pool')
        ? 'an interface or a pool is missing'
        : {
            by: a.text('by') as 'list',
            name: a.text('name'),
            to: a.has('pool') ? ('pool' as const) : ('interface' as const),
            target: a.has('pool') ? a.text('pool') : a.text('interface'),
            overload: a.has('overload'),
            ...a.optional('vrf'),
          },
    write: (c) =>
      line(
        'ip nat inside source',
        c.by,
        c.name,
        c.to,
        c.target,
        c.vrf !== undefined && `vrf ${c.vrf}`,
        c.overload && 'overload',
      ),
    key: one('ip nat inside source', (c) => [c.by, c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(
      short('ip nat inside source <by:list|route-map> <name:word>', (a) => [
        'ip nat inside source',
        a.text('by'),
        a.text('name'),
      ]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ip-nat-static',
    modes: ['global'],
    pattern:
      'ip nat inside source static [<protocol:tcp|udp>] <local:ip> [<localPort:int>] [interface <interface:if>] [<global:ip>] [<globalPort:int>] [extendable] [no-alias] [route-map <map:word>] [extendable]',
    make: (a) => {
      const ports = a.has('localPort') && a.has('globalPort')
      if (!a.has('global') && !a.has('interface')) return 'a global address or an interface is missing'
      if (a.has('protocol') !== ports) return 'tcp or udp takes a local and a global port'
      return {
        local: a.text('local'),
        ...a.optional('global'),
        ...a.optional('interface'),
        ...(ports
          ? {
              protocol: a.text('protocol') as 'tcp',
              localPort: a.number('localPort'),
              globalPort: a.number('globalPort'),
            }
          : {}),
        ...(a.has('map') ? { routeMap: a.text('map') } : {}),
        noAlias: a.has('no-alias'),
        extendable: a.has('extendable'),
      }
    },
    write: (c) =>
      line(
        'ip nat inside source static',
        c.protocol,
        c.local,
        c.localPort,
        c.interface !== undefined && `interface ${c.interface}`,
        c.global,
        c.globalPort,
        c.noAlias && 'no-alias',
        c.routeMap !== undefined && `route-map ${c.routeMap}`,
        c.extendable && 'extendable',
      ),
    key: many('ip nat inside source static'),
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
    kind: 'ip-nat-pool',
    modes: ['global'],
    pattern:
      'ip nat pool <name:word> <first:ip> <last:ip> [netmask <mask:mask>] [prefix-length <length:int>] [type <type:word>]',
    make: (a) =>
      a.has('mask') || a.has('length')
        ? (outside('prefix-length', a.has('length') ? a.number('length') : 24, 1, 32) ?? {
            name: a.text('name'),
            first: a.text('first'),
            last: a.text('last'),
            ...a.optional('mask'),
            ...a.optionalNumber('length'),
            ...a.optional('type'),
          })
        : 'netmask or prefix-length is missing',
    write: (c) =>
      line(
        'ip nat pool',
        c.name,
        c.first,
        c.last,
        c.mask !== undefined && `netmask ${c.mask}`,
        c.length !== undefined && `prefix-length ${c.length}`,
        c.type !== undefined && `type ${c.type}`,
      ),
    key: one('ip nat pool', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('ip nat pool <name:word>', (a) => ['ip nat pool', a.text('name')])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
