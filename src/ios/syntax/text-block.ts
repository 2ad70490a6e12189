/** Texts within a configuration, such as banners and certificates: lines taken as they stand until one that ends them. */

export interface TextEnd {
  /** What ends the text; for a whole line, the line but for its blanks. */
  readonly mark: string
  readonly wholeLine: boolean
}

const ends = (row: string, { mark, wholeLine }: TextEnd) => (wholeLine ? row.trim() === mark : row.includes(mark))

/** Hexadecimal lines, as certificates have them. */
const HEXADECIMAL = /^\s*(?:[0-9A-F]{2,8}\s*)+$/i

/**
 * The text from its first line (1-based) on. One that nothing ends is taken to end at once, but for the hexadecimal
 * lines of a certificate, and is written with its end, so that it swallows nothing.
 */
export function textBlock(
  rows: readonly string[],
  first: number,
  end: TextEnd,
): { readonly text: string; readonly last: number } {
  const own: string[] = [(rows[first - 1] ?? '').trim()]
  for (let number = first + 1; number <= rows.length; number++) {
    const row = rows[number - 1] ?? ''
    own.push(row)
    if (ends(row, end)) return { text: own.join('\n'), last: number }
  }
  let taken = 1
  while (end.wholeLine && HEXADECIMAL.test(own[taken] ?? '')) taken++
  return { text: [...own.slice(0, taken), end.mark].join('\n'), last: first + taken - 1 }
}
