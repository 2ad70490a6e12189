/** Names below their boxes: none reaches into its neighbour's, whatever stands where. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import { roomsOf } from './room'

const place = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -400, max: 400 }) })

it('two names of a row share the room between their middles, and a lone one has more', () => {
  const at = (name: string, x: number, y = 0) => ({ name, position: { x, y } })
  const rooms = roomsOf([at('a', 0), at('b', 200), at('c', 900), at('d', 0, 200)])
  expect([...rooms]).toEqual([
    ['a', 194],
    ['b', 194],
    ['c', 3 * NODE_WIDTH - 6],
    ['d', 3 * NODE_WIDTH - 6],
  ])
})

it('no name that is wider than its box covers another of its row', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), (places) => {
      const devices = places.map((position, index) => ({ name: `n${index}`, position }))
      const rooms = roomsOf(devices)
      const wide = devices.filter(({ name }) => (rooms.get(name) ?? 0) > NODE_WIDTH)
      for (const one of wide)
        for (const two of wide) {
          if (one === two || Math.abs(one.position.y - two.position.y) >= NODE_HEIGHT) continue
          const apart = Math.abs(one.position.x - two.position.x)
          expect(((rooms.get(one.name) ?? 0) + (rooms.get(two.name) ?? 0)) / 2).toBeLessThan(apart)
        }
    }),
    { numRuns: 100 },
  )
})
