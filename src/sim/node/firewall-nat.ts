/**
 * Translations of a firewall (PIX and ASA). What comes in has its destination brought back to the real one before it is
 * routed; what may leave has its source translated after the rules have let it. The first rule that concerns a packet
 * decides, and it must be the one by which the answers come back, else nothing passes (ASA configuration guide, NAT).
 */
import {
  type AddressPattern,
  evaluateList,
  type FirewallTranslation,
  type NotKnown,
  notKnownAt,
  type Source,
  subjectOf,
} from '../../config/index'
import { formatIp, type Ip, type Ipv4Packet, ipOf, lookUp, matchesWildcard, type Payload } from '../../net/index'
import type { NodeState, Port, Xlate } from './state'
import { withDestination, withSource } from './translate'
import type { World } from './world'
import { type Leaving, xlateBack, xlateFor, xlateHeld, xlateText } from './xlate'

/** Under which flows of a translation are counted, from its real and from its mapped side; no list is called so. */
export const TRANSLATED = 'nat translated'
export const TRANSLATED_BACK = 'nat translated back'

/** By which rule the destination of a packet was looked up. */
export interface Untranslated {
  readonly rule: FirewallTranslation
  readonly place: number
  /** From its mapped side, where the packet is for whom the rule translates; else it is for those who are called otherwise here. */
  readonly back: boolean
  readonly entry?: Xlate
  /** As it came. */
  readonly arrived: Ipv4Packet
  /** With the real destination. */
  readonly packet: Ipv4Packet
  readonly text: string
}

export type Untranslation = Untranslated | { readonly notKnown: NotKnown }

/** Whom a packet is for that comes in by a port; undefined when no translation says so. */
export function untranslate(
  world: World,
  node: NodeState,
  inPort: Port,
  packet: Ipv4Packet,
): Untranslation | undefined {
  const { translations } = node.config.firewall ?? {}
  if (!translations) return undefined
  const entry = xlateBack(world, node, inPort, packet)
  const held = entry && translations[entry.rule]
  if (entry && held) {
    const id = entry.protocol === 'ip' ? undefined : entry.realId
    const to = readdressed(packet, entry.real, id)
    return {
      rule: held,
      place: entry.rule,
      back: true,
      entry,
      arrived: packet,
      packet: to,
      text: textBetween(packet, to),
    }
  }
  for (const [place, rule] of translations.entries()) {
    const found = untranslatedBy(node, rule, inPort, packet)
    if (found && 'notKnown' in found) return found
    if (found)
      return { rule, place, back: found.back, arrived: packet, packet: found.to, text: textBetween(packet, found.to) }
  }
  return undefined
}

function untranslatedBy(
  node: NodeState,
  rule: FirewallTranslation,
  inPort: Port,
  packet: Ipv4Packet,
): { readonly to: Ipv4Packet; readonly back: boolean } | { readonly notKnown: NotKnown } | undefined {
  const { notKnown, towards, towardsSeenAs, towardsOwn } = rule
  if (towardsOwn && notKnown && isZone(rule.real, inPort) && packet.destination === inPort.address?.ip)
    return { notKnown }
  if (isZone(rule.mapped, inPort) && !rule.oneWay) {
    if (notKnown) return rule.seenAs.length > 0 && holds(rule.seenAs, packet.destination) ? { notKnown } : undefined
    const to = broughtBack(node, rule, inPort, packet)
    if (to) return 'notKnown' in to ? to : { to, back: true }
  }
  if (!towards || !towardsSeenAs || !isZone(rule.real, inPort) || !holds(rule.addresses, packet.source))
    return undefined
  if (notKnown) return holds(towardsSeenAs, packet.destination) ? { notKnown } : undefined
  const real = inSamePlace(towardsSeenAs, towards, packet.destination)
  return real === undefined ? undefined : { to: readdressed(packet, real), back: false }
}

function broughtBack(
  node: NodeState,
  rule: FirewallTranslation,
  inPort: Port,
  packet: Ipv4Packet,
): Ipv4Packet | { readonly notKnown: NotKnown } | undefined {
  const { change, addresses, towards, seenAs } = rule
  if (!change) {
    const answer = covers(node, rule, packet, true)
    return answer === true ? packet : answer === false ? undefined : { notKnown: answer }
  }
  if (change.how !== 'static' || !addresses || !holds(towards, packet.source)) return undefined
  const { ports } = change
  if (ports && !hasPort(packet.payload, 'destinationPort', ports.protocol, ports.mapped)) return undefined
  const seen = change.own ? ownOf(inPort) : seenAs
  const real = inSamePlace(seen, addresses, packet.destination)
  return real === undefined ? undefined : readdressed(packet, real, ports?.real)
}

