/** Packets in the queues of a policy: taken in, handed to the transmitter when it has room, lost when a queue is full. */
import { type InterfaceConfig, queueKindOf } from '../../config/index'
import { frameSize } from '../../net/index'
import { enqueue } from '../kernel/queue'
import { NEVER, type SimTime } from '../kernel/time'
import type { NodeState } from '../node/state'
import type { PolicyPlan } from '../queue/plan'
import type { PortPlan } from '../queue/port-plan'
import { bucketsOn, type Dropped, emptyPolicy, isHeld, offer, take, takeAll } from '../queue/queue'
import { hasModem, lineOf, planAt, queueingPort, waitingFrame, waitingOn } from './line'
import type { HeldFrame, HeldPolicy, Line } from './line-state'
import { tellLosing } from './losing'
import type { Place } from './place'
import { put } from './put'
import type { Network } from './state'
import { fillsLine, frameLeavesQueue, frameWaits, lostInQueue, settlePulse } from './stream'

/** A port with a policy, a shaper or fair queues. */
export interface PolicyPlace extends Place {
  /** Whose lines tell the queue. */
  readonly told: InterfaceConfig
  readonly plan: PortPlan
  readonly policy: PolicyPlan
}

/** The place of a port as one with a policy; nothing when it has one queue. */
export function withPolicy(node: NodeState, place: Place): PolicyPlace | undefined {
  const told = queueingPort(node, place.port)
  if (!told || queueKindOf(told, node.config.queueing) === 'first come, first served') return undefined
  const { wire, link } = place
  const { ab, ba } = link.link.bandwidthKbit
  const plan = planAt(node, told, link.link, wire.isA ? ab : ba)
  return plan.policy && { ...place, told, plan, policy: plan.policy }
}

/** Takes a frame in, and hands over what may go. */
export function hold(network: Network, node: NodeState, place: PolicyPlace, frame: HeldFrame): void {
  const { policy, plan, told } = place
  const line = lineOf(network, place.wire)
  const held = heldOf(network, node, place, line)
  if (held.state.waiting === 0) line.losing = false
  const { packet, path } = waitingFrame(node, told, plan, frame, countedBytes(frame))
  const congested =
    held.state.waiting > 0 ||
    roomAt(network, node, place, line) > network.now ||
    isHeld(policy, held.state, path, network.now)
  if (frame.pulse !== undefined) {
    const fills = bucketsOn(policy, path).some(({ rate }) =>
      fillsLine(network, frame.pulse ?? 0, node.device, place.wire.far.device, (packet.bytes * 8e6) / rate),
    )
    frameWaits(network, frame.pulse, node.device, congested || fills)
  }
  const dropped = offer(policy, held.state, path, packet, network.now, congested)
  if (dropped) lose(network, node, place, held, dropped)
  drain(network, node, place)
}

/** What IOS counts of an Ethernet frame when it shapes or polices: all but its checksum. */
const countedBytes = ({ frame }: HeldFrame) => frameSize(frame) - CHECKSUM
const CHECKSUM = 4

const WHY: Readonly<Record<Dropped<HeldFrame>['why'], string>> = {
  full: 'is full, and more packets come',
  policed: 'is sent more than it is policed to: packets exceed',
  'over priority': 'is sent more than its priority rate while others wait: packets exceed',
}

function lose(
  network: Network,
  node: NodeState,
  { port, wire }: Place,
  held: HeldPolicy,
  { packet, why, class: name }: Dropped<HeldFrame>,
): void {
  const line = lineOf(network, wire)
  line.drops++
  held.drops++
  tellLosing(network, node.device, line, `Class ${name} on ${port} ${WHY[why]}`)
  const { pulse } = packet.item
  if (pulse === undefined) return
  frameLeavesQueue(network, pulse)
  lostInQueue(network, pulse, `${node.device} ${port}`)
  held.lost.push(pulse)
}

