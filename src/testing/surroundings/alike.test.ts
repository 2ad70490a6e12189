/** What counts as one fate: held to lists of losses by hand. */
import { describe, expect, it } from 'vitest'
import type { Stretch } from '../../sim/index'
import { differing } from './alike'

/** Packets 0 to 100, of which those in the ranges are lost. */
function heardBut(...ranges: readonly (readonly [number, number, string?])[]): readonly Stretch[] {
  const all: Stretch[] = []
  let next = 0
  for (const [from, to, lostAt] of ranges) {
    if (from > next) all.push({ from: next, to: from, heard: true, via: [] })
    all.push({ from, to, heard: false, via: [], ...(lostAt && { lostAt }) })
    next = to
  }
  return next < 100 ? [...all, { from: next, to: 100, heard: true, via: [] }] : all
}

describe('two runs of a flow', () => {
  it('are alike to within one packet at either end of a loss', () => {
    expect(differing(heardBut([10, 20]), heardBut([9, 21]), 5)).toEqual([])
    expect(differing(heardBut([10, 20]), heardBut([10, 22]), 5)).toHaveLength(1)
    expect(differing(heardBut([10, 20]), heardBut(), 5)).toHaveLength(1)
    expect(differing(heardBut(), heardBut([50, 51]), 5)).toHaveLength(1)
  })

  it('are alike where one packet beside an end fares otherwise, and not where it stands alone', () => {
    expect(differing(heardBut([10, 20]), heardBut([10, 18], [19, 20]), 5)).toEqual([])
    expect(differing(heardBut([10, 20]), heardBut([10, 20], [50, 51]), 5)).toHaveLength(1)
  })

  it('are compared by their first and last loss where a queue was full', () => {
    expect(differing(heardBut([10, 20, 'queue'], [25, 30]), heardBut([11, 28]), 5)).toEqual([])
    expect(differing(heardBut([10, 20, 'queue'], [25, 40]), heardBut([11, 28]), 5)).toHaveLength(1)
    expect(differing(heardBut([10, 20, 'queue']), heardBut(), 5)).toHaveLength(1)
  })

  it('are compared as far as both are known', () => {
    const known = heardBut([10, 100]).map((each) => ({ ...each, to: Math.min(each.to, 60) }))
    expect(differing(known, heardBut([10, 100]), 5)).toEqual([])
  })
})
