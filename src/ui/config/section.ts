/**
 * Where a line of a rendered configuration belongs, read off its indentation: the lines that open its modes, the line
 * before it. It knows layout only, so it serves every language whose text is indented; what a line means it leaves to
 * `typed-line`.
 */

/** A line by its canonical text and the path of lines that leads to its mode. */
export interface PlacedLine {
  readonly section: readonly string[]
  readonly text: string
}

/** The section and text of a 1-based line; nothing for `!` lines, empty lines and lines that are not there. */
export function sectionAt(text: string, line: number): PlacedLine | undefined {
  const lines = text.split('\n')
  const own = lines[line - 1]
  if (own === undefined || isSilent(own)) return undefined
  return { section: sectionOf(lines, line), text: own.trim() }
}

/** Text of the line before a 1-based line in the same section; '' when it is the first of its section. */
export function lineBefore(text: string, line: number): string {
  const lines = text.split('\n')
  const depth = indentOf(lines[line - 1] ?? '')
  for (let at = line - 2; at >= 0; at--) {
    const above = lines[at] ?? ''
    if (isSeparator(above) || indentOf(above) > depth) continue
    return indentOf(above) === depth ? above.trim() : ''
  }
  return ''
}

/** True when the line after a 1-based line lies deeper: the line opens a section that holds something. */
export function opensSection(text: string, line: number): boolean {
  const lines = text.split('\n')
  const next = lines[line]
  return next !== undefined && next.trim() !== '' && indentOf(next) > indentOf(lines[line - 1] ?? '')
}

/** The 1-based number of a placed line; 0 when the text does not hold it. */
export function lineOf(text: string, placed: PlacedLine): number {
  const lines = text.split('\n')
  const key = placeKey(placed)
  const found = lines.findIndex(
    (line, index) =>
      line.trim() === placed.text && placeKey({ section: sectionOf(lines, index + 1), text: placed.text }) === key,
  )
  return found + 1
}

/** One text that tells placed lines apart. */
export const placeKey = ({ section, text }: PlacedLine): string => [...section, text].join('\n')

function sectionOf(lines: readonly string[], line: number): readonly string[] {
  const section: string[] = []
  let depth = indentOf(lines[line - 1] ?? '')
  for (let at = line - 2; at >= 0 && depth > 0; at--) {
    const above = lines[at] ?? ''
    if (above.trim() === '' || indentOf(above) >= depth) continue
    section.unshift(above.trim())
    depth = indentOf(above)
  }
  return section
}

const indentOf = (line: string) => line.length - line.trimStart().length
const isSeparator = (line: string) => line.trim() === '' || line.trim() === '!'
const isSilent = (line: string) => line.trim() === '' || line.trim().startsWith('!')
