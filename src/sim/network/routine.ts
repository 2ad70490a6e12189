/**
 * Handlings that are remembered: what a device did with a packet of a stream, it does with the next one that comes to it
 * the same way, as long as nothing has changed that packets look at. Then the look-ups of its stages need not be made
 * again: what notes the packet notes it (node/tape.ts), what changes it changes it, and it goes out as it went.
 *
 * A frame of a stream carries a trail, the same for every packet that was handled alike by everybody before; whoever takes it
 * in remembers there what it did. That stands
 *
 *  - until something has changed at the device that packets look at (shifted.ts), or one of its maps has changed;
 *  - until the earliest moment up to which an answer that was looked up holds;
 *  - for its own network alone, until that is forked.
 *
 * Only what is taken down whole is remembered: a packet that is sent on once, or heard, with nothing else having happened.
 * Without any of it everything comes about the same (testing/surroundings/remembered.test.ts).
 */
import type { Frame, Ipv4Packet } from '../../net/index'
import { frameSize, framesOf, isGroupMac } from '../../net/index'
import type { Word } from '../kernel/word'
import { countsIn } from '../node/counters'
import { originatePacket } from '../node/forward'
import { frameArrived } from '../node/node'
import { hearsQuietly } from '../node/processes'
import type { NodeState } from '../node/state'
import { Tape } from '../node/tape'
import type { World } from '../node/world'
import { deliveryOf } from './carried'
import { sameValue } from './handling'
import { lineSize } from './put'
import { standingAt } from './shifted'
import type { Network, NetworkEvent } from './state'
import { frameArrives, frameDone, isSampled, noteStandsUntil } from './stream'
import type { Counted, Draft, Going, Routine, Sent, SentBy, Trail } from './trail'
import { transmitAgain } from './transmit'
import { scheduleWake } from './wake'

type FrameEvent = Extract<NetworkEvent, { readonly kind: 'frame' }>

/** Handles a frame as its device has handled the one before it; false when that has to be looked at anew. */
export function repeats(network: Network, world: World, event: FrameEvent, { routine }: Trail): boolean {
  const { frame, pulse } = event
  if (!routine || pulse === undefined || routine.port !== event.port || frame.payload.type !== 'ip') return false
  const { packet } = frame.payload
  if (!holds(network, routine, packet)) return false
  const { node, counted } = routine
  frameArrives(network, pulse, node.device, true)
  if (counted) countsIn(counted.counts, counted.bytes, counted.frames, network.now)
  doAgain(network, world, routine, pulse, packet, frame)
  frameDone(network, pulse)
  if (node.wakeAt <= network.now) scheduleWake(network, node)
  return true
}

/** A device sends a packet of a stream that it makes. */
export function originate(
  network: Network,
  world: World,
  node: NodeState,
  trail: Trail,
  packet: Ipv4Packet,
  pulse: number,
): void {
  const { routine } = trail
  if (routine && routine.node === node && holds(network, routine, packet))
    return doAgain(network, world, routine, pulse, packet, undefined)
  const send = () => originatePacket(world, node, packet)
  if (isWorthIt(network, trail)) takeDown(network, node, trail, packet, undefined, send)
  else send()
}

/** Handles a frame, and remembers how. */
export function remember(
  network: Network,
  world: World,
  node: NodeState,
  trail: Trail,
  { port, frame }: Pick<FrameEvent, 'port' | 'frame'>,
): void {
  const handle = () => frameArrived(world, node, port, frame)
  if (frame.payload.type === 'ip') takeDown(network, node, trail, frame.payload.packet, { port, frame }, handle)
  else handle()
}

/** What is missed again and again is looked at more and more seldom. */
export function isWorthIt({ remembers, capture }: Network, trail: Trail): boolean {
  if (!remembers || capture) return false
  const { missed } = trail
  trail.missed++
  return (missed & (missed - 1)) === 0
}

function holds(network: Network, routine: Routine, packet: Ipv4Packet): boolean {
  const { node, standing, until, held, config, ipsec, conditions } = routine
  if (node.owner !== network.owner || !standing.stands || network.now >= until || network.capture) return false
  if (node.held.count !== held || node.config !== config || node.ipsec !== ipsec) return false
  for (const condition of conditions) if (!condition(packet)) return false
  return true
}

function doAgain(
  network: Network,
  world: World,
  { node, deeds, untils, changes, sent }: Routine,
  pulse: number,
  came: Ipv4Packet,
  frame: Frame | undefined,
): void {
  for (const deed of deeds) deed(came)
  if (untils.length > 0 && isSampled(network, pulse)) for (const until of untils) noteStandsUntil(network, until())
  if (!sent) return world.heard(pulse)
  const { like } = sent
  if (!like) return frame && transmitAgain(network, node, sent, frame, pulse)
  let packet = came
  for (const change of changes) packet = change(packet)
  transmitAgain(network, node, sent, framed(like, packet), pulse)
}

