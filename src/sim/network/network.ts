/**
 * The network: it orders events by time, carries frames over cables, and gives nodes their world. A network is a
 * mutable value that can be forked: the fork shares every immutable part and runs on by itself.
 */
import type { Configuration, DeviceId, Parameters, TimedEvent, Topology } from '../../config/index'
import { type Frame, macOf } from '../../net/index'
import { nothingSpent, spend } from '../kernel/budget'
import { Log } from '../kernel/log'
import { Paged } from '../kernel/paged'
import { PagedMap } from '../kernel/paged-map'
import { dequeue, emptyQueue, enqueue, forkQueue, nextTime, takeAll, waiting } from '../kernel/queue'
import { hashText } from '../kernel/random'
import { emptyTable } from '../kernel/table'
import { after, NEVER, type SimTime, timeOf, ZERO_TIME } from '../kernel/time'
import { originatePacket } from '../node/forward'
import { createNode, frameArrived, powerOn, wakeNode } from '../node/node'
import { setPort, takesFrame } from '../node/ports'
import { tellProcesses } from '../node/processes'
import type { NodeState, SeenNode } from '../node/state'
import type { World } from '../node/world'
import { eventsAhead, firstPutOff, isAhead } from './ahead'
import { carrierAt, refreshCarrier } from './cables'
import { wireAt } from './carried'
import { applyFault, goDown } from './faults'
import { thinHolding } from './held'
import { freshLink, wiresOf } from './links'
import { owned } from './owned'
import { leaveConfiguration, reconfigure } from './reconfigure'
import { noteRest, noteShift } from './shifted'
import { GOODBYE_SECONDS, saysGoodbye } from './shutting'
import type { Network, NetworkEvent } from './state'
import { drowned, trunksOf } from './storm'
import { frameArrives, frameDone, noteStandsUntil, noteTold, sendNext, streamHeard, streamPulse } from './stream'
import { streamsShifted } from './stream-shift'
import { cloneStream } from './stream-state'
import { transmit } from './transmit'
import { scheduleWake } from './wake'
import { writeJournal } from './write-journal'

/** Everything that is simulated. */
export interface Scene {
  readonly configurations: readonly Configuration[]
  readonly topology: Topology
  readonly parameters: Parameters
  /** What happens by itself, from power-on. */
  readonly history: readonly TimedEvent[]
  readonly seed: number
  /** What devices keep when they are renamed; absent, or a device that is not in it: its name. */
  readonly ids?: ReadonlyMap<DeviceId, string>
}

/** A network at time 0: everything is switched on at once. */
export function createNetwork(scene: Scene): Network {
  const ids = scene.ids ?? new Map()
  const topology = { ...scene.topology, links: [...scene.topology.links].sort((a, b) => compareTexts(a.id, b.id)) }
  const kinds = new Map(scene.configurations.map(({ device, kind }) => [device, kind]))
  const owner = {}
  const network: Network = {
    now: ZERO_TIME,
    parameters: scene.parameters,
    ids,
    topology,
    nodes: nodesOf(scene, ids, owner),
    owner,
    touched: undefined,
    links: PagedMap.of(topology.links.map((link) => [link.id, freshLink(link)])),
    wires: wiresOf(topology),
    busy: new Paged(),
    queue: emptyQueue(isAhead),
    journal: new Log(),
    unpowered: new Set(),
    boots: new Map(),
    lastChange: ZERO_TIME,
    cause: undefined,
    randomState: hashText('network', scene.seed),
    ports: scene.configurations.reduce((sum, { interfaces }) => sum + interfaces.length, 0),
    spent: nothingSpent(),
    changes: 0,
    trunks: trunksOf(topology, (device) => kinds.get(device) === 'switch'),
    storms: new Map(),
    records: new Map(),
    heard: new Map(),
    streams: [],
    sampled: [],
    holding: new Set(),
    flying: undefined,
    shifts: 0,
    moved: undefined,
    noted: 0,
    stamps: emptyTable(),
    epoch: {},
    fates: 0,
  }
  enqueue(network.queue, ZERO_TIME, { kind: 'start' })
  for (const event of scene.history) schedule(network, event)
  return network
}

