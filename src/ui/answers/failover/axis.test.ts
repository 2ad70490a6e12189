/** The common axis of distributions. */
import { describe, expect, it } from 'vitest'
import { axisOf, numbersOf } from './axis'

const marks = [23, 31].map((seconds) => ({ seconds, label: '', within: false, text: '' }))
const of = (...from: readonly number[]) => ({ bins: from.map((at) => ({ from: at, runs: 1 })), marks })

describe('the axis', () => {
  it('holds every bar and both published marks, however the runs lie', () => {
    for (const results of [[of(2, 3)], [of(20, 24)], [of(20), of(70, 299)], [of()]]) {
      const { from, to, step } = axisOf(results)
      const all = results.flatMap(({ bins }) => bins.map((bin) => bin.from))
      expect(from).toBeLessThan(Math.min(23, ...all))
      expect(to).toBeGreaterThan(Math.max(31, ...all) + 1)
      expect((to - from) / step).toBeLessThanOrEqual(12)
    }
  })
  it('is numbered at round seconds', () => {
    expect(numbersOf(axisOf([of(20, 24)]))).toEqual([18, 20, 22, 24, 26, 28, 30, 32, 34, 36])
  })
})
