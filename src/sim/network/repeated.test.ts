/** What devices did with packets is taken as done again in their order alone, and owed where something else comes. */
import { expect, it } from 'vitest'
import type { Handling } from './handling'
import { Repeated } from './repeated'

const made = (device: string, came: number): Handling => ({ device, came, out: [] })
const done = [made('phone', 0), made('switch', 0), made('phone', 1), made('switch', 1)]

it('tells what a device did with the next packet, not what a device did at which something has changed', () => {
  const repeated = new Repeated(done, new Set(['switch']))
  expect(repeated.next('phone', 0)).toBe(done[0])
  expect(repeated.next('switch', 0)).toBeUndefined()
  expect(repeated.owed('switch')).toEqual([])
  expect(repeated.next('phone', 1)).toBe(done[2])
  expect(repeated.next('phone', 2)).toBeUndefined()
})

it('owes what was skipped before another packet is handled, and tells nothing of that device any more', () => {
  const repeated = new Repeated(done, new Set())
  expect(repeated.next('phone', 0)).toBe(done[0])
  expect(repeated.next('phone', 0)).toBeUndefined()
  expect(repeated.owed('phone')).toEqual([done[0]])
  expect(repeated.next('phone', 1)).toBeUndefined()
  expect(repeated.owed('phone')).toEqual([])
  expect(repeated.next('switch', 0)).toBe(done[1])
})
