/** The anti-replay window, as a script of sequence numbers (RFC 4303 section 3.4.3 and appendix A). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NEVER } from '../../kernel/time'
import { passesReplay } from './replay'
import type { SaCounters } from './state'

const fresh = (): SaCounters => ({
  encapsulated: 0,
  decapsulated: 0,
  bytesOut: 0,
  bytesIn: 0,
  newest: 0,
  missing: [],
  replayed: 0,
  told: NEVER,
})

const taken = (numbers: readonly number[], window = 64) => {
  const counters = fresh()
  return numbers.filter((number) => passesReplay(counters, number, 1, window))
}

it.each([
  ['in order', [1, 2, 3], [1, 2, 3]],
  ['late, and within the window', [1, 3, 2, 66, 5, 4], [1, 3, 2, 66, 5, 4]],
  ['twice', [1, 2, 2, 1, 3], [1, 2, 3]],
  ['at the edge of the window, and behind it', [70, 7, 6], [70, 7]],
  ['late and then again', [1, 3, 2, 2], [1, 3, 2]],
] as const)('%s', (_what, came, passed) => expect(taken(came)).toEqual(passed))

it('takes what a set of all that came would take, however numbers fall', () => {
  const windows = fc.constantFrom(64, 128)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 120 }), windows, (numbers, window) => {
      const seen = new Set<number>()
      const wanted = numbers.filter((number) => {
        const stale = seen.has(number) || number <= Math.max(0, ...seen) - window
        if (!stale) seen.add(number)
        return !stale
      })
      expect(taken(numbers, window)).toEqual(wanted)
    }),
    { numRuns: 60 },
  )
})
