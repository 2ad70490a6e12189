/** Declarations: EIGRP, static routes, NAT. */
import type { Arguments } from '../syntax/grammar'
import { declare, line, outside } from './declare'
import { METRIC, metricOf, metricText } from './metric'

const R = 'router'
/** Named EIGRP says the same things in its address family, and what is about routes in the topology below it. */
export const FAMILY = 'eigrp-family'
export const TOPOLOGY = 'eigrp-topology'
const OF_PROCESS = [R, FAMILY]
const OF_ROUTES = [R, TOPOLOGY]

const filteredBy = (a: Arguments): 'list' | 'prefix' | 'route-map' =>
  a.has('by') ? (a.text('by') as 'prefix' | 'route-map') : 'list'

const STUB = ['receive-only', 'connected', 'summary', 'static', 'redistributed', 'leak-map']

export const EIGRP = [
  declare(
    'router-eigrp',
    'global',
    'router eigrp <as:int>',
    (a) => outside('the autonomous system', a.number('as'), 1, 65535) ?? { as: a.number('as') },
    (c) => `router eigrp ${c.as}`,
    { opens: R },
  ),
  declare(
    'redistribute',
    OF_ROUTES,
    `redistribute <source:static|connected|eigrp|ospf|bgp|rip|isis|odr> [<process:int>] [metric ${METRIC}] [route-map <map:word>]`,
    (a) => ({
      source: a.text('source') as 'static',
      ...a.optionalNumber('process'),
      ...(a.has('metric') ? { metric: metricOf(a) } : {}),
      ...(a.has('map') ? { routeMap: a.text('map') } : {}),
    }),
    (c) =>
      line(
        'redistribute',
        c.source,
        c.process,
        c.metric && `metric ${metricText(c.metric)}`,
        c.routeMap !== undefined && `route-map ${c.routeMap}`,
      ),
    { bare: 'redistribute <source:static|connected|eigrp|ospf|bgp|rip|isis|odr> <rest:rest>' },
  ),
  declare(
    'default-metric',
    OF_ROUTES,
    `default-metric ${METRIC}`,
    (a) => ({ metric: metricOf(a) }),
    (c) => `default-metric ${metricText(c.metric)}`,
  ),
  declare(
    'passive-interface',
    R,
    'passive-interface default',
    () => ({ interface: 'default' }),
    (c) => `passive-interface ${c.interface}`,
  ),
  declare(
    'passive-interface',
    R,
    'passive-interface <name:if>',
    (a) => ({ interface: a.text('name') }),
    (c) => `passive-interface ${c.interface}`,
  ),
  declare(
    'network',
    OF_PROCESS,
    'network <address:ip> [<wildcard:wild>]',
    (a) => ({ address: a.text('address'), ...a.optional('wildcard') }),
    (c) => line('network', c.address, c.wildcard),
  ),
  declare(
    'auto-summary',
    OF_ROUTES,
    'auto-summary',
    () => ({}),
    () => 'auto-summary',
  ),
  declare(
    'eigrp-router-id',
    OF_PROCESS,
    'eigrp router-id <address:ip>',
    (a) => ({ address: a.text('address') }),
    (c) => `eigrp router-id ${c.address}`,
  ),
  declare(
    'eigrp-log-neighbor-changes',
    OF_PROCESS,
    'eigrp log-neighbor-changes',
    () => ({}),
    () => 'eigrp log-neighbor-changes',
  ),
  declare(
    'eigrp-log-neighbor-warnings',
    OF_PROCESS,
    'eigrp log-neighbor-warnings [<seconds:int>]',
    (a) => a.optionalNumber('seconds'),
    (c) => line('eigrp log-neighbor-warnings', c.seconds),
  ),
  declare(
    'eigrp-stub',
    OF_PROCESS,
    'eigrp stub [<words:rest>]',
    (a) => {
      const words = a.text('words').split(/\s+/).filter(Boolean)
      const odd = words.find((word, at) => !STUB.includes(word) && words[at - 1] !== 'leak-map')
      return odd === undefined ? { words: words.join(' ') } : `"${odd}" is none of ${STUB.join(', ')}`
    },
    (c) => line('eigrp stub', c.words),
  ),
  declare(
    'metric-weights',
    OF_PROCESS,
    'metric weights <tos:int> <k1:int> <k2:int> <k3:int> <k4:int> <k5:int> [<k6:int>]',
    (a) => ({
      tos: a.number('tos'),
      k: ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'].filter((name) => a.has(name)).map((name) => a.number(name)),
    }),
    (c) => line('metric weights', c.tos, ...c.k),
  ),
  declare(
    'variance',
    OF_ROUTES,
    'variance <factor:int>',
    (a) => outside('variance', a.number('factor'), 1, 128) ?? { factor: a.number('factor') },
    (c) => `variance ${c.factor}`,
  ),
  declare(
    'maximum-paths',
    OF_ROUTES,
    'maximum-paths <paths:int>',
    (a) => outside('maximum-paths', a.number('paths'), 1, 32) ?? { paths: a.number('paths') },
    (c) => `maximum-paths ${c.paths}`,
  ),
  declare(
    'offset-list',
    OF_ROUTES,
    'offset-list <list:word> <direction:in|out> <offset:int> [<name:if>]',
    (a) => ({
      list: a.text('list'),
      direction: a.text('direction') as 'in' | 'out',
      offset: a.number('offset'),
      ...(a.has('name') ? { interface: a.text('name') } : {}),
    }),
    (c) => line('offset-list', c.list, c.direction, c.offset, c.interface),
  ),
  declare(
    'eigrp-neighbor',
    OF_PROCESS,
    'neighbor <address:ip> <name:if>',
    (a) => ({ address: a.text('address'), interface: a.text('name') }),
    (c) => `neighbor ${c.address} ${c.interface}`,
  ),
  declare(
    'distance-eigrp',
    OF_ROUTES,
    'distance eigrp <internal:int> <external:int>',
    (a) => ({ internal: a.number('internal'), external: a.number('external') }),
    (c) => `distance eigrp ${c.internal} ${c.external}`,
  ),
  declare(
    'distribute-list',
    OF_ROUTES,
    'distribute-list [<by:prefix|route-map>] <list:word> <direction:in|out> [<name:if>]',
    (a) => ({
      by: filteredBy(a),
      list: a.text('list'),
      direction: a.text('direction') as 'in' | 'out',
      ...(a.has('name') ? { interface: a.text('name') } : {}),
    }),
    (c) => line('distribute-list', c.by !== 'list' && c.by, c.list, c.direction, c.interface, c.of, c.process),
  ),
  declare(
    'distribute-list',
    OF_ROUTES,
    'distribute-list [<by:prefix|route-map>] <list:word> out <of:static|connected|eigrp|ospf|bgp|rip|isis> [<process:int>]',
    (a) => ({
      by: filteredBy(a),
      list: a.text('list'),
      direction: 'out' as const,
      of: a.text('of'),
      ...a.optionalNumber('process'),
    }),
    (c) => line('distribute-list', c.by !== 'list' && c.by, c.list, c.direction, c.interface, c.of, c.process),
  ),
]

