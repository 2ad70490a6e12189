/**
 * All sites set up at once after a loss: what the planner says of it is what the simulator's head-end does, within one set-up,
 * also where sites lose their patience and ask again, and where their other peers are gone.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS, DEFAULT_PLAN, type Parameters } from '../../config/index'
import { storm } from '../../sim/protocols/testing/storm'
import { reference, settle } from '../../testing/lab'
import { planOf } from './plan'
import { stormOf } from './storm'

const GONE = ['198.51.100.9', '198.51.100.10']

function both(sites: number, asked: Partial<Parameters> & { readonly setupsPerSecond: number }, gone = 0) {
  const parameters = { ...DEFAULT_PARAMETERS, ...asked }
  const { setupsPerSecond } = asked
  const planned = stormOf({ sites, setupsPerSecond, parameters, version: 1, peers: 1 + gone })
  const served = storm(sites, asked, GONE.slice(0, gone))
  expect(served).toHaveLength(sites)
  return { planned, last: served.at(-1) ?? Number.NaN, setup: parameters.setupSecondsMax }
}

describe('when all sites set up at once', () => {
  it.each([
    [192, { setupsPerSecond: 50 }, 0, 0],
    [192, { setupsPerSecond: 10 }, 0, 1],
    [192, { setupsPerSecond: 10 }, 1, 1],
    [1000, { setupsPerSecond: 50 }, 0, 1],
    [1000, { setupsPerSecond: 50 }, 1, 1],
  ] as const)(
    'the last of %i at %j, with %i peers gone, is back when the planner says',
    (sites, asked, gone, again) => {
      const { planned, last, setup } = both(sites, asked, gone)
      expect(planned.askedAgain).toBe(again)
      expect(Math.abs(last - (planned.lastBackSeconds ?? 0))).toBeLessThanOrEqual(setup)
    },
  )
  it('with other numbers of sites, rates, patience, peers and set-up times', () => {
    fc.assert(
      fc.property(
        fc.record({
          sites: fc.integer({ min: 2, max: 60 }),
          rate: fc.integer({ min: 4, max: 12 }),
          patience: fc.integer({ min: 6, max: 20 }),
          tries: fc.integer({ min: 1, max: 2 }),
          setup: fc.integer({ min: 1, max: 6 }),
          gone: fc.integer({ min: 0, max: 2 }),
        }),
        ({ sites, rate, patience, tries, setup, gone }) => {
          const asked = {
            setupsPerSecond: rate,
            ikeRetransmitSeconds: patience,
            triesPerPeer: tries,
            setupSecondsMin: setup / 2,
            setupSecondsMax: setup,
          }
          const { planned, last } = both(sites, asked, gone)
          expect(Math.abs(last - (planned.lastBackSeconds ?? 0))).toBeLessThanOrEqual(setup)
        },
      ),
      { numRuns: 12, seed: 18 },
    )
  })
  it('is never over where a step takes longer than sites are patient', () => {
    const parameters = { ...DEFAULT_PARAMETERS, setupSecondsMin: 100, setupSecondsMax: 100 }
    const asked = { sites: 6, setupsPerSecond: 1, parameters, version: 1, peers: 1 } as const
    expect(stormOf(asked)).toEqual({ perRound: 0, askedAgain: 0 })
  })
  it('is in the plan of a design, with the peers of its sites and the patience of its parameters', () => {
    const { built, network } = settle(reference())
    const platforms = [{ platform: 'c2651xm', source: 'a test', setupsPerSecond: 4 }]
    const work = planOf({ ...built.scene, network }, { values: DEFAULT_PLAN, sites: new Map(), platforms })
    let next = work.next()
    while (!next.done) next = work.next()
    const { curve, boxes } = next.value.headEnds
    const asked = { setupsPerSecond: 4, parameters: network.parameters, version: 1, peers: 2 } as const
    for (const sites of [6, 1000])
      expect(curve.find((point) => point.sites === sites)).toMatchObject({ storm: stormOf({ ...asked, sites }) })
    expect(boxes[0]?.storm).toEqual(stormOf({ ...asked, sites: 6 }))
  })
})
