/** Equality of plain data: objects, maps and sets by what they hold in any order, lists by their order. */

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (KINDS.some((kind) => a instanceof kind !== b instanceof kind)) return false
  const [left, right] = [fieldsOf(a), new Map(fieldsOf(b))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)))
}

const KINDS = [Array, Map, Set]

const fieldsOf = (value: object): (readonly [unknown, unknown])[] =>
  value instanceof Map || value instanceof Set ? [...value.entries()] : Object.entries(value)
