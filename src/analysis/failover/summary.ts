/** Many runs as numbers a person can compare. */
import type { OutageCause } from '../scenario/result'
import type { DirectionSpread, FailoverResult, FailoverRun, Mark, Percentiles } from './types'

/** What the source document heard until voice was audible both ways (FACTS section 1): one sample each, by ear. */
const PUBLISHED: readonly (readonly [seconds: number, label: string])[] = [
  [23, 'standby reloaded, in the source document'],
  [31, 'active reloaded, in the source document'],
]

type Summary = Pick<
  FailoverResult,
  'runs' | 'silentNever' | 'silentForGood' | 'seconds' | 'causes' | 'mean' | 'bins' | 'marks' | 'toSite' | 'fromSite'
>

export function summarize(runs: readonly FailoverRun[]): Summary {
  const ended = runs.flatMap((run) =>
    run.seconds !== undefined && run.seconds > 0 ? [{ ...run, seconds: run.seconds }] : [],
  )
  const lengths = ended.map((run) => run.seconds).sort((a, b) => a - b)
  const seconds = percentilesOf(lengths)
  return {
    runs: runs.length,
    silentNever: runs.filter((run) => run.seconds === 0).length,
    silentForGood: runs.filter((run) => run.seconds === undefined).length,
    ...(seconds ? { seconds } : {}),
    toSite: spreadOf(runs.map((run) => run.toSite)),
    fromSite: spreadOf(runs.map((run) => run.fromSite)),
    causes: meanCauses(ended),
    mean: lengths.reduce((sum, item) => sum + item, 0) / Math.max(1, lengths.length),
    bins: binsOf(lengths),
    marks: runs.length === 0 ? [] : PUBLISHED.map(([value, label]) => markOf(value, label, seconds)),
  }
}

/** 0 = never silent; absent = for good. */
function spreadOf(lengths: readonly (number | undefined)[]): DirectionSpread {
  const ended = lengths.flatMap((item) => (item !== undefined && item > 0 ? [item] : [])).sort((a, b) => a - b)
  const seconds = percentilesOf(ended)
  return {
    ...(seconds ? { seconds } : {}),
    silentNever: lengths.filter((item) => item === 0).length,
    silentForGood: lengths.filter((item) => item === undefined).length,
  }
}

/** Nearest rank. */
function percentilesOf(sorted: readonly number[]): Percentiles | undefined {
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  const [min] = sorted
  if (min === undefined) return undefined
  return { min, p5: rank(0.05), p50: rank(0.5), p95: rank(0.95), max: rank(1) }
}

function meanCauses(runs: readonly FailoverRun[]): FailoverResult['causes'] {
  const sums: Partial<Record<OutageCause, number>> = {}
  for (const run of runs)
    for (const [cause, seconds] of Object.entries(run.causes) as [OutageCause, number][])
      sums[cause] = (sums[cause] ?? 0) + seconds / runs.length
  return sums
}

function binsOf(sorted: readonly number[]): FailoverResult['bins'] {
  const first = Math.floor(sorted[0] ?? 0)
  const last = Math.floor(sorted.at(-1) ?? -1)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const from = first + index
    return { from, runs: sorted.filter((item) => Math.floor(item) === from).length }
  })
}

function markOf(seconds: number, label: string, range: Percentiles | undefined): Mark {
  const within = range !== undefined && range.min <= seconds && seconds <= range.max
  const text = within
    ? `${seconds} s (${label}) lies within this range: that fits, but one sample by ear proves no mechanism.`
    : `${seconds} s (${label}) does not lie within this range.`
  return { seconds, label, within, text }
}
