/** A device's life: power-on, frames, carrier, wakes. The network calls these; they call everything else. */
import type { Configuration, Parameters } from '../../config/index'
import { type Frame, type Mac, tagged } from '../../net/index'
import { ForkableMap, type Writes } from '../kernel/forkable-map'
import { NEVER, type SimTime, ZERO_TIME } from '../kernel/time'
import { cloneIpsec, EMPTY_IPSEC } from '../protocols/ipsec/operations'
import { EMPTY_RIB } from '../rib/rib'
import { arpDeadline, expireArp, giveUpArp, receiveArp } from './arp'
import { bridgeFrame } from './bridge'
import { countIn } from './counters'
import { changeRoutes, connectedRoutes, reviewTracked, tellInterface } from './effects'
import { receivePacket } from './forward'
import { takesEarly } from './listeners'
import { acceptsFrame, configuredAddress, portsOfConfiguration, portUp, setPort, withAddress } from './ports'
import { bootProcesses, processDeadline, wakeProcesses } from './processes'
import { followClock } from './reconfigure'
import { sendFrame } from './stages/send'
import type { NodeState, Port, SeenNode } from './state'
import { staticRoutes } from './static-routes'
import { clockTurns, madeOf, tellNode } from './told'
import { trackDeadline } from './tracked'
import { tunnelsOf } from './tunnel-ends'
import type { World } from './world'

/** A device that is switched off. */
export function createNode(
  config: Configuration,
  parameters: Parameters,
  seed: number,
  macFor: (port: string) => Mac,
  owner: object,
): NodeState {
  const made = madeOf(config, ZERO_TIME, undefined)
  const held: Writes = { count: 0 }
  const noted: Writes = { count: 0 }
  return {
    owner,
    device: config.device,
    ...made,
    parameters,
    running: false,
    starting: false,
    hung: false,
    bootedAt: ZERO_TIME,
    randomState: seed,
    ports: portsOfConfiguration(made.told, macFor, held),
    own: new ForkableMap([], held),
    tables: new Map(),
    stopped: new Set(),
    blocked: new Set(),
    held,
    noted,
    tape: undefined,
    ...emptyMemory(held, noted),
  }
}

type Memory = Omit<
  NodeState,
  | 'owner'
  | 'device'
  | 'told'
  | 'config'
  | 'replica'
  | 'turnsAt'
  | 'riders'
  | 'builtIn'
  | 'parameters'
  | 'running'
  | 'starting'
  | 'hung'
  | 'bootedAt'
  | 'randomState'
  | 'ports'
  | 'own'
  | 'tables'
  | 'stopped'
  | 'blocked'
  | 'held'
  | 'noted'
  | 'tape'
>

/** What a restart forgets. */
function emptyMemory(held: Writes, noted: Writes): Memory {
  return {
    rib: EMPTY_RIB,
    arp: new ForkableMap([], held),
    arpPending: new ForkableMap([], held),
    macs: new ForkableMap([], held),
    connections: new ForkableMap([], held),
    mostConnections: 0,
    tracked: [],
    reviewing: false,
    translations: new ForkableMap([], noted),
    xlates: new ForkableMap([], held),
    hits: new ForkableMap([], noted),
    doubts: new ForkableMap([], held),
    counters: new ForkableMap([], noted),
    processes: new Map(),
    ipsec: cloneIpsec(EMPTY_IPSEC, noted),
    wakeAt: NEVER,
  }
}

/** Switches a device off: memory is lost, ports go down without a word to the processes. */
export function powerOff(world: World, node: NodeState): void {
  node.running = false
  node.held.count++
  Object.assign(node, emptyMemory(node.held, node.noted))
  delete node.clock
  delete node.replica
  tellNode(node, node.told, world.now())
  for (const [name, { own }] of node.tables) node.tables.set(name, { rib: EMPTY_RIB, own })
  for (const port of node.ports.values()) setPort(node, { ...restartedPort(port), up: false })
  world.changed()
}

function restartedPort(port: Port): Port {
  const { burntIn } = port
  if (burntIn !== undefined)
    return restartedPort(withAddress({ ...port, mac: burntIn, burntIn: undefined }, configuredAddress(port.config)))
  const { kind } = port.config.address
  return kind === 'dhcp' || kind === 'unnumbered'
    ? { ...port, address: undefined, claims: [] }
    : { ...port, claims: [] }
}

/** Switches a device on, or ends its boot: ports with carrier come up, routes and processes start. */
export function powerOn(world: World, node: NodeState): void {
  node.running = true
  node.starting = true
  node.hung = false
  node.bootedAt = world.now()
  world.changed()
  for (const port of node.ports.values()) setPort(node, { ...port, up: portUp(node, port, port.carrier) })
  bootProcesses(world, node)
  const up = [...node.ports.values()].filter((port) => port.up)
  changeRoutes(world, node, {
    remove: [],
    add: [...up.flatMap((port) => connectedRoutes(world, port)), ...staticRoutes(node.config, world.now())],
  })
  for (const port of node.ports.values()) tellInterface(world, node, port)
  node.starting = false
  world.tunnels(node, tunnelsOf(node.config))
}

/** A frame arrives at a port. */
export function frameArrived(world: World, node: NodeState, portName: string, frame: Frame): void {
  const port = node.ports.get(portName)
  if (!port?.up || !node.running || node.hung) return
  // What is tried while the network stands still is no frame that came.
  if (!world.ended) countIn(node, port, frame, world.now())
  if (node.config.kind === 'switch') return void bridgeFrame(world, node, port, frame)
  if (port.config.switchport) {
    const own = bridgeFrame(world, node, port, frame)
    if (own) frameArrived(world, node, own, tagged(frame, undefined))
    return
  }
  if (!acceptsFrame(port, frame.destination)) return
  if (takesEarly(frame)) return world.tell(node, { kind: 'frame', interface: port.name, frame })
  if (frame.payload.type === 'ip') return receivePacket(world, node, port, frame.payload.packet)
  if (frame.payload.type !== 'arp') return
  const waited = receiveArp(world, node, port, frame.payload.arp)
  if (waited) {
    const mac = frame.payload.arp.senderMac
    for (const { packet, hop } of waited.packets) sendFrame(world, node, port, packet, hop, mac)
  }
}

/** Some deadline of the node has come: every process whose own is due is woken, and must then move it on. */
export function wakeNode(world: World, node: NodeState): void {
  if (!node.running || node.hung) return
  for (const pending of expireArp(world, node)) giveUpArp(world, pending)
  wakeProcesses(world, node)
  if (trackDeadline(node) <= world.now()) reviewTracked(world, node)
  if (clockTurns(node, world.now())) followClock(world, node)
}

/** When the node next wants to be woken. */
export function nodeDeadline(node: SeenNode): SimTime {
  if (!node.running || node.hung) return NEVER
  const due = Math.min(processDeadline(node), trackDeadline(node), node.turnsAt) as SimTime
  if (node.arpPending.size === 0) return due
  const asked = arpDeadline(node)
  return asked < due ? asked : due
}
