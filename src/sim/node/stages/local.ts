/** What is for the device itself, and what keeps a packet from being passed on. */
import { formatIp, type Ipv4Packet } from '../../../net/index'
import { firewallAdmits } from '../checks'
import { decrementingLine } from '../firewall-policies'
import { sendIcmpError } from '../icmp'
import { deliverLocally } from '../local'
import { isOwnAddress } from '../ports'
import type { NodeState } from '../state'
import { drop, endsOpen, type Transit } from '../transit'
import type { World } from '../world'
import { zonesAdmit } from '../zones'
import { reassemble } from './reassembly'
import { EVERYWHERE, onIf, type Stage, type Verdict } from './stage'

export const delivery: Stage = {
  name: 'delivery',
  does: 'what is for the device itself goes to whoever listens there, if its firewall and its zones let it',
  ...EVERYWHERE,
  run(world, node, transit) {
    const { inPort, hop } = transit
    if (!isOwnAddress(node, transit.packet.destination, inPort, transit)) return 'on'
    // What came in pieces out of a tunnel.
    reassemble(transit)
    const { packet } = transit
    if (node.config.firewall && inPort && !firewallAdmits(world, node, transit, undefined)) return 'ended'
    if (node.config.zones && !zonesAdmit(world, node, transit, undefined)) return 'ended'
    hop?.step('deliver', 'accepted', `${formatIp(packet.destination)} is an address of ${node.device}.`)
    hop?.finish('accepted', `${node.device} takes the packet.`, world.now())
    world.ended?.({ disposition: 'accepted', reason: '' })
    deliverLocally(world, node, inPort, packet)
    return 'ended'
  },
}

export const hostForwardsNothing: Stage = {
  name: 'no forwarding',
  does: 'a host passes nothing on',
  where: 'hosts',
  has: ({ kind }) => kind === 'host',
  run(world, node, { hop }) {
    drop(world, hop, 'insufficient-info', `${node.device} is a host and forwards nothing.`)
    return 'ended'
  },
}

export const openPassage: Stage = {
  name: 'lines not read, passing',
  does: 'lines that may stop or change what passes are not simulated: watched packets end here',
  ...EVERYWHERE,
  run: (world, _node, transit) => onIf(!endsOpen(world, transit, 'route', transit.inPort?.config.passage)),
}

export const timeToLive: Stage = {
  name: 'time to live',
  does: 'one less; at the end of it the sender is told',
  where: 'all but a PIX or ASA',
  has: ({ firewall }) => firewall === undefined,
  run: spendTime,
}

/** Between which interfaces a packet goes, and so of which class it is, is known when it is routed. */
export const timeToLiveOfClass: Stage = {
  name: 'time to live, of a class',
  does: 'one less for what is of the class, and the firewall shows in a traceroute',
  where: 'PIX and ASA with `set connection decrement-ttl`',
  has: ({ firewall }) => firewall?.policies?.some(({ decrementsTtl }) => decrementsTtl) ?? false,
  run(world, node, transit) {
    const { inPort, outPort, packet } = transit
    const { firewall } = node.config
    const isOfClass = firewall && inPort && outPort && decrementingLine(firewall, [inPort, outPort], packet)
    return isOfClass ? spendTime(world, node, transit) : 'on'
  },
}

const withoutHop = (packet: Ipv4Packet): Ipv4Packet => ({ ...packet, ttl: packet.ttl - 1 })

function spendTime(world: World, node: NodeState, transit: Transit): Verdict {
  const { packet, hop, inPort } = transit
  if (packet.ttl > 1) {
    transit.packet = withoutHop(packet)
    node.tape?.makes(withoutHop)
    return 'on'
  }
  drop(world, hop, 'loop', `TTL ${packet.ttl} has run out at ${node.device}.`)
  sendIcmpError(world, node, packet, 'time-exceeded', 0, inPort?.address?.ip)
  return 'ended'
}
