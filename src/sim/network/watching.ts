/** Watching a device: what its own processes send and hear is kept from a moment on, as a terminal with a debug prints it. */
import type { DeviceId } from '../../config/index'
import type { SeenPacket } from '../kernel/seen'
import type { Network } from './state'
import type { Watched } from './watched'

/** No terminal prints more of one line typed; what comes after is counted. */
const MOST_PACKETS = 2000

/** Begins to watch a device; the network is somebody's own. */
export function watch(network: Network, device: DeviceId): void {
  network.watching = { device, packets: [], more: 0 }
}

/** Ends it, and gives what was seen. */
export function takeWatched(network: Network): Watched {
  const { packets, more } = network.watching ?? { packets: [], more: 0 }
  network.watching = undefined
  return { packets, more }
}

export function note(network: Network, packet: SeenPacket): void {
  const { watching, now } = network
  if (!watching) return
  if (watching.packets.length < MOST_PACKETS) watching.packets.push({ at: now, packet })
  else watching.more++
}
