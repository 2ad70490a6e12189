/**
 * Measured marks under one reading: whether a silence that somebody measured lies among those of the runs. The ends of a
 * spread are seldom drawn, so that a mark just beyond them is told as such, and not as one that cannot be.
 */
import { formatFault } from '../../config/index'
import type { Network } from '../../sim/index'
import { type Progress, retold } from '../progress'
import { failoverRuns } from './failover'
import { summarize } from './summary'
import type { FailoverQuery, FailoverRun, Percentiles } from './types'

/** A silence that was measured, and what broke then. */
export interface MeasuredMark {
  readonly query: FailoverQuery
  readonly seconds: number
}

export interface MarkUnderReading {
  readonly fault: string
  readonly site: string
  readonly seconds: number
  /** Of the runs that were silent and ended; absent when there were none. */
  readonly range?: Percentiles
  readonly fits: 'within' | 'edge' | 'outside'
  readonly text: string
}

/** The runs of each mark in one settled network, in the order of the marks; or why there are none. */
export function* runsOfMarks(
  settled: Network,
  marks: readonly MeasuredMark[],
): Generator<Progress, readonly (readonly FailoverRun[])[] | string, void> {
  const found: (readonly FailoverRun[])[] = []
  for (const [index, { query }] of marks.entries()) {
    const share = (told: Progress) => ({ ...told, fraction: (index + told.fraction) / marks.length })
    const runs = yield* retold(failoverRuns(settled, query), share)
    if (typeof runs === 'string') return runs
    found.push(runs)
  }
  return found
}

/** How a mark lies among its runs. */
export function markUnder({ query, seconds }: MeasuredMark, runs: readonly FailoverRun[]): MarkUnderReading {
  const { seconds: range, silentForGood } = summarize(runs)
  return {
    fault: formatFault(query.fault),
    site: query.site ?? '',
    seconds,
    ...(range ? { range } : {}),
    ...placeOf(seconds, range, silentForGood, runs.length),
  }
}

function placeOf(
  seconds: number,
  range: Percentiles | undefined,
  forGood: number,
  runs: number,
): Pick<MarkUnderReading, 'fits' | 'text'> {
  if (!range) {
    const instead = forGood > 0 ? 'stayed silent' : 'lost nothing'
    return {
      fits: 'outside',
      text: `${seconds} s cannot be: of ${runs} runs none was silent and ended; they ${instead}`,
    }
  }
  const span = `${range.min.toFixed(1)} to ${range.max.toFixed(1)} s`
  if (range.min <= seconds && seconds <= range.max) return { fits: 'within', text: `${seconds} s lies within ${span}` }
  const below = seconds < range.min
  const away = below ? range.min - seconds : seconds - range.max
  const tail = below ? range.p5 - range.min : range.max - range.p95
  const side = below ? 'below the shortest' : 'above the longest'
  const far = `${away.toFixed(1)} s ${side} of ${runs} runs (${span})`
  if (away <= tail) return { fits: 'edge', text: `${seconds} s lies at the edge, ${far}: more runs may reach it` }
  return { fits: 'outside', text: `${seconds} s cannot be: ${far}` }
}
