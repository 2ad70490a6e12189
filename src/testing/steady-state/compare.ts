/** The settled simulator held against the steady state: what agrees, what does not, and what nobody can compare. */
import { servedBy, serviceOf } from '../../analysis/index'
import type { Fault, Topology } from '../../config/index'
import { formatPrefix, lookUp, samePrefix } from '../../net/index'
import { configurationOf, type Network, type RouteRow, viewOf } from '../../sim/index'
import { type Outcome, rowText, type SiteEnds, steadyState } from './steady-state'

export interface Comparison {
  /** Sites compared, sites for which more than one outcome was lawful, head-end tables compared. */
  readonly sites: number
  readonly open: number
  readonly tables: number
  /** Why sites were left out, one for each. */
  readonly skipped: readonly string[]
  readonly disagreements: readonly string[]
}

/** `history`: something has happened since power-on, so that not everything is at its first choice. */
export function compare(network: Network, topology: Topology, faults: readonly Fault[], history: boolean): Comparison {
  const told = [...network.nodes.keys()].flatMap((device) => configurationOf(network, device) ?? [])
  const served = servedBy(told, topology)
  const ends: readonly SiteEnds[] = typeof served.ends === 'string' ? [] : served.ends.map((item) => item.ends)
  const steady = steadyState(told, topology, faults, ends, history)
  if (typeof steady === 'string')
    return { sites: 0, open: 0, tables: 0, skipped: ends.map(() => steady), disagreements: [] }
  const seen = new Map(serviceOf(served, network).map((item) => [item.site, item]))
  const rests = steady.rests.map((rest) => judge(network, rest, seen, history))
  const [nearest] = [...rests].sort((a, b) => a.disagreements.length - b.disagreements.length)
  const tables = [...steady.tables].flatMap(([head, rows]) => tableDisagreement(network, head, rows) ?? [])
  return {
    sites: nearest?.sites ?? 0,
    open: nearest?.open ?? 0,
    tables: steady.tables.size,
    skipped: nearest?.skipped ?? [],
    disagreements: [...(nearest?.disagreements ?? []), ...tables],
  }
}

type Seen = ReturnType<typeof serviceOf>[number]

function judge(
  network: Network,
  rest: ReadonlyMap<string, readonly Outcome[] | string>,
  seen: ReadonlyMap<string, Seen>,
  history: boolean,
): Omit<Comparison, 'tables'> {
  const skipped: string[] = []
  const disagreements: string[] = []
  let [sites, open] = [0, 0]
  for (const [site, outcomes] of rest) {
    const found = seen.get(site)
    const unsure = found?.toSite.notKnown ?? found?.fromSite.notKnown
    if (typeof outcomes === 'string' || !found || unsure) {
      skipped.push(typeof outcomes === 'string' ? outcomes : 'not known to the simulator')
      continue
    }
    sites++
    if (outcomes.length > 1) open++
    const text = disagreement(network, outcomes, found, history)
    if (text !== undefined) disagreements.push(`${site}: ${text}`)
  }
  return { sites, open, skipped, disagreements }
}

function disagreement(
  network: Network,
  outcomes: readonly Outcome[],
  found: Seen,
  history: boolean,
): string | undefined {
  const fits = outcomes.some(
    (item) =>
      item.toSite === found.toSite.works &&
      item.fromSite === found.fromSite.works &&
      [...item.learned].every(([head, protocol]) => {
        const held = heldBy(network, head, item)
        return held === protocol || (history && held === 'rri' && item.idle.has(head))
      }),
  )
  if (fits) return undefined
  const way = (works: boolean, reason: string | undefined) => (works ? 'arrives' : `ends (${reason})`)
  const own = `to it ${way(found.toSite.works, found.toSite.reason)}, from it ${way(found.fromSite.works, found.fromSite.reason)}`
  const pairs = (item: Outcome, of: (head: string) => string) =>
    [...item.learned.keys()].map((head) => `${head} ${of(head)}`).join(', ')
  const lawful = outcomes.map(
    (item) =>
      `${item.why}; ${pairs(item, (head) => item.learned.get(head) ?? '')} (has ${pairs(item, (head) => heldBy(network, head, item))})`,
  )
  return `simulated ${own}; lawful: ${lawful.join(' or ')}`
}

/** How a head-end has a site's network. */
function heldBy(network: Network, head: string, { network: site }: Outcome): string {
  const row = activeRows(network, head).find(({ route }) => site !== undefined && samePrefix(route.prefix, site))
  return row?.route.protocol ?? '-'
}

const activeRows = (network: Network, device: string): readonly RouteRow[] =>
  lookUp(viewOf(network).devices, device)?.routes.filter((row) => row.active) ?? []

/** The table but for what the sites' tunnels put into it, here and by way of the other head-ends. */
function tableDisagreement(network: Network, head: string, rows: readonly string[]): string | undefined {
  const sites = new Set(
    [...network.nodes.keys()].flatMap((device) =>
      activeRows(network, device)
        .filter((row) => row.route.protocol === 'rri')
        .map((row) => formatPrefix(row.route.prefix)),
    ),
  )
  const found = activeRows(network, head)
    .filter(({ route }) => !sites.has(formatPrefix(route.prefix)))
    .map(({ route }) => rowText({ prefix: route.prefix, protocol: plain(route.protocol) }))
  const [left, right] = [found, rows].map((item) => [...new Set(item)].sort().join('; '))
  return left === right ? undefined : `${head}: simulated table ${left}; at rest ${right}`
}

const plain = (protocol: RouteRow['route']['protocol']) =>
  protocol === 'dhcp' ? 'static' : protocol === 'eigrp-summary' ? 'eigrp' : protocol
