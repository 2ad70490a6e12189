/**
 * How far a line stands in. Devices print one blank a level, people any number of them, or tabs: what counts is not how
 * many there are but whether a line stands further right than one before it, and back at whose column. The reader of whole
 * texts keeps such a stack with its open sections; who types line after line keeps this one.
 */

/** Terminals and editors set a tab every eight columns. */
const TAB = 8

/** The column of a line's first word: blanks before it, with tabs up to the next stop. */
export function columnOf(line: string): number {
  let column = 0
  for (const character of line) {
    if (character === '\t') column += TAB - (column % TAB)
    else if (/\s/.test(character)) column++
    else return column
  }
  return column
}

/** A line that was typed at a column: the section that it is in, and the one that lines further right are in. */
interface Standing {
  readonly column: number
  readonly at: readonly string[]
  readonly inside: readonly string[]
}

/** The lines that may still have lines below them, from the left to the right. */
export type Columns = readonly Standing[]

export const NO_COLUMNS: Columns = []

/** The lines to the left of a column. */
export const leftOf = (columns: Columns, column: number): Columns => columns.filter((item) => item.column < column)

/**
 * The section of a line at a column: inside the nearest line to its left, else where the first line stood. Nothing of a
 * line at the margin that follows another there, or when no line was typed before: its words alone say it.
 */
export function sectionByColumn(columns: Columns, column: number): readonly string[] | undefined {
  const isBack = (columns.at(-1)?.column ?? 0) > column
  return column > 0 || isBack ? (leftOf(columns, column).at(-1)?.inside ?? columns[0]?.at) : undefined
}

/** With a line at its column, which ends all that stood as far right as it. */
export const standingAt = (columns: Columns, line: Standing): Columns => [...leftOf(columns, line.column), line]
