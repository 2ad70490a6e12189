/** What the failures of the head-end block cost each site, before and after. */
import { type Progress, retold } from '../progress'
import { sweep } from '../sweep/sweep'
import type { SweepCase, SweepResult } from '../sweep/types'
import type { SiteVerdict } from '../sweep/verdict'
import type { OutageChange, OutageSide, Side } from './types'

/** Seconds by which one outage differs from run to run, by the phase of timers and the time of a set-up (FACTS section 1). */
const SAME_SECONDS = 4

export interface OutagesCompared {
  readonly outages: readonly OutageChange[]
  readonly before: SweepResult | undefined
  readonly after: SweepResult | undefined
}

export function* outageChanges(before: Side, after: Side): Generator<Progress, OutagesCompared> {
  const old = yield* swept(before, 0)
  const now = yield* swept(after, 0.5)
  const faults = new Set([...(now?.cases ?? []), ...(old?.cases ?? [])].map((item) => item.fault))
  const outages = [...faults].flatMap((fault) => changesOf(fault, caseOf(old, fault), caseOf(now, fault)))
  return { outages, before: old, after: now }
}

function* swept({ scene, network }: Side, begin: number): Generator<Progress, SweepResult | undefined> {
  const work = sweep(scene, network, { scope: 'head-end', double: false })
  const result = yield* retold(work, (told) => ({ ...told, fraction: begin + told.fraction / 2 }))
  return typeof result === 'string' ? undefined : result
}

const caseOf = (result: SweepResult | undefined, fault: string) => result?.cases.find((item) => item.fault === fault)

function changesOf(
  fault: string,
  before: SweepCase | undefined,
  after: SweepCase | undefined,
): readonly OutageChange[] {
  const title = after?.title ?? before?.title ?? fault
  const sites = new Set([...(after?.sites ?? []), ...(before?.sites ?? [])].map((item) => item.site))
  return [...sites].flatMap((site) => {
    const [old, now] = [sideOf(before, site), sideOf(after, site)]
    if (old?.verdict === now?.verdict && Math.abs((old?.seconds ?? 0) - (now?.seconds ?? 0)) <= SAME_SECONDS) return []
    return [{ fault, title, site, ...(old ? { before: old } : {}), ...(now ? { after: now } : {}) }]
  })
}

function sideOf(item: SweepCase | undefined, site: string): OutageSide | undefined {
  const found: SiteVerdict | undefined = item?.sites.find((verdict) => verdict.site === site)
  if (!found) return undefined
  return { verdict: found.verdict, ...(found.outageSeconds === undefined ? {} : { seconds: found.outageSeconds }) }
}
