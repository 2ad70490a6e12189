/**
 * The dynamic translations that a firewall holds: an address of its own for each real one while there is one, then shared
 * addresses, told apart by port. A port is kept where it is free, else it comes from the same range (ASA configuration
 * guide, dynamic PAT). What has no ports cannot share an address. Each entry is found from either side by its key.
 */
import {
  type FirewallChange,
  type FirewallConfig,
  type FirewallTranslation,
  PAT_XLATE_SECONDS,
  XLATE_SECONDS,
} from '../../config/index'
import { formatIp, type Ip, type Ipv4Packet, ipOf } from '../../net/index'
import { after, type SimTime } from '../kernel/time'
import { quietSeconds } from './connections'
import { keepSecondsOf } from './firewall-policies'
import type { NodeState, Port, Xlate } from './state'
import { inboundId, outboundSocket, translatedProtocol } from './translate'
import type { World } from './world'

type Dynamic = Extract<FirewallChange, { readonly how: 'dynamic' }>
type Protocol = Xlate['protocol']

const realKey = (rule: number, port: string, protocol: Protocol, real: Ip, id: number) =>
  `> ${rule} ${port} ${protocol} ${real} ${id}`
const mappedKey = (port: string, protocol: Protocol, mapped: Ip, id: number) => `< ${port} ${protocol} ${mapped} ${id}`

/** Each entry once: it stands in the table under two keys. */
export const xlatesOf = ({ xlates }: Pick<NodeState, 'xlates'>): readonly Xlate[] =>
  [...xlates].flatMap(([key, entry]) => (key.startsWith('>') ? [entry] : []))

/** How many of the entries that a firewall remembers stood at one time. */
export function mostXlates(node: Pick<NodeState, 'xlates'>): number {
  const turns = xlatesOf(node).flatMap(({ began, lastSeen, keepSeconds }) => [
    { at: began, more: 1 },
    { at: after(lastSeen, keepSeconds), more: -1 },
  ])
  let [now, most] = [0, 0]
  for (const { more } of turns.sort((a, b) => a.at - b.at || a.more - b.more)) {
    now += more
    most = Math.max(most, now)
  }
  return most
}

export const isStanding = ({ lastSeen, keepSeconds }: Xlate, now: SimTime): boolean =>
  now <= after(lastSeen, keepSeconds)

function standing({ xlates }: NodeState, key: string, now: SimTime): Xlate | undefined {
  const entry = xlates.get(key)
  return entry && isStanding(entry, now) ? entry : undefined
}

/**
 * `clear xlate`: what goes by a translation ends with it (ASA command reference). A router holds its translations in the
 * other table, and no conversations.
 */
export function clearTranslations(node: NodeState): void {
  const real = new Set(xlatesOf(node).map((entry) => entry.real))
  for (const [key, { source, destination }] of node.connections)
    if (real.has(source) || real.has(destination)) node.connections.delete(key)
  node.xlates.clear()
  node.translations.clear()
}

/** The entry that brings back a packet for an address that it gave. */
export function xlateBack(world: World, node: NodeState, inPort: Port, packet: Ipv4Packet): Xlate | undefined {
  if (node.xlates.size === 0) return undefined
  const whole = standing(node, mappedKey(inPort.name, 'ip', packet.destination, 0), world.now())
  if (whole) return whole
  const [protocol, id] = [translatedProtocol(packet.payload), inboundId(packet.payload)]
  if (protocol === undefined || protocol === 'esp' || id === undefined) return undefined
  return standing(node, mappedKey(inPort.name, protocol, packet.destination, id), world.now())
}

/** The entry that a packet from a real address has by a rule at a port. */
export function xlateHeld(
  world: World,
  node: NodeState,
  rule: number,
  { name }: Port,
  packet: Ipv4Packet,
): Xlate | undefined {
  const whole = standing(node, realKey(rule, name, 'ip', packet.source, 0), world.now())
  const id = inboundId(packet.payload)
  const protocol = translatedProtocol(packet.payload)
  if (whole || id === undefined || protocol === undefined || protocol === 'esp') return whole
  return standing(node, realKey(rule, name, protocol, packet.source, id), world.now())
}

export type Dynamically =
  | { readonly kind: 'entry'; readonly entry: Xlate }
  | { readonly kind: 'dropped'; readonly reason: string }

export interface Leaving {
  readonly firewall: FirewallConfig
  readonly inPort: Port
  readonly outPort: Port
  readonly packet: Ipv4Packet
}

/** What a dynamic rule makes of a packet's source; the entry is not yet held. */
export function xlateFor(
  world: World,
  node: NodeState,
  rule: FirewallTranslation,
  change: Dynamic,
  place: number,
  leaving: Leaving,
): Dynamically {
  const { outPort, packet } = leaving
  const entry = (protocol: Protocol, realId: number, mapped: Ip, mappedId: number): Dynamically => ({
    kind: 'entry',
    entry: {
      protocol,
      from: leaving.inPort.name,
      to: outPort.name,
      real: packet.source,
      realId,
      mapped,
      mappedId,
      rule: place,
      began: world.now(),
      lastSeen: world.now(),
      keepSeconds: keepOf(node, leaving, protocol),
    },
  })
  const again = (known: Xlate): Dynamically => ({
    kind: 'entry',
    entry: {
      ...known,
      lastSeen: world.now(),
      keepSeconds: Math.max(known.keepSeconds, keepOf(node, leaving, known.protocol)),
    },
  })
  const whole = standing(node, realKey(place, outPort.name, 'ip', packet.source, 0), world.now())
  if (whole) return again(whole)
  // A conversation keeps the shared address that it has, though an address of its own may be free by now.
  const socket = sharingSocket(packet)
  const held = socket && realKey(place, outPort.name, socket.protocol, packet.source, socket.insideId)
  const known = held === undefined ? undefined : standing(node, held, world.now())
  if (known) return again(known)
  const own = freeAddress(world, node, outPort, change)
  if (own !== undefined) return entry('ip', 0, own, 0)
  const shared = sharedOf(change, outPort)
  const line = rule.source.text.trim()
  if (shared.length === 0) return { kind: 'dropped', reason: `Every address of "${line}" is taken.` }
  if (!socket) return { kind: 'dropped', reason: `"${line}" tells hosts apart by port, and this protocol has none.` }
  for (const mapped of inOrder(node, change, shared, place, packet.source)) {
    const port = freePort(world, node, outPort, socket.protocol, mapped, socket.insideId)
    if (port !== undefined) return entry(socket.protocol, socket.insideId, mapped, port)
  }
  return { kind: 'dropped', reason: `Every port of "${line}" is taken.` }
}

