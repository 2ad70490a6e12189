/**
 * What a change means for the streams. Every one of these can change a packet's way, and is told by whoever does it:
 * journal entries and `changed` (interfaces, routes, SAs, HSRP addresses, faults, boots, typed lines), neighbours
 * learnt, moved or given up, MAC addresses at another port, new translations and conversations. What only time does
 * (a neighbour grown old, a peer silent for so long) is among the clocks of stream.ts; translations and conversations
 * are kept fresh by the packets themselves. Packets with an unknown SPI are journaled one by one and change nothing.
 */
import type { Frame, Ipv4Packet } from '../../net/index'
import { enqueue } from '../kernel/queue'
import type { SimTime } from '../kernel/time'
import type { World } from '../node/world'
import type { Network } from './state'
import { assign, plan, pulseFor, take, tellForOthers } from './stream'
import { type Flight, packetAfter, packetCount, type Stream, timeOfPacket } from './stream-state'

/** Something changed: the packets that one stood for are put where they are, and the next one is really sent. */
export function streamsShifted(network: Network, world: World): void {
  for (const index of network.sampled) {
    const stream = network.streams[index]
    if (!stream?.newest) continue
    catchUp(network, world, index, stream, stream.newest)
    plan(network, index, packetAfter(stream.spec, (network.now + 1) as SimTime))
  }
}

function catchUp(network: Network, world: World, index: number, stream: Stream, model: Flight): void {
  const { spec } = stream
  const begun = packetAfter(spec, (network.now + 1) as SimTime)
  const sent = Math.min(packetCount(spec), begun, stream.planned)
  if (sent <= stream.unassigned) return
  tellForOthers(network, world, stream, sent)
  const longest = model.legs.reduce((most, leg) => Math.max(most, leg.arrives), 0)
  const firstFlying = Math.max(stream.unassigned, packetAfter(spec, (network.now - longest + 1) as SimTime))
  for (let number = firstFlying; number < sent; number++) putOnWire(network, index, stream, model, number)
  assign(stream, sent)
}

/** A packet on the cables where the model was at the same age. */
function putOnWire(network: Network, index: number, stream: Stream, model: Flight, number: number): void {
  const at = timeOfPacket(stream.spec, number)
  const age = network.now - at
  const flying = model.legs.filter((leg) => leg.left <= age && age < leg.arrives)
  const last = flying.at(-1)
  if (!last) return
  assign(stream, number)
  const flight: Flight = {
    ...model,
    number,
    heard: false,
    inAir: flying.length,
    legs: model.legs.filter((leg) => leg.left <= age),
    told: model.told.filter((item) => item.after <= age),
    at: last.by,
    into: undefined,
  }
  take(stream, flight)
  for (const leg of flying) {
    const frame = withPulse(leg.frame, pulseFor(index, number))
    enqueue(network.queue, (at + leg.arrives) as SimTime, {
      kind: 'frame',
      device: leg.device,
      port: leg.port,
      frame,
      cause: undefined,
      pulse: pulseFor(index, number),
      trail: undefined,
    })
  }
}

function withPulse(frame: Frame, pulse: number): Frame {
  return frame.payload.type === 'ip'
    ? { ...frame, payload: { type: 'ip', packet: pulsed(frame.payload.packet, pulse) } }
    : frame
}

function pulsed(packet: Ipv4Packet, pulse: number): Ipv4Packet {
  const { payload } = packet
  // It was never sealed itself: as ESP it has no number.
  if (payload.protocol === 'esp')
    return { ...packet, payload: { ...payload, sequence: 0, inner: pulsed(payload.inner, pulse) } }
  if (payload.protocol === 'other' && payload.inner)
    return { ...packet, payload: { ...payload, inner: pulsed(payload.inner, pulse) } }
  return payload.protocol === 'udp'
    ? { ...packet, payload: { ...payload, message: { kind: 'opaque', pulse } } }
    : packet
}
