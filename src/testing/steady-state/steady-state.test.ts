/**
 * The simulator against a second computation that knows no time: random networks whose lines are switched on and off at
 * random, random faults, and then the same answers, site by site and way by way.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFault } from '../../config/index'
import { randomFrom } from '../../sim/index'
import { reference, settle, struck } from '../lab'
import { playRound } from './campaign'
import { compare } from './compare'

const lab = settle(reference())

const fault = (text: string) => {
  const found = parseFault(text)
  if (typeof found === 'string') throw new Error(found)
  return found
}

describe('the reference design at rest', () => {
  it.each(['power:gateway-1', 'cut:gateway-1/FastEthernet0/1', 'block:firewall/esp', 'hang:gateway-2'])(
    'is the same by both computations after %s',
    (text) => {
      const after = struck(lab, fault(text))
      const { disagreements, sites, skipped, tables } = compare(
        after.network,
        after.built.scene.topology,
        [fault(text)],
        true,
      )
      expect(disagreements).toEqual([])
      expect([sites, skipped.length]).toEqual([6, 0])
      expect(tables).toBe(text.startsWith('power') || text.startsWith('hang') ? 1 : 2)
    },
  )
  it.each([
    ['cut:gateway-1/FastEthernet0/1', 'arrives'],
    ['block:firewall/esp', 'the firewall'],
    ['power:gateway-1', 'gateway-1'],
  ])('is not what the simulator shows when %s was not told of', (text, word) => {
    const after = struck(lab, fault(text))
    const { disagreements } = compare(after.network, after.built.scene.topology, [], true)
    expect(disagreements.join('\n')).toContain(word)
  })
})

function drawsFrom(seed: number): () => number {
  const random = randomFrom(seed)
  return () => random.next()
}

describe('random networks and random faults', () => {
  it('come to the rest that the second computation names, and break no rule', () => {
    let [sites, skipped] = [0, 0]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { features, script, comparison, broken } = playRound(drawsFrom(seed))
        sites += comparison.sites
        skipped += comparison.skipped.length
        expect([...comparison.disagreements, ...broken], [...features, ...script].join('; ')).toEqual([])
      }),
      { numRuns: 8, seed: 10 },
    )
    expect(sites).toBeGreaterThan(skipped * 3)
  })
})
