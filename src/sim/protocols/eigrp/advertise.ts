/**
 * What a neighbour is told of a destination: nothing by the interface it is reached through (split horizon, RFC 7868
 * section 5.1), nothing that a summary of its interface stands for, and "unreachable" where something was told before.
 */
import { covers, type EigrpRoute, type Ip, type Prefix, samePrefix } from '../../../net/index'
import { tableValues } from '../../kernel/table'
import { sharedWith, tellsSummaries } from './filter'
import { carried, UNREACHABLE } from './metric'
import type { EigrpEntry, EigrpNeighbor, EigrpPath, EigrpSummary } from './state'
import { entryOf, neighborOf, setEntry, tell, upNeighbors, type Work } from './work'

export const UNREACHABLE_TOLD = 'unreachable'

/** A destination as the wire carries it; without a path it is unreachable. */
export function routeOf(prefix: Prefix, path: EigrpPath | undefined): EigrpRoute {
  if (!path) return { prefix, external: false, metric: UNREACHABLE }
  return { prefix, external: path.external, metric: path.vector, ...carried(path) }
}

/** A summary is told by who makes it. */
export function summaryRoute({ state }: Work, { prefix, vector }: EigrpSummary): EigrpRoute {
  return { prefix, external: false, metric: vector, router: state.routerId }
}

/** The summary that a neighbour was told instead of this very prefix. */
function summaryFor(work: Work, address: Ip, prefix: Prefix): EigrpRoute | undefined {
  if (!tellsSummaries(work)) return undefined
  const name = neighborOf(work, address)?.interface
  const found = Object.values(work.state.summaries).find((s) => s.interface === name && samePrefix(s.prefix, prefix))
  return found && summaryRoute(work, found)
}

/** Tells the neighbours of a change; `except` has its answer already. */
export function advertise(work: Work, prefix: Prefix, path: EigrpPath | undefined, except?: Ip): void {
  const entry = entryOf(work, prefix)
  if (!entry) return
  const told = toldOf(path)
  if (told === entry.told || (entry.told === '' && !path)) return
  setEntry(work, { ...entry, told })
  const toldBefore = entry.told !== '' && entry.told !== UNREACHABLE_TOLD
  for (const neighbor of upNeighbors(work)) {
    if (neighbor.address === except || isSummarised(work, neighbor, prefix)) continue
    const shared = sharedWith(work, neighbor.interface, prefix, path)
    if ((shared || toldBefore || !path) && !isSplit(work, neighbor, path))
      tell(work, neighbor.address, 'update', routeOf(prefix, shared))
    else if (toldBefore) tell(work, neighbor.address, 'update', routeOf(prefix, undefined))
  }
}

/** Everything a new neighbour needs to know. */
export function advertiseAll(
  work: Work,
  neighbor: EigrpNeighbor,
  best: (entry: EigrpEntry) => EigrpPath | undefined,
): void {
  for (const entry of tableValues(work.state.topology)) {
    const path = entry.told !== '' && entry.told !== UNREACHABLE_TOLD ? best(entry) : undefined
    const shared = sharedWith(work, neighbor.interface, entry.prefix, path)
    if (shared && !isSplit(work, neighbor, path) && !isSummarised(work, neighbor, entry.prefix))
      tell(work, neighbor.address, 'update', routeOf(entry.prefix, shared))
  }
  for (const summary of Object.values(work.state.summaries)) {
    if (summary.interface === neighbor.interface && tellsSummaries(work))
      tell(work, neighbor.address, 'update', summaryRoute(work, summary))
  }
}

/** Everything once more, after a filter changed: what may be told no longer is unreachable now. */
export function advertiseAgain(work: Work, address: Ip, best: (entry: EigrpEntry) => EigrpPath | undefined): void {
  const neighbor = neighborOf(work, address)
  if (!neighbor) return
  for (const entry of tableValues(work.state.topology)) {
    const path = entry.told !== '' && entry.told !== UNREACHABLE_TOLD ? best(entry) : undefined
    if (!path || isSplit(work, neighbor, path) || isSummarised(work, neighbor, entry.prefix)) continue
    tell(work, address, 'update', routeOf(entry.prefix, sharedWith(work, neighbor.interface, entry.prefix, path)))
  }
}

function toldOf(path: EigrpPath | undefined): string {
  if (!path) return UNREACHABLE_TOLD
  const { bandwidthKbit, delayTens, hops } = path.vector
  return `${bandwidthKbit} ${delayTens} ${hops} ${path.external} ${path.origin?.tag ?? 0} ${path.interface ?? ''} ${path.notKnown?.summary ?? ''}`
}

/**
 * The answer to a question: a summary of the neighbour's interface as it stands; nothing by the neighbour itself, nothing that
 * it may not be told, and nothing that a summary stands for, or who was just told that a part is gone would learn it again by asking.
 */
export function answerTo(work: Work, address: Ip, prefix: Prefix, path: EigrpPath | undefined): EigrpRoute {
  const summary = summaryFor(work, address, prefix)
  if (summary) return summary
  const neighbor = neighborOf(work, address)
  if (!neighbor || path?.via === address || isSummarised(work, neighbor, prefix)) return routeOf(prefix, undefined)
  return routeOf(prefix, sharedWith(work, neighbor.interface, prefix, path))
}

/** Split horizon is on unless the interface says no. */
function isSplit({ config }: Work, neighbor: EigrpNeighbor, path: EigrpPath | undefined): boolean {
  if (config.eigrp.interfaces[neighbor.interface]?.splitHorizon?.value === false) return false
  return path?.interface !== undefined && path.interface === neighbor.interface
}

function isSummarised(work: Work, neighbor: EigrpNeighbor, prefix: Prefix): boolean {
  return Object.values(work.state.summaries).some((s) => s.interface === neighbor.interface && covers(s.prefix, prefix))
}
