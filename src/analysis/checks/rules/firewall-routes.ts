/** The firewall's routes: each loopback by its own router, the sites by the virtual address. */
import type { Configuration, StaticRouteConfig } from '../../../config/index'
import { contains, covers, formatIp, formatPrefix, type Ip, ipPlus, maskOf, type Prefix } from '../../../net/index'
import { add, type Check, type CheckFound, type LineChange, lineOf, remove } from '../check'
import { type FirewallScope, firewallsOf } from '../firewall'
import { type Scope, subnetOf } from '../scope'
import { poolOf } from './pool-of'

const HOST_MASK = '255.255.255.255'

/** The route that a packet to an address takes; connected networks are not asked. */
function routeTo(config: Configuration, address: Ip): StaticRouteConfig | undefined {
  return config.staticRoutes
    .filter((route) => contains(route.prefix, address))
    .sort((a, b) => b.prefix.length - a.prefix.length || a.distance - b.distance)[0]
}

/** A route in the firewall's tongue; none for one that is not written here. */
function routeLine({ config, vpn }: FirewallScope, address: Ip, mask: string, gateway: Ip): LineChange | undefined {
  const dialect = config.firewall?.dialect
  if ((dialect !== 'asa' && dialect !== 'pix') || !vpn.zone) return undefined
  return add(config.device, [], `route ${vpn.zone.name} ${formatIp(address)} ${mask} ${formatIp(gateway)} 1`)
}

export const loopbackRoute: Check = {
  name: 'loopback-route',
  title: 'A host route to every loopback',
  why: 'Sites peer with a loopback that stands on no segment: only the firewall’s host route, by the right router, leads ESP and IKE to it.',
  source: 'Source document: “The firewall has a static route to this public address via 10.81.0.4”',
  check: (scope) => firewallsOf(scope).flatMap(lost),
}

function lost(firewall: FirewallScope): readonly CheckFound[] {
  const { config, vpn, headEnds } = firewall
  const near = subnetOf(vpn)
  return headEnds.flatMap(({ head, local, stick }): readonly CheckFound[] => {
    const route = routeTo(config, local)
    if ((near && contains(near, local)) || route?.nextHop === stick) return []
    const wrong = route && route.prefix.length === 32 ? route : undefined
    const where = wrong?.nextHop === undefined ? 'has no host route' : `goes by ${formatIp(wrong.nextHop)}`
    const about = {
      severity: 'error',
      device: config.device,
      ...lineOf(wrong?.source),
      summary: `${formatIp(local)}, the address of ${head.config.device}, ${where}: its tunnels do not come up`,
      remedy: `Route it by ${formatIp(stick)}.`,
    } as const
    const line = routeLine(firewall, local, HOST_MASK, stick)
    if (!line) return [about]
    const replaced = wrong?.source ? [remove(config.device, [], wrong.source.text)] : []
    return [{ ...about, fix: { says: `Writes "${line.text}".`, safe: true, changes: [...replaced, line] } }]
  })
}

export const poolRoute: Check = {
  name: 'pool-route',
  title: 'Routes to the pools by the virtual address',
  why: 'A pool that the firewall does not route to the virtual address leaves for the Internet in clear, or hangs on one router and dies with it.',
  source: 'Source document: “The firewall forwards the packet to the HSRP active router—IP address 10.81.0.5”',
  check: (scope) => firewallsOf(scope).flatMap((firewall) => astray(scope, firewall)),
}

function astray(scope: Scope, firewall: FirewallScope): readonly CheckFound[] {
  const { config, headEnds } = firewall
  const virtual = headEnds.flatMap(({ head }) => head.stick?.hsrp.flatMap((group) => group.virtualAddress ?? []) ?? [])
  const [wanted] = virtual
  if (wanted === undefined) return []
  const wrong = new Map<
    string,
    { readonly pool: Prefix; readonly route: StaticRouteConfig | undefined; count: number }
  >()
  for (const { subnet } of scope.sites.flatMap((site) => site.lans)) {
    const route = routeTo(config, ipPlus(subnet.address, 1))
    if (route?.nextHop !== undefined && virtual.includes(route.nextHop)) continue
    const pool = poolOf(scope, subnet)
    const known = wrong.get(formatPrefix(pool))
    wrong.set(formatPrefix(pool), { pool, route, count: (known?.count ?? 0) + 1 })
  }
  return [...wrong.values()].map(({ pool, route, count }): CheckFound => {
    // A route to the pool itself is replaced; a wider one, such as the default route, stays.
    const own = route && covers(pool, route.prefix) ? route : undefined
    const how =
      own?.nextHop === undefined ? 'is not routed to the head-ends' : `hangs on ${formatIp(own.nextHop)} alone`
    const about = {
      severity: own ? 'warning' : 'error',
      device: config.device,
      ...lineOf(own?.source),
      summary: `${formatPrefix(pool)} ${how}: ${count === 1 ? 'one site is' : `${count} sites are`} concerned`,
      remedy: `Route it by ${formatIp(wanted)}.`,
    } as const
    const line = routeLine(firewall, pool.address, formatIp(maskOf(pool.length)), wanted)
    if (!line) return about
    const replaced = own?.source ? [remove(config.device, [], own.source.text)] : []
    return { ...about, fix: { says: `Writes "${line.text}".`, safe: true, changes: [...replaced, line] } }
  })
}
