/** What a node was told, and what is made of it once, so that no packet has to look for it. */
import type { Configuration } from '../../config/index'
import { ridersOf } from './riders'
import type { NodeState } from './state'

export const madeOf = (config: Configuration): Pick<NodeState, 'config' | 'riders'> => ({
  config,
  riders: ridersOf(config),
})

export function tellNode(node: NodeState, config: Configuration): void {
  Object.assign(node, madeOf(config))
}
