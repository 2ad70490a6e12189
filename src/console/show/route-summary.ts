/**
 * `show ip route summary` (ntc cisco_ios_show_ip_route_summary.raw for 15.x, cisco_ios_show_ip_route_summary3.raw for 12.x): how many
 * networks and subnets are from where. Overhead and memory are a real router's alone and have no columns here.
 */
import { classfulOf, formatPrefix, samePrefix } from '../../net/index'
import type { DeviceTables, Route } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { localRoutes } from './ip-route'
import { left } from './text'

interface Source {
  readonly name: string
  readonly routes: readonly Route[]
  readonly below?: readonly string[]
}

export function routeSummary({ configuration }: ConsoleContext, tables: DeviceTables, later: boolean): string {
  const routes = [
    ...tables.routes.filter((row) => row.active).map((row) => row.route),
    ...(later ? localRoutes(tables) : []),
  ]
  const of = (...protocols: readonly Route['protocol'][]) =>
    routes.filter(({ protocol }) => protocols.includes(protocol))
  const processes = [
    ...new Set(of('ospf', 'ospf-inter', 'ospf-external-1', 'ospf-external-2').map(({ process }) => process)),
  ]
  const sources: readonly Source[] = [
    { name: 'connected', routes: of('connected') },
    { name: 'static', routes: of('static', 'rri', 'dhcp') },
    ...configuration.eigrp
      .filter(({ vrf }) => vrf === undefined)
      .map(({ as }, index) => ({
        name: `eigrp ${as}`,
        routes: of('eigrp', 'eigrp-external', 'eigrp-summary').filter(
          (route) => (route.process ?? (index === 0 ? as : -1)) === as,
        ),
      })),
    ...processes.map((process) =>
      ospfSource(
        process ?? 0,
        routes.filter((route) => route.process === process && route.protocol.startsWith('ospf')),
      ),
    ),
  ]
  const majors = new Set(
    routes.filter((route) => !isNetwork(route)).map(({ prefix }) => formatPrefix(classfulOf(prefix.address))),
  )
  const count = (all: readonly Route[]) => {
    const networks = all.filter(isNetwork).length
    return { networks, subnets: all.length - networks }
  }
  const total = count(sources.flatMap((source) => source.routes))
  return [
    ...(later
      ? ['IP routing table name is default (0x0)', 'IP routing table maximum-paths is 32']
      : ['IP routing table name is Default-IP-Routing-Table(0)', 'IP routing table maximum-paths is 16']),
    'Route Source    Networks    Subnets',
    ...sources.flatMap(({ name, routes: own, below = [] }) => {
      const { networks, subnets } = count(own)
      return [line(name, networks, subnets), ...below]
    }),
    line('internal', majors.size, ''),
    line('Total', total.networks + majors.size, total.subnets),
  ].join('\n')
}

const line = (name: string, networks: number, subnets: number | string) =>
  `${left(name, 16)}${left(networks, 12)}${subnets}`.trimEnd()

/** A whole network of its class, or more than one. */
const isNetwork = ({ prefix }: Route): boolean => {
  const major = classfulOf(prefix.address)
  return prefix.length < major.length || samePrefix(prefix, major)
}

function ospfSource(process: number, routes: readonly Route[]): Source {
  const of = (protocol: Route['protocol']) => routes.filter((route) => route.protocol === protocol).length
  return {
    name: `ospf ${process}`,
    routes,
    below: [
      `  Intra-area: ${of('ospf')} Inter-area: ${of('ospf-inter')} External-1: ${of('ospf-external-1')} External-2: ${of('ospf-external-2')}`,
      '  NSSA External-1: 0 NSSA External-2: 0',
    ],
  }
}
