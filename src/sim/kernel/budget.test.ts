/** A network that does not come to rest is stopped, with where and when. */
import { describe, expect, it } from 'vitest'
import { Exhausted, nothingSpent, type Spent, spend } from './budget'

const use = { devices: 2, waiting: 1, written: 1, where: 'lan-1' }

function events(count: number, nowOf: (index: number) => number): Spent {
  const spent = nothingSpent()
  for (let index = 0; index < count; index++) spend(spent, { ...use, now: nowOf(index) })
  return spent
}

describe('the budget', () => {
  it('lets work that moves on go on for ever', () => {
    expect(events(300_000, (index) => index * 20)).toMatchObject({ atOnce: 1, inSecond: 50_000 })
  })
  it('ends time that stands still', () => {
    expect(() => events(30_000, () => 5e6)).toThrow(Exhausted)
    expect(() => events(30_000, () => 5e6)).toThrow(
      'The network does not come to rest: 20401 events at one moment, the last at lan-1; it was stopped at 5.000 s',
    )
  })
  it('ends a second that never ends', () => {
    expect(() => events(200_000, (index) => index)).toThrow(/102001 events within one simulated second/)
  })
  it('ends what would fill the memory', () => {
    expect(() => spend(nothingSpent(), { ...use, now: 1, waiting: 4_000_001 })).toThrow(/4000001 events wait/)
    expect(() => spend(nothingSpent(), { ...use, now: 1, written: 4_000_001 })).toThrow(/entries in the journal/)
  })
})
