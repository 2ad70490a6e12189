/** Names that hang together, whatever the order in which they were joined. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joining } from './joining'

it('has one name for all that hang together, and another for those that do not', () => {
  const pairs = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(pairs, (joined) => {
      const { join, rootOf } = joining()
      for (const [a, b] of joined) join(String(a), String(b))
      // Who is reached from 0, found by walking.
      const reached = new Set([0])
      for (const at of reached)
        for (const [a, b] of joined) {
          if (a === at) reached.add(b)
          if (b === at) reached.add(a)
        }
      const together = Array.from({ length: 13 }, (_, at) => at).filter((at) => rootOf(String(at)) === rootOf('0'))
      expect(together).toEqual([...reached].sort((a, b) => a - b))
    }),
  )
})

it('takes a chain of any length', () => {
  const { join, rootOf } = joining()
  for (let at = 0; at < 50_000; at++) join(String(at), String(at + 1))
  expect(rootOf('0')).toBe(rootOf('50000'))
})
