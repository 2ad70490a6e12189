/** The mark of a broken cable covers no interface's name, however its ends stand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import { type Box, freePlace, labelPlace, waysAside } from './mark-place'

const SIZE = { width: 110, height: 24 }
const NONE = { x: 0, y: 0 }
const covers = (a: Box, b: Box) =>
  Math.abs(a.at.x - b.at.x) < (a.width + b.width) / 2 && Math.abs(a.at.y - b.at.y) < (a.height + b.height) / 2
const labels = (from: { x: number; y: number }, to: { x: number; y: number }): readonly Box[] =>
  [labelPlace(from, to, NONE), labelPlace(to, from, NONE)].map((at) => ({ at, width: 44, height: 15 }))

describe('the mark of a broken cable', () => {
  it('stands where it is wanted when there is room', () => {
    const [a, b] = [NONE, { x: 600, y: 0 }]
    expect(freePlace({ x: 300, y: -20 }, SIZE, labels(a, b))).toEqual({ x: 300, y: -20 })
  })
  it('covers neither name on a short flat cable', () => {
    const taken = labels(NONE, { x: 260, y: 0 })
    const at = freePlace({ x: 130, y: -20 }, SIZE, taken)
    expect(taken.map((box) => covers({ ...SIZE, at }, box))).toEqual([false, false])
    expect(at).not.toEqual({ x: 130, y: -20 })
  })
  it('in a fan leaves its cable only away from the others', () => {
    const taken = labels(NONE, { x: 260, y: 0 })
    const at = freePlace({ x: 130, y: -20 }, SIZE, taken, waysAside({ x: 0, y: -13 }))
    expect(at.x).toBe(130)
    expect(at.y).toBeLessThan(-20)
  })
  it('covers neither name, wherever the ends stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -500, max: 500 }), (x, y) => {
        fc.pre(Math.abs(x) > 170 || Math.abs(y) > 80)
        const taken = labels(NONE, { x, y })
        const at = freePlace({ x: x / 2, y: y / 2 }, SIZE, taken)
        expect(taken.map((box) => covers({ ...SIZE, at }, box))).toEqual([false, false])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the name of an interface', () => {
  /** `Fa0/1` as large as at four fifths of the usual size, where its letters have begun to grow. */
  const NAME = { width: 44, height: 17 }
  it('touches no device at either end, nor the lines of a flat cross-over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -500, max: 500 }), (x, y) => {
        fc.pre(Math.abs(x) > NODE_WIDTH + 70 || Math.abs(y) > NODE_HEIGHT + 50)
        const boxes = [NONE, { x, y }].map((at) => ({ at, width: NODE_WIDTH, height: NODE_HEIGHT }))
        const names = [labelPlace(NONE, { x, y }, NONE), labelPlace({ x, y }, NONE, NONE)]
        expect(names.flatMap((at) => boxes.map((box) => covers({ ...NAME, at }, box)))).not.toContain(true)
      }),
    )
    expect(NAME.height / 2 + 3).toBeLessThan(-labelPlace(NONE, { x: 400, y: 0 }, NONE).y)
  })
})
