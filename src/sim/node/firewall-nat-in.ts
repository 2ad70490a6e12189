/**
 * Translations of a firewall, coming in: what comes has its destination brought back to the real one before it is routed (ASA
 * configuration guide, NAT). The first rule that concerns a packet decides.
 */
import type { FirewallTranslation, NotKnown } from '../../config/index'
import type { Ip, Ipv4Packet } from '../../net/index'
import { covers, hasPort, holds, inSamePlace, isZone, ownOf, readdressed, textBetween } from './firewall-nat-fits'
import type { NodeState, Port, Xlate } from './state'
import type { World } from './world'
import { xlateBack } from './xlate'

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

/** Whether a device answers ARP at a port for an address that only its translations give. */
export function isMapped(node: Pick<NodeState, 'config'>, port: Port, address: Ip): boolean {
  return (
    node.config.firewall?.translations?.some(
      (rule) => rule.change && !rule.noProxyArp && isZone(rule.mapped, port) && holds(rule.seenAs, address),
    ) ?? false
  )
}