/** What may stand behind a static route's next hop: IOS prints it in one order and takes it in any. */
const ROUTE_TAIL =
  '[dhcp] [global] [<distance:int>] [multicast] [name <name:word>] [tag <tag:int>] [permanent] [track <track:int>] [tag <tag:int>] [permanent] [name <name:word>] [track <track:int>]'

export const ROUTES = [
  declare(
    'ip-route',
    'global',
    `ip route [vrf <vrf:word>] <address:ip> <mask:mask> [<interface:if>] [<hop:ip>] ${ROUTE_TAIL}`,
    (a) =>
      !a.has('interface') && !a.has('hop') && !a.has('dhcp')
        ? 'a next hop or an interface is missing'
        : {
            address: a.text('address'),
            mask: a.text('mask'),
            permanent: a.has('permanent'),
            ...a.optional('vrf'),
            ...a.optional('interface'),
            ...(a.has('hop') ? { nextHop: a.text('hop') } : {}),
            ...(a.has('dhcp') ? { dhcp: true } : {}),
            ...(a.has('global') ? { global: true } : {}),
            ...(a.has('multicast') ? { multicast: true } : {}),
            ...a.optionalNumber('distance'),
            ...a.optionalNumber('tag'),
            ...a.optionalNumber('track'),
            ...a.optional('name'),
          },
    (c) =>
      line(
        'ip route',
        c.vrf !== undefined && `vrf ${c.vrf}`,
        c.address,
        c.mask,
        c.interface,
        c.nextHop,
        c.dhcp && 'dhcp',
        c.global && 'global',
        c.distance,
        c.multicast && 'multicast',
        c.tag !== undefined && `tag ${c.tag}`,
        c.permanent && 'permanent',
        c.name !== undefined && `name ${c.name}`,
        c.track !== undefined && `track ${c.track}`,
      ),
  ),
  declare(
    'ip-nat-inside-source',
    'global',
    'ip nat inside source list <list:word> interface <interface:if> [overload]',
    (a) => ({ list: a.text('list'), interface: a.text('interface'), overload: a.has('overload') }),
    (c) => line('ip nat inside source list', c.list, 'interface', c.interface, c.overload && 'overload'),
  ),
  declare(
    'ip-nat-static',
    'global',
    'ip nat inside source static <local:ip> <global:ip>',
    (a) => ({ local: a.text('local'), global: a.text('global') }),
    (c) => `ip nat inside source static ${c.local} ${c.global}`,
  ),
  declare(
    'key-chain',
    'global',
    'key chain <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `key chain ${c.name}`,
    { opens: 'key-chain' },
  ),
  declare(
    'key',
    'key-chain',
    'key <id:int>',
    (a) => ({ id: a.number('id') }),
    (c) => `key ${c.id}`,
    { opens: 'key' },
  ),
  declare(
    'key-string',
    'key',
    'key-string [<type:0|7>] <key:rest>',
    (a) => ({ key: a.text('key'), ...(a.has('type') ? { type: a.text('type') as '0' | '7' } : {}) }),
    (c) => line('key-string', c.type, c.key),
  ),
  ...(['accept', 'send'] as const).map((way) =>
    declare(
      'key-lifetime',
      'key',
      `${way}-lifetime <words:rest>`,
      (a) => ({ way, words: a.text('words') }),
      (c) => `${c.way}-lifetime ${c.words}`,
    ),
  ),
]