/** What becomes of the source of a packet that may leave. */
export type Outward =
  | { readonly kind: 'same'; readonly rule?: FirewallTranslation; readonly place?: number }
  | {
      readonly kind: 'translated'
      readonly packet: Ipv4Packet
      readonly text: string
      readonly source: Source
      readonly rule: FirewallTranslation
      readonly place: number
      readonly entry?: Xlate
    }
  | { readonly kind: 'dropped'; readonly reason: string; readonly source: Source }
  | { readonly kind: 'open'; readonly notKnown: NotKnown }

const SAME: Outward = { kind: 'same' }

export function translateOutward(
  world: World,
  node: NodeState,
  leaving: Leaving,
  came: Untranslated | undefined,
): Outward {
  if (!leaving.firewall.translations) return SAME
  return withSubject(world, node, leaving, sourceOutward(world, node, leaving, came))
}

/** An ICMP error speaks to the other side of a packet that was for somebody here, by the address that the other side knows. */
function withSubject(world: World, node: NodeState, leaving: Leaving, outward: Outward): Outward {
  const { payload } = leaving.packet
  if (payload.protocol !== 'icmp' || !payload.about || outward.kind === 'dropped' || outward.kind === 'open')
    return outward
  const answer = { ...payload.about, source: payload.about.destination, destination: payload.about.source }
  for (const [place, rule] of (leaving.firewall.translations ?? []).entries()) {
    if (!isBetween(rule, leaving.inPort, leaving.outPort) || rule.towardsSeenAs) continue
    const seen = seenAsOf(world, node, leaving, rule, place, answer)
    if (seen === undefined) continue
    const before = outward.kind === 'translated' ? outward.packet : leaving.packet
    const packet = { ...before, payload: { ...payload, about: { ...payload.about, destination: seen } } }
    return outward.kind === 'translated' ? { ...outward, packet } : translatedTo(packet, leaving.packet, rule, place)
  }
  return outward
}

/** The address that somebody here has on the other side already. */
function seenAsOf(
  world: World,
  node: NodeState,
  { outPort }: Leaving,
  rule: FirewallTranslation,
  place: number,
  answer: Ipv4Packet,
): Ip | undefined {
  const { change, addresses, seenAs, towards } = rule
  if (change?.how === 'dynamic') return xlateHeld(world, node, place, outPort, answer)?.mapped
  if (change?.how !== 'static' || !addresses || !holds(towards, answer.destination)) return undefined
  return inSamePlace(addresses, change.own ? ownOf(outPort) : seenAs, answer.source)
}

function sourceOutward(world: World, node: NodeState, leaving: Leaving, came: Untranslated | undefined): Outward {
  const translations = leaving.firewall.translations ?? []
  const astray = came ? elsewhere(came, leaving.outPort) : namedElsewhere(leaving)
  if (astray) {
    const route = leaving.outPort.config.zone?.name ?? leaving.outPort.name
    const what = `by which interface it leaves: the translation says ${astray.zone}, the route ${route}`
    return { kind: 'open', notKnown: notKnownAt(node.device, astray.rule.source, what) }
  }
  if (came && (came.entry || came.rule.towards) && (came.back || came.rule.towardsSeenAs))
    return came.back ? farEnd(leaving, came) : byRule(world, node, leaving, came.rule, came.place)
  for (const [place, rule] of translations.entries()) {
    if (!isBetween(rule, leaving.inPort, leaving.outPort) || rule.towardsSeenAs) continue
    const answer = covers(node, rule, leaving.packet, false)
    if (answer === true) return byRule(world, node, leaving, rule, place)
    if (answer !== false) return { kind: 'open', notKnown: answer }
  }
  return SAME
}

interface Astray {
  readonly rule: FirewallTranslation
  readonly zone: string
}

/**
 * What a rule brings here, be it as it came, leaves by the interface that the rule names, whatever the routing table says, unless
 * the rule leaves addresses alone and says `route-lookup` (ASA configuration guide, NAT: determining the egress interface).
 */
