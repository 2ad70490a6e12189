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
import { after, NEVER, type SimTime } from '../kernel/time'
import { quietSeconds } from './connections'
import { keepSecondsOf } from './firewall-policies'
import type { NodeState, Port, Xlate } from './state'
import { inboundId, outboundSocket, translatedProtocol } from './translate'
import { forgetTranslations } from './translation-index'
import type { World } from './world'
import { firstFree, forgetIndex, noteHeld, sharersOf } from './xlate-index'

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
  forgetIndex(node)
  node.xlates.clear()
  forgetTranslations(node)
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
  if (shared.size === 0) return { kind: 'dropped', reason: `Every address of "${line}" is taken.` }
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
  noteHeld(node, key, entry)
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

/** Until when a translation is held that stands, or stood, under a key. */
function heldUntil(xlates: NodeState['xlates'], key: string): SimTime | undefined {
  const entry = xlates.get(key)
  return entry && after(entry.lastSeen, entry.keepSeconds)
}

function freeAddress(world: World, node: NodeState, { name }: Port, { single }: Dynamic): Ip | undefined {
  const pool = addressesOf(single)
  const taken = (xlates: NodeState['xlates'], place: number) =>
    heldUntil(xlates, mappedKey(name, 'ip', pool.at(place), 0))
  const place = firstFree(node, `${name} ${pool.name}`, pool.size, taken, world.now())
  return place === undefined ? undefined : pool.at(place)
}

/** Addresses in order, never listed: a pool can be a whole network. */
interface Addresses {
  readonly name: string
  readonly size: number
  readonly at: (place: number) => Ip
  /** Place of an address, -1 = none. */
  readonly placeOf: (address: Ip) => number
}

function addressesOf(ranges: Dynamic['single']): Addresses {
  const starts = ranges.map((_, index) => ranges.slice(0, index).reduce((sum, range) => sum + sizeOf(range), 0))
  const holding = (place: number) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= place),
    )
  return {
    name: ranges.map(({ first, last }) => `${first}-${last}`).join(),
    size: ranges.reduce((sum, range) => sum + sizeOf(range), 0),
    at: (place) => {
      const index = holding(place)
      return ipOf((ranges[index]?.first ?? 0) + place - (starts[index] ?? 0))
    },
    placeOf: (address) => {
      const index = ranges.findIndex(({ first, last }) => first <= address && address <= last)
      return index < 0 ? -1 : (starts[index] ?? 0) + address - (ranges[index]?.first ?? 0)
    },
  }
}

const sizeOf = ({ first, last }: { readonly first: Ip; readonly last: Ip }): number => Math.max(0, last - first + 1)

function sharedOf(change: Dynamic, outPort: Port): Addresses {
  const own = change.own ? outPort.address?.ip : undefined
  return addressesOf([...change.shared, ...(own === undefined ? [] : [{ first: own, last: own }])])
}

/** One after the other until its ports are used up; round robin gives each host the next, and keeps it there. */
function* inOrder(node: NodeState, { roundRobin }: Dynamic, shared: Addresses, place: number, real: Ip): Generator<Ip> {
  let start = 0
  if (roundRobin) {
    const hosts = sharersOf(node, place)
    const mine = hosts.get(real)?.mapped
    start = mine === undefined ? hosts.size % shared.size : Math.max(0, shared.placeOf(mine))
  }
  for (let step = 0; step < shared.size; step++) yield shared.at((start + step) % shared.size)
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
  const own = mapped === address?.ip
  const until = (xlates: NodeState['xlates'], port: number): SimTime | undefined =>
    own && isGivenAway(node, protocol, port) ? NEVER : heldUntil(xlates, mappedKey(name, protocol, mapped, port))
  const now = world.now()
  const held = until(node.xlates, wanted)
  if (held === undefined || held < now) return wanted
  const { first, last } = RANGES.find((range) => wanted <= range.last) ?? RANGES[0]
  const space = `${name} ${protocol} ${mapped} ${first} ${own}`
  const place = firstFree(node, space, last - first + 1, (xlates, port) => until(xlates, first + port), now)
  return place === undefined ? undefined : first + place
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
