/** Frames on cables: when each comes to the far end, and whether it does. */
import { type Frame, frameSize, framesOf, LINE_SIZE, tagged } from '../../net/index'
import { enqueue } from '../kernel/queue'
import { randomFrom } from '../kernel/random'
import { type SimTime, timeOf } from '../kernel/time'
import { countOut, countsOut } from '../node/counters'
import type { NodeState } from '../node/state'
import { type Delivery, deliveryOf } from './carried'
import { hasModem, isOwnControl, limitAt, lineOf, queueingPort, waitingOn } from './line'
import { tellLosing } from './losing'
import type { LinkState, Place, Wire } from './place'
import type { Network } from './state'
import { fillsLine, frameLeaves, isLoaded, lostInQueue, sendFollowing, waitsLong } from './stream'
import type { SentBy, Trail } from './trail'

/** A frame, and the stream's packet that it is, if it is one. */
export interface Sending {
  readonly frame: Frame
  readonly pulse: number | undefined
  readonly trail: Trail | undefined
}

/** How a frame came away from its transmitter. */
interface Carried {
  /** When it comes to the far end; absent = it does not. */
  readonly arrives?: SimTime
  /** Others on this line may fare otherwise: much waits here, or there was no room for it. */
  readonly crowded: boolean
  /** It waited so long behind others that it says little of the packets after it. */
  readonly delayed: boolean
}

/**
 * Puts a frame on a cable, behind what is being sent; without a place the device keeps it. `queued` = a policy has had it
 * in a queue: then there is no other that could be full.
 */
export function put(
  network: Network,
  node: NodeState,
  place: Place | undefined,
  sending: Sending,
  queued = false,
  known?: SentBy,
): void {
  const { frame, pulse, trail } = sending
  const onLine = known ? known.onLine : place ? lineSize(place.link, frame) : 0
  const { arrives, crowded, delayed } = place
    ? carry(network, node, place, sending, { queued, onLine, known })
    : NOWHERE
  if (place && network.capture && !place.link.cut) see(network, node, place, frame, arrives)
  const delivery = place && arrives !== undefined ? delivered(network, node, place, frame, known) : undefined
  const taken = delivery !== undefined && arrives !== undefined
  if (pulse !== undefined) {
    const fickle = crowded || delayed || (place !== undefined && isFickle(network, node, place, pulse, onLine))
    frameLeaves(network, pulse, node.device, fickle, taken ? delivery : undefined, arrives)
    if (crowded) sendFollowing(network, pulse)
  }
  if (!taken) return
  // Field by field: spreading costs more here than all the rest of a hop.
  const { device, port } = delivery
  const { cause } = network
  enqueue(network.queue, arrives, { kind: 'frame', device, port, frame: delivery.frame, cause, pulse, trail })
}

function delivered(
  network: Network,
  node: NodeState,
  place: Place,
  frame: Frame,
  known: SentBy | undefined,
): Delivery | undefined {
  const to = known?.to
  if (to) return { device: to.device, port: to.port, frame }
  return deliveryOf(network, node, place.port, place.wire, frame)
}

/** Whether the packets after this one may fare otherwise although nothing changes. */
function isFickle(
  network: Network,
  { device }: NodeState,
  { link, wire }: Place,
  pulse: number,
  onLine: number,
): boolean {
  if (link.lossPercent > 0 || link.jitterMicros > 0) return true
  return fillsLine(network, pulse, device, wire.far.device, microsFor(link, wire, onLine))
}

/** Keeps a frame for whoever looks at the cable, with the tag that it has there. */
function see(
  { capture, now }: Network,
  { device, ports }: NodeState,
  { port, wire: { link } }: Place,
  frame: Frame,
  arrives: SimTime | undefined,
): void {
  const vlan = ports.get(port)?.config.over?.vlan
  const seen = vlan === undefined ? frame : tagged(frame, vlan)
  capture?.push({ link, device, port, at: now, frame: seen, ...(arrives !== undefined && { arrives }) })
}

