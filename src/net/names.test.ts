import { expect, it } from 'vitest'
import { lookUp, nameTable, tableNames, withName, withoutName, wordTable } from './names'

const HOSTILE = ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf']

it('a table knows only what was put in, whatever the name, and after every way of copying it', () => {
  const copies = [
    (table: object) => table,
    (table: object) => structuredClone(table),
    (table: object) => JSON.parse(JSON.stringify(table)),
    (table: object) => ({ ...table }),
  ]
  for (const copy of copies) {
    const empty = copy(nameTable<number>())
    const full = copy(nameTable(HOSTILE.map((name, at) => [name, at] as const)))
    expect(HOSTILE.map((name) => lookUp(empty, name))).toEqual(HOSTILE.map(() => undefined))
    expect(HOSTILE.map((name) => lookUp(full, name))).toEqual(HOSTILE.map((_, at) => at))
    expect(tableNames(withoutName(withName(full, 'gateway-1', 9), '__proto__'))).toEqual([
      ...HOSTILE.filter((name) => name !== '__proto__'),
      'gateway-1',
    ])
  }
  expect(lookUp(wordTable({ des: 1 }), 'constructor')).toBeUndefined()
})
