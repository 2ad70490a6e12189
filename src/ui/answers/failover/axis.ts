/** One axis of seconds for several distributions, so that they can be compared bar by bar. Pure. */
import type { FailoverResult } from '../../../engine/messages'

export interface Axis {
  readonly from: number
  readonly to: number
  /** Seconds between two numbers. */
  readonly step: number
}

/** Holds every bar and every published mark, with room beside them. */
export function axisOf(results: readonly Pick<FailoverResult, 'bins' | 'marks'>[]): Axis {
  const ends = results.flatMap(({ bins, marks }) => [
    ...bins.map((bin) => bin.from + 1),
    ...marks.map((mark) => mark.seconds + 1),
  ])
  const starts = results.flatMap(({ bins, marks }) => [
    ...bins.map((bin) => bin.from),
    ...marks.map((mark) => mark.seconds),
  ])
  const [least, most] = [Math.min(...starts, 20), Math.max(...ends, 35)]
  const step = [1, 2, 5, 10, 20, 50, 100].find((item) => (most - least) / item <= 9) ?? 200
  return { from: Math.max(0, Math.floor((least - 1) / step) * step), to: Math.ceil((most + 1) / step) * step, step }
}

export function numbersOf({ from, to, step }: Axis): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_none, n) => from + n * step)
}
