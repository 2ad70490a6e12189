/** What a line around it holds, and what lies in a bay of it and so outside. */
import { describe, expect, it } from 'vitest'
import { isWithin } from './lasso'

const HOOK = [
  [0, 0],
  [30, 0],
  [30, 30],
  [20, 30],
  [20, 10],
  [0, 10],
].map(([x = 0, y = 0]) => ({ x, y }))

describe('a line drawn around', () => {
  it('holds what is inside, and not what lies in its bay', () => {
    expect(isWithin(HOOK, { x: 10, y: 5 })).toBe(true)
    expect(isWithin(HOOK, { x: 25, y: 25 })).toBe(true)
    expect(isWithin(HOOK, { x: 10, y: 20 })).toBe(false)
    expect(isWithin(HOOK, { x: -1, y: 5 })).toBe(false)
    expect(isWithin([], { x: 0, y: 0 })).toBe(false)
  })
})
