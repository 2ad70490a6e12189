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
  [72077, 'an end of IKEv2 that does not traverse NAT is sent no ESP in UDP'],
  [72449, 'a network waits for the verdict on a peer that is asked'],
  [74239, 'ESP that comes out of a tunnel is heard, though a list drops what was in it'],
  [77414, 'a network waits for a negotiation that is open'],
])('the network of seed %i: %s', (seed) => {
  const { comparison, broken, settled } = playRound(randomBy(seed))
  expect(settled).toBe(true)
  expect([...comparison.disagreements, ...broken]).toEqual([])
  expect(comparison.sites).toBeGreaterThan(0)
})