/** What tells its host apart from others that share an address. */
function sharingSocket({ payload }: Ipv4Packet) {
  const socket = outboundSocket(payload)
  if (!socket) return undefined
  const { protocol, insideId } = socket
  return protocol === 'esp' || protocol === 'ip' ? undefined : { protocol, insideId }
}

/** Holds an entry, or holds it longer. */
export function holdXlate(world: World, node: NodeState, entry: Xlate): void {
  const key = realKey(entry.rule, entry.to, entry.protocol, entry.real, entry.realId)
  const before = node.xlates.get(key)
  if (before?.mapped !== entry.mapped || before.mappedId !== entry.mappedId) {
    world.shifted()
    if (before) forgetBack(node, before)
  }
  world.standsUntil(after(world.now(), entry.keepSeconds))
  node.xlates.set(key, entry)
  node.xlates.set(mappedKey(entry.to, entry.protocol, entry.mapped, entry.mappedId), entry)
}

/** Its address may be another's by now. */
function forgetBack({ xlates }: NodeState, { to, protocol, real, realId, mapped, mappedId }: Xlate): void {
  const key = mappedKey(to, protocol, mapped, mappedId)
  const held = xlates.get(key)
  if (held?.real === real && held.realId === realId) xlates.delete(key)
}

function keepOf(node: NodeState, { firewall, inPort, outPort, packet }: Leaving, protocol: Protocol): number {
  const { xlate = XLATE_SECONDS, patXlate = PAT_XLATE_SECONDS } = firewall.timeouts ?? {}
  const quiet = quietSeconds(node, packet, keepSecondsOf(firewall, [inPort, outPort], packet))
  return quiet + (protocol === 'ip' ? xlate : patXlate)
}

function freeAddress(world: World, node: NodeState, { name }: Port, { single }: Dynamic): Ip | undefined {
  for (const address of addressesIn(single))
    if (!standing(node, mappedKey(name, 'ip', address, 0), world.now())) return address
  return undefined
}

function* addressesIn(ranges: Dynamic['single']): Generator<Ip> {
  for (const { first, last } of ranges) for (let at: number = first; at <= last; at++) yield ipOf(at)
}

function sharedOf(change: Dynamic, outPort: Port): readonly Ip[] {
  const own = change.own ? outPort.address?.ip : undefined
  return [...addressesIn(change.shared), ...(own === undefined ? [] : [own])]
}

/** One after the other until its ports are used up; round robin gives each host the next, and keeps it there. */
function inOrder(
  node: NodeState,
  { roundRobin }: Dynamic,
  shared: readonly Ip[],
  place: number,
  real: Ip,
): readonly Ip[] {
  if (!roundRobin) return shared
  const entries = xlatesOf(node).filter(({ rule, protocol }) => rule === place && protocol !== 'ip')
  const mine = entries.find((entry) => entry.real === real)?.mapped
  const hosts = new Set(entries.map((entry) => entry.real))
  const start = mine === undefined ? hosts.size % shared.length : Math.max(0, shared.indexOf(mine))
  return [...shared.slice(start), ...shared.slice(0, start)]
}

/** Ports of one range go to ports of it. */
const RANGES = [
  { first: 1, last: 511 },
  { first: 512, last: 1023 },
  { first: 1024, last: 65_535 },
] as const

function freePort(
  world: World,
  node: NodeState,
  { name, address }: Port,
  protocol: Exclude<Protocol, 'ip'>,
  mapped: Ip,
  wanted: number,
): number | undefined {
  const taken = (port: number) =>
    standing(node, mappedKey(name, protocol, mapped, port), world.now()) !== undefined ||
    (mapped === address?.ip && isGivenAway(node, protocol, port))
  if (!taken(wanted)) return wanted
  const range = RANGES.find(({ last }) => wanted <= last) ?? RANGES[0]
  for (let port: number = range.first; port <= range.last; port++) if (!taken(port)) return port
  return undefined
}

/** A port of the interface that a static translation gives to a host. */
const isGivenAway = ({ config }: NodeState, protocol: string, port: number) =>
  config.firewall?.translations?.some(
    ({ change }) =>
      change?.how === 'static' && change.own && change.ports?.protocol === protocol && change.ports.mapped === port,
  ) ?? false

/** `10.1.0.10:4000 ↔ 198.51.100.254:1024`, without ports where the whole address is translated. */
export const xlateText = ({ protocol, real, realId, mapped, mappedId }: Xlate): string =>
  protocol === 'ip'
    ? `${formatIp(real)} ↔ ${formatIp(mapped)}`
    : `${formatIp(real)}:${realId} ↔ ${formatIp(mapped)}:${mappedId}`
