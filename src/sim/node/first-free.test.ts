/** The first free place: always the one that looking at each from the start would find, and found with few looks. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SimTime, timeOf } from '../kernel/time'
import { FirstFree } from './first-free'

describe('the first free place', () => {
  it('is the lowest that is not taken, whatever is taken, prolonged and over in between', () => {
    const act = fc.record({
      pass: fc.integer({ min: 0, max: 4 }),
      keep: fc.integer({ min: 0, max: 9 }),
      again: fc.nat(11),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const taken = new Map<number, SimTime>()
        const free = new FirstFree(8, (place) => taken.get(place))
        let now = 0
        for (const { pass, keep, again } of acts) {
          now += pass
          const held = taken.get(again)
          if (held !== undefined && held >= now) taken.set(again, timeOf(Math.max(held, now + keep)))
          const lowest = [0, 1, 2, 3, 4, 5, 6, 7].find((place) => (taken.get(place) ?? -1) < now)
          const found = free.find(timeOf(now))
          expect(found).toBe(lowest)
          if (found !== undefined) taken.set(found, timeOf(now + keep))
        }
      }),
    )
  })
  it('costs a few looks however many are taken', () => {
    const taken = new Map<number, SimTime>()
    let looks = 0
    const free = new FirstFree(1_000_000, (place) => {
      looks++
      return taken.get(place)
    })
    for (let step = 0; step < 20_000; step++) {
      const now = timeOf(step)
      const found = free.find(now)
      if (found === undefined) throw new Error('none is free')
      taken.set(found, timeOf(step + 5000))
    }
    expect(looks).toBeLessThan(4 * 20_000)
  })
})
