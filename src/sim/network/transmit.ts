/** Frames on cables: when each comes to the far end, and whether it does. */
import { type Frame, frameSize, framesOf, tagged } from '../../net/index'
import { enqueue } from '../kernel/queue'
import { randomFrom } from '../kernel/random'
import { type SimTime, timeOf } from '../kernel/time'
import { countOut } from '../node/counters'
import type { NodeState } from '../node/state'
import { deliveryOf, wireAt } from './carried'
import type { LinkState, Network, Wire } from './state'
import { frameLeaves, streamPulse } from './stream'

/** Puts a frame on the cable at a port; one without a cable, or that fails, keeps it. */
export function transmit(network: Network, node: NodeState, portName: string, frame: Frame): void {
  const pulse = network.streams.length > 0 ? streamPulse(frame) : undefined
  const wire = wireAt(network, node.device, portName)
  const state = wire && network.links.get(wire.link)
  const sends = wire && state && node.ports.get(portName)?.up && !node.hung
  const arrives = sends ? carry(network, node, portName, wire, state, frame) : undefined
  if (network.capture && sends && !state.cut) see(network, node, portName, wire, frame, arrives)
  const delivery = wire && arrives !== undefined ? deliveryOf(network, node, portName, wire, frame) : undefined
  const taken = delivery && arrives !== undefined
  if (pulse !== undefined) {
    const fickle = state !== undefined && (state.lossPercent > 0 || state.jitterMicros > 0)
    frameLeaves(network, pulse, node.device, fickle, taken ? { ...delivery, arrives } : undefined)
  }
  if (!taken) return
  // Field by field: spreading costs more here than all the rest of a hop.
  const { device, port, frame: sent } = delivery
  enqueue(network.queue, arrives, { kind: 'frame', device, port, frame: sent, cause: network.cause })
}

/** Keeps a frame for whoever looks at the cable, with the tag that it has there. */
function see(
  { capture, now }: Network,
  { device, ports }: NodeState,
  port: string,
  { link }: Wire,
  frame: Frame,
  arrives: SimTime | undefined,
): void {
  const vlan = ports.get(port)?.config.over?.vlan
  const seen = vlan === undefined ? frame : tagged(frame, vlan)
  capture?.push({ link, device, port, at: now, frame: seen, ...(arrives !== undefined && { arrives }) })
}

/** When a frame comes to the far end of its cable; `undefined` when it does not. */
function carry(
  network: Network,
  node: NodeState,
  port: string,
  { isA, line }: Wire,
  state: LinkState,
  frame: Frame,
): SimTime | undefined {
  const bytes = frameSize(frame)
  const frames = framesOf(frame)
  countOut(node, port, bytes, frames, network.now)
  if (state.cut || (isA ? state.silentToB : state.silentToA) || isLost(network, state, frames)) return undefined
  const { ab, ba } = state.link.bandwidthKbit
  const sent = Math.max(network.now, network.busy.get(line) ?? 0) + Math.ceil((bytes * 8000) / (isA ? ab : ba))
  network.busy.set(line, sent)
  const jitter = state.jitterMicros === 0 ? 0 : Math.floor(draw(network) * state.jitterMicros)
  return timeOf(sent + state.delayMicros + jitter)
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
