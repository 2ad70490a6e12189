/** Cables beside each other, and the packet's way along them. */
import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../design/index'
import { along, cableRoute, lanesOf, wayOf } from './index'

const design = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-two-crossovers')?.build()
if (!design) throw new Error('the design with two cross-overs is in the library')

describe('parallel cables', () => {
  const lanes = lanesOf(design.links)
  const pair = design.links.filter((link) => link.media === 'cross-over')
  it('are fanned out, all others run from middle to middle', () => {
    expect(pair.map((link) => lanes.get(link.id))).toEqual([-0.5, 0.5])
    expect(design.links.filter((link) => lanes.get(link.id) !== 0)).toEqual(pair)
  })
  it('lie on the same side whichever end is named first', () => {
    const [first, second] = pair
    if (!first || !second) throw new Error('two cross-overs')
    const turned = lanesOf([first, { ...second, a: second.b, b: second.a }])
    expect([turned.get(first.id), turned.get(second.id)]).toEqual([-0.5, -0.5])
  })
  it.each([
    ['flat', { x: 400, y: 0 }, 20],
    ['upright', { x: 0, y: 300 }, 40],
    ['aslant', { x: 300, y: 300 }, 20],
  ])('%s ones have room for their labels and marks of their own', (_name, end, room) => {
    const [one, two, three, four] = [-1.5, -0.5, 0.5, 1.5].map((lane) => cableRoute({ x: 0, y: 0 }, end, lane))
    if (!one || !two || !three || !four) throw new Error('four cables')
    for (const [left, right] of [
      [one, two],
      [two, three],
      [three, four],
    ] as const) {
      expect(Math.hypot(left.shift.x - right.shift.x, left.shift.y - right.shift.y)).toBeGreaterThan(room)
      expect(Math.abs(left.middle.y - right.middle.y)).toBeGreaterThan(20)
    }
  })
})

describe('the way of a packet', () => {
  const second = design.links.filter((link) => link.media === 'cross-over')[1]
  const stops = [
    { device: 'stick-lan', out: 'Port2' },
    { device: 'gateway-1', out: second?.a.interface ?? '' },
    { device: 'gateway-2', out: 'FastEthernet0/0' },
    { device: 'stick-lan' },
  ]
  it('runs along the cable that it takes, not between the cables of a fan', () => {
    const legs = wayOf(design, stops)
    expect(legs).toHaveLength(3)
    const middle = legs[1] && along(legs[1], 0.5)
    // Thirteen units below the middles for the second of two, five more on the right of a packet going right.
    expect(middle?.at.y).toBe(560 + 28 + 13 + 5)
    expect(middle?.angle).toBe(0)
  })
  it('keeps each of two passes over a cable on its own side', () => {
    const [there, back] = [
      wayOf(design, stops)[0],
      wayOf(design, [{ device: 'gateway-1', out: 'FastEthernet0/0' }, { device: 'stick-lan' }])[0],
    ]
    const [one, two] = [there && along(there, 0.5)?.at, back && along(back, 0.5)?.at]
    if (!one || !two) throw new Error('both are drawn')
    expect(Math.hypot(one.x - two.x, one.y - two.y)).toBeCloseTo(10)
  })
  it('has a leg without points where a stop is not drawn', () => {
    expect(wayOf(design, [{ device: 'nobody' }, { device: 'gateway-1' }])).toEqual([{ points: [] }])
  })
})
