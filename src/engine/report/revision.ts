/** The state of a design as sixteen digits: two reports with the same speak of the same design, file for file. */
import { type Design, renderDesignFile } from '../../design/index'
import { hashText } from '../../sim/index'

/** FNV-1a over the saved file, from two different beginnings. */
export function revisionOf(design: Design): string {
  const text = renderDesignFile(design)
  return [0x811c9dc5, 0x9747b28c].map((start) => hashText(text, start).toString(16).padStart(8, '0')).join('')
}
