/** A frame that a device sends: to the queues of a policy where its port has one, else onto the cable. */
import type { Frame } from '../../net/index'
import type { NodeState } from '../node/state'
import { wireAt } from './carried'
import { hold, lineFree, withPolicy } from './hold'
import type { Place } from './place'
import { put } from './put'
import type { Network } from './state'
import { streamPulse } from './stream'
import { type Draft, freshTrail, type Going, type Sent, type SentBy, type Trail } from './trail'

/** One without a cable, or that fails, keeps it. */
export function transmit(network: Network, node: NodeState, port: string, frame: Frame): void {
  const pulse = network.streams.length > 0 ? streamPulse(frame) : undefined
  const place = placeAt(network, node, port)
  const sends = place && node.ports.get(port)?.up && !node.hung ? place : undefined
  const policed = sends && node.config.kind === 'router' ? withPolicy(node, sends) : undefined
  const trail = network.draft
    ? takenDown(network.draft, node, { port, frame, place: sends, held: !!policed })
    : undefined
  if (policed) hold(network, node, policed, { frame, pulse, trail, port, cause: network.cause })
  else put(network, node, sends, { frame, pulse, trail })
}

/** Whoever takes down what a device does hears of every frame that it sends. */
function takenDown({ node, sent, tape }: Draft, sender: NodeState, going: Omit<Going, 'trail'>): Trail | undefined {
  if (sender !== node) {
    tape.spoil()
    return undefined
  }
  const trail = freshTrail()
  sent.push({ ...going, trail })
  return tape.spoiled ? undefined : trail
}

/** Sends a frame as one like it was sent. */
export function transmitAgain(
  network: Network,
  node: NodeState,
  { port, trail, by }: Sent,
  frame: Frame,
  pulse: number,
): void {
  if (by) return put(network, node, placeNow(network, by), { frame, pulse, trail }, false, by)
  const place = placeAt(network, node, port)
  const policed = place && withPolicy(node, place)
  if (policed) hold(network, node, policed, { frame, pulse, trail, port, cause: network.cause })
  else put(network, node, place, { frame, pulse, trail })
}

function placeNow({ links }: Network, by: SentBy): Place {
  const link = links.at(by.linkPlace)
  if (link && link !== by.place.link) by.place = { ...by.place, link }
  return by.place
}

function placeAt(network: Network, { device }: NodeState, port: string): Place | undefined {
  const wire = wireAt(network, device, port)
  const link = wire && network.links.get(wire.link)
  return link && { port, wire, link }
}

/** A transmitter has room, or a shaper lets more go. */
export function transmitHeld(network: Network, node: NodeState, port: string): void {
  const place = placeAt(network, node, port)
  if (place) lineFree(network, node, place)
}
