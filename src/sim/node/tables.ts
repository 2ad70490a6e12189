/**
 * Routing tables: the global one, and one for each VRF. A port belongs to one of them, and what comes in by it is routed
 * there; what the device itself sends is routed in the table of its source address.
 */
import type { Ip } from '../../net/index'
import { ForkableMap } from '../kernel/forkable-map'
import { EMPTY_RIB, type Rib } from '../rib/rib'
import type { NodeState, Port, SeenNode } from './state'

/** Name of a VRF; nothing = the global table. */
export type TableName = string | undefined

export const tableOf = (port: Port | undefined): TableName => port?.config.vrf?.value

export const ribIn = (node: SeenNode, table: TableName): Rib =>
  table === undefined ? node.rib : (node.tables.get(table)?.rib ?? EMPTY_RIB)

export function putRib(node: NodeState, table: TableName, rib: Rib): void {
  node.held.count++
  if (table === undefined) node.rib = rib
  else node.tables.set(table, { rib, own: ownIn(node, table) })
}

/** Addresses of the device's ports in a table, by how many have each. */
export function ownIn(node: NodeState, table: TableName): ForkableMap<Ip, number> {
  if (table === undefined) return node.own
  const known = node.tables.get(table)?.own
  if (known) return known
  const own = new ForkableMap<Ip, number>([], node.held)
  node.tables.set(table, { rib: EMPTY_RIB, own })
  return own
}

/** The table of a source address: the global one, if it is there. */
export function tableOfSource(node: NodeState, source: Ip): TableName {
  if (node.tables.size === 0 || node.own.has(source)) return undefined
  for (const [name, { own }] of node.tables) if (own.has(source)) return name
  return undefined
}
