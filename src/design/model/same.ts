/** Equality of plain data: objects and maps by their fields in any order, lists by their order. */

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b) || a instanceof Map !== b instanceof Map) return false
  const [left, right] = [fieldsOf(a), new Map(fieldsOf(b))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)))
}

const fieldsOf = (value: object): (readonly [unknown, unknown])[] =>
  value instanceof Map ? [...value] : Object.entries(value)
