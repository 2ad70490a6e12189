/** Text for a terminal's width: lines that are too long go on below, under the column in which their words begin. */

/** Narrower terminals get their lines as they are. */
const LEAST = 40
/** How far behind its beginning a line's words may begin: a column further right would leave them no room. */
const MOST_HANGING = 0.5
/** How much further right the rest of a line stands that has no column. */
const HANGING = 2

/** The text with no line wider than `columns`, as far as its words let it. */
export const fitted = (text: string, columns: number): string =>
  columns < LEAST
    ? text
    : text
        .split('\n')
        .map((line) => fittedLine(line, columns))
        .join('\n')

function fittedLine(line: string, columns: number): string {
  if (line.length <= columns) return line
  const hanging = ' '.repeat(columnOf(line, columns))
  const lines: string[] = []
  let rest = line
  while (rest.length > columns) {
    const cut = rest.lastIndexOf(' ', columns)
    if (cut < 0 || rest.slice(0, cut).trim() === '') break
    lines.push(rest.slice(0, cut).trimEnd())
    rest = `${hanging}${rest.slice(cut).trimStart()}`
  }
  return [...lines, rest].join('\n')
}

/** Where the last column of a row begins; of plain prose, a little right of its beginning. */
function columnOf(line: string, columns: number): number {
  const indent = line.length - line.trimStart().length
  const starts = [...line.matchAll(/\S {2,}(?=\S)/g)].map((gap) => gap.index + gap[0].length)
  return starts.findLast((start) => start <= columns * MOST_HANGING) ?? indent + HANGING
}
