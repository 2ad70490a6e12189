/** What two tables differ in, row by row, by what the rows say: in one pass over each. */

export interface RowsDiffer {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

export function differenceOfRows(before: readonly string[], after: readonly string[]): RowsDiffer {
  const [old, now] = [new Set(before), new Set(after)]
  return { removed: before.filter((row) => !now.has(row)), added: after.filter((row) => !old.has(row)) }
}

/** The items that are marked, and those up to so many places around them. */
export function around<T>(items: readonly T[], isMarked: (item: T) => boolean, context: number): readonly T[] {
  let last = Number.NEGATIVE_INFINITY
  const before = items.map((item, at) => {
    if (isMarked(item)) last = at
    return at - last <= context
  })
  let next = Number.POSITIVE_INFINITY
  const kept = new Array<boolean>(items.length)
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]
    if (item !== undefined && isMarked(item)) next = at
    kept[at] = (before[at] ?? false) || next - at <= context
  }
  return items.filter((_, at) => kept[at])
}
