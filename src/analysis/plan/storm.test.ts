/**
 * All sites set up at once after a loss: what the planner says of it, by the rate of a box, is what the simulator's head-end
 * does, within one set-up, as long as nobody's patience ends before. More of them, which take longer, with HEADEND_STORM=1000.
 */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN } from '../../config/index'
import { crowd } from '../../sim/protocols/testing/crowd'
import { reference, settle } from '../../testing/lab'
import { planOf } from './plan'

/** Less than the ten seconds after which a site gives a silent peer up. */
const LAST_SECONDS = 6
const rateFor = (count: number) => count / LAST_SECONDS
const ONE_SETUP_SECONDS = 1

const { built, network } = settle(reference())

/** Seconds until the last of so many is served, by the planner. */
function planned(count: number): number | undefined {
  const platforms = [{ platform: 'c2651xm', source: 'a test', setupsPerSecond: rateFor(count) }]
  const work = planOf({ ...built.scene, network }, { values: DEFAULT_PLAN, sites: new Map(), platforms })
  let next = work.next()
  while (!next.done) next = work.next()
  return next.value.headEnds.curve.find(({ sites }) => sites === count)?.lastBackSeconds
}

/** The same by the simulator, from the moment all ask. */
function simulated(count: number): number | undefined {
  const { lab, up } = crowd(count, { setupsPerSecond: rateFor(count) })
  lab.run(LAST_SECONDS + 3)
  expect(up()).toHaveLength(count)
  return up().at(-1)
}

const counts = [192, ...(process.env.HEADEND_STORM ? [Number(process.env.HEADEND_STORM)] : [])]

describe('when all sites set up at once', () => {
  it.each(counts)('the last of %i is back when the planner says', (count) => {
    const seconds = planned(count)
    expect(seconds).toBeCloseTo(LAST_SECONDS, 9)
    expect(Math.abs((simulated(count) ?? 0) - (seconds ?? 0))).toBeLessThanOrEqual(ONE_SETUP_SECONDS)
  })
})
