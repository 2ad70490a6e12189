/** Static routes, EIGRP processes and DHCP pools. */
import type {
  DhcpPoolConfig,
  EigrpConfig,
  EigrpInterfaceConfig,
  InterfaceConfig,
  StaticRouteConfig,
} from '../config/index'
import type { Statement } from '../ios/index'
import { classfulOf, type Ip, lengthOfMask, prefixOf, wildcardOf } from '../net/index'
import { address, all, lastSet, type Reader, toggle, warn } from './reader'

export function readStaticRoutes(reader: Reader): readonly StaticRouteConfig[] {
  return all(reader.config.statements, 'ip-route')
    .filter((item) => !item.negated)
    .map(({ command, source }) => ({
      prefix: prefixOf(address(command.address), lengthOfMask(address(command.mask)) ?? 32),
      distance: command.distance ?? 1,
      tag: command.tag ?? 0,
      source,
      ...(command.nextHop === undefined ? {} : { nextHop: address(command.nextHop) }),
      ...(command.interface === undefined ? {} : { interface: command.interface }),
    }))
}

export function readEigrp(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  routeMaps: Readonly<Record<string, unknown>>,
): readonly EigrpConfig[] {
  return all(reader.config.statements, 'router-eigrp')
    .filter((item) => !item.negated)
    .map((item) => {
      const lines = item.children
      const { as } = item.command
      const passive = all(lines, 'passive-interface')
      const distance = lastSet(lines, 'distance-eigrp')?.command
      const routerId = lastSet(lines, 'eigrp-router-id')?.command.address
      const fallback = lastSet(lines, 'default-metric')?.command.metric
      for (const line of passive) {
        const known =
          line.command.interface === 'default' || interfaces.some((port) => port.name === line.command.interface)
        if (!known)
          warn(
            reader,
            line.source,
            `${line.command.interface} does not exist`,
            'The line has no effect.',
            'Correct the name of the interface.',
          )
      }
      return {
        as,
        networks: all(lines, 'network')
          .filter((line) => !line.negated)
          .map((line) => networkOf(line.command.address, line.command.wildcard, line.source)),
        passive: {
          default: passive.some((line) => line.command.interface === 'default' && !line.negated),
          interfaces: lastOfEach(passive.filter((line) => line.command.interface !== 'default'))
            .filter((line) => !line.negated)
            .map((line) => ({ value: line.command.interface, source: line.source })),
          active: passive
            .filter((line) => line.negated)
            .map((line) => ({ value: line.command.interface, source: line.source })),
        },
        autoSummary: toggle(lines, 'auto-summary', reader.defaults.autoSummary),
        redistribute: readRedistribution(reader, lines, routeMaps, fallback),
        distance: { internal: distance?.internal ?? 90, external: distance?.external ?? 170 },
        interfaces: readEigrpInterfaces(reader, as),
        source: item.source,
        ...(routerId === undefined ? {} : { routerId: address(routerId) }),
      }
    })
}

function lastOfEach<T extends { readonly command: { readonly interface: string } }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.command.interface, item])).values()]
}

/** Classful when no wildcard is given (FACTS section 4). */
function networkOf(
  text: string,
  wildcard: string | undefined,
  source: EigrpConfig['source'],
): EigrpConfig['networks'][number] {
  const ip = address(text)
  return wildcard === undefined
    ? { address: classfulOf(ip).address, wildcard: wildcardOf(classfulOf(ip).length), source }
    : { address: ip, wildcard: address(wildcard), source }
}

function readRedistribution(
  reader: Reader,
  lines: readonly Statement[],
  routeMaps: Readonly<Record<string, unknown>>,
  fallback: EigrpConfig['redistribute'][number]['metric'],
): EigrpConfig['redistribute'] {
  return all(lines, 'redistribute')
    .filter((line) => !line.negated)
    .map(({ command, source }) => {
      const metric = command.metric ?? fallback
      if (command.routeMap !== undefined && !routeMaps[command.routeMap]) {
        warn(
          reader,
          source,
          `route-map ${command.routeMap} does not exist`,
          'A missing route-map lets nothing through: no route is redistributed.',
          `Define route-map ${command.routeMap}.`,
        )
      }
      return {
        from: command.source,
        source,
        ...(metric ? { metric } : {}),
        ...(command.routeMap === undefined ? {} : { routeMap: command.routeMap }),
      }
    })
}

function readEigrpInterfaces(reader: Reader, as: number): Readonly<Record<string, EigrpInterfaceConfig>> {
  const result: Record<string, EigrpInterfaceConfig> = {}
  for (const item of all(reader.config.statements, 'interface')) {
    const hello = lastSet(item.children, 'eigrp-hello-interval')
    const hold = lastSet(item.children, 'eigrp-hold-time')
    const key = lastSet(item.children, 'eigrp-authentication-key')
    const summaries = all(item.children, 'eigrp-summary').filter((line) => line.command.as === as && !line.negated)
    result[item.command.name] = {
      helloSeconds: hello?.command.as === as ? hello.command.seconds : 5,
      holdSeconds: hold?.command.as === as ? hold.command.seconds : 15,
      summaries: summaries.map((line) => ({
        prefix: prefixOf(address(line.command.address), lengthOfMask(address(line.command.mask)) ?? 32),
        distance: line.command.distance ?? 5,
        source: line.source,
      })),
      ...(key ? { authentication: key.command.chain } : {}),
    }
  }
  return result
}

/** Seconds of a lease when the pool does not say: one day (IOS). */
const LEASE_SECONDS = 86_400

export function readDhcpPools(reader: Reader): readonly DhcpPoolConfig[] {
  const excluded = all(reader.config.statements, 'dhcp-excluded').map(({ command }) =>
    range(command.first, command.last),
  )
  return all(reader.config.statements, 'dhcp-pool').flatMap((item) => {
    const network = lastSet(item.children, 'dhcp-network')
    if (!network || item.negated) return []
    const router = lastSet(item.children, 'dhcp-default-router')?.command.addresses[0]
    const lease = lastSet(item.children, 'dhcp-lease')?.command
    return [
      {
        name: item.command.name,
        network: prefixOf(address(network.command.address), lengthOfMask(address(network.command.mask)) ?? 24),
        excluded,
        leaseSeconds: lease ? lease.days * 86_400 + lease.hours * 3600 + lease.minutes * 60 : LEASE_SECONDS,
        source: item.source,
        ...(router === undefined ? {} : { router: address(router) }),
      },
    ]
  })
}

function range(first: string, last: string | undefined): { readonly first: Ip; readonly last: Ip } {
  return { first: address(first), last: address(last ?? first) }
}
