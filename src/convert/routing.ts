/** Static routes. */
import {
  type InterfaceConfig,
  IOS_DEFAULTS,
  notKnownAt,
  type Source,
  type StaticRouteConfig,
  type TrackedObject,
} from '../config/index'
import { parseIos } from '../ios/index'
import { ANY_ADDRESS, formatPrefix, lengthOfMask, type Prefix, parseIp, prefixOf } from '../net/index'
import { address, all, checkInterface, type Known, type Reader, sourceOf, unreadWords, warn } from './reader'
import { routingOff } from './routing-off'

/**
 * A router that does not route sends all that it says to its default gateway, by whatever else it was told; a switch that may
 * route, perhaps.
 */
function asHost(reader: Reader, told: readonly StaticRouteConfig[]): readonly StaticRouteConfig[] {
  const off = routingOff(reader)
  if (!off) return told
  const { device, config } = reader
  const notKnown = notKnownAt(device, off.because, `where ${device} sends what it says`)
  const open = off.sure ? [] : told.map((route) => ({ ...route, notKnown: route.notKnown ?? notKnown }))
  const gateway = config.statements.findLast(({ text }) => /^ip default-gateway \S+$/.test(text.trim()))
  const nextHop = gateway && parseIp(gateway.text.trim().split(/\s+/)[2] ?? '')
  if (!gateway || nextHop === undefined || open.some(({ prefix }) => prefix.length === 0)) return open
  const prefix = prefixOf(ANY_ADDRESS, 0)
  return [...open, { prefix, nextHop, distance: 1, tag: 0, source: sourceOf(gateway), notKnown }]
}

export function readStaticRoutes(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  tracked: readonly TrackedObject[],
): readonly StaticRouteConfig[] {
  const read = all(reader.config.statements, 'ip-route').flatMap(
    ({ command, source }): readonly StaticRouteConfig[] => {
      if (isElsewhere(reader, command, source)) return []
      checkInterface(reader, source, command.interface, interfaces, 'The route never enters the table.')
      checkLeased(reader, command, source, interfaces)
      const route = routeOf(command, source)
      checkTrack(reader, route, tracked)
      return [route]
    },
  )
  return asHost(reader, [...read, ...halfReadRoutes(reader)])
}

/** `… dhcp` leads where a lease says, so that an interface must take its address from one. */
function checkLeased(
  reader: Reader,
  { dhcp, interface: own }: Known<'ip-route'>['command'],
  source: Source,
  interfaces: readonly InterfaceConfig[],
): void {
  const leased = interfaces.filter(({ address: { kind } }) => kind === 'dhcp').map(({ name }) => name)
  if (!dhcp || (own === undefined ? leased.length > 0 : leased.includes(own))) return
  const who = own === undefined ? 'No interface takes' : `${own} does not take`
  const detail = 'The route never enters the table: its next hop is the one that a lease names.'
  warn(
    reader,
    source,
    `${who} its address by DHCP`,
    detail,
    'Write ip address dhcp on the interface, or name the next hop.',
  )
}

/** An object that no line defines is taken to be up: the route stands, and it is said. */
function checkTrack(reader: Reader, { track, source, prefix }: StaticRouteConfig, tracked: readonly TrackedObject[]) {
  if (track === undefined || !source || tracked.some(({ object }) => object === track)) return
  warn(
    reader,
    source,
    `Object ${track} is not defined`,
    `It is taken to be up: ${routeName(reader.device, prefix)} stands.`,
    `Define it: track ${track} …, or take track ${track} off the route.`,
  )
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
    ...(command.vrf === undefined ? {} : { vrf: command.vrf, ...(command.global ? { global: true } : {}) }),
    ...(command.permanent ? { permanent: true } : {}),
    ...(command.track === undefined ? {} : { track: command.track }),
  }
}

/** A line that begins as a route and goes on with something that is not read: the route as far as it is read, in doubt. */
function halfReadRoutes({ config, device }: Reader): readonly StaticRouteConfig[] {
  return config.statements.flatMap((item): readonly StaticRouteConfig[] => {
    const text = unreadWords(item)
    const command = text?.startsWith('ip route ') ? nearestRoute(text.split(/\s+/)) : undefined
    if (!command) return []
    const source = sourceOf(item)
    const route = routeOf(command, source)
    const summary = `whether ${routeName(device, route.prefix)} is there, or where it leads`
    return [{ ...route, notKnown: notKnownAt(device, source, summary) }]
  })
}

/** As people call it: `the default route of gateway-1`. */
export const routeName = (device: string, prefix: Prefix): string =>
  prefix.length === 0 ? `the default route of ${device}` : `the route ${formatPrefix(prefix)} of ${device}`

/** The longest beginning of a line that is a route. */
function nearestRoute(words: readonly string[]): Known<'ip-route'>['command'] | undefined {
  for (let count = words.length; count > 4; count--) {
    const command = parseIos(words.slice(0, count).join(' ')).config.statements[0]?.command
    if (command?.kind === 'ip-route') return command
  }
  return undefined
}

/** A route of the table that multicast looks back by. */
function isElsewhere(reader: Reader, command: Known<'ip-route'>['command'], source: Source): boolean {
  if (!command.multicast) return false
  warn(
    reader,
    source,
    'A route for multicast alone is not simulated',
    'It is not in the global table: what is forwarded there does not follow it.',
    'Nothing, if that is what was meant.',
    'info',
  )
  return true
}
