/** Which translation of a firewall concerns a packet. The first that does decides; identity leaves it as it is. */
import {
  type AddressPattern,
  evaluateList,
  type FirewallTranslation,
  type NotKnown,
  subjectOf,
} from '../../config/index'
import { type Ip, type Ipv4Packet, lookUp, matchesWildcard } from '../../net/index'
import { countHit, opensFlow } from './connections'
import type { NodeState, Port } from './state'

/** Under which flows of a translation are counted, from its real and from its mapped side; no list is called so. */
export const TRANSLATED = 'nat translated'
const TRANSLATED_BACK = 'nat translated back'

/** The translation of what goes from one port to another, seen from either of its sides. */
export function translationOf(
  node: NodeState,
  inPort: Port,
  outPort: Port,
  packet: Ipv4Packet,
): FirewallTranslation | undefined {
  const { translations } = node.config.firewall ?? {}
  if (inPort === outPort || !translations) return undefined
  const there = { real: inPort, mapped: outPort, inner: packet.source, outer: packet.destination, mirrored: false }
  const back = { real: outPort, mapped: inPort, inner: packet.destination, outer: packet.source, mirrored: true }
  for (const [index, rule] of translations.entries()) {
    const answers = [there, back].map((side) => concerns(node, rule, side, packet))
    if (answers.includes(true)) {
      if (opensFlow(node, packet)) countHit(node, answers[0] === true ? TRANSLATED : TRANSLATED_BACK, index)
      return rule
    }
    const open = answers.find((answer) => typeof answer !== 'boolean')
    if (open) return { ...rule, notKnown: open }
  }
  return undefined
}

/** A packet as one side of a translation has it. */
interface Side {
  readonly real: Port
  readonly mapped: Port
  readonly inner: Ip
  readonly outer: Ip
  readonly mirrored: boolean
}

/** Whether a translation is about a packet, or the line because of which that is not known. */
function concerns(node: NodeState, rule: FirewallTranslation, side: Side, packet: Ipv4Packet): boolean | NotKnown {
  if (!isZone(rule.real, side.real) || !isZone(rule.mapped, side.mapped)) return false
  if (rule.list === undefined) return holds(rule.addresses, side.inner) && holds(rule.towards, side.outer)
  const list = lookUp(node.config.accessLists, rule.list)
  if (!list) return false
  const verdict = evaluateList(list, subjectOf(packet, side.mirrored))
  return verdict.action === 'not-known' ? verdict.notKnown : verdict.action === 'permit'
}

const isZone = (name: string, port: Port) => name === 'any' || name === port.config.zone?.name

const holds = (patterns: readonly AddressPattern[] | undefined, address: Ip) =>
  patterns === undefined || patterns.some((item) => matchesWildcard(address, item.address, item.wildcard))

/** A packet for an address that only a translation gives: whom it is for is not simulated. */
export function translatedTarget(node: NodeState, inPort: Port, { destination }: Ipv4Packet): NotKnown | undefined {
  return node.config.firewall?.translations?.find(
    (rule) => rule.notKnown && isZone(rule.mapped, inPort) && rule.seenAs.length > 0 && holds(rule.seenAs, destination),
  )?.notKnown
}
