/** Tables in GitHub's Markdown. Names come from outside: none of their signs is taken for markup. */

export interface MarkdownTable {
  readonly title: string
  readonly columns: readonly string[]
  /** Without any row the table is left out. */
  readonly rows: readonly (readonly string[])[]
}

/** Rows of a table in a comment; a comment may hold 65,536 characters. */
const MOST_ROWS = 100
/** Tables with more rows are folded behind their number of rows, so that a comment is read at one look. */
const MOST_OPEN_ROWS = 12

export function markdown(title: string, summary: string, tables: readonly MarkdownTable[]): string {
  const shown = tables.filter(({ rows }) => rows.length > 0)
  return [`### ${escaped(title)}`, escaped(summary), ...shown.map(tableText)].map((part) => `${part}\n`).join('\n')
}

function tableText({ title, columns, rows }: MarkdownTable): string {
  const more = rows.length - MOST_ROWS
  const lines = [columns, columns.map(() => '---'), ...rows.slice(0, MOST_ROWS).map((row) => row.map(escaped))]
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  const whole = `${table}${more > 0 ? `\n\nand ${more} more` : ''}`
  const folded = `<details><summary>${rows.length} rows</summary>\n\n${whole}\n\n</details>`
  return `#### ${escaped(title)}\n\n${rows.length > MOST_OPEN_ROWS ? folded : whole}`
}

const MARKUP = /[\\`*_{}[\]<>#|~!@]/g

function escaped(text: string): string {
  return text.replace(MARKUP, (sign) => (sign === '@' ? '@\u200b' : `\\${sign}`)).replace(/[\r\n]+/g, ' ')
}
