/** A painted cable is found where it is seen alone, by looking near the point only. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../../../drawing/index'
import { designOf, reference } from '../../../testing/many-sites'
import { edgesOf, nodesOf } from '../flow'
import { cableAt } from './cable-at'
import { type Line, planOf } from './plan'

const NO_MARKS = { devices: new Map(), links: new Map() }

function drawn(sites: number, chosen?: number) {
  const design = sites === 6 ? reference() : designOf(sites)
  const link = chosen === undefined ? undefined : design.links[chosen]?.id
  return planOf(nodesOf(design, undefined, [], [], NO_MARKS), edgesOf(design, undefined, link, NO_MARKS))
}

const small = drawn(6)
const large = drawn(300)
const between = (a: Point, b: Point, part: number) => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part })

/** How far a point is from a line, by many points of it. */
function farFrom({ points }: Pick<Line, 'points'>, at: Point): number {
  const along = points.slice(1).flatMap((b, index) => {
    const a = points[index] ?? b
    return Array.from({ length: 401 }, (_, step) => between(a, b, step / 400))
  })
  return Math.min(...along.map(({ x, y }) => Math.hypot(x - at.x, y - at.y)))
}

describe('the cable at a point', () => {
  it('is the one that passes there, of all that pass near', () => {
    const places = fc.record({
      line: fc.nat(small.lines.length - 1),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      aside: fc.integer({ min: -9, max: 9 }),
    })
    let found = 0
    fc.assert(
      fc.property(places, ({ line, part, aside }) => {
        const [a, b] = small.lines[line]?.points ?? []
        if (!a || !b) throw new Error('a cable has two ends')
        const { x, y } = between(a, b, part)
        const at = { x: x + aside, y }
        const cable = cableAt(small, at, 6, 1)
        const near = small.lines.map((item) => farFrom(item, at)).sort((one, other) => one - other)
        const [first = 99, second = 99] = near
        if (cable) {
          found++
          const own = small.lines.find(({ edge }) => edge === cable)
          expect(own && farFrom(own, at)).toBeLessThan(first + 3)
        } else expect(first > 5 || second - first < 4).toBe(true)
      }),
      { numRuns: 200 },
    )
    expect(found).toBeGreaterThan(20)
  })

  it('near a hub, where hundreds meet, is none; at its other end it is', () => {
    const spokes = large.lines.flatMap(({ edge, spoke, points }) => (spoke ? [{ edge, spoke, points }] : []))
    expect(spokes.length).toBeGreaterThanOrEqual(300)
    const stubs = spokes.slice(0, 40).map(({ edge, spoke: { stub, rest } }) => {
      const [end, at] = stub
      const [from, to] = rest
      if (!end || !at || !from || !to) throw new Error('a spoke has two parts')
      return { edge, near: between(end, at, 0.7), far: between(from, to, 0.9) }
    })
    expect(stubs.filter(({ far }) => cableAt(large, far, 6, 1) !== undefined)).toEqual([])
    expect(stubs.filter(({ edge, near }) => cableAt(large, near, 1, 1) === edge).length).toBeGreaterThan(20)
  })

  it('is none of those too far out to be told apart, unless it is chosen', () => {
    const [line] = large.lines
    const [a, b] = line?.points ?? []
    if (!line || !a || !b) throw new Error('there is no cable')
    const middle = between(a, b, 0.5)
    expect(cableAt(large, middle, 2, 1)).toBe(line.edge)
    expect(cableAt(large, middle, 2, 0.1)).toBeUndefined()
    expect(cableAt(drawn(300, 0), middle, 2, 0.1)?.id).toBe(line.edge.id)
  })
})
