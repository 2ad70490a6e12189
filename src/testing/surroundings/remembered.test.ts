/** Remembered handlings against handlings that are looked up, in random networks, whatever stands in them and befalls them. */
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../sim/index'
import { playRemembered } from './remembered'

describe('a packet is handled alike whether its handling is remembered or looked up', () => {
  it.each([
    [100, true],
    [101, false],
    [102, true],
    [103, false],
  ])('seed %i, hubs of other shapes: %s', (seed, shapes) => {
    const random = randomFrom(seed)
    const round = playRemembered(() => random.next(), shapes)
    expect(round.flows).toBeGreaterThan(0)
    expect(round.broken, [...round.features, ...round.script].join('\n')).toEqual([])
  })
})
