/** Networks that campaigns brought to light, by the seeds that draw them again. */
import { expect, it } from 'vitest'
import { playRound } from '../../src/testing/steady-state/campaign'
import { randomBy } from '../trust/random'

it.each([
  [30257, 'a head-end that has nothing to send does not ask, and keeps the route of a tunnel that is gone'],
  [30267, 'who is reloaded hangs no more'],
  [40092, 'an SPI that is gone is disowned under the IKE SA that stands'],
  [60327, 'a translation that has run out holds no port'],
  [60479, 'nor does it ask where what the site sends is refused'],
  [60564, 'an SPI that is gone is disowned although the DELETE was lost on a bad line'],
])('the network of seed %i: %s', (seed) => {
  const { comparison, broken, settled } = playRound(randomBy(seed))
  expect(settled).toBe(true)
  expect([...comparison.disagreements, ...broken]).toEqual([])
  expect(comparison.sites).toBeGreaterThan(0)
})