function nodesOf(scene: Scene, ids: ReadonlyMap<DeviceId, string>, owner: object): Network['nodes'] {
  let ports = 0
  const nodes = [...scene.configurations].sort(byId(ids)).map((configuration): [string, SeenNode] => {
    const { device } = configuration
    const seed = hashText(ids.get(device) ?? device, scene.seed)
    return [device, createNode(configuration, scene.parameters, seed, () => macOf(++ports), owner)]
  })
  return PagedMap.of(nodes)
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** In which order devices stand in a file says nothing about them. */
const byId = (ids: ReadonlyMap<DeviceId, string>) => (a: Configuration, b: Configuration) =>
  compareTexts(ids.get(a.device) ?? a.device, ids.get(b.device) ?? b.device)

/** Everything that is drawn from now on follows from a seed. */
export function reseed(network: Network, seed: number): void {
  network.randomState = hashText('network', seed)
  for (const device of network.nodes.keys()) {
    const node = owned(network, device)
    if (node) node.randomState = hashText(network.ids.get(device) ?? device, seed)
  }
}

/** Puts a fault, its end, or lines to be typed into the queue. */
export function schedule(network: Network, event: TimedEvent): void {
  enqueue(network.queue, timeOf(Math.max(event.at, network.now)), { kind: 'event', event })
}

/** Somebody leaves configuration mode at a device now, which logs it. */
export function leftConfiguration(network: Network, device: string): void {
  leaveConfiguration(network, worldOf(network), device)
}

/** Takes out of the queue what was scheduled and has not happened; what already began, such as a boot, goes on. */
export function forgetScheduled(network: Network): void {
  for (const { at, event } of takeAll(network.queue)) if (event.kind !== 'event') enqueue(network.queue, at, event)
}

/** An independent copy that goes on from the same moment. Nodes are shared until one side touches them. */
export function forkNetwork(network: Network): Network {
  network.owner = {}
  thinHolding(network)
  return {
    ...network,
    owner: {},
    nodes: network.nodes.fork(),
    busy: network.busy.fork(),
    links: network.links.fork(),
    queue: forkQueue(network.queue),
    journal: network.journal.fork(),
    unpowered: new Set(network.unpowered),
    boots: new Map(network.boots),
    spent: { ...network.spent },
    holding: new Set(network.holding),
    storms: new Map(network.storms),
    records: new Map(),
    heard: new Map(),
    streams: network.streams.map(cloneStream),
    sampled: network.sampled.slice(),
  }
}

/** Nothing happens until then; time never goes back. */
function passTo(network: Network, moment: SimTime): void {
  if (moment > network.now) network.now = moment
}

/** Runs every event up to and including `until`. */
export function runUntil(network: Network, until: SimTime): void {
  const world = worldOf(network)
  while (nextTime(network.queue) <= until) step(network, world)
  passTo(network, until)
}

/** Runs events up to `until` but stops after one that changed a table; then `now` is its moment and the answer true. */
export function runToChange(network: Network, until: SimTime): boolean {
  const world = worldOf(network)
  const known = network.lastChange
  while (nextTime(network.queue) <= until) {
    step(network, world)
    if (network.lastChange > known) return true
  }
  passTo(network, until)
  return false
}

/** Runs events up to `until` but stops after one that can have changed a packet's way, or a stream's fate; then true. */
export function runToShift(network: Network, until: SimTime): boolean {
  const world = worldOf(network)
  const { shifts, fates } = network
  while (nextTime(network.queue) <= until) {
    step(network, world)
    if (network.shifts !== shifts || network.fates !== fates) return true
  }
  passTo(network, until)
  return false
}

/**
 * Runs until nothing changed for the settling time, nothing waits for a configured delay and no event lies ahead, or until
 * `limit`. True when settled. What lies beyond the horizon is not waited for: a quiet network is settled, whatever is to
 * happen tomorrow. `shifted` hears of every event that can have changed a packet's way.
 */
export function runUntilSettled(
  network: Network,
  limit: SimTime,
  horizon: SimTime = limit,
  shifted: () => void = () => undefined,
): boolean {
  const world = worldOf(network)
  const quiet = network.parameters.settleSeconds * 1e6
  let putOff: SimTime = ZERO_TIME
  for (;;) {
    const next = nextTime(network.queue)
    const settles = timeOf(network.lastChange + quiet)
    if (next > settles && settles <= limit && !eventsAhead(network, horizon)) {
      if (putOff < next) putOff = firstPutOff(network)
      if (putOff > horizon) {
        passTo(network, settles)
        return true
      }
    }
    if (next > limit) break
    const { shifts } = network
    step(network, world)
    if (network.shifts !== shifts) shifted()
  }
  passTo(network, limit)
  return false
}

/** What may touch any node. */
const REACHING: ReadonlySet<NetworkEvent['kind']> = new Set(['start', 'off', 'boot', 'event'])

function step(network: Network, world: World): void {
  const item = dequeue(network.queue)
  if (!item) return
  network.now = item.at
  charge(network, item.event)
  noteRest(network)
  const { shifts, changes } = network
  if (REACHING.has(item.event.kind)) wakingTouched(network, () => handle(network, world, item.event))
  else handle(network, world, item.event)
  if (network.shifts === shifts) return
  noteShift(network, item.event, network.changes !== changes)
  if (network.sampled.length > 0) streamsShifted(network, world)
}

function charge(network: Network, event: NetworkEvent): void {
  const { now, nodes, queue, journal } = network
  const where = 'device' in event ? event.device : undefined
  const use = { now, devices: nodes.size, waiting: waiting(queue), written: journal.length, where }
  spend(network.spent, use)
}

function handle(network: Network, world: World, event: NetworkEvent): void {
  network.cause = event.kind === 'frame' || event.kind === 'boot' || event.kind === 'off' ? event.cause : undefined
  switch (event.kind) {
    case 'frame': {
      const node = owned(network, event.device)
      if (!node) return
      arrive(network, world, node, event.port, event.frame)
      return scheduleWake(network, node)
    }
    case 'wake': {
      if (network.nodes.get(event.device)?.wakeAt !== network.now) return
      const node = owned(network, event.device)
      if (!node) return
      node.wakeAt = NEVER
      wakeNode(world, node)
      return scheduleWake(network, node)
    }
    case 'stream':
      return sendNext(network, world, event.stream, event.packet)
    case 'start':
      return start(network, world)
    case 'off': {
      const node = owned(network, event.device)
      // A power failure may have come first, and even be over.
      if (node && network.boots.has(event.device)) goDown(network, world, node)
      return
    }
    case 'boot':
      return boot(network, world, event.device)
    case 'event':
      return happen(network, world, event)
  }
}

/** What a fault, a boot or a typed line does may reach any node: those that it touched are asked when to be woken. */
function wakingTouched(network: Network, work: () => void): void {
  const touched = new Set<DeviceId>()
  network.touched = touched
  try {
    work()
  } finally {
    network.touched = undefined
  }
  for (const device of network.nodes.inOrder(touched)) {
    const node = network.nodes.get(device)
    if (node) scheduleWake(network, node)
  }
}

function arrive(network: Network, world: World, node: NodeState, port: string, frame: Frame): void {
  const pulse = network.streams.length > 0 ? streamPulse(frame) : undefined
  if (pulse === undefined) return frameArrived(world, node, port, frame)
  frameArrives(network, pulse, node.device, takesFrame(node, port, frame))
  frameArrived(world, node, port, frame)
  frameDone(network, pulse)
}

function happen(
  network: Network,
  world: World,
  { event, said }: Extract<NetworkEvent, { readonly kind: 'event' }>,
): void {
  if (!said && saysGoodbye(network, world, event))
    return enqueue(network.queue, after(network.now, GOODBYE_SECONDS), { kind: 'event', event, said: true })
  if (event.action === 'reconfigure') reconfigure(network, world, event)
  else applyFault(network, world, event.action, event.fault)
}

/** Everything has power at once, so that carrier is there before the first frame. */
function start(network: Network, world: World): void {
  const nodes = [...network.nodes.keys()].flatMap((device) => owned(network, device) ?? [])
  for (const node of nodes) node.running = true
  for (const node of nodes) seeCarrier(network, node)
  for (const node of nodes) powerOn(world, node)
}

function seeCarrier(network: Network, node: NodeState): void {
  for (const port of node.ports.values()) {
    const carrier = port.config.kind === 'loopback' || carrierAt(network, node.device, port.name)
    setPort(node, { ...port, carrier })
  }
}

function boot(network: Network, world: World, device: string): void {
  const node = owned(network, device)
  if (!node || node.running || network.boots.get(device) !== network.now) return
  network.boots.delete(device)
  node.running = true
  seeCarrier(network, node)
  world.journal(node, {
    protocol: 'kernel',
    event: 'booted',
    text: `${device} has started`,
    syslog: { facility: 'SYS', severity: 5, mnemonic: 'RESTART', text: 'System restarted --' },
  })
  powerOn(world, node)
  refreshCarrier(network, world, device)
}

const worlds = new WeakMap<Network, World>()

/** The world as nodes see it; made once for each network. */
export function worldOf(network: Network): World {
  const known = worlds.get(network)
  if (known) return known
  const made = newWorld(network)
  worlds.set(network, made)
  return made
}

function newWorld(network: Network): World {
  const world: World = {
    now: () => network.now,
    transmit: (node, port, frame) => transmit(network, node, port, frame),
    journal: (node, entry) => writeJournal(network, node.device, entry),
    changed: () => {
      network.lastChange = network.now
      network.shifts++
      network.changes++
    },
    shifted: () => {
      network.shifts++
    },
    holds: (node) => {
      network.holding.add(node.device)
    },
    standsUntil: (until) => noteStandsUntil(network, until),
    record: (watch, hop) => {
      const hops = network.records.get(watch) ?? []
      network.records.set(watch, hops)
      hops.push(hop)
    },
    heard: (pulse) => {
      if (pulse < 0) streamHeard(network, pulse)
      else network.heard.set(pulse, network.now)
    },
    drowned: (node, floods) => drowned(network, world, node, floods),
    linkAt: (node, port) => wireAt(network, node.device, port)?.link,
    tell: (node, word) => {
      noteTold(network, node, word)
      tellProcesses(world, node, word)
    },
    originate: (node, packet) => originatePacket(world, node, packet),
  }
  return world
}
