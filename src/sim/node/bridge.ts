/**
 * A switch, standing by itself or built into a router: learns source addresses by port, sends to the learnt port or floods (IEEE 802.1D clause 7), by ports that
 * its spanning tree lets forward. One that runs none passes BPDUs on like any other group frame.
 */
import { carriage, vlanOfTag } from '../../config/index'
import { type Frame, isGroupMac, type Mac, tagged } from '../../net/index'
import type { Bridging } from '../kernel/row'
import { after } from '../kernel/time'
import { ALL_PORTS, type Disposition } from '../trace'
import { gateOf } from './ask'
import { takersOf, takesEarly } from './listeners'
import { acceptsFrame } from './ports'
import { openHop } from './recorder'
import type { NodeState, Port, SeenNode } from './state'
import { dropUnknown } from './transit'
import type { VlanRing, World } from './world'

/** What a port of a switch does with frames. */
export function bridging(node: SeenNode, port: string): Bridging {
  if (!node.running || node.hung || !node.ports.get(port)?.up) return 'discarding'
  return gateOf(node, port) ?? 'forwarding'
}

/**
 * A frame comes to a port of a switch. The answer is the device's own end in its VLAN, where the frame is for that too:
 * that of a router with switch ports.
 */
export function bridgeFrame(world: World, node: NodeState, inPort: Port, frame: Frame): string | undefined {
  // A router's switch runs a spanning tree of its own, and passes no BPDU of others on.
  if (inPort.config.switchport && frame.payload.type === 'bpdu') return undefined
  if (!inPort.config.switchport && takesEarly(frame) && takersOf(frame).some(({ name }) => node.processes.has(name)))
    return void world.tell(node, { kind: 'frame', interface: inPort.name, frame })
  const taken = bridging(node, inPort.name)
  const { name } = inPort
  if (taken === 'discarding')
    return dropAt(world, node, inPort, frame, 'denied-in', `${name} is blocked by spanning tree.`)
  const vlan = vlanIn(inPort, frame)
  if (vlan === 'none') return dropAt(world, node, inPort, frame, 'denied-in', `${name} carries no VLAN of such frames.`)
  const ring = inPort.config.switchport ? world.ringAt(node, vlan) : undefined
  if (ring && (ring.held.has(name) || endsInRing(world, node, inPort, frame, ring))) return undefined
  const known = learn(world, node, inPort, frame, vlan)
  if (taken === 'learning')
    return dropAt(world, node, inPort, frame, 'denied-in', `${name} learns, and does not forward yet (spanning tree).`)
  const storm = world.drowned(node, known === undefined)
  if (storm !== undefined)
    return dropAt(world, node, inPort, frame, 'loop', `A frame storm fills ${node.device}: frames run round ${storm}.`)
  const own = ownEnd(node, vlan, frame)
  if (own !== undefined && !isGroupMac(frame.destination)) return own
  if (known === name) return undefined
  recordBridging(world, node, inPort, frame, known)
  spread(world, node, { known, vlan, from: name, held: ring?.held }, frame)
  return own
}

/** A frame of the device's own leaves by an interface: onto its cable, or among the switch ports of its VLAN. */
export function emit(world: World, node: NodeState, port: Port, frame: Frame): void {
  const vlan = port.config.bridged
  if (vlan === undefined) return world.transmit(node, port.name, frame)
  const known = placeOf(world, node, frame.destination, vlan)
  spread(world, node, { known, vlan, from: undefined, held: world.ringAt(node, vlan)?.held }, frame)
}

/** The port by which a VLAN interface reaches an address, once that is learnt; other interfaces are their own. */
export function learntPort(world: World, node: NodeState, port: Port, mac: Mac): string | undefined {
  const vlan = port.config.bridged
  return vlan === undefined ? port.name : placeOf(world, node, mac, vlan)
}

interface Spread {
  readonly known: string | undefined
  readonly vlan: number | undefined
  readonly from: string | undefined
  readonly held: ReadonlySet<string> | undefined
}

function spread(world: World, node: NodeState, { known, vlan, from, held }: Spread, frame: Frame): void {
  const all = known === undefined ? (node.builtIn?.ports ?? [...node.ports.keys()]) : [known]
  for (const name of all) {
    const out = node.ports.get(name)
    if (!out || name === from || held?.has(name) || bridging(node, name) !== 'forwarding') continue
    const sent = asSent(out, frame, vlan)
    if (sent) world.transmit(node, name, sent)
  }
}

function vlanIn({ config }: Port, frame: Frame): number | undefined | 'none' {
  const { switchport, accessVlan } = config
  return switchport ? (vlanOfTag(switchport, frame.vlan) ?? 'none') : (accessVlan ?? frame.vlan)
}

/** The frame as it leaves by a port; nothing where the port does not carry its VLAN. */
function asSent({ config }: Port, frame: Frame, vlan: number | undefined): Frame | undefined {
  const { switchport, accessVlan } = config
  if (!switchport)
    return (accessVlan ?? vlan) === vlan ? tagged(frame, accessVlan === undefined ? vlan : undefined) : undefined
  const how = vlan === undefined ? undefined : carriage(switchport, vlan)
  return how && tagged(frame, how === 'tagged' ? vlan : undefined)
}

/** The interface by which a router with switch ports is in a VLAN itself, where it takes the frame. */
function ownEnd({ builtIn, ports }: NodeState, vlan: number | undefined, frame: Frame): string | undefined {
  const port = vlan === undefined ? undefined : ports.get(builtIn?.vlans.get(vlan) ?? '')
  return port?.up && acceptsFrame(port, frame.destination) ? port.name : undefined
}

/** Cables make a ring: the way of a watched packet ends, as nobody says which of them spanning tree leaves out. */
function endsInRing(world: World, node: NodeState, inPort: Port, frame: Frame, { notKnown }: VlanRing): boolean {
  if (frame.payload.type !== 'ip') return false
  const hop = openHop(world, node.device, frame.payload.packet, inPort.name)
  dropUnknown(world, hop, 'receive', notKnown)
  return hop !== undefined
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
  if (known?.port === inPort.name) {
    known.since = now
    node.tape?.did(() => {
      known.since = world.now()
    })
  } else {
    if (node.macs.get(source)?.port !== inPort.name) world.shifted()
    const place = { mac: frame.source, port: inPort.name, since: now }
    node.macs.set(source, vlan === undefined ? place : { ...place, vlan })
  }
  return placeOf(world, node, frame.destination, vlan)
}

/** The port at which an address is known. */
function placeOf(world: World, node: NodeState, mac: Mac, vlan: number | undefined): string | undefined {
  const entry = isGroupMac(mac) ? undefined : node.macs.get(macKey(mac, vlan))
  if (!entry) return undefined
  const until = () => after(entry.since, node.parameters.macAgeSeconds)
  if (world.now() >= until()) return undefined
  world.standsUntil(until())
  node.tape?.asked(until)
  return entry.port
}

function dropAt(
  world: World,
  node: NodeState,
  inPort: Port,
  frame: Frame,
  disposition: Disposition,
  reason: string,
): undefined {
  if (frame.payload.type !== 'ip') return undefined
  const hop = openHop(world, node.device, frame.payload.packet, inPort.name)
  hop?.step('drop', 'discarded', reason)
  hop?.finish(disposition, reason, world.now())
  return undefined
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
