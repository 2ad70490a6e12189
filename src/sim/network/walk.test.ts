/** What is remembered of packets that were tried: all that was done, or nothing. */
import { expect, it } from 'vitest'
import { Walk } from './walk'

it('remembers what was done on the way, or where that is too much nothing of it: a part would tell less than it seems', () => {
  const walk = new Walk([])
  walk.begin()
  for (let n = 0; n < 100; n++) walk.add({ device: `host-${n}`, came: 0, out: [] })
  expect(walk.handlings).toHaveLength(100)
  walk.add({ device: 'last', came: 0, out: [] })
  expect(walk.handlings).toBeUndefined()
  expect(walk.devices.has('last')).toBe(true)
})
