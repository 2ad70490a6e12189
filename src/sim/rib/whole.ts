/** The whole table at once: which of all offers are in use, by the rules alone and without a memory of what was. */
import { fibOf } from './fib'
import { best, leads, MAX_RECURSION, resolves } from './resolve'
import type { Route } from './route'

/** The best offers whose next hops resolve; one that resolves only through itself or a vanished route leaves, and may free another. */
export function usableRoutes(offers: readonly Route[], isUp: (interfaceName: string) => boolean): readonly Route[] {
  const up = offers.filter((route) => leads(route, isUp))
  const dropped = new Set<Route>()
  let found = best(up)
  for (let round = 0; round < MAX_RECURSION; round++) {
    const fib = fibOf(found)
    const usable = new Set(found.filter((route) => resolves(route, fib)))
    if (usable.size === found.length) break
    for (const route of found) if (!usable.has(route)) dropped.add(route)
    found = best(up.filter((route) => !dropped.has(route) && (usable.has(route) || resolves(route, fib))))
  }
  return [...dropped].reduce(taken, found)
}

/** What left because its way led through a route that left, too, comes back when it has another way and takes nobody else's. */
function taken(found: readonly Route[], route: Route): readonly Route[] {
  if (!resolves(route, fibOf(found))) return found
  const trial = best([...found, route])
  const fib = fibOf(trial)
  return trial.every((item) => resolves(item, fib)) ? trial : found
}
