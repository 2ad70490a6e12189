import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, snap } from './snap'

const corners = fc.array(
  fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }),
  {
    maxLength: 40,
  },
)

describe('a device that is dragged', () => {
  it('is drawn to the nearest line of each direction, and to none beyond reach', () => {
    fc.assert(
      fc.property(corners, fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }), (others, x, y) => {
        const { dx, dy } = snap(linesOf(others), { x, y }, 7)
        const nearest = (values: readonly number[], to: number) =>
          values.reduce((least, value) => Math.min(least, Math.abs(value - to)), Number.POSITIVE_INFINITY)
        const [byX, byY] = [
          nearest(
            others.map((at) => at.x),
            x,
          ),
          nearest(
            others.map((at) => at.y),
            y,
          ),
        ]
        expect(Math.abs(dx)).toBe(byX <= 7 ? byX : 0)
        expect(Math.abs(dy)).toBe(byY <= 7 ? byY : 0)
      }),
    )
  })
})
