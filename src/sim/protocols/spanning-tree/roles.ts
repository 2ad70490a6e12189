/** The tree that follows from what the ports heard: the way to the root, and each port's role (clause 17.21.25). */
import type { BridgeId, TreeVector } from '../../../net/index'
import type { SpanningTreeState, TreePort, TreeRole } from './state'
import { compareVectors, sameBridge } from './vector'

export interface Roles {
  readonly best: TreeVector
  readonly rootPort: string | undefined
  readonly messageAge: number
  readonly roleOf: (port: TreePort) => TreeRole
}

/** This switch; absent while it knows none of its addresses. */
export function bridgeOf(priority: number, { ports }: Pick<SpanningTreeState, 'ports'>): BridgeId | undefined {
  const mac = ports[0]?.mac
  return mac === undefined ? undefined : { priority, mac }
}

/** What a port tells of the tree when it is the one by which its cable reaches the root. */
export function offerOf(bridge: BridgeId, best: TreeVector, port: TreePort): TreeVector {
  return { root: best.root, cost: best.cost, bridge, port: port.number }
}

export function rolesOf(bridge: BridgeId, ports: readonly TreePort[]): Roles {
  let best: TreeVector = { root: bridge, cost: 0, bridge, port: 0 }
  let root: TreePort | undefined
  for (const port of ports) {
    const { heard, up, cost } = port
    if (!up || !heard || sameBridge(heard.vector.bridge, bridge) || sameBridge(heard.vector.root, bridge)) continue
    const path = { ...heard.vector, cost: heard.vector.cost + cost }
    if (compareVectors(path, best) >= 0) continue
    best = path
    root = port
  }
  return {
    best,
    rootPort: root?.name,
    messageAge: root?.heard ? root.heard.messageAge + 1 : 0,
    roleOf: (port) => {
      if (!port.up) return 'disabled'
      if (port.name === root?.name) return 'root'
      if (!port.heard || compareVectors(offerOf(bridge, best, port), port.heard.vector) <= 0) return 'designated'
      return sameBridge(port.heard.vector.bridge, bridge) ? 'backup' : 'alternate'
    },
  }
}
