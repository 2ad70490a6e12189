/** Declarations: which routes EIGRP takes from other protocols, and which it tells. */
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
  short,
} from '../syntax/facts'
import type { Arguments } from '../syntax/grammar'
import { declare, line } from './declare'
import { OF_ROUTES, PROTOCOLS } from './eigrp'
import { METRIC, metricOf, metricText } from './metric'

const filteredBy = (a: Arguments): 'list' | 'prefix' | 'route-map' | 'gateway' =>
  a.has('by') ? (a.text('by') as 'prefix' | 'route-map' | 'gateway') : 'list'

export const EIGRP_ROUTES = [
  declare({
    kind: 'redistribute',
    modes: OF_ROUTES,
    pattern: `redistribute <source:static|connected|eigrp|ospf|bgp|rip|isis|odr> [<process:int>] [metric ${METRIC}] [route-map <map:word>]`,
    make: (a) => ({
      source: a.text('source') as 'static',
      ...a.optionalNumber('process'),
      ...(a.has('metric') ? { metric: metricOf(a) } : {}),
      ...(a.has('map') ? { routeMap: a.text('map') } : {}),
    }),
    write: (c) =>
      line(
        'redistribute',
        c.source,
        c.process,
        c.metric && `metric ${metricText(c.metric)}`,
        c.routeMap !== undefined && `route-map ${c.routeMap}`,
      ),
    key: one('redistribute', (c) => [c.source, c.process]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(
      short(`redistribute <source:${PROTOCOLS}>`, (a) => ['redistribute', a.text('source')]),
      short(`redistribute <source:${PROTOCOLS}> <rest:rest>`, (a) => ['redistribute', a.text('source')]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: (c) =>
      ['static', 'connected', 'ospf'].includes(c.source)
        ? SIMULATED()
        : consequential('routing', `routes of ${c.source} are not simulated here`)(),
  }),
  declare({
    kind: 'default-metric',
    modes: OF_ROUTES,
    pattern: `default-metric ${METRIC}`,
    make: (a) => ({ metric: metricOf(a) }),
    write: (c) => `default-metric ${metricText(c.metric)}`,
    key: one('default-metric'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('default-metric', () => ['default-metric'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'offset-list',
    modes: OF_ROUTES,
    pattern: 'offset-list <list:word> <direction:in|out> <offset:int> [<name:if>]',
    make: (a) => ({
      list: a.text('list'),
      direction: a.text('direction') as 'in' | 'out',
      offset: a.number('offset'),
      ...(a.has('name') ? { interface: a.text('name') } : {}),
    }),
    write: (c) => line('offset-list', c.list, c.direction, c.offset, c.interface),
    key: one('offset-list', (c) => [c.direction, c.interface]),
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
    kind: 'distribute-list',
    modes: OF_ROUTES,
    pattern:
      'distribute-list [<by:prefix|route-map|gateway>] <list:word> [gateway <gateway:word>] <direction:in|out> [<name:if>]',
    make: (a) => ({
      by: filteredBy(a),
      list: a.text('list'),
      ...a.optional('gateway'),
      direction: a.text('direction') as 'in' | 'out',
      ...(a.has('name') ? { interface: a.text('name') } : {}),
    }),
    write: (c) =>
      line(
        'distribute-list',
        c.by !== 'list' && c.by,
        c.list,
        c.gateway && `gateway ${c.gateway}`,
        c.direction,
        c.interface,
        c.of,
        c.process,
      ),
    key: one('distribute-list', (c) => [c.direction, c.interface, c.of, c.process]),
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
    kind: 'distribute-list',
    modes: OF_ROUTES,
    pattern:
      'distribute-list [<by:prefix|route-map>] <list:word> out <of:static|connected|eigrp|ospf|bgp|rip|isis> [<process:int>]',
    make: (a) => ({
      by: filteredBy(a),
      list: a.text('list'),
      direction: 'out' as const,
      of: a.text('of'),
      ...a.optionalNumber('process'),
    }),
    write: (c) => line('distribute-list', c.by !== 'list' && c.by, c.list, c.direction, c.interface, c.of, c.process),
    key: one('distribute-list', (c) => [c.direction, c.interface, c.of, c.process]),
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
] as const
