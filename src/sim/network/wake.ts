/** Wakes: a node is looked at again when its deadline has come. */
import { enqueue } from '../kernel/queue'
import { NEVER } from '../kernel/time'
import { nodeDeadline } from '../node/node'
import type { SeenNode } from '../node/state'
import { owned } from './owned'
import type { Network } from './state'

/** Keeps one wake in the queue, at the node's deadline; an earlier deadline makes the old one void. */
export function scheduleWake(network: Network, seen: SeenNode): void {
  if (network.alone) return
  const due = nodeDeadline(seen)
  if (due === NEVER || due === seen.wakeAt) return
  if (seen.wakeAt < due && seen.wakeAt > network.now) return
  const node = owned(network, seen.device)
  if (!node) return
  node.wakeAt = due < network.now ? network.now : due
  enqueue(network.queue, node.wakeAt, { kind: 'wake', device: node.device })
}