function elsewhere({ rule, back, packet, arrived }: Untranslated, outPort: Port): Astray | undefined {
  const zone = back ? rule.real : rule.mapped
  const followsRoute = packet === arrived && (rule.byRoute || rule.list !== undefined)
  return followsRoute || isZone(zone, outPort) ? undefined : { rule, zone }
}

/** The same of whom a rule names by their own addresses. */
function namedElsewhere({ firewall, inPort, outPort, packet }: Leaving): Astray | undefined {
  const rule = firewall.translations?.find(
    ({ real, addresses, towards, towardsSeenAs }) =>
      towards !== undefined &&
      !towardsSeenAs &&
      isZone(real, inPort) &&
      holds(addresses, packet.source) &&
      holds(towards, packet.destination),
  )
  return !rule || rule.byRoute || isZone(rule.mapped, outPort) ? undefined : { rule, zone: rule.mapped }
}

/** Who speaks to those that a rule translates is called otherwise on their side, where the rule says so. */
function farEnd({ packet }: Leaving, { rule, place }: Untranslated): Outward {
  const { towards, towardsSeenAs } = rule
  const called = towards && towardsSeenAs && inSamePlace(towards, towardsSeenAs, packet.source)
  if (called === undefined) return { kind: 'same', rule, place }
  return translatedTo({ ...packet, source: called }, packet, rule, place)
}

function byRule(world: World, node: NodeState, leaving: Leaving, rule: FirewallTranslation, place: number): Outward {
  const { packet, outPort } = leaving
  const { change, addresses, source, notKnown } = rule
  if (notKnown) return { kind: 'open', notKnown }
  switch (change?.how) {
    case undefined:
      return { kind: 'same', rule, place }
    case 'none': {
      const zone = outPort.config.zone?.name ?? outPort.name
      return {
        kind: 'dropped',
        reason: `"${source.text.trim()}" translates it, and there is no global of its number on ${zone} (305005).`,
        source,
      }
    }
    case 'static': {
      const seen = change.own ? ownOf(outPort) : rule.seenAs
      const mapped = addresses && inSamePlace(addresses, seen, packet.source)
      if (mapped === undefined)
        return { kind: 'dropped', reason: `${outPort.name} has no address to translate to.`, source }
      const moved = { ...packet, source: mapped }
      const ported = change.ports ? { ...moved, payload: withSource(packet.payload, change.ports.mapped) } : moved
      return translatedTo(ported, packet, rule, place)
    }
    case 'dynamic': {
      const found = xlateFor(world, node, rule, change, place, leaving)
      if (found.kind === 'dropped') return { ...found, source }
      const { entry } = found
      const moved = { ...packet, source: entry.mapped }
      const ported = entry.protocol === 'ip' ? moved : { ...moved, payload: withSource(packet.payload, entry.mappedId) }
      return { kind: 'translated', packet: ported, text: xlateText(entry), source, rule, place, entry }
    }
  }
}

const translatedTo = (packet: Ipv4Packet, before: Ipv4Packet, rule: FirewallTranslation, place: number): Outward => ({
  kind: 'translated',
  packet,
  text: textBetween(before, packet),
  source: rule.source,
  rule,
  place,
})

/** The rule by which the answers to a packet would be translated: it must be the one that brought the packet here. */
export type Reverse =
  | { readonly kind: 'fits'; readonly rule?: FirewallTranslation }
  | { readonly kind: 'asymmetric'; readonly rule: FirewallTranslation }
  | { readonly kind: 'open'; readonly notKnown: NotKnown }

export function reverseOf(
  node: NodeState,
  { firewall, inPort, outPort, packet }: Leaving,
  came: Untranslated | undefined,
): Reverse {
  if (came?.entry) return { kind: 'fits', rule: came.rule }
  for (const rule of firewall.translations ?? []) {
    if (!isBetween(rule, outPort, inPort) || (rule.towardsSeenAs && rule !== came?.rule)) continue
    const answer = covers(node, rule, packet, true)
    if (answer === false) continue
    if (answer !== true) return { kind: 'open', notKnown: answer }
    if (rule.notKnown) return { kind: 'open', notKnown: rule.notKnown }
    if (rule === came?.rule || (!rule.change && !came?.rule.change)) return { kind: 'fits', rule }
    return { kind: 'asymmetric', rule }
  }
  return { kind: 'fits', ...(came ? { rule: came.rule } : {}) }
}

