/** Moments as they are written, stepped through and ruled. */
import { describe, expect, it } from 'vitest'
import { formatMoment, SECOND, stepMoment, ticks } from './steps'

describe('a moment', () => {
  it('is written in seconds, and from ten minutes on with minutes and hours', () => {
    expect([23_400_000, 0, 599_949_999, 754 * SECOND, 86_399 * SECOND].map((at) => formatMoment(at))).toEqual([
      '23.4 s',
      '0.0 s',
      '599.9 s',
      '12 min 34 s',
      '23 h 59 min 59 s',
    ])
    expect([14_400, 7500, 600, 7201].map((seconds) => formatMoment(seconds * SECOND, 0))).toEqual([
      '4 h',
      '2 h 5 min',
      '10 min',
      '2 h 0 min 1 s',
    ])
  })
  it('steps to the next and the last moment at which something was written, and stays within the run', () => {
    const moments = [5, 5, 9, 20]
    const forward = [0, 5, 9, 20, 40].map((at) => stepMoment(moments, at, 1, 50))
    const back = [50, 20, 9, 5, 3].map((at) => stepMoment(moments, at, -1, 50))
    expect([forward, back]).toEqual([
      [5, 9, 20, 50, 50],
      [20, 9, 5, 0, 0],
    ])
  })
  it('is ruled at round seconds that do not crowd', () => {
    expect(ticks(0, 240 * SECOND, 800).map((at) => at / SECOND)).toEqual([0, 30, 60, 90, 120, 150, 180, 210, 240])
    expect(ticks(3 * SECOND, 5 * SECOND, 400).map((at) => at / SECOND)).toEqual([3, 3.5, 4, 4.5, 5])
    expect(ticks(0, 0, 400)).toEqual([])
  })
})
