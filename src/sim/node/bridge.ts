/**
 * A switch: learns source addresses by port, sends to the learnt port or floods (IEEE 802.1D clause 7), by ports that
 * its spanning tree lets forward. One that runs none passes BPDUs on like any other group frame.
 */
import { type Frame, isGroupMac, type Mac, tagged } from '../../net/index'
import type { Bridging } from '../kernel/row'
import { after } from '../kernel/time'
import { ALL_PORTS } from '../trace'
import { gateOf } from './ask'
import { takersOf, takesEarly } from './listeners'
import { openHop } from './recorder'
import type { NodeState, Port, SeenNode } from './state'
import type { World } from './world'

/** What a port of a switch does with frames. */
export function bridging(node: SeenNode, port: string): Bridging {
  if (!node.running || node.hung || !node.ports.get(port)?.up) return 'discarding'
  return gateOf(node, port) ?? 'forwarding'
}

export function bridgeFrame(world: World, node: NodeState, inPort: Port, frame: Frame): void {
  if (takesEarly(frame) && takersOf(frame).some(({ name }) => node.processes.has(name)))
    return world.tell(node, { kind: 'frame', interface: inPort.name, frame })
  const taken = bridging(node, inPort.name)
  if (taken === 'discarding') return dropAt(world, node, inPort, frame, `${inPort.name} is blocked by spanning tree.`)
  const vlan = inPort.config.accessVlan ?? frame.vlan
  const known = learn(world, node, inPort, frame, vlan)
  if (taken === 'learning')
    return dropAt(world, node, inPort, frame, `${inPort.name} learns, and does not forward yet (spanning tree).`)
  const storm = world.drowned(node, known === undefined)
  if (storm !== undefined)
    return dropAt(world, node, inPort, frame, `A frame storm fills ${node.device}: frames run round ${storm}.`)
  if (known === inPort.name) return
  const carries = (name: string) => (node.ports.get(name)?.config.accessVlan ?? vlan) === vlan
  const all = known === undefined ? [...node.ports.keys()].filter((name) => name !== inPort.name) : [known]
  recordBridging(world, node, inPort, frame, known)
  for (const name of all)
    if (carries(name) && bridging(node, name) === 'forwarding')
      world.transmit(
        node,
        name,
        tagged(frame, node.ports.get(name)?.config.accessVlan === undefined ? vlan : undefined),
      )
}

/** One address may be known in several VLANs: that of an HSRP group is. */
const macKey = (mac: Mac, vlan: number | undefined): string => (vlan === undefined ? mac : `${mac} ${vlan}`)

/** Remembers where the frame came from; the answer is the port at which its receiver is known. */
function learn(
  world: World,
  node: NodeState,
  inPort: Port,
  frame: Frame,
  vlan: number | undefined,
): string | undefined {
  const now = world.now()
  const source = macKey(frame.source, vlan)
  const known = node.macs.getOwn(source)
  if (known?.port === inPort.name) known.since = now
  else {
    if (node.macs.get(source)?.port !== inPort.name) world.shifted()
    const place = { mac: frame.source, port: inPort.name, since: now }
    node.macs.set(source, vlan === undefined ? place : { ...place, vlan })
  }
  const entry = isGroupMac(frame.destination) ? undefined : node.macs.get(macKey(frame.destination, vlan))
  const until = entry && after(entry.since, node.parameters.macAgeSeconds)
  if (until === undefined || now >= until) return undefined
  world.standsUntil(until)
  return entry?.port
}

function dropAt(world: World, node: NodeState, inPort: Port, frame: Frame, reason: string): void {
  if (frame.payload.type !== 'ip') return
  const hop = openHop(world, node.device, frame.payload.packet, inPort.name)
  hop?.step('drop', 'discarded', reason)
  hop?.finish('loop', reason, world.now())
}

function recordBridging(world: World, node: NodeState, inPort: Port, frame: Frame, known: string | undefined): void {
  if (frame.payload.type !== 'ip') return
  const { packet } = frame.payload
  const hop = openHop(world, node.device, packet, inPort.name)
  if (!hop) return
  hop.step(
    'receive',
    'bridged',
    `A frame from ${frame.source} to ${frame.destination}; the switch does not look at IP.`,
  )
  const rows = known === undefined ? [] : [{ table: 'mac', text: `${frame.destination} is at ${known}` }]
  const how = known === undefined ? 'flooded' : 'forwarded'
  hop.step(
    'transmit',
    how,
    known === undefined
      ? `${frame.destination} has not been learnt: sent out of every other port.`
      : `Sent out of ${known}.`,
    { rows },
  )
  hop.forward(known ?? ALL_PORTS, packet, known === undefined ? undefined : world.linkAt(node, known), world.now())
}
