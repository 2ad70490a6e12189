/** The table is a map with an order and a first deadline, whatever is done to it, and old tables never change. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyTable,
  type Key,
  type Table,
  tableDelete,
  tableDue,
  tableDueBy,
  tableGet,
  tableSet,
  tableValues,
} from './table'
import { NEVER, type SimTime } from './time'

interface Item {
  readonly key: Key
  readonly due: SimTime
}

const START: Table<Item> = emptyTable((item) => item.due)

// "k" and "l" with these tails have one FNV-1a hash, so that collisions are met too.
const key: fc.Arbitrary<Key> = fc.oneof(
  fc.nat(40),
  fc.nat(2 ** 40),
  fc.constantFrom('costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'),
  fc.string({ maxLength: 2 }),
)
const due = fc.oneof(fc.nat(100), fc.constant(NEVER)).map((time) => time as SimTime)
const action = fc.record({ key, due, removes: fc.boolean() })

function model(actions: readonly { readonly key: Key; readonly due: SimTime; readonly removes: boolean }[]) {
  const map = new Map<Key, Item>()
  let table = START
  for (const { key: name, due: time, removes } of actions) {
    if (removes) map.delete(name)
    else map.set(name, { key: name, due: time })
    table = removes ? tableDelete(table, name) : tableSet(table, name, { key: name, due: time })
  }
  return { map, table }
}

describe('a table', () => {
  it('holds what a map holds, in its order, and knows what is due', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 120 }), fc.nat(100), (actions, now) => {
        const { map, table } = model(actions)
        const all = [...map.values()]
        expect(table.size).toBe(map.size)
        expect(tableValues(table)).toEqual(all)
        for (const name of actions.map((item) => item.key)) expect(tableGet(table, name)).toEqual(map.get(name))
        expect(tableDue(table)).toBe(Math.min(NEVER, ...all.map((item) => item.due)))
        expect(tableDueBy(table, now as SimTime)).toEqual(all.filter((item) => item.due <= now))
      }),
      { numRuns: 300 },
    )
  })
  it('is never changed by what is made of it', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.array(action, { maxLength: 40 }), (first, then) => {
        const { table } = model(first)
        const before = tableValues(table)
        let later = table
        for (const { key: name, due: time, removes } of then)
          later = removes ? tableDelete(later, name) : tableSet(later, name, { key: name, due: time })
        expect(tableValues(table)).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })
  it('keeps keys of one hash apart', () => {
    const table = ['costarring', 'liquid'].reduce((t, name) => tableSet(t, name, { key: name, due: NEVER }), START)
    expect(tableValues(tableDelete(table, 'costarring')).map((item) => item.key)).toEqual(['liquid'])
    expect(tableGet(table, 'costarring')?.key).toBe('costarring')
  })
})
