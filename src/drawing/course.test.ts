/** Cables with a course of their own: through points, at right angles, around what stands in between. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { besideLine, cableRoute, courseFrom, NODE_HEIGHT, NODE_WIDTH, type Point, wayAround } from './index'

const place = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) })
const [a, b] = [
  { x: 0, y: 0 },
  { x: 600, y: 400 },
]

const pairs = (points: readonly Point[]) => points.slice(1).map((to, at) => [points[at] ?? to, to] as const)

describe('a cable that is led', () => {
  it('goes through its points in their order, from either end', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('right-angled', undefined),
        (bends, course) => {
          const link = { a: { device: 'one', interface: 'E0' }, bends, ...(course ? { course } : {}) }
          const there = cableRoute(a, b, 0, courseFrom(link, 'one')).points
          const back = cableRoute(b, a, 0, courseFrom(link, 'other')).points
          const within = (points: readonly Point[]) =>
            points.filter((point) => bends.some(({ x, y }) => point.x === x && point.y === y))
          for (const bend of bends) expect(there).toContainEqual(bend)
          expect(within(there).length).toBeGreaterThanOrEqual(bends.length)
          if (!course) expect([...back].reverse()).toEqual(there)
          expect([there[0], there.at(-1)]).toEqual([a, b])
        },
      ),
      { numRuns: 60 },
    )
  })
  it('turns only at right angles where that is asked, whatever its place in a fan', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 5 }), place, fc.constantFrom(-0.5, 0, 0.5), (bends, end, lane) => {
        const led = { course: 'right-angled' as const, ...(bends.length > 0 ? { bends } : {}) }
        const { points } = cableRoute(a, end, lane, led)
        expect(points.length).toBeGreaterThan(1)
        for (const [from, to] of pairs(points)) expect(from.x === to.x || from.y === to.y).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
  it('goes around below two devices, and no stretch twice', () => {
    const { points } = cableRoute(a, { x: 300, y: 0 }, 0, { course: 'right-angled', bends: [{ x: 150, y: 90 }] })
    expect(points).toEqual([a, { x: 0, y: 90 }, { x: 150, y: 90 }, { x: 300, y: 90 }, { x: 300, y: 0 }])
  })
  it('has its mark half-way, and its labels where it leaves', () => {
    const route = cableRoute(a, b, 0, { bends: [{ x: 600, y: 0 }] })
    expect(route.middle).toEqual({ x: 500, y: 0 })
    expect(route.towards).toEqual([
      { x: 600, y: 0 },
      { x: 600, y: 0 },
    ])
  })
})

describe('a line beside another', () => {
  it('keeps its distance on every piece', () => {
    expect(besideLine([a, { x: 100, y: 0 }, { x: 100, y: 100 }], 5)).toEqual([
      { x: 0, y: 5 },
      { x: 95, y: 5 },
      { x: 95, y: 100 },
    ])
  })
})

describe('a way around devices', () => {
  const at = (x: number, y: number) => ({ position: { x, y } })
  it('crosses no box, and is straight where nothing stands in the way', () => {
    expect(wayAround(at(0, 0), at(600, 0), [at(200, 300)])).toEqual([])
    const wall = [at(300, -60), at(300, 0), at(300, 60)]
    const way = wayAround(at(0, 0), at(600, 0), wall) ?? []
    expect(way.length).toBeGreaterThan(1)
    const middle = (x: number, y: number) => ({ x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT / 2 })
    const { points } = cableRoute(middle(0, 0), middle(600, 0), 0, { course: 'right-angled', bends: [...way] })
    for (const [from, to] of pairs(points))
      for (const { position } of wall) {
        const beside =
          Math.max(from.x, to.x) <= position.x ||
          Math.min(from.x, to.x) >= position.x + NODE_WIDTH ||
          Math.max(from.y, to.y) <= position.y ||
          Math.min(from.y, to.y) >= position.y + NODE_HEIGHT
        expect(beside).toBe(true)
      }
  })
})
