/** The checks of the E-model that two implementations of G.107 agree on. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN } from '../../config/index'
import { delayImpairment, opinionOf, rated } from './emodel'

describe('the E-model', () => {
  it('opinions of ratings', () => {
    expect([90, 70].map((r) => opinionOf(r).toFixed(2))).toEqual(['4.34', '3.60'])
    expect([opinionOf(-5), opinionOf(120)]).toEqual([1, 4.5])
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
