/**
 * A call byte by byte: one voice packet in the clear, in the tunnel and on the access line, made by the functions that
 * the simulator makes its packets with. There is no second formula here: sizes are those of the packet.
 */
import type { Encapsulation } from '../../config/index'
import {
  ACCESS,
  type Access,
  ANY_ADDRESS,
  type Codec,
  type EspPayload,
  EXPEDITED,
  espParts,
  greOf,
  type Ip,
  type Ipv4Packet,
  onAccess,
  packetLayers,
  packetSize,
  speechBytes,
  VOICE_PORTS,
} from '../../net/index'
import { type Sealing, sealed } from '../../sim/index'

/** What decides over the bytes of a call on one line. */
export interface CallShape {
  readonly codec: Codec
  readonly intervalMs: number
  readonly sealing: Sealing
  readonly encapsulation: Encapsulation
  readonly access: Access
}

/** One layer of what is on the line, outermost first. Bytes. */
export interface PlanBlock {
  readonly name: string
  /** Of this layer alone: headers, trailers, padding. */
  readonly bytes: number
  /** With all that is inside. */
  readonly total: number
  /** What its bytes are, where there is more than one thing in them. */
  readonly detail?: string
}

export interface CallBytes {
  /** IP length in the clear, and in the tunnel. */
  readonly clear: number
  readonly tunnel: number
  /** On the access line, with all that it puts around the packet. */
  readonly wire: number
  /** Of ATM alone. */
  readonly cells?: number
  readonly packetsPerSecond: number
  /** kbit/s on the access line, one direction, while somebody speaks. */
  readonly kbit: number
  readonly blocks: readonly PlanBlock[]
}

const IP_AND_UDP_AND_RTP = 40

/** A voice packet as it leaves a phone. */
export const voicePacket = (
  codec: Codec,
  intervalMs: number,
  source: Ip = ANY_ADDRESS,
  destination: Ip = ANY_ADDRESS,
): Ipv4Packet => ({
  source,
  destination,
  ttl: 64,
  dscp: EXPEDITED,
  payload: {
    protocol: 'udp',
    sourcePort: VOICE_PORTS.first,
    destinationPort: VOICE_PORTS.first,
    message: { kind: 'rtp', codec, sequence: 0 },
    dataSize: IP_AND_UDP_AND_RTP - 28 + speechBytes(codec, intervalMs),
  },
})

/** A packet as the tunnel carries it. */
export function inTunnel(packet: Ipv4Packet, { sealing, encapsulation }: CallShape): Ipv4Packet {
  const carried = encapsulation === 'gre' ? greOf(packet, sealing.local, sealing.remote) : packet
  return sealed(sealing, carried, 1)
}

export function callBytes(shape: CallShape): CallBytes {
  const clear = voicePacket(shape.codec, shape.intervalMs)
  const packet = inTunnel(clear, shape)
  const line = onAccess(packetSize(packet), shape.access)
  const packetsPerSecond = 1000 / shape.intervalMs
  return {
    clear: packetSize(clear),
    tunnel: packetSize(packet),
    wire: line.wire,
    ...(line.cells ? { cells: line.cells.count } : {}),
    packetsPerSecond,
    kbit: kbitOf(line.wire, packetsPerSecond),
    blocks: [...accessBlocks(packetSize(packet), shape.access), ...packetBlocks(packet)],
  }
}

/** kbit/s of so many bytes so often. */
export const kbitOf = (bytes: number, perSecond: number): number => (bytes * 8 * perSecond) / 1000

/** Whole calls that a share of a line carries; one that fits exactly fits. */
export const callsWithin = (kbit: number, rateKbit: number, percent: number): number =>
  Math.floor((rateKbit * percent) / 100 / kbit + 1e-9)

function accessBlocks(packet: number, access: Access): readonly PlanBlock[] {
  const { wire, cells, fill } = onAccess(packet, access)
  const { around, name } = ACCESS[access]
  const framed = packet + around.reduce((sum, [, bytes]) => sum + bytes, 0)
  const outer: PlanBlock[] = cells
    ? [
        {
          name: 'ATM cells',
          bytes: wire - framed,
          total: wire,
          detail: `${cells.count} × 53: ${cells.count * 5} of cell headers, ${cells.padding} of padding`,
        },
      ]
    : fill > 0
      ? [{ name: 'Padding', bytes: fill, total: wire, detail: `${name}: the smallest frame` }]
      : []
  let total = framed
  const rest = around.map(([layer, bytes]) => {
    const block = { name: layer, bytes, total }
    total -= bytes
    return block
  })
  return [...outer, ...rest]
}

function packetBlocks(packet: Ipv4Packet): readonly PlanBlock[] {
  const esp = packet.payload.protocol === 'esp' ? packet.payload : undefined
  return packetLayers(packet).map(({ name, bytes, total }) => ({
    name,
    bytes,
    total,
    ...(name === 'ESP' && esp ? { detail: espText(esp) } : {}),
  }))
}

function espText(esp: EspPayload): string {
  const { header, iv, padding, trailer, icv } = espParts(esp)
  const parts: readonly (readonly [string, number])[] = [
    ['SPI and sequence', header],
    ['IV', iv],
    ['padding', padding],
    ['trailer', trailer],
    ['check value', icv],
  ]
  return parts
    .filter(([, bytes]) => bytes > 0)
    .map(([what, bytes]) => `${what} ${bytes}`)
    .join(', ')
}
