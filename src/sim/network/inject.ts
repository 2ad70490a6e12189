/** What a device would do with a packet that came in by one of its ports now; nothing is changed by asking. */
import type { Ipv4Packet } from '../../net/index'
import { receivePacket } from '../node/forward'
import type { Hop } from '../trace'
import { forkNetwork } from './network'
import { owned } from './owned'
import type { Network } from './state'
import { worldOf } from './world'

/** The watch of the packet; it never leaves the copy of the network in which it is looked at. */
const WATCH = 1

/** The device's handling of the packet; nothing when it is off or has no such port. */
export function injectPacket(network: Network, device: string, port: string, packet: Ipv4Packet): Hop | undefined {
  const copy = forkNetwork(network)
  const node = owned(copy, device)
  const inPort = node?.ports.get(port)
  if (!node?.running || !inPort) return undefined
  receivePacket(worldOf(copy), node, inPort, { ...packet, watch: WATCH })
  return copy.records.get(WATCH)?.find((hop) => hop.device === device)
}
