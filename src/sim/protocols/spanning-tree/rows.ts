/** The tree as a table: what `show spanning-tree` prints from. Derived, never fed back. */
import type { SpanningTreeConfig } from '../../../config/index'
import type { SpanningTreeRow } from '../../tables'
import { bridgeOf } from './roles'
import type { SpanningTreeState } from './state'

/** Absent until the switch knows an address of its own. */
export function spanningTreeRow(config: SpanningTreeConfig, state: SpanningTreeState): SpanningTreeRow | undefined {
  const { best, rootPort, ports, changes } = state
  const bridge = bridgeOf(config.priority, state)
  if (!best || !bridge) return undefined
  return {
    root: best.root,
    bridge,
    cost: best.cost,
    changes,
    ...(rootPort === undefined ? {} : { rootPort }),
    ports: ports.map(({ name, number, role, state: now, cost, edge }) => ({
      name,
      number,
      role,
      state: now,
      cost,
      edge,
    })),
  }
}
