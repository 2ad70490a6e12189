/**
 * The forwarding table: longest match over the active routes, one table per mask length, longest first. It is an immutable
 * value whose parts are shared, so that a change of one prefix costs the same beside five routes and five thousand.
 */
import { type Ip, maskOf, type Prefix } from '../../net/index'
import { emptyTable, type Table, tableDelete, tableGet, tableSet, tableValues } from '../kernel/table'
import type { Route } from './route'

interface Level {
  readonly length: number
  readonly mask: number
  readonly routes: Table<readonly Route[]>
}

export interface Fib {
  readonly levels: readonly Level[]
}

export const EMPTY_FIB: Fib = { levels: [] }

const NONE: readonly Route[] = []

/** The table with these routes for a prefix, all of them; with none the prefix is gone. */
export function withRoutes(fib: Fib, { address, length }: Prefix, routes: readonly Route[]): Fib {
  const at = fib.levels.findIndex((level) => level.length <= length)
  const found = fib.levels[at]
  if (found?.length !== length) {
    if (routes.length === 0) return fib
    const level = { length, mask: maskOf(length), routes: tableSet(emptyTable<readonly Route[]>(), address, routes) }
    return { levels: fib.levels.toSpliced(at < 0 ? fib.levels.length : at, 0, level) }
  }
  const table = routes.length > 0 ? tableSet(found.routes, address, routes) : tableDelete(found.routes, address)
  return { levels: table.size === 0 ? fib.levels.toSpliced(at, 1) : fib.levels.with(at, { ...found, routes: table }) }
}

/** A forwarding table of these routes. */
export function fibOf(routes: readonly Route[]): Fib {
  let fib = EMPTY_FIB
  const groups = new Map<number, Route[]>()
  for (const route of routes) {
    const key = prefixKey(route.prefix)
    const group = groups.get(key)
    if (group) group.push(route)
    else groups.set(key, [route])
  }
  for (const group of groups.values()) if (group[0]) fib = withRoutes(fib, group[0].prefix, group)
  return fib
}

/** A prefix as one number. */
export const prefixKey = ({ address, length }: Prefix): number => address * 64 + length

/** The routes of the longest prefix that holds `address`; empty when none does. */
export function lookup(fib: Fib, address: Ip): readonly Route[] {
  for (const level of fib.levels) {
    const routes = tableGet(level.routes, (address & level.mask) >>> 0)
    if (routes) return routes
  }
  return NONE
}

/** Every route in it. */
export const fibRoutes = (fib: Fib): readonly Route[] => fib.levels.flatMap((level) => tableValues(level.routes).flat())
