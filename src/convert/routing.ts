/** Static routes, EIGRP processes and DHCP pools. */
import {
  type DhcpPoolConfig,
  type EigrpConfig,
  type EigrpInterfaceConfig,
  type InterfaceConfig,
  IOS_DEFAULTS,
  notKnownAt,
  type Source,
  type StaticRouteConfig,
} from '../config/index'
import { parseIos, type Statement } from '../ios/index'
import { classfulOf, formatPrefix, type Ip, lengthOfMask, prefixOf, wildcardOf } from '../net/index'
import { address, all, type Known, lastSet, type Reader, sourceOf, toggle, warn } from './reader'

export function readStaticRoutes(reader: Reader, interfaces: readonly InterfaceConfig[]): readonly StaticRouteConfig[] {
  const read = all(reader.config.statements, 'ip-route').flatMap(
    ({ command, source }): readonly StaticRouteConfig[] => {
      if (isElsewhere(reader, command, source)) return []
      checkInterface(reader, source, command.interface, interfaces, 'The route never enters the table.')
      return [routeOf(command, source)]
    },
  )
  return [...read, ...halfReadRoutes(reader)]
}

function routeOf(command: Known<'ip-route'>['command'], source: Source): StaticRouteConfig {
  return {
    prefix: prefixOf(address(command.address), lengthOfMask(address(command.mask)) ?? 32),
    distance: command.distance ?? IOS_DEFAULTS.staticDistance,
    tag: command.tag ?? 0,
    source,
    ...(command.nextHop === undefined ? {} : { nextHop: address(command.nextHop) }),
    ...(command.interface === undefined ? {} : { interface: command.interface }),
    ...(command.dhcp ? { dhcp: true } : {}),
    ...(command.permanent ? { permanent: true } : {}),
    ...(command.track === undefined ? {} : { track: command.track }),
  }
}

/** A line that begins as a route and goes on with something that is not read: the route as far as it is read, in doubt. */
function halfReadRoutes({ config, device }: Reader): readonly StaticRouteConfig[] {
  return config.statements.flatMap((item): readonly StaticRouteConfig[] => {
    if (item.command.kind !== 'unknown' || item.negated || !item.text.startsWith('ip route ')) return []
    const command = nearestRoute(item.text.trim().split(/\s+/))
    if (!command || command.vrf !== undefined) return []
    const source = sourceOf(item)
    const route = routeOf(command, source)
    const summary = `whether the route ${formatPrefix(route.prefix)} is there, or where it leads`
    return [{ ...route, notKnown: notKnownAt(device, source, summary) }]
  })
}

/** The longest beginning of a line that is a route. */
function nearestRoute(words: readonly string[]): Known<'ip-route'>['command'] | undefined {
  for (let count = words.length - 1; count > 4; count--) {
    const command = parseIos(words.slice(0, count).join(' ')).config.statements[0]?.command
    if (command?.kind === 'ip-route') return command
  }
  return undefined
}

/** A route of another table: a VRF's, or the one that multicast looks back by. */
function isElsewhere(reader: Reader, command: Known<'ip-route'>['command'], source: Source): boolean {
  const { vrf, multicast } = command
  if (vrf === undefined && !multicast) return false
  warn(
    reader,
    source,
    vrf === undefined ? 'A route for multicast alone is not simulated' : `Routes of VRF ${vrf} are not simulated`,
    'It is not in the global table: what is forwarded there does not follow it.',
    'Nothing, if that is what was meant.',
    'info',
  )
  return true
}

/** A remark on a line that names an interface nobody has; Null0 always exists. */
function checkInterface(
  reader: Reader,
  source: Source,
  name: string | undefined,
  interfaces: readonly InterfaceConfig[],
  detail: string,
): void {
  if (name === undefined || name === 'Null0' || interfaces.some((item) => item.name === name)) return
  warn(reader, source, `${name} does not exist`, detail, 'Correct the name of the interface.')
}

