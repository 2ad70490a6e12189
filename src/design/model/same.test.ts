/** Equality of plain data of every kind. */
import { expect, it } from 'vitest'
import { sameValue } from './same'

it.each([
  ['numbers', 1, 1, 2],
  ['lists, in their order', [1, 2], [1, 2], [2, 1]],
  ['objects, in any order', { a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }],
  ['maps', new Map([['a', [1]]]), new Map([['a', [1]]]), new Map([['a', [2]]])],
  ['sets', new Set([1, 2]), new Set([2, 1]), new Set([1, 3])],
  ['what is not there', { a: undefined }, { a: undefined }, { b: undefined }],
] as const)('%s', (_name, one, same, other) => {
  expect(sameValue(one, same)).toBe(true)
  expect(sameValue(one, other)).toBe(false)
})

it('is of one kind only', () => {
  const empty = [[], {}, new Map(), new Set()]
  const equal = empty.flatMap((a, at) => empty.filter((b, other) => at !== other && sameValue(a, b)))
  expect(equal).toEqual([])
})
