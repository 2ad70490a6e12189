/** Declarations: EIGRP, static routes, NAT. */
import { declare, line, outside } from './declare'
import { METRIC, metricOf, metricText } from './metric'

const R = 'router'

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
    R,
    `redistribute <source:static|connected> [metric ${METRIC}] [route-map <map:word>]`,
    (a) => ({
      source: a.text('source') as 'static' | 'connected',
      ...(a.has('metric') ? { metric: metricOf(a) } : {}),
      ...(a.has('map') ? { routeMap: a.text('map') } : {}),
    }),
    (c) =>
      line(
        'redistribute',
        c.source,
        c.metric && `metric ${metricText(c.metric)}`,
        c.routeMap !== undefined && `route-map ${c.routeMap}`,
      ),
    { bare: 'redistribute <source:static|connected> <rest:rest>' },
  ),
  declare(
    'default-metric',
    R,
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
    R,
    'network <address:ip> [<wildcard:wild>]',
    (a) => ({ address: a.text('address'), ...a.optional('wildcard') }),
    (c) => line('network', c.address, c.wildcard),
  ),
  declare(
    'auto-summary',
    R,
    'auto-summary',
    () => ({}),
    () => 'auto-summary',
  ),
  declare(
    'eigrp-router-id',
    R,
    'eigrp router-id <address:ip>',
    (a) => ({ address: a.text('address') }),
    (c) => `eigrp router-id ${c.address}`,
  ),
  declare(
    'eigrp-log-neighbor-changes',
    R,
    'eigrp log-neighbor-changes',
    () => ({}),
    () => 'eigrp log-neighbor-changes',
  ),
  declare(
    'eigrp-log-neighbor-warnings',
    R,
    'eigrp log-neighbor-warnings [<seconds:int>]',
    (a) => a.optionalNumber('seconds'),
    (c) => line('eigrp log-neighbor-warnings', c.seconds),
  ),
  declare(
    'eigrp-stub',
    R,
    'eigrp stub [<words:rest>]',
    (a) => ({ words: a.text('words') }),
    (c) => line('eigrp stub', c.words),
  ),
  declare(
    'distance-eigrp',
    R,
    'distance eigrp <internal:int> <external:int>',
    (a) => ({ internal: a.number('internal'), external: a.number('external') }),
    (c) => `distance eigrp ${c.internal} ${c.external}`,
  ),
  declare(
    'distribute-list',
    R,
    'distribute-list <list:word> <direction:in|out> [<name:if>]',
    (a) => ({
      list: a.text('list'),
      direction: a.text('direction') as 'in' | 'out',
      ...(a.has('name') ? { interface: a.text('name') } : {}),
    }),
    (c) => line('distribute-list', c.list, c.direction, c.interface),
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
    'key-setting',
    'key-chain',
    'key <words:rest>',
    (a) => ({ words: `key ${a.text('words')}` }),
    (c) => c.words,
  ),
  declare(
    'key-setting',
    'key-chain',
    'key-string <words:rest>',
    (a) => ({ words: `key-string ${a.text('words')}` }),
    (c) => c.words,
  ),
]