export function readEigrp(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  routeMaps: Readonly<Record<string, unknown>>,
): readonly EigrpConfig[] {
  return all(reader.config.statements, 'router-eigrp').map((item) => {
    const lines = item.children
    const { as } = item.command
    const distance = lastSet(lines, 'distance-eigrp')?.command
    const routerId = lastSet(lines, 'eigrp-router-id')?.command.address
    const fallback = lastSet(lines, 'default-metric')?.command.metric
    return {
      as,
      networks: all(lines, 'network').map((line) =>
        networkOf(line.command.address, line.command.wildcard, line.source),
      ),
      passive: readPassive(reader, lines, interfaces),
      autoSummary: toggle(lines, 'auto-summary', reader.defaults.autoSummary),
      redistribute: readRedistribution(reader, lines, routeMaps, fallback),
      distance: {
        internal: distance?.internal ?? IOS_DEFAULTS.eigrp.internal,
        external: distance?.external ?? IOS_DEFAULTS.eigrp.external,
      },
      interfaces: readEigrpInterfaces(reader, as),
      source: item.source,
      ...(routerId === undefined ? {} : { routerId: address(routerId) }),
    }
  })
}

function readPassive(
  reader: Reader,
  lines: readonly Statement[],
  interfaces: readonly InterfaceConfig[],
): EigrpConfig['passive'] {
  const found = all(lines, 'passive-interface')
  const named = found.filter((line) => line.command.interface !== 'default')
  for (const { command, source } of named)
    checkInterface(reader, source, command.interface, interfaces, 'The line has no effect.')
  const told = (negated: boolean) =>
    named
      .filter((line) => line.negated === negated)
      .map((line) => ({ value: line.command.interface, source: line.source }))
  return {
    default: found.some((line) => line.command.interface === 'default' && !line.negated),
    interfaces: told(false),
    active: told(true),
  }
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

/**
 * A route-map that does not exist permits nothing. The command reference says that of a `route-map` without entries
 * ("no routes will be imported"); that a name nobody defined counts as such a map is this program's reading.
 */
function readRedistribution(
  reader: Reader,
  lines: readonly Statement[],
  routeMaps: Readonly<Record<string, unknown>>,
  fallback: EigrpConfig['redistribute'][number]['metric'],
): EigrpConfig['redistribute'] {
  return all(lines, 'redistribute').map(({ command, source }) => {
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
  const usual = IOS_DEFAULTS.eigrp
  const result: Record<string, EigrpInterfaceConfig> = {}
  for (const item of all(reader.config.statements, 'interface')) {
    const hello = lastOfProcess(all(item.children, 'eigrp-hello-interval'), as)
    const hold = lastOfProcess(all(item.children, 'eigrp-hold-time'), as)
    const key = lastOfProcess(all(item.children, 'eigrp-authentication-key'), as)
    const summaries = all(item.children, 'eigrp-summary').filter((line) => line.command.as === as)
    result[item.command.name] = {
      helloSeconds: hello?.command.seconds ?? usual.helloSeconds,
      holdSeconds: hold?.command.seconds ?? usual.holdSeconds,
      summaries: summaries.map((line) => ({
        prefix: prefixOf(address(line.command.address), lengthOfMask(address(line.command.mask)) ?? 32),
        distance: line.command.distance ?? usual.summary,
        source: line.source,
      })),
      ...(key ? { authentication: key.command.chain } : {}),
    }
  }
  return result
}

/** The last line about one process, unless it is a `no`. */
function lastOfProcess<T extends { readonly command: { readonly as: number }; readonly negated: boolean }>(
  lines: readonly T[],
  as: number,
): T | undefined {
  const found = lines.findLast((line) => line.command.as === as)
  return found?.negated ? undefined : found
}

export function readDhcpPools(reader: Reader): readonly DhcpPoolConfig[] {
  const excluded = all(reader.config.statements, 'dhcp-excluded').map(({ command }) =>
    range(command.first, command.last),
  )
  return all(reader.config.statements, 'dhcp-pool').flatMap((item) => {
    const network = lastSet(item.children, 'dhcp-network')
    if (!network) return []
    const router = lastSet(item.children, 'dhcp-default-router')?.command.addresses[0]
    const lease = lastSet(item.children, 'dhcp-lease')?.command
    return [
      {
        name: item.command.name,
        network: prefixOf(address(network.command.address), lengthOfMask(address(network.command.mask)) ?? 24),
        excluded,
        leaseSeconds: lease
          ? lease.days * 86_400 + lease.hours * 3600 + lease.minutes * 60
          : IOS_DEFAULTS.dhcpLeaseSeconds,
        source: item.source,
        ...(router === undefined ? {} : { router: address(router) }),
      },
    ]
  })
}

function range(first: string, last: string | undefined): { readonly first: Ip; readonly last: Ip } {
  return { first: address(first), last: address(last ?? first) }
}
