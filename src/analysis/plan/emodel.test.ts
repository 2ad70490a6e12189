/** The checks of the E-model that two implementations of G.107 agree on. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN } from '../../config/index'
import { delayImpairment, opinionOf, rated } from './emodel'

describe('the E-model', () => {
  it('opinions of ratings', () => {
    expect([90, 70].map((r) => opinionOf(r).toFixed(2))).toEqual(['4.34', '3.60'])
    expect([opinionOf(-5), opinionOf(120)]).toEqual([1, 4.5])
  })
  it.each([
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
  ])('a rating of %i is an opinion of %s (G.107, table B.1)', (r, mos) => {
    // The table is rounded up at 80.
    expect(Math.abs(opinionOf(r) - mos)).toBeLessThan(0.01)
  })
  it('everything at its default is R 93.2, 4.41 (G.107 section 7.7)', () => {
    const { r, mos } = rated({ basicRating: 93.2, delayMs: 0, lossPercent: 0, ie: 0, bpl: 4.3, burstRatio: 1 })
    expect([r.toFixed(1), mos.toFixed(2)]).toEqual(['93.2', '4.41'])
  })
  it('a codec costs its equipment impairment, and as much loss as its robustness half of what is left (G.113)', () => {
    const { ieG729, bplG729 } = DEFAULT_PLAN
    const of = (lossPercent: number) =>
      rated({ basicRating: 93.2, delayMs: 0, lossPercent, ie: ieG729, bpl: bplG729, burstRatio: 1 }).ieEff
    expect(of(0)).toBe(11)
    expect(of(bplG729)).toBeCloseTo((11 + 95) / 2)
  })
  it('delay as the formula of section 7.4 has it', () => {
    expect([200, 400].map((ms) => delayImpairment(ms).toFixed(2))).toEqual(['3.04', '24.07'])
  })
  it('G.729A, 150 ms, 1 % lost', () => {
    const { basicRating, ieG729: ie, bplG729: bpl, burstRatio } = DEFAULT_PLAN
    const { r, mos } = rated({ basicRating, delayMs: 150, lossPercent: 1, ie, bpl, burstRatio })
    expect([r.toFixed(1), mos.toFixed(2)]).toEqual(['77.8', '3.94'])
  })
  it('delay impairs nothing up to 100 ms, and more the longer it is', () => {
    expect([0, 100].map(delayImpairment)).toEqual([0, 0])
    const later = [110, 150, 200, 300, 400].map(delayImpairment)
    expect(later).toEqual([...later].sort((a, b) => a - b))
    expect(later[0]).toBeGreaterThanOrEqual(0)
  })
  it('bursts cost more than random loss', () => {
    const of = (burstRatio: number) =>
      rated({ basicRating: 93.2, delayMs: 50, lossPercent: 3, ie: 11, bpl: 19, burstRatio }).r
    expect(of(2)).toBeLessThan(of(1))
  })
})