const NOWHERE: Carried = { crowded: false, delayed: false }

/** What is known of a frame before it goes. */
interface Measured {
  readonly queued: boolean
  /** Bytes that its line makes of it. */
  readonly onLine: number
  readonly known: SentBy | undefined
}

function carry(
  network: Network,
  node: NodeState,
  place: Place,
  sending: Sending,
  { queued, onLine, known }: Measured,
): Carried {
  const { port, wire, link } = place
  const frames = known ? known.frames : framesOf(sending.frame)
  const busy = network.busy.get(wire.line) ?? 0
  const waited = busy > network.now ? waits(network, node, place, sending, { busy: busy as SimTime, queued }) : 'no'
  if (waited === 'lost') return { crowded: true, delayed: false }
  const crowded = waited === 'among many'
  const { pulse } = sending
  const delayed = busy > network.now && pulse !== undefined && waitsLong(network, pulse, busy - network.now)
  if (known) countsOut(known.counts, known.bytes, frames, network.now)
  else countOut(node, port, frameSize(sending.frame), frames, network.now)
  if (link.cut || (wire.isA ? link.silentToB : link.silentToA) || isLost(network, link, frames))
    return { crowded, delayed }
  const over = Math.max(network.now, busy) + microsFor(link, wire, onLine)
  network.busy.set(wire.line, over)
  const jitter = link.jitterMicros === 0 ? 0 : Math.floor(draw(network) * link.jitterMicros)
  return { arrives: timeOf(over + link.delayMicros + jitter), crowded, delayed }
}

/** How long a transmitter is busy with a frame, with all that its line puts around it: on DSL, whole cells. */
export const sendingMicros = (state: LinkState, wire: Wire, frame: Frame): number =>
  microsFor(state, wire, lineSize(state, frame))

/** What a line makes of a frame, in bytes. */
export const lineSize = ({ access }: LinkState, frame: Frame): number => frameSize(frame, LINE_SIZE[access])

function microsFor({ link: { bandwidthKbit } }: LinkState, { isA }: Wire, onLine: number): number {
  return Math.ceil((onLine * 8000) / (isA ? bandwidthKbit.ab : bandwidthKbit.ba))
}

/** A frame joins those that wait for a transmitter, if there is room. */
function waits(
  network: Network,
  node: NodeState,
  place: Place,
  { frame, pulse }: Sending,
  { busy, queued }: { readonly busy: SimTime; readonly queued: boolean },
): 'lost' | 'among few' | 'among many' {
  const line = lineOf(network, place.wire)
  const waiting = waitingOn(line, network.now)
  if (waiting === 0) line.losing = false
  if (isLoaded(network)) line.loaded = true
  else if (waiting === 0) line.loaded = false
  const port = queueingPort(node, place.port)
  const limit = port && !queued ? limitAt(node, port, place.link.link) : Number.POSITIVE_INFINITY
  if (waiting >= limit && !isOwnControl(node, frame)) {
    if (port && !hasModem(node, port, place.link.link)) line.drops++
    tellLosing(network, node.device, line, `${place.port} lets ${limit} packets wait, and more come`)
    if (pulse !== undefined) lostInQueue(network, pulse, `${node.device} ${place.port}`)
    return 'lost'
  }
  line.begins.push(busy)
  const many = 2 * (waiting + 1)
  // From here on packets may be lost: what stood for others must be looked at anew.
  if (many >= limit && many < limit + 2) {
    network.shifts++
    network.crowds++
  }
  return many >= limit || line.loaded ? 'among many' : 'among few'
}

/** A packet in pieces is lost with any one of them. */
function isLost(network: Network, { lossPercent }: LinkState, frames: number): boolean {
  if (lossPercent === 0) return false
  let lost = false
  for (let frame = 0; frame < frames; frame++) lost = draw(network) * 100 < lossPercent || lost
  return lost
}

function draw(network: Network): number {
  const random = randomFrom(network.randomState)
  const value = random.next()
  network.randomState = random.state()
  return value
}
