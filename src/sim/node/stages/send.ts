/** The interface a packet leaves by, its neighbour, and the frame. */
import { BROADCAST_MAC, formatIp, type Ip, type Ipv4Packet, type Mac } from '../../../net/index'
import { askArp, resolveArp } from '../arp'
import { emit, learntPort } from '../bridge'
import { passesList } from '../checks'
import type { OpenHop } from '../hop'
import { hasNoOpenLine, openAtPort, openNeighbor } from '../open-lines'
import type { NodeState, Port } from '../state'
import { drop, endsOpen, isAsked, type Transit } from '../transit'
import type { World } from '../world'
import { HAS_LISTS } from './arrive'
import { answersBeyond } from './beyond'
import { EVERYWHERE, onIf, type Stage } from './stage'

export const openDeparture: Stage = {
  name: 'lines not read, going out',
  does: 'the way of a watched packet ends where a line that is not read may decide it',
  ...EVERYWHERE,
  idle: hasNoOpenLine,
  run(world, node, transit) {
    const { outPort } = transit
    if (!outPort || !isAsked(world, transit)) return 'on'
    return onIf(!endsOpen(world, transit, 'transmit', openAtPort(node, outPort, 'out')))
  },
}

export const outputList: Stage = {
  name: 'output list',
  does: '`ip access-group … out`, which a router’s own packets do not meet but ESP it has made of others does; inspection',
  ...HAS_LISTS,
  idle: ({ interfaces }) => interfaces.every(({ accessOut, inspectOut }) => !accessOut && !inspectOut),
  run: (world, node, transit) => onIf(!transit.outPort || passesList(world, node, transit.outPort, 'out', transit)),
}

export const transmission: Stage = {
  name: 'neighbour and wire',
  does: 'ARP finds the neighbour; a router drops what it forwards until it is answered, others keep a few packets',
  ...EVERYWHERE,
  run(world, node, transit) {
    if (transit.outPort) resolveAndSend(world, node, transit, transit.outPort)
    return 'ended'
  },
}

/** Finds the neighbour's MAC and puts the packet on the wire, or waits for ARP. */
function resolveAndSend(world: World, node: NodeState, transit: Transit, outPort: Port): void {
  const { packet, hop, resolution } = transit
  if (!outPort.up) return drop(world, hop, 'link-down', `${outPort.name} is down.`)
  const neighbor = resolution?.gateway ?? packet.destination
  if (outPort.config.stub && world.linkAt(node, outPort.name) === undefined)
    return leaveDrawing(world, node, transit, outPort, neighbor)
  if (outPort.config.pointToPoint) return sendFrame(world, node, outPort, packet, hop, BROADCAST_MAC)
  if (isAsked(world, transit) && endsOpen(world, transit, 'resolve', openOnCable(world, node, outPort, neighbor)))
    return
  const mac = resolveArp(world, node, outPort, neighbor)
  if (mac === undefined) return ask(world, node, transit, outPort, neighbor)
  hop?.step('resolve', 'known', `${formatIp(neighbor)} is ${mac}.`, {
    rows: [{ table: 'arp', text: `${formatIp(neighbor)} ${mac} ${outPort.name}` }],
  })
  sendFrame(world, node, outPort, packet, hop, mac)
}

const openOnCable = (world: World, node: NodeState, { config }: Port, neighbor: Ip) =>
  openNeighbor(node.config, neighbor) ?? world.ringAt(node, config.bridged)?.notKnown

function ask(world: World, node: NodeState, transit: Transit, outPort: Port, neighbor: Ipv4Packet['source']): void {
  const { packet, hop, inPort } = transit
  // A router keeps what it sends itself while it asks, but for an echo: the first of a ping is the dot that it costs.
  const own = inPort === undefined && !(packet.payload.protocol === 'icmp' && packet.payload.type === 'echo')
  const holds = node.config.kind !== 'router' || own
  const kept = askArp(world, node, outPort, neighbor, holds ? { packet, hop } : undefined)
  if (kept)
    hop?.step('resolve', 'asked', `${formatIp(neighbor)} is asked for by ARP on ${outPort.name}; the packet waits.`)
  else
    drop(
      world,
      hop,
      'neighbor-unreachable',
      `ARP for ${formatIp(neighbor)} on ${outPort.name} is not answered yet; the router drops the packet that asked.`,
    )
}

/** Into a network whose hosts are not drawn: there it has arrived, or goes on by a router that is not drawn. */
function leaveDrawing(world: World, node: NodeState, { packet, hop }: Transit, port: Port, neighbor: Ip): void {
  const arrived = neighbor === packet.destination
  const where = `${formatIp(neighbor)} lies behind ${port.name}, in a network that is not drawn`
  const reason = arrived ? `${where}.` : `The next hop ${where}.`
  hop?.step('transmit', 'sent', reason)
  hop?.finish(arrived ? 'delivered-to-subnet' : 'exits-network', reason, world.now())
  world.ended?.({ disposition: arrived ? 'delivered-to-subnet' : 'exits-network', reason })
  answersBeyond(world, node, port, packet)
}

/** The last step at every device: the frame. */
export function sendFrame(
  world: World,
  node: NodeState,
  port: Port,
  packet: Ipv4Packet,
  hop: OpenHop | undefined,
  mac: Mac,
): void {
  hop?.step('transmit', 'sent', `Out of ${port.name} to ${mac}.`)
  if (hop || world.ended) noteSent(world, node, port, packet, hop, mac)
  emit(world, node, port, { source: port.mac, destination: mac, payload: { type: 'ip', packet } })
}

function noteSent(
  world: World,
  node: NodeState,
  port: Port,
  packet: Ipv4Packet,
  hop: OpenHop | undefined,
  mac: Mac,
): void {
  const used = learntPort(world, node, port, mac)
  if (used === undefined) return hop?.forward(port.name, packet, undefined, world.now())
  const link = world.linkAt(node, used)
  if (link === undefined) drop(world, hop, 'link-down', `${used} is connected to nothing.`)
  else hop?.forward(port.name, packet, link, world.now())
}
