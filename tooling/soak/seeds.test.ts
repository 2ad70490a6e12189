/** Networks that campaigns brought to light, by the seeds that draw them again. */
import { expect, it } from 'vitest'
import { playRound } from '../../src/testing/steady-state/campaign'
import { randomBy } from '../trust/random'

it.each([[30267, 'who is reloaded hangs no more']])('the network of seed %i: %s', (seed) => {
  const { comparison, broken, settled } = playRound(randomBy(seed))
  expect(settled).toBe(true)
  expect([...comparison.disagreements, ...broken]).toEqual([])
  expect(comparison.sites).toBeGreaterThan(0)
})
