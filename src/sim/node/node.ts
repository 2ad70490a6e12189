/** A device's life: power-on, frames, carrier, wakes. The network calls these; they call everything else. */
import type { Configuration, Parameters } from '../../config/index'
import { type Frame, frameSize, type Mac } from '../../net/index'
import { NEVER, type SimTime, ZERO_TIME } from '../kernel/time'
import { dhcp } from '../protocols/dhcp/machine'
import { eigrp } from '../protocols/eigrp/machine'
import { hsrp } from '../protocols/hsrp/machine'
import { ike } from '../protocols/ike/machine'
import { cloneIpsec, EMPTY_IPSEC } from '../protocols/ipsec/operations'
import { rri } from '../protocols/rri/machine'
import { skinny } from '../protocols/skinny/machine'
import { spanningTree } from '../protocols/spanning-tree/machine'
import { EMPTY_RIB } from '../rib/rib'
import { arpDeadline, expireArp, giveUpArp, receiveArp } from './arp'
import { bridgeFrame } from './bridge'
import { changeRoutes, connectedRoutes, tellInterface } from './effects'
import { receivePacket, sendFrame } from './forward'
import { PROCESS_NAMES, type ProcessName } from './inputs'
import { acceptsFrame, portsOfConfiguration, portUp, setPort } from './ports'
import { bootProcesses } from './processes'
import { countersOf, type NodeState, type Port, type SeenNode } from './state'
import { staticRoutes } from './static-routes'
import type { World } from './world'

/** A device that is switched off. */
export function createNode(
  config: Configuration,
  parameters: Parameters,
  seed: number,
  macFor: (port: string) => Mac,
  owner: object,
): NodeState {
  return {
    owner,
    device: config.device,
    config,
    parameters,
    running: false,
    hung: false,
    bootedAt: ZERO_TIME,
    randomState: seed,
    ports: portsOfConfiguration(config, macFor),
    own: new Map(),
    stopped: new Set(),
    blocked: new Set(),
    ...emptyMemory(),
  }
}

/** What a restart forgets. */
function emptyMemory() {
  return {
    rib: EMPTY_RIB,
    arp: new Map(),
    arpPending: new Map(),
    macs: new Map(),
    connections: new Map(),
    objectsDown: [],
    reviewing: false,
    translations: new Map(),
    hits: new Map(),
    doubts: new Map(),
    counters: new Map(),
    hsrp: undefined,
    eigrp: [],
    ike: undefined,
    ipsec: cloneIpsec(EMPTY_IPSEC),
    rri: undefined,
    dhcp: undefined,
    skinny: undefined,
    spanningTree: undefined,
    wakeAt: NEVER,
  }
}

/** Switches a device off: memory is lost, ports go down without a word to the processes. */
export function powerOff(world: World, node: NodeState): void {
  node.running = false
  Object.assign(node, emptyMemory())
  for (const port of node.ports.values()) setPort(node, { ...restartedPort(port), up: false })
  world.changed()
}

function restartedPort(port: Port): Port {
  if (port.config.address.kind !== 'dhcp') return { ...port, claims: [] }
  const { address: _leased, ...rest } = port
  return { ...rest, claims: [] }
}

/** Switches a device on, or ends its boot: ports with carrier come up, routes and processes start. */
export function powerOn(world: World, node: NodeState): void {
  node.running = true
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
}

/** A frame arrives at a port. */
export function frameArrived(world: World, node: NodeState, portName: string, frame: Frame): void {
  const port = node.ports.get(portName)
  if (!port?.up || !node.running || node.hung) return
  const counters = countersOf(node, portName)
  counters.packetsIn++
  counters.bytesIn += frameSize(frame)
  counters.lastIn = world.now()
  if (node.config.kind === 'switch') return bridgeFrame(world, node, port, frame)
  if (!acceptsFrame(port, frame.destination)) return
  if (frame.payload.type === 'ip') {
    const { packet } = frame.payload
    const { payload } = packet
    if (payload.protocol === 'udp' && payload.message.kind === 'dhcp') {
      return world.run(node, {
        process: 'dhcp',
        input: {
          kind: 'message',
          interface: port.name,
          from: packet.source,
          fromMac: frame.source,
          message: payload.message,
        },
      })
    }
    return receivePacket(world, node, port, packet)
  }
  if (frame.payload.type === 'bpdu') return
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
  for (const process of PROCESS_NAMES) {
    if (deadlineOf(node, process) > world.now()) continue
    world.run(node, { process, input: { kind: 'wake' } })
    const next = deadlineOf(node, process)
    if (next <= world.now())
      throw new Error(`${process} on ${node.device}: a wake at ${world.now()} µs left its deadline at ${next} µs`)
  }
}

/** When the node next wants to be woken. */
export function nodeDeadline(node: SeenNode): SimTime {
  if (!node.running || node.hung) return NEVER
  let first = node.arpPending.size > 0 ? arpDeadline(node) : NEVER
  for (const process of PROCESS_NAMES) {
    const due = deadlineOf(node, process)
    if (due < first) first = due
  }
  return first
}

function eigrpDeadline(node: SeenNode): SimTime {
  let first: SimTime = NEVER
  for (const state of node.eigrp) {
    const due = eigrp.deadline(state)
    if (due < first) first = due
  }
  return first
}

function deadlineOf(node: SeenNode, process: ProcessName): SimTime {
  if (node.stopped.has(process)) return NEVER
  switch (process) {
    case 'hsrp':
      return node.hsrp ? hsrp.deadline(node.hsrp) : NEVER
    case 'eigrp':
      return eigrpDeadline(node)
    case 'ike':
      return node.ike ? ike.deadline(node.ike) : NEVER
    case 'rri':
      return node.rri ? rri.deadline(node.rri) : NEVER
    case 'dhcp':
      return node.dhcp ? dhcp.deadline(node.dhcp) : NEVER
    case 'skinny':
      return node.skinny ? skinny.deadline(node.skinny) : NEVER
    case 'spanning-tree':
      return node.spanningTree ? spanningTree.deadline(node.spanningTree) : NEVER
  }
}
