/**
 * Changes by hand that change nothing at present: their section, or the line to take away, is not in the text. They are
 * kept while that is so, since the design may bring it back; a line that somebody has just typed is never touched.
 */
import type { Patch } from '../../design/index'

interface Tree {
  readonly text: string
  readonly children: readonly Tree[]
}

/** Of a device's changes, those that neither take a line from `base` nor put one into `text`. */
export function idleOf(patch: Patch, base: readonly Tree[], text: readonly Tree[]): Patch {
  return {
    delete: patch.delete.filter((item) => !holds(base, [...item.section, item.text])),
    insert: patch.insert.filter((item) => !holds(text, [...item.section, item.text])),
  }
}

/** A new patch with what is idle still: what would come alive by it is left out. */
export function withIdle(patch: Patch, idle: Patch, base: readonly Tree[], text: readonly Tree[]): Patch {
  const sleeps = (section: readonly string[]) => section.length > 0 && !holds(text, section)
  const deletes = idle.delete.filter((item) => !holds(base, [...item.section, item.text]))
  const inserts = idle.insert.filter((item) => sleeps(item.section))
  if (deletes.length === 0 && inserts.length === 0) return patch
  return { delete: [...patch.delete, ...deletes], insert: [...patch.insert, ...inserts] }
}

function holds(items: readonly Tree[], path: readonly string[]): boolean {
  const [first, ...rest] = path
  if (first === undefined) return true
  return items.some((item) => item.text === first && holds(item.children, rest))
}
