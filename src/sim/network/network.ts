/**
 * The network runs: it orders events by time, and hands each to whom it concerns. A network is a mutable value that can be
 * forked: the fork shares every immutable part and runs on by itself.
 */
import type { DeviceId, Parameters } from '../../config/index'
import { spend } from '../kernel/budget'
import { dequeue, enqueue, forkQueue, nextTime, takeAll, waiting } from '../kernel/queue'
import { after, NEVER, type SimTime, timeOf, ZERO_TIME } from '../kernel/time'
import { frameArrived, powerOn, wakeNode } from '../node/node'
import { setPort, takesFrame } from '../node/ports'
import type { NodeState } from '../node/state'
import type { World } from '../node/world'
import { eventsAhead, firstPutOff } from './ahead'
import { believed, carrierAt, followCarrier, refreshCarrier } from './cables'
import { applyFault, goDown } from './faults'
import { thinHolding } from './held'
import { forgetLines, forkLines } from './line'
import { owned } from './owned'
import { leaveConfiguration, reconfigure, renewTemplates } from './reconfigure'
import { isWorthIt, originate, remember, repeats } from './routine'
import { noteRest, noteShift } from './shifted'
import { saysGoodbye } from './shutting'
import type { Network, NetworkEvent } from './state'
import { frameArrives, frameDone, sendNext } from './stream'
import { streamsShifted } from './stream-shift'
import { cloneStream } from './stream-state'
import { transmitHeld } from './transmit'
import { scheduleWake } from './wake'
import { worldOf } from './world'

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
    lines: forkLines(network),
    links: network.links.fork(),
    queue: forkQueue(network.queue),
    journal: network.journal.fork(),
    unpowered: new Set(network.unpowered),
    templated: new Set(network.templated),
    boots: new Map(network.boots),
    spent: { ...network.spent },
    holding: new Set(network.holding),
    storms: new Map(network.storms),
    rings: new Map(network.rings),
    records: new Map(),
    heard: new Map(),
    capture: undefined,
    watching: undefined,
    streams: network.streams.map(cloneStream),
    sampled: network.sampled.slice(),
    standing: new Map(),
    draft: undefined,
    loads: network.loads.slice(),
  }
}

/** A copy whose devices remember nothing of packets: it goes the same way, and costs more. */
export const forgetful = (network: Network): Network => ({ ...forkNetwork(network), remembers: false })

/** The network under other parameters from now on; what was negotiated or is under way keeps those of its beginning. */
export function underParameters(network: Network, parameters: Parameters): Network {
  const other: Network = { ...forkNetwork(network), parameters }
  for (const device of [...other.nodes.keys()]) {
    const node = owned(other, device)
    if (node) other.nodes.set(device, { ...node, parameters })
  }
  return other
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
const REACHING: ReadonlySet<NetworkEvent['kind']> = new Set(['start', 'off', 'boot', 'carrier', 'event'])

function step(network: Network, world: World): void {
  const item = dequeue(network.queue)
  if (!item) return
  network.now = item.at
  charge(network, item.event)
  noteRest(network)
  const { shifts, changes, crowds } = network
  if (REACHING.has(item.event.kind)) wakingTouched(network, () => handle(network, world, item.event))
  else handle(network, world, item.event)
  if (network.shifts === shifts) return
  const handled = network.shifts - shifts > network.crowds - crowds
  noteShift(network, item.event, { rewired: network.changes !== changes, handled })
  if (network.sampled.length > 0) streamsShifted(network, world)
}

function charge(network: Network, event: NetworkEvent): void {
  const { now, nodes, queue, journal } = network
  const where = 'device' in event ? event.device : undefined
  const use = { now, devices: nodes.size, waiting: waiting(queue), written: journal.length, where }
  spend(network.spent, use)
}

function handle(network: Network, world: World, event: NetworkEvent): void {
  network.cause = 'cause' in event ? event.cause : undefined
  switch (event.kind) {
    case 'frame': {
      if (event.trail !== undefined && repeats(network, world, event, event.trail)) return
      const node = owned(network, event.device)
      if (!node) return
      arrive(network, world, node, event)
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
    case 'line': {
      const node = owned(network, event.device)
      return node && transmitHeld(network, node, event.port)
    }
    case 'stream':
      return sendNext(network, world, event.stream, event.packet, (node, trail, packet, pulse) =>
        originate(network, world, node, trail, packet, pulse),
      )
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
    case 'carrier':
      return followCarrier(network, world, event.device, event.port)
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

function arrive(
  network: Network,
  world: World,
  node: NodeState,
  { port, frame, pulse, trail }: Extract<NetworkEvent, { readonly kind: 'frame' }>,
): void {
  if (pulse === undefined) return frameArrived(world, node, port, frame)
  frameArrives(network, pulse, node.device, takesFrame(node, port, frame))
  if (trail && isWorthIt(network, trail)) remember(network, world, node, trail, { port, frame })
  else frameArrived(world, node, port, frame)
  frameDone(network, pulse)
}

function happen(
  network: Network,
  world: World,
  { event, said }: Extract<NetworkEvent, { readonly kind: 'event' }>,
): void {
  if (!said && saysGoodbye(network, world, event))
    return enqueue(network.queue, after(network.now, network.parameters.portFarewellSeconds), {
      kind: 'event',
      event,
      said: true,
    })
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
    setPort(node, { ...believed(port), carrier })
  }
}

function boot(network: Network, world: World, device: string): void {
  const node = owned(network, device)
  if (!node || node.running || network.boots.get(device) !== network.now) return
  network.boots.delete(device)
  forgetLines(network, device)
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
  renewTemplates(network, world, device)
}
