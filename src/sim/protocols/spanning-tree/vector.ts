/** Which of two priority vectors is better (IEEE 802.1D-2004 clause 17.6). */
import type { BridgeId, TreeVector } from '../../../net/index'

function compareBridges(a: BridgeId, b: BridgeId): number {
  return a.priority - b.priority || (a.mac < b.mac ? -1 : a.mac > b.mac ? 1 : 0)
}

/** Negative when the first is better, 0 when they are the same. */
export function compareVectors(a: TreeVector, b: TreeVector): number {
  return compareBridges(a.root, b.root) || a.cost - b.cost || compareBridges(a.bridge, b.bridge) || a.port - b.port
}

export const sameBridge = (a: BridgeId, b: BridgeId) => a.mac === b.mac && a.priority === b.priority
