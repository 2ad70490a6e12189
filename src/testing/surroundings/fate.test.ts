/** Four networks of the campaign, so that it stays a campaign that runs. */
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../sim/index'
import { playFate } from './fate'

describe('one packet has one fate, with more lines and hubs of other shapes', () => {
  it.each([
    [6, { more: true }],
    [7, { more: true, shapes: true }],
  ])('seed %i, %o', (seed, drawing) => {
    const random = randomFrom(seed)
    const round = playFate(() => random.next(), drawing)
    expect(round.flows).toBeGreaterThan(0)
    expect(round.broken).toEqual([])
  })
})

describe('one packet has one fate, whatever stands around the tunnels', () => {
  it.each([23, 26, 30, 32])('seed %i', (seed) => {
    const random = randomFrom(seed)
    const round = playFate(() => random.next())
    expect(round.features.length).toBeGreaterThan(0)
    expect(round.flows).toBeGreaterThan(0)
    expect(round.broken).toEqual([])
  })
})
