/** What was seen of a device that is watched. */
import type { DeviceId } from '../../config/index'
import type { SeenPacket } from '../kernel/seen'
import type { SimTime } from '../kernel/time'

interface WatchedPacket {
  readonly at: SimTime
  readonly packet: SeenPacket
}

export interface Watching {
  readonly device: DeviceId
  readonly packets: WatchedPacket[]
  more: number
}

/** Packets in the order in which they were sent and heard, and how many came when there was no room for more. */
export interface Watched {
  readonly packets: readonly WatchedPacket[]
  readonly more: number
}
