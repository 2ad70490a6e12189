/**
 * Nodes are copied when they are touched: a fork shares them all, and whoever of both sides comes first to change one
 * takes a copy of its own. So a fork costs next to nothing, however many sites there are.
 */
import { cloneNode, type NodeState } from '../node/state'
import type { Network } from './state'

/** A node that may be changed. Nothing else of a network's nodes may be. */
export function owned(network: Network, device: string): NodeState | undefined {
  network.touched?.add(device)
  const node = network.nodes.get(device) as NodeState | undefined
  if (!node || node.owner === network.owner) return node
  const copy = cloneNode(node, network.owner)
  network.nodes.set(device, copy)
  return copy
}
