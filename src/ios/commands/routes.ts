/** Declarations: static routes. */
import {
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { declare, line } from './declare'

/** What may stand behind a static route's next hop: IOS prints it in one order and takes it in any. */
const ROUTE_TAIL =
  '[dhcp] [global] [<distance:int>] [multicast] [name <name:word>] [tag <tag:int>] [permanent] [track <track:int>] [tag <tag:int>] [permanent] [name <name:word>] [track <track:int>]'

export const ROUTES = [
  declare({
    kind: 'ip-route',
    modes: ['global'],
    pattern: `ip route [vrf <vrf:word>] <address:ip> <mask:mask> [<interface:if>] [<hop:ip>] ${ROUTE_TAIL}`,
    make: (a) =>
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
    write: (c) =>
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
    key: one('ip route', (c) => [c.vrf, c.address, c.mask, c.interface, c.nextHop]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(
      short('ip route [vrf <vrf:word>] <address:ip> <mask:mask>', (a) => [
        'ip route',
        a.text('vrf'),
        a.text('address'),
        a.text('mask'),
      ]),
    ),
    has: (c) => (c.track === undefined ? EVERYWHERE() : since('12.3(8)T')()),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
