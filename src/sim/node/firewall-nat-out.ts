/**
 * Translations of a firewall, going out: what may leave has its source translated after the rules have let it, by the first rule
 * that concerns it, and that must be the one by which the answers come back, else nothing passes (ASA configuration guide, NAT).
 */
import { type FirewallTranslation, type NotKnown, notKnownAt, type Source } from '../../config/index'
import type { Ip, Ipv4Packet } from '../../net/index'
import { covers, holds, inSamePlace, isBetween, isZone, ownOf, textBetween } from './firewall-nat-fits'
import type { Untranslated } from './firewall-nat-in'
import type { NodeState, Port, Xlate } from './state'
import { withSource } from './translate'
import type { World } from './world'
import { type Leaving, xlateFor, xlateHeld, xlateText } from './xlate'

/** Under which flows of a translation are counted, from its real and from its mapped side; no list is called so. */
export const TRANSLATED = 'nat translated'
export const TRANSLATED_BACK = 'nat translated back'

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