/** Whether a device answers ARP at a port for an address that only its translations give. */
export function isMapped(node: Pick<NodeState, 'config'>, port: Port, address: Ip): boolean {
  return (
    node.config.firewall?.translations?.some(
      (rule) => rule.change && !rule.noProxyArp && isZone(rule.mapped, port) && holds(rule.seenAs, address),
    ) ?? false
  )
}

function isBetween(rule: FirewallTranslation, real: Port, mapped: Port): boolean {
  if (!isZone(rule.real, real) || !isZone(rule.mapped, mapped)) return false
  return !rule.downwards || (real.config.zone?.security ?? 0) > (mapped.config.zone?.security ?? 0)
}

/** Whether a rule is about the source of a packet, or, `back`, about its destination; else the line because of which that is not known. */
function covers(node: NodeState, rule: FirewallTranslation, packet: Ipv4Packet, back: boolean): boolean | NotKnown {
  const [inner, outer] = back ? [packet.destination, packet.source] : [packet.source, packet.destination]
  const ports = rule.change?.how === 'static' ? rule.change.ports : undefined
  const side = back ? 'destinationPort' : 'sourcePort'
  if (ports && !hasPort(packet.payload, side, ports.protocol, ports.real)) return false
  if (rule.list === undefined) return holds(rule.addresses, inner) && holds(rule.towards, outer)
  const list = lookUp(node.config.accessLists, rule.list)
  if (!list) return false
  const verdict = evaluateList(list, subjectOf(packet, back))
  return verdict.action === 'not-known' ? verdict.notKnown : verdict.action === 'permit'
}

const isZone = (name: string, port: Port) => name === 'any' || name === port.config.zone?.name

const holds = (patterns: readonly AddressPattern[] | undefined, address: Ip) =>
  patterns === undefined || patterns.some((item) => matchesWildcard(address, item.address, item.wildcard))

const hasPort = (payload: Payload, side: 'sourcePort' | 'destinationPort', protocol: 'tcp' | 'udp', port: number) =>
  payload.protocol === protocol && payload[side] === port

const ownOf = ({ address }: Port): readonly AddressPattern[] =>
  address ? [{ address: address.ip, wildcard: ipOf(0) }] : []

/** The address of `to` that stands where an address stands in `from`. */
function inSamePlace(from: readonly AddressPattern[], to: readonly AddressPattern[], address: Ip): Ip | undefined {
  let before = 0
  for (const { address: first, wildcard } of from) {
    if (matchesWildcard(address, first, wildcard)) return placedAt(to, before + ((address & wildcard) >>> 0))
    before += wildcard + 1
  }
  return undefined
}

function placedAt(patterns: readonly AddressPattern[], place: number): Ip | undefined {
  let left = place
  for (const { address, wildcard } of patterns) {
    if (left <= wildcard) return ipOf(((address & ~wildcard) >>> 0) + left)
    left -= wildcard + 1
  }
  return undefined
}

/** With another destination; an ICMP error speaks of a packet that had the same address as its source. */
function readdressed(packet: Ipv4Packet, to: Ip, port?: number): Ipv4Packet {
  const { payload } = packet
  if (payload.protocol === 'icmp' && payload.about) {
    const { about } = payload
    const source = about.source === packet.destination ? to : about.source
    const inner = port === undefined ? about.payload : withSource(about.payload, port)
    return { ...packet, destination: to, payload: { ...payload, about: { ...about, source, payload: inner } } }
  }
  return { ...packet, destination: to, payload: port === undefined ? payload : withDestination(payload, port) }
}

/** `192.0.2.5:8080 → 10.1.1.5:80`: what stands otherwise in the second. */
function textBetween(before: Ipv4Packet, after: Ipv4Packet): string {
  const end = before.destination !== after.destination || before.payload !== after.payload ? 'destination' : 'source'
  const socket = (packet: Ipv4Packet) => {
    const { payload } = packet
    const ported = payload.protocol === 'tcp' || payload.protocol === 'udp'
    const port = ported ? payload[end === 'source' ? 'sourcePort' : 'destinationPort'] : undefined
    return `${formatIp(packet[end])}${port === undefined ? '' : `:${port}`}`
  }
  if (before === after) return ''
  if (before.source === after.source && before.destination === after.destination && before.payload.protocol === 'icmp')
    return `ICMP ${formatIp(before.source)} → ${formatIp(before.destination)}, and what it speaks of`
  return before.source !== after.source
    ? `${formatIp(before.source)} ↔ ${formatIp(after.source)}`
    : `${socket(before)} ↔ ${socket(after)}`
}
