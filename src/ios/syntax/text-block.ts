/** Texts within a configuration, such as banners and certificates: lines taken as they stand until one that ends them. */

export interface TextEnd {
  /** What ends the text; for a whole line, the line but for its blanks. */
  readonly mark: string
  readonly wholeLine: boolean
}

export const endsText = (row: string, { mark, wholeLine }: TextEnd) =>
  wholeLine ? row.trim() === mark : row.includes(mark)

/**
 * What ends a banner of which this is the first line, behind `banner motd`: the sign that it begins with, or a letter or a
 * digit that stands alone, until that stands alone again. Nothing when it begins with words, or ends on its line.
 */
export function bannerEnd(words: string): TextEnd | undefined {
  const [row = ''] = words.split('\n', 1)
  const [, sign, letter] = /^\s*(?:(\^C|[^\sA-Za-z0-9])|([A-Za-z0-9])\s*$)/.exec(row) ?? []
  if (letter !== undefined) return { mark: letter, wholeLine: true }
  if (sign === undefined || row.indexOf(sign, row.indexOf(sign) + sign.length) >= 0) return undefined
  return { mark: sign, wholeLine: false }
}

/** Hexadecimal lines, as certificates have them. */
const HEXADECIMAL = /^\s*[0-9A-F]{2,}(?:\s+[0-9A-F]{2,})*\s*$/i

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
    if (endsText(row, end)) return { text: own.join('\n'), last: number }
  }
  let taken = 1
  while (end.wholeLine && HEXADECIMAL.test(own[taken] ?? '')) taken++
  return { text: [...own.slice(0, taken), end.mark].join('\n'), last: first + taken - 1 }
}

/**
 * What ends the text that a line which is not read begins: the sign in which a device shows the delimiter of what it was
 * given (menus, messages, banners of other commands), or the `@` of a macro. Nothing when the line begins no text, or
 * nothing ends it.
 */
export function unreadTextEnd(line: string, rows: readonly string[], first: number): TextEnd | undefined {
  const end = beginsText(line)
  return end && rows.slice(first, first + MOST_ROWS).some((row) => endsText(row, end)) ? end : undefined
}

/** Longer texts are not looked for: the end of one that nothing ends would be sought in all of the lines behind it. */
const MOST_ROWS = 500

function beginsText(line: string): TextEnd | undefined {
  if (/^macro name \S+$/i.test(line)) return { mark: '@', wholeLine: true }
  const mark = DELIMITERS.find((sign) => line.includes(` ${sign}`))
  return mark === undefined || line.indexOf(mark) !== line.lastIndexOf(mark) ? undefined : { mark, wholeLine: false }
}

/** Control-C as a device prints it, and as it stands in a file. */
const DELIMITERS = ['^C', '\u0003'] as const
