/** The largest packets that go through a tunnel in one piece: found by sealing packets and looking, not by arithmetic of their own. */
import { ANY_ADDRESS, type Ipv4Packet, onAccess, packetSize } from '../../net/index'
import { type CallShape, inTunnel } from './call'

/** IP and TCP headers without options. */
const IP_AND_TCP = 40
/** No tunnel adds more than this to a packet. */
const MOST_AROUND = 160
/** Two cells further there is a whole one again, whatever the block of the cipher. */
const CELLS_LOOKED = 4 * 48

type TunnelShape = Pick<CallShape, 'sealing' | 'encapsulation' | 'access'>

/** A packet of TCP data of this IP length. */
const dataPacket = (size: number): Ipv4Packet => ({
  source: ANY_ADDRESS,
  destination: ANY_ADDRESS,
  ttl: 64,
  dscp: 0,
  payload: {
    protocol: 'tcp',
    sourcePort: 1,
    destinationPort: 1,
    flags: 'ack',
    message: { kind: 'opaque' },
    dataSize: Math.max(0, size - IP_AND_TCP),
  },
})

/** IP length in the tunnel of a packet of so many bytes. */
export const sizeInTunnel = (size: number, shape: TunnelShape): number =>
  packetSize(inTunnel(dataPacket(size), { ...shape, codec: 'g729', intervalMs: 20 }))

/** The largest clear packet that a path of this MTU carries in one piece: more in clear is never less in the tunnel. */
export function largestClear(path: number, shape: TunnelShape): number {
  let [fits, over] = [Math.max(0, path - MOST_AROUND), path + 1]
  if (sizeInTunnel(fits, shape) > path) return 0
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2)
    if (sizeInTunnel(middle, shape) <= path) fits = middle
    else over = middle
  }
  return fits
}

/** The greatest TCP segment whose packet a path of this MTU carries in one piece. */
export const largestSegment = (path: number, shape: TunnelShape): number =>
  Math.max(0, largestClear(path, shape) - IP_AND_TCP)

/** The greatest segment up to `most` that fills its cells to the last byte; absent where the line has no cells. */
export function wholeCellSegment(most: number, shape: TunnelShape): number | undefined {
  const line = (segment: number) => onAccess(sizeInTunnel(segment + IP_AND_TCP, shape), shape.access).cells
  for (let segment = most; segment > Math.max(0, most - CELLS_LOOKED); segment--)
    if (line(segment)?.padding === 0 && line(segment + 1)?.count !== line(segment)?.count) return segment
  return undefined
}
