/** Where a line of a rendered configuration belongs: the lines that open its modes, by indentation. */

export interface PlacedLine {
  readonly section: readonly string[]
  readonly text: string
}

/** The section and canonical text of a 1-based line; nothing for separators and lines that are not there. */
export function sectionAt(text: string, line: number): PlacedLine | undefined {
  const lines = text.split('\n')
  const own = lines[line - 1]
  if (own === undefined || own.trim() === '' || own.trim() === '!') return undefined
  const section: string[] = []
  let depth = indentOf(own)
  for (let at = line - 2; at >= 0 && depth > 0; at--) {
    const above = lines[at] ?? ''
    if (above.trim() === '' || indentOf(above) >= depth) continue
    section.unshift(above.trim())
    depth = indentOf(above)
  }
  return { section, text: own.trim() }
}

const indentOf = (line: string) => line.length - line.trimStart().length
