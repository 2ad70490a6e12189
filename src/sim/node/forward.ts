/**
 * The one forwarding path: the loop that runs the stages of a device's order of operations (stages/all.ts) over a packet.
 * Everything that sends or receives a packet comes through here.
 */
import type { Ipv4Packet } from '../../net/index'
import { packetText } from './describe'
import { openHop } from './recorder'
import { orderOf } from './stages/order'
import type { Stage, Verdict } from './stages/stage'
import type { NodeState, Port } from './state'
import { tableOf, tableOfSource } from './tables'
import { type Transit, transitOf } from './transit'
import type { World } from './world'

/** A packet arrives in a frame that was for this port. */
export function receivePacket(world: World, node: NodeState, inPort: Port, packet: Ipv4Packet): void {
  const hop = openHop(world, node.device, packet, inPort.name)
  hop?.step('receive', 'received', `On ${inPort.name}: ${packetText(packet)}.`)
  const transit = transitOf(packet, inPort, hop)
  const { arriving } = orderOf(node.config).run
  let verdict = run(world, node, transit, arriving)
  // What came out of a tunnel interface arrives there.
  while (verdict === 'again') verdict = run(world, node, transit, arriving)
  if (verdict === 'on') leave(world, node, transit)
}

/** A packet is sent by a process of the device itself; `by` = out of this interface, whatever the table says. */
export function originatePacket(world: World, node: NodeState, packet: Ipv4Packet, by?: Port): void {
  const hop = openHop(world, node.device, packet, undefined)
  hop?.step('originate', 'sent', `${packetText(packet)}.`)
  const transit = transitOf(packet, undefined, hop)
  transit.table = by ? tableOf(by) : tableOfSource(node, packet.source)
  transit.outPort = by
  transit.directed = by !== undefined
  leave(world, node, transit)
}

/** Routed, and routed again by the outer header when it has become another packet. */
function leave(world: World, node: NodeState, transit: Transit): void {
  const { leaving } = orderOf(node.config).run
  while (run(world, node, transit, leaving) === 'again') {}
}

/** Runs stages until one of them does not let the packet go on. */
function run(world: World, node: NodeState, transit: Transit, stages: readonly Stage[]): Verdict {
  for (const stage of stages) {
    const verdict = stage.run(world, node, transit)
    if (verdict !== 'on') return verdict
  }
  return 'on'
}
