/** Changes by hand as values: a patch with one line less, one line more, one change taken back. Pure. */
import type { Patch, PatchInsertion, PatchLine } from '../../design/index'
import { type PlacedLine, placeKey } from './section'

/**
 * The patch without a line: an insertion is taken back, any other line is deleted. Insertions that stood after the
 * line stand after `before` from then on, so that they keep their place.
 */
export function withoutLine(patch: Patch, line: PlacedLine, before: string): Patch {
  if (patch.insert.some((item) => placeKey(item) === placeKey(line))) return withoutInsertion(patch, line, before)
  if (patch.delete.some((item) => placeKey(item) === placeKey(line))) return patch
  return {
    delete: [...patch.delete, { section: line.section, text: line.text }],
    insert: patch.insert.map((item) => anchoredAnew(item, line, before)),
  }
}

/** The patch with one line more. */
export function withLine(patch: Patch, line: PatchInsertion): Patch {
  return { ...patch, insert: [...patch.insert, line] }
}

/** Takes a deletion back. */
export function restored(patch: Patch, line: PatchLine): Patch {
  return { ...patch, delete: patch.delete.filter((item) => placeKey(item) !== placeKey(line)) }
}

/** Takes an insertion back, with whatever was inserted below it. */
export function withoutInsertion(patch: Patch, line: PlacedLine, before?: string): Patch {
  const gone = placeKey(line)
  const inside = (item: PlacedLine) => placeKey(item).startsWith(`${gone}\n`)
  const removed = patch.insert.find((item) => placeKey(item) === gone)
  const anchor = before ?? removed?.after
  return {
    delete: patch.delete.filter((item) => !inside(item)),
    insert: patch.insert
      .filter((item) => placeKey(item) !== gone && !inside(item))
      .map((item) => anchoredAnew(item, line, anchor)),
  }
}

function anchoredAnew(item: PatchInsertion, gone: PlacedLine, anchor: string | undefined): PatchInsertion {
  const stoodAfter = item.after === gone.text && item.section.join('\n') === gone.section.join('\n')
  if (!stoodAfter) return item
  const { section, text } = item
  return anchor === undefined ? { section, text } : { section, text, after: anchor }
}
