/**
 * Summaries: `ip summary-address eigrp` on an interface, and auto-summary, which is the same for every major network of
 * the process on the interfaces of another one (RFC 7868 section 5.7; auto-summary looks at internal routes only, as IOS
 * does). While a route of it exists, the summary is told in its stead, and a Null0 route of distance 5 stands.
 */
import { classfulOf, covers, formatPrefix, type Ip, type Prefix, samePrefix } from '../../../net/index'
import { tableValues } from '../../kernel/table'
import { answerTo, routeOf, summaryRoute } from './advertise'
import { successors } from './dual'
import { tellsSummaries } from './filter'
import { composite, ribMetric, UNREACHABLE, weighingOf } from './metric'
import type { EigrpEntry, EigrpSummary } from './state'
import { tell, timersOf, upNeighbors, type Work } from './work'

/** Distance of a summary unless told otherwise (FACTS section 5). */
const SUMMARY_DISTANCE = 5

interface Wanted {
  readonly prefix: Prefix
  readonly interface: string
  readonly distance: number
  readonly automatic: boolean
}

/** Brings the summaries in line with the topology; called at the end of every turn that may have changed it. */
export function reviewSummaries(work: Work): void {
  const wanted = wantedSummaries(work)
  if (wanted.length === 0 && Object.keys(work.state.summaries).length === 0) return
  const before = work.state.summaries
  const now: Record<string, EigrpSummary> = {}
  for (const item of wanted) {
    const key = `${item.interface} ${formatPrefix(item.prefix)}`
    const summary = summaryOf(work, item, before[key])
    if (summary) now[key] = summary
  }
  work.state = { ...work.state, summaries: now }
  changeNullRoutes(work, Object.values(before), Object.values(now))
  for (const [key, summary] of Object.entries(now)) if (before[key] !== summary) appeared(work, summary, !before[key])
  for (const [key, summary] of Object.entries(before)) if (!now[key]) vanished(work, summary)
}

/** One Null0 route for each prefix, however many interfaces it is told on. */
function changeNullRoutes(work: Work, before: readonly EigrpSummary[], now: readonly EigrpSummary[]): void {
  const first = (of: readonly EigrpSummary[]) => of.filter((s) => of.find((o) => samePrefix(o.prefix, s.prefix)) === s)
  const [old, next] = [first(before).map((s) => s.route), first(now).map((s) => s.route)]
  const add = next.filter((route) => !old.includes(route))
  const remove = old.filter((route) => !next.includes(route))
  if (add.length + remove.length > 0) work.effects.push({ kind: 'routes', delta: { add, remove } })
}

function wantedSummaries({ config, state }: Work): readonly Wanted[] {
  const items = Object.values(state.interfaces)
  const told = items.flatMap(({ name }) =>
    timersOf(config, name).summaries.map((s) => ({ ...s, interface: name, automatic: false })),
  )
  if (!config.eigrp.autoSummary.value) return told
  const majors = items.map(({ ip }) => classfulOf(ip))
  const unique = majors.filter((m, i) => majors.findIndex((other) => samePrefix(m, other)) === i)
  const automatic = items.flatMap(({ name, ip }) =>
    unique
      .filter((major) => !samePrefix(major, classfulOf(ip)))
      .map((major) => ({ prefix: major, interface: name, distance: SUMMARY_DISTANCE, automatic: true })),
  )
  return [...told, ...automatic]
}

/** The same object as before when nothing about it changed; undefined without any route of it. */
function summaryOf(work: Work, wanted: Wanted, before: EigrpSummary | undefined): EigrpSummary | undefined {
  const { prefix, interface: name, distance } = wanted
  const parts = tableValues(work.state.topology).flatMap((entry) => partOf(entry, wanted))
  const best = parts.reduce((least, path) => (path.distance < least.distance ? path : least), parts[0] ?? NO_PART)
  if (best === NO_PART) return undefined
  const distanceHere = composite(best.vector, weighingOf(work.config.eigrp))
  const metric = ribMetric(distanceHere, work.config.eigrp)
  if (before?.route.metric === metric && before.route.distance === distance) return before
  const route = {
    prefix,
    protocol: 'eigrp-summary' as const,
    process: work.state.as,
    distance,
    metric,
    interface: 'Null0',
    tag: 0,
    since: work.cx.now,
    source: work.config.eigrp.source,
    owner: `summary on ${name}`,
  }
  return { prefix, interface: name, vector: best.vector, distance: distanceHere, route }
}

const NO_PART = { distance: Number.POSITIVE_INFINITY, vector: UNREACHABLE }

function partOf(entry: EigrpEntry, { prefix, automatic }: Wanted) {
  if (!covers(prefix, entry.prefix) || samePrefix(prefix, entry.prefix) || entry.state === 'active') return []
  return successors(entry)
    .slice(0, 1)
    .filter((path) => !automatic || !path.external)
}

function appeared(work: Work, summary: EigrpSummary, isNew: boolean): void {
  if (!tellsSummaries(work)) return
  for (const to of neighborsOn(work, summary.interface)) {
    tell(work, to, 'update', summaryRoute(work, summary))
    if (isNew) for (const part of parts(work, summary)) tell(work, to, 'update', routeOf(part.prefix, undefined))
  }
}

function vanished(work: Work, summary: EigrpSummary): void {
  for (const to of neighborsOn(work, summary.interface)) {
    tell(work, to, 'update', routeOf(summary.prefix, undefined))
    for (const part of parts(work, summary)) {
      const [best] = part.state === 'passive' ? successors(part) : []
      if (best && best.interface !== summary.interface) tell(work, to, 'update', answerTo(work, to, part.prefix, best))
    }
  }
}

function parts(work: Work, summary: EigrpSummary): readonly EigrpEntry[] {
  return tableValues(work.state.topology).filter(
    (entry) => covers(summary.prefix, entry.prefix) && !samePrefix(summary.prefix, entry.prefix),
  )
}

function neighborsOn(work: Work, name: string): readonly Ip[] {
  return upNeighbors(work).flatMap((neighbor) => (neighbor.interface === name ? [neighbor.address] : []))
}
