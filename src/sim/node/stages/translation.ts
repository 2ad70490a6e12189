/** Translation: on the way in before routing, on the way out after it. */
import type { Source } from '../../../config/index'
import type { Ipv4Packet, Payload } from '../../../net/index'
import { untranslate } from '../firewall-nat-in'
import { translateBack, translateByRules } from '../nat-rules'
import { openTranslation } from '../open-lines'
import { isOwnAddress } from '../ports'
import type { NodeState, Port } from '../state'
import { drop, dropUnknown, endsOpen, isAsked, type Transit } from '../transit'
import { translateIn, translateOut } from '../translate'
import type { World } from '../world'
import { holdXlate } from '../xlate'
import { onIf, type Stage, type Verdict } from './stage'

interface Translated {
  readonly packet: Ipv4Packet
  readonly text: string
  readonly source?: Source | undefined
}

function take(node: NodeState, transit: Transit, { packet, text, source }: Translated): Verdict {
  node.tape?.makes(readdressed(packet))
  transit.hop?.step('nat', 'translated', text, { packet, rows: [{ table: 'nat', text }], source })
  transit.packet = packet
  return 'on'
}

function takeOut(node: NodeState, transit: Transit, result: Translated): Verdict {
  transit.untranslated = transit.packet
  return take(node, transit, result)
}

/** A packet with the addresses and the ports of another. */
const readdressed =
  ({ source, destination, payload }: Ipv4Packet) =>
  (packet: Ipv4Packet): Ipv4Packet => ({ ...packet, source, destination, payload: withPorts(packet.payload, payload) })

function withPorts(payload: Payload, as: Payload): Payload {
  if (payload.protocol === 'udp' && as.protocol === 'udp')
    return { ...payload, sourcePort: as.sourcePort, destinationPort: as.destinationPort }
  return payload.protocol === 'esp' && as.protocol === 'esp' && as.udp ? { ...payload, udp: as.udp } : payload
}

export const homeTranslationIn: Stage = {
  name: 'translation, coming in',
  does: 'what comes to the outside address is for whoever inside asked for it',
  where: 'home routers',
  has: ({ nat, interfaces }) => !nat?.rules && interfaces.some(({ natSide }) => natSide === 'outside'),
  run(world, node, transit) {
    const { inPort, packet, hop, decrypted } = transit
    if (decrypted || inPort?.config.natSide !== 'outside' || inPort.address?.ip !== packet.destination) return 'on'
    const result = translateIn(world, node, packet)
    if (result.kind === 'translated') return take(node, transit, result)
    hop?.step('nat', 'no translation', result.reason)
    drop(world, hop, 'dropped-by-nat', result.reason)
    return 'ended'
  },
}

export const translationIn: Stage = {
  name: 'translation, coming in',
  does: 'outside to inside, before routing; what no translation is about goes on as it is',
  where: 'IOS with lines of `ip nat`',
  has: ({ nat }) => nat?.rules !== undefined,
  run(world, node, transit) {
    if (transit.inPort?.config.natSide !== 'outside') return 'on'
    const result = translateBack(world, node, transit.packet)
    return result ? take(node, transit, result) : 'on'
  },
}

export const firewallTarget: Stage = {
  name: 'translation of the firewall, coming in',
  does: 'what is for an address that a translation gives is for whom it stands for; the rules of the firewall come after routing',
  where: 'PIX and ASA',
  has: ({ firewall }) => firewall !== undefined,
  run(world, node, transit) {
    const { inPort, packet, hop } = transit
    const open = isAsked(world, transit) && !isOwnAddress(node, packet.destination, inPort)
    if (open && endsOpen(world, transit, 'nat', openTranslation(node.config))) return 'ended'
    const found = inPort && untranslate(world, node, inPort, packet)
    if (!found) return 'on'
    if ('notKnown' in found) return onIf(!endsOpen(world, transit, 'nat', found.notKnown))
    transit.brought = found
    if (found.packet === packet) return 'on'
    const { text, rule } = found
    hop?.step('nat', 'untranslated', text, {
      packet: found.packet,
      rows: [{ table: 'nat', text }],
      source: rule.source,
    })
    transit.packet = found.packet
    node.tape?.makes(readdressed(found.packet))
    return 'on'
  },
}

export const firewallTranslation: Stage = {
  name: 'translation of the firewall, going out',
  does: 'the first translation between the two interfaces that is about the packet gives it its source',
  where: 'PIX and ASA',
  has: ({ firewall }) => firewall !== undefined,
  run(world, node, transit) {
    const { outward } = transit
    if (outward?.kind !== 'translated') return 'on'
    if (outward.entry) holdXlate(world, node, outward.entry)
    // Of a class that says so it has lost one of its time to live since.
    return takeOut(node, transit, { ...outward, packet: { ...outward.packet, ttl: transit.packet.ttl } })
  },
}

export const translationOut: Stage = {
  name: 'translation, going out',
  does: 'inside to outside, after routing and before the crypto map',
  where: 'home routers, and IOS with lines of `ip nat`',
  has: ({ interfaces }) => interfaces.some(({ natSide }) => natSide === 'outside'),
  run(world, node, transit) {
    const { inPort, outPort } = transit
    if (outPort?.config.natSide !== 'outside' || !outPort.address || inPort?.config.natSide !== 'inside') return 'on'
    if (node.config.nat?.rules) return byRules(world, node, transit, outPort)
    const result = translateOut(world, node, outPort.address.ip, transit.packet)
    if (result.kind === 'translated') return takeOut(node, transit, result)
    drop(world, transit.hop, 'dropped-by-nat', result.reason)
    return 'ended'
  },
}

/** A router: what its lines name, and nothing else. */
function byRules(world: World, node: NodeState, transit: Transit, outPort: Port): Verdict {
  const { hop } = transit
  const result = translateByRules(world, node, outPort, transit.packet)
  switch (result.kind) {
    case 'open':
      if (!hop && !world.ended) return 'on'
      dropUnknown(world, hop, 'nat', result.notKnown)
      return 'ended'
    case 'untouched':
      hop?.step('nat', 'not translated', result.reason, { source: result.source })
      return 'on'
    case 'dropped':
      drop(world, hop, 'dropped-by-nat', result.reason)
      return 'ended'
    case 'translated':
      return takeOut(node, transit, result)
  }
}
