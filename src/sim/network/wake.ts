/** Wakes: a node is looked at again when its deadline has come. */
import { enqueue } from '../kernel/queue'
import { NEVER } from '../kernel/time'
import { nodeDeadline } from '../node/node'
import type { NodeState } from '../node/state'
import type { Network } from './state'

/** Keeps one wake in the queue, at the node's deadline; an earlier deadline makes the old one void. */
export function scheduleWake(network: Network, node: NodeState): void {
  const due = nodeDeadline(node)
  if (due === NEVER || due === node.wakeAt) return
  if (node.wakeAt < due && node.wakeAt > network.now) return
  node.wakeAt = due < network.now ? network.now : due
  enqueue(network.queue, node.wakeAt, { kind: 'wake', device: node.device })
}