function framed({ vlan, source, destination }: Frame, packet: Ipv4Packet): Frame {
  const payload = { type: 'ip', packet } as const
  return vlan === undefined ? { source, destination, payload } : { vlan, source, destination, payload }
}

/** Where a frame came in, and as what. */
interface Came {
  readonly port: string
  readonly frame: Frame
}

function takeDown(
  network: Network,
  node: NodeState,
  trail: Trail,
  packet: Ipv4Packet,
  came: Came | undefined,
  handle: () => void,
): void {
  const draft: Draft = { node, tape: new Tape(packet), sent: [] }
  const before = momentOf(network, node)
  network.draft = draft
  node.tape = draft.tape
  try {
    handle()
  } finally {
    network.draft = undefined
    node.tape = undefined
  }
  const sent = isWhole(network, draft, before) ? outcomeOf(network, draft, came) : 'not known'
  trail.routine = sent === 'not known' ? undefined : routineOf(network, draft, came, sent)
  if (trail.routine) trail.missed = 0
}

/** What stays as it is where a packet is passed on and nothing else happens. */
function momentOf({ shifts, crowds, journal }: Network, node: NodeState) {
  const { randomState, config, ipsec, held, noted } = node
  return {
    shifts: shifts - crowds,
    written: journal.length,
    randomState,
    config,
    ipsec,
    held: held.count,
    noted: noted.count,
  }
}

/** Whether everything that was done stands on the tape. */
function isWhole(network: Network, { node, tape }: Draft, before: ReturnType<typeof momentOf>): boolean {
  const now = momentOf(network, node)
  return (
    !tape.spoiled &&
    tape.came.watch === undefined &&
    now.shifts === before.shifts &&
    now.written === before.written &&
    now.randomState === before.randomState &&
    now.config === before.config &&
    now.ipsec === before.ipsec &&
    now.held === before.held &&
    now.noted - before.noted === tape.writes &&
    tape.answers === tape.untils.length &&
    // Dynamic translations of a firewall age, and do not say so.
    node.xlates.size === 0 &&
    // Which ring a router's switch is on hangs on devices elsewhere; and a frame may come in there twice.
    node.builtIn === undefined
  )
}

/** How the packet left: by one port, or not at all because it was heard. */
function outcomeOf(
  network: Network,
  { node, tape, sent }: Draft,
  came: Came | undefined,
): Sent | 'heard' | 'not known' {
  const [going] = sent
  if (!going) return tape.heard ? 'heard' : 'not known'
  if (sent.length > 1 || tape.heard || !going.place) return 'not known'
  const { port, frame, trail } = going
  const by = going.held ? undefined : sentBy(network, node, going)
  if (by === undefined && !going.held) return 'not known'
  if (frame === came?.frame) return tape.changes.length === 0 ? { port, like: undefined, trail, by } : 'not known'
  const made = tape.changes.reduce((packet, change) => change(packet), tape.came)
  return sameValue(framed(frame, made), frame) ? { port, like: frame, trail, by } : 'not known'
}

function sentBy(network: Network, node: NodeState, { port, frame, place }: Going): SentBy | undefined {
  const linkPlace = place && network.links.placeOf(place.wire.link)
  const counts = node.counters.getOwn(port)
  if (!place || linkPlace === undefined || !counts) return undefined
  const delivery = deliveryOf(network, node, port, place.wire, frame)
  const to = delivery?.frame === frame ? { device: delivery.device, port: delivery.port } : undefined
  const onLine = lineSize(place.link, frame)
  return { counts, bytes: frameSize(frame), frames: framesOf(frame), onLine, place, linkPlace, to }
}

function routineOf(
  network: Network,
  { node, tape }: Draft,
  came: Came | undefined,
  sent: Sent | 'heard',
): Routine | undefined {
  const counted = came && countedOf(node, came)
  if (came && !counted) return undefined
  const { conditions, deeds, untils, changes } = tape
  return {
    node,
    port: came?.port,
    standing: standingAt(network, node.device),
    until: tape.holds,
    config: node.config,
    ipsec: node.ipsec,
    held: node.held.count,
    conditions,
    deeds,
    untils,
    changes,
    counted,
    sent: sent === 'heard' ? undefined : sent,
  }
}

function countedOf(node: NodeState, { port, frame }: Came): Counted | undefined {
  const counts = node.counters.getOwn(port)
  if (!counts || isGroupMac(frame.destination)) return undefined
  return { counts, bytes: frameSize(frame), frames: framesOf(frame) }
}

/** A process is told something while a handling is taken down: only what it does no more than count can be told again. */
export function toldWhile(world: World, { node, tape }: Draft, listener: NodeState, word: Word): void {
  const counts = () => (word.kind === 'sent' || word.kind === 'heard') && hearsQuietly(world, node, word)
  if (listener !== node || !counts()) return tape.spoil()
  tape.needs(counts)
  tape.did(() => world.tell(node, word))
}
