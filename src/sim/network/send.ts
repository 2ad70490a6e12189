/** A packet that somebody makes a device send in a running network. */
import { type Flow, packetOfFlow } from '../../net/index'
import { originatePacket } from '../node/forward'
import { ttlOf } from '../node/icmp'
import { owned } from './owned'
import type { Network } from './state'
import { scheduleWake } from './wake'
import { worldOf } from './world'

/**
 * Lets a device send one packet of a flow now; nothing while it is off. With `watch`, a number of the caller's choice,
 * its way is recorded; `reply` marks an answer.
 */
export function sendPacket(
  network: Network,
  from: string,
  flow: Flow,
  { watch, reply = false }: { readonly watch?: number; readonly reply?: boolean } = {},
): boolean {
  const node = owned(network, from)
  if (!node?.running) return false
  const packet = packetOfFlow(flow, ttlOf(node), reply)
  originatePacket(worldOf(network), node, watch === undefined ? packet : { ...packet, watch })
  scheduleWake(network, node)
  return true
}
