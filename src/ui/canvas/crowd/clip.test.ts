/** Lines are painted as far as they are seen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipped } from './clip'

const place = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) })
const seen = [-300, -200, 300, 200] as const

describe('a line that is clipped', () => {
  it('is whole where it is seen whole, and nothing where it is not', () => {
    const inside = [
      { x: 0, y: 0 },
      { x: 100, y: 50 },
      { x: 100, y: 100 },
    ]
    expect(clipped(inside, seen, 11)).toEqual([inside])
    expect(clipped([inside[0] ?? { x: 0, y: 0 }, { x: 0, y: 100 }], [10, -5, 20, 200], 0)).toEqual([])
    expect(
      clipped(
        [
          { x: -400, y: 0 },
          { x: -350, y: 900 },
        ],
        seen,
        0,
      ),
    ).toEqual([])
  })
  it('has every point of the line that is seen, and begins where a dash does', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 5 }), fc.constantFrom(0, 11), (points, period) => {
        const pieces = clipped(points, seen, period)
        const lies = (x: number, y: number) =>
          pieces.some((piece) =>
            piece.some((b, at) => {
              const a = piece[at - 1]
              if (!a) return false
              const along = Math.hypot(x - a.x, y - a.y) + Math.hypot(b.x - x, b.y - y)
              return along - Math.hypot(b.x - a.x, b.y - a.y) < 1e-3
            }),
          )
        for (const [at, b] of points.entries()) {
          const a = points[at - 1]
          if (!a) continue
          for (const part of [0, 0.25, 0.5, 0.75, 1]) {
            const [x, y] = [a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part]
            if (x > seen[0] && x < seen[2] && y > seen[1] && y < seen[3]) expect(lies(x, y)).toBe(true)
          }
        }
        const begins = pieces.flatMap(([first]) => (first ? [first] : []))
        for (const { x, y } of begins) {
          let [best, passed] = [Number.POSITIVE_INFINITY, 0]
          for (const [at, b] of points.entries()) {
            const a = points[at - 1]
            if (!a) continue
            const length = Math.hypot(b.x - a.x, b.y - a.y)
            const [there, beyond] = [Math.hypot(x - a.x, y - a.y), Math.hypot(b.x - x, b.y - y)]
            // A dash may begin before the piece of the line that it leads to.
            if (period > 0 && Math.abs(there + beyond - length) < 1e-3) {
              const rest = (passed + there) % period
              best = Math.min(best, rest, period - rest)
            }
            passed += length
          }
          if (period > 0 && Number.isFinite(best)) expect(best === 0 || best < 1e-3 || isStart(points, x, y)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

const isStart = (points: readonly { readonly x: number; readonly y: number }[], x: number, y: number) =>
  points.some((point) => point.x === x && point.y === y)
