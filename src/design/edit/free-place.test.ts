/** Nothing new lies over what stands there, and what has room stands where it was wanted. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied, placeSite } from '../index'
import { SITE_STEP } from '../sites/grid'
import { builtIn } from '../testing/designs'
import { freePlace } from './free-place'

const design = builtIn('srnd-figure-c1')
const spot = fc.record({ x: fc.integer({ min: -300, max: 1700 }), y: fc.integer({ min: -200, max: 900 }) })

describe('a free place', () => {
  it('is where it was wanted when nothing stands there', () => {
    expect(freePlace(design, { x: -2000, y: 40 }, 3)).toEqual({ x: -2000, y: 40 })
  })
  it('is over no device, for one and for a whole site', () => {
    fc.assert(
      fc.property(spot, fc.constantFrom(1, 3), (wanted, count) => {
        const { x, y } = freePlace(design, wanted, count)
        for (let at = 0; at < count; at++)
          for (const { position } of design.devices)
            expect(
              Math.abs(position.x - x - at * SITE_STEP) >= 156 || Math.abs(position.y - y) >= 56,
              `${x},${y} over ${position.x},${position.y}`,
            ).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
  it('holds all of a site that is placed there', () => {
    const edit = placeSite(design, freePlace(design, { x: 900, y: 30 }, 3))
    const next = typeof edit === 'string' ? edit : applied(design, edit)
    if (typeof next === 'string') throw new Error(next)
    const added = next.devices.slice(design.devices.length)
    expect(added.length).toBe(3)
    for (const { name, position } of added)
      for (const other of next.devices)
        expect(
          other.name === name ||
            Math.abs(other.position.x - position.x) >= 156 ||
            Math.abs(other.position.y - position.y) >= 56,
        ).toBe(true)
  })
})
