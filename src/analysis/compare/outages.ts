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
  const [was, is] = [casesOf(old), casesOf(now)]
  const faults = new Set([...is.keys(), ...was.keys()])
  const outages = [...faults].flatMap((fault) => changesOf(fault, was.get(fault), is.get(fault)))
  return { outages, before: old, after: now }
}

function* swept({ scene, network }: Side, begin: number): Generator<Progress, SweepResult | undefined> {
  const work = sweep(scene, network, { scope: 'head-end', double: false })
  const result = yield* retold(work, (told) => ({ ...told, fraction: begin + told.fraction / 2 }))
  return typeof result === 'string' ? undefined : result
}

const casesOf = (result: SweepResult | undefined): ReadonlyMap<string, SweepCase> =>
  new Map((result?.cases ?? []).map((item) => [item.fault, item]))

function changesOf(
  fault: string,
  before: SweepCase | undefined,
  after: SweepCase | undefined,
): readonly OutageChange[] {
  const title = after?.title ?? before?.title ?? fault
  const [was, is] = [verdictsOf(before), verdictsOf(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((site) => {
    const [old, now] = [sideOf(was.get(site)), sideOf(is.get(site))]
    if (old?.verdict === now?.verdict && Math.abs((old?.seconds ?? 0) - (now?.seconds ?? 0)) <= SAME_SECONDS) return []
    return [{ fault, title, site, ...(old ? { before: old } : {}), ...(now ? { after: now } : {}) }]
  })
}

const verdictsOf = (item: SweepCase | undefined): ReadonlyMap<string, SiteVerdict> =>
  new Map((item?.sites ?? []).map((verdict) => [verdict.site, verdict]))

function sideOf(found: SiteVerdict | undefined): OutageSide | undefined {
  if (!found) return undefined
  return { verdict: found.verdict, ...(found.outageSeconds === undefined ? {} : { seconds: found.outageSeconds }) }
}
