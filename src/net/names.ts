/**
 * Tables by names that people choose. A plain object answers to `constructor`, `toString` and `__proto__` although nobody
 * put them in; these tables answer only to what was put in, wherever they were copied, printed as JSON or sent to a
 * worker. That is why they cannot be indexed: `lookUp` is the one way to look a name up.
 */
declare const VALUES: unique symbol

export interface NameTable<V> {
  readonly [VALUES]?: V
}

/** A table that is being filled; nothing else is there to begin with. */
export type NamesInMaking<V> = Record<string, V>

export function namesInMaking<V>(): NamesInMaking<V> {
  const table: NamesInMaking<V> = Object.create(null)
  return table
}

export function nameTable<V>(entries: Iterable<readonly [string, V]> = []): NameTable<V> {
  const table = namesInMaking<V>()
  for (const [name, value] of entries) table[name] = value
  return table
}

/** A table of words that stands in the source. */
export const wordTable = <V>(words: Readonly<Record<string, V>>): NameTable<V> => nameTable(Object.entries(words))

export function lookUp<V>(table: NameTable<V> | undefined, name: string): V | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? (table as Readonly<Record<string, V>>)[name] : undefined
}

export const tableNames = (table: NameTable<unknown>): readonly string[] => Object.keys(table)

export const tableValues = <V>(table: NameTable<V>): readonly V[] => Object.values(table)

export const tableEntries = <V>(table: NameTable<V>): readonly (readonly [string, V])[] => Object.entries(table)

/** The table with a value in the place of a name's. */
export const withName = <V>(table: NameTable<V>, name: string, value: V): NameTable<V> =>
  nameTable([...tableEntries(table), [name, value]])

export const withoutName = <V>(table: NameTable<V>, gone: string): NameTable<V> =>
  nameTable(tableEntries(table).filter(([name]) => name !== gone))