/** The queues of a policy on a line, made anew when what the device was told of them is another. */
function heldOf(network: Network, node: NodeState, place: PolicyPlace, line: Line): HeldPolicy {
  const { policy, plan, told, port } = place
  const known = line.held.get(told.name)
  if (known?.plan === policy) return known
  const state = emptyPolicy<HeldFrame>(policy, network.now)
  const { lost, drops, sentAt } = known ?? { lost: [], drops: 0, sentAt: network.now }
  const fresh: HeldPolicy = { plan: policy, state, port, wakeAt: NEVER, sentAt, drops, lost }
  line.held.set(told.name, fresh)
  for (const { item, bytes } of known ? takeAll(known.state) : []) {
    const { packet, path } = waitingFrame(node, told, plan, item, bytes)
    const dropped = offer(policy, fresh.state, path, packet, network.now, true)
    if (dropped) lose(network, node, place, fresh, dropped)
  }
  return fresh
}

/** From when on the transmitter takes one more frame. A modem takes all that comes. */
function roomAt(network: Network, node: NodeState, { wire, link, told, plan }: PolicyPlace, line: Line): SimTime {
  const busy = network.busy.get(wire.line) ?? 0
  if (busy <= network.now || hasModem(node, told, link.link)) return network.now
  const waiting = waitingOn(line, network.now)
  if (waiting + 1 < plan.ring) return network.now
  return line.begins[waiting - plan.ring + 1] ?? (busy as SimTime)
}

/** Hands over all that may go now, and comes back when more may. */
function drain(network: Network, node: NodeState, place: PolicyPlace): void {
  const line = lineOf(network, place.wire)
  const held = heldOf(network, node, place, line)
  const modem = hasModem(node, place.told, place.link.link)
  const { cause } = network
  while (held.state.waiting > 0) {
    const room = roomAt(network, node, place, line)
    const taken =
      room > network.now ? ({ kind: 'held', until: room } as const) : take(place.policy, held.state, network.now)
    if (taken.kind === 'held') {
      comeBack(network, node, held, taken.until)
      break
    }
    if (taken.kind === 'empty') break
    const { frame, pulse, trail, cause: because, port } = taken.packet.item
    network.cause = because
    held.sentAt = network.now
    if (pulse !== undefined) frameLeavesQueue(network, pulse)
    put(network, node, { ...place, port }, { frame, pulse, trail }, !modem)
    if (pulse !== undefined) settlePulse(network, pulse)
  }
  network.cause = cause
}

function comeBack(network: Network, { device }: NodeState, held: HeldPolicy, at: SimTime): void {
  if (held.wakeAt > network.now && held.wakeAt <= at) return
  held.wakeAt = at
  enqueue(network.queue, at, { kind: 'line', device, port: held.port })
}

/** The moment has come at which a line may take more: of several policies, the one that waits longest is asked first. */
export function lineFree(network: Network, node: NodeState, place: Place): void {
  const line = lineOf(network, place.wire)
  const due = [...line.held].filter(([, { wakeAt }]) => wakeAt === network.now)
  for (const [told, held] of due.sort(([, a], [, b]) => a.sentAt - b.sentAt)) {
    held.wakeAt = NEVER
    serve(network, node, { ...place, port: held.port }, told, held)
    for (const pulse of held.lost.splice(0)) settlePulse(network, pulse)
  }
}

/** What waits at a port that sends no more is lost; what a policy held that is no more goes as any frame does. */
function serve(network: Network, node: NodeState, place: Place, told: string, held: HeldPolicy): void {
  const sends = node.ports.get(place.port)?.up && node.running && !node.hung
  const found = withPolicy(node, place)
  if (!sends)
    for (const { item } of takeAll(held.state)) if (item.pulse !== undefined) loseHeld(network, held, item.pulse)
  if (!sends) return
  if (found?.told.name === told) drain(network, node, found)
  else releaseAll(network, node, place, held)
}

function loseHeld(network: Network, { lost }: HeldPolicy, pulse: number): void {
  frameLeavesQueue(network, pulse)
  lost.push(pulse)
}

function releaseAll(network: Network, node: NodeState, place: Place, held: HeldPolicy): void {
  for (const { item } of takeAll(held.state)) {
    if (item.pulse !== undefined) frameLeavesQueue(network, item.pulse)
    put(network, node, { ...place, port: item.port }, item)
    if (item.pulse !== undefined) settlePulse(network, item.pulse)
  }
}
