/**
 * The next hops that have to be resolved through other routes, so that a change of a prefix knows at once whether it can
 * make or break routes of others: counted per network of every mask length that was asked about.
 */
import { maskOf, type Prefix } from '../../net/index'
import { emptyTable, type Table, tableDelete, tableGet, tableSet, tableValues } from '../kernel/table'
import type { Route } from './route'

interface Count {
  readonly address: number
  readonly count: number
}

export interface Hops {
  /** By address. */
  readonly addresses: Table<Count>
  /** By network, one table a mask length. */
  readonly networks: ReadonlyMap<number, Table<Count>>
}

export const EMPTY_HOPS: Hops = { addresses: emptyTable(), networks: new Map() }

/** The next hop that a route needs resolved, if it does. */
const hopOf = (route: Route) => (route.interface === undefined ? route.nextHop : undefined)

export function withHop(hops: Hops, route: Route): Hops {
  return changed(hops, route, 1)
}

export function withoutHop(hops: Hops, route: Route): Hops {
  return changed(hops, route, -1)
}

function changed(hops: Hops, route: Route, by: number): Hops {
  const hop = hopOf(route)
  if (hop === undefined) return indexed(hops, route.prefix.length)
  const known = indexed(hops, route.prefix.length)
  return {
    addresses: counted(known.addresses, hop, by),
    networks: new Map(
      [...known.networks].map(([length, table]) => [length, counted(table, (hop & maskOf(length)) >>> 0, by)]),
    ),
  }
}

function counted(table: Table<Count>, address: number, by: number): Table<Count> {
  const count = (tableGet(table, address)?.count ?? 0) + by
  return count > 0 ? tableSet(table, address, { address, count }) : tableDelete(table, address)
}

/** A mask length that is new here is counted once over all hops. */
function indexed(hops: Hops, length: number): Hops {
  if (hops.networks.has(length)) return hops
  let table: Table<Count> = emptyTable()
  for (const { address, count } of tableValues(hops.addresses))
    table = counted(table, (address & maskOf(length)) >>> 0, count)
  return { ...hops, networks: new Map([...hops.networks, [length, table]]) }
}

/** Whether some next hop lies in a prefix whose length has been offered. */
export function hasHopIn(hops: Hops, { address, length }: Prefix): boolean {
  const table = hops.networks.get(length)
  return table !== undefined && tableGet(table, address) !== undefined
}
