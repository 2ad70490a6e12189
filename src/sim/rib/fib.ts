/** The forwarding table: longest match over the active routes, one map per mask length, longest first. */
import { type Ip, maskOf } from '../../net/index'
import type { Route } from './route'

export interface Fib {
  readonly levels: readonly {
    readonly length: number
    readonly mask: number
    readonly routes: ReadonlyMap<number, readonly Route[]>
  }[]
}

export function fibOf(routes: readonly Route[]): Fib {
  const byLength = new Map<number, Map<number, Route[]>>()
  for (const route of routes) {
    const level = byLength.get(route.prefix.length) ?? new Map<number, Route[]>()
    byLength.set(route.prefix.length, level)
    const same = level.get(route.prefix.address)
    if (same) same.push(route)
    else level.set(route.prefix.address, [route])
  }
  const lengths = [...byLength.keys()].sort((a, b) => b - a)
  return {
    levels: lengths.map((length) => ({ length, mask: maskOf(length), routes: byLength.get(length) ?? new Map() })),
  }
}

const NONE: readonly Route[] = []

/** The routes of the longest prefix that holds `address`; empty when none does. */
export function lookup(fib: Fib, address: Ip): readonly Route[] {
  for (const level of fib.levels) {
    const routes = level.routes.get((address & level.mask) >>> 0)
    if (routes) return routes
  }
  return NONE
}
