/** Tables of tens of thousands of rows are compared in one pass: the work is counted, not timed. */
import { describe, expect, it } from 'vitest'
import { around, differenceOfRows } from './rows'

/** An array, and how often an element of it was read. */
function counted<T>(items: readonly T[]): { readonly items: readonly T[]; readonly reads: () => number } {
  let reads = 0
  const proxy = new Proxy(items, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++
      return Reflect.get(target, key, receiver)
    },
  })
  return { items: proxy, reads: () => reads }
}

const SIZE = 20_000
const rows = (of: string) => Array.from({ length: SIZE }, (_, at) => `${of} ${at}`)

describe('rows of two tables', () => {
  it('are read as often as there are rows, whatever the tables share', () => {
    const before = counted([...rows('same'), ...rows('old')])
    const after = counted([...rows('same'), ...rows('new')])
    const { removed, added } = differenceOfRows(before.items, after.items)
    expect([removed.length, added.length]).toEqual([SIZE, SIZE])
    expect(before.reads()).toBeLessThanOrEqual(2 * 2 * SIZE)
    expect(after.reads()).toBeLessThanOrEqual(2 * 2 * SIZE)
  })
  it('come in their order, said as often as they stand there', () => {
    expect(differenceOfRows(['a', 'b', 'b', 'c'], ['c', 'd', 'a'])).toEqual({ removed: ['b', 'b'], added: ['d'] })
  })
})

describe('what stands around marked lines', () => {
  const marked = (text: string) => text.startsWith('!')
  it('is kept on both sides, and nothing further away', () => {
    const items = ['1', '2', '3', '!4', '5', '6', '7', '8', '9', '10', '!11', '12']
    expect(around(items, marked, 2)).toEqual(['2', '3', '!4', '5', '6', '9', '10', '!11', '12'])
    expect(around(['1', '2'], marked, 2)).toEqual([])
  })
  it('is found in one pass each way', () => {
    const lines = counted(Array.from({ length: SIZE }, (_, at) => (at % 2 === 0 ? `! ${at}` : `${at}`)))
    expect(around(lines.items, marked, 2)).toHaveLength(SIZE)
    expect(lines.reads()).toBeLessThanOrEqual(4 * SIZE)
  })
})
