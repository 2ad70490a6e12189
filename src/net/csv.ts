/**
 * Tables as comma-separated values (RFC 4180): written so that a spreadsheet computes nothing, read with the line and the
 * column of every cell, so that what is wrong with one can be told where it stands. By hand, as it is this short and a
 * library's reader would not tell the place of a cell.
 */

/** A cell that begins like a formula is computed by a spreadsheet, whoever wrote it (OWASP, CSV injection). */
const FORMULA = /^'*\s*[=+\-@\t\r]/

/** One cell: a formula is disarmed by an apostrophe; quotes where the text needs them. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

/** A row as it was read; its cells in their order. */
export interface CsvRow {
  /** The line of the text that it begins at, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly delimiter: Delimiter
  readonly rows: readonly CsvRow[]
  /** A quotation mark that nothing closes: all behind it would be one cell. */
  readonly unclosed?: { readonly line: number; readonly column: number }
}

type Delimiter = ',' | ';' | '\t'

/** Reads a table; what parts its cells is told by its first line. Empty lines are no rows. */
export function parseCsv(text: string): CsvTable {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const delimiter = delimiterOf(plain)
  const rows: CsvRow[] = []
  let at = 0
  let line = 1
  while (at < plain.length) {
    const row = readRow(plain, at, delimiter)
    if (row.unclosed !== undefined) return { delimiter, rows, unclosed: { line, column: row.unclosed } }
    if (row.cells.some((cell) => cell !== '')) rows.push({ line, cells: row.cells })
    at = row.end
    line += row.lines
  }
  return { delimiter, rows }
}

/** Tabs where there are any, as a spreadsheet copies; semicolons where the comma is a decimal sign. */
function delimiterOf(text: string): Delimiter {
  const first = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? ''
  if (first.includes('\t')) return '\t'
  return first.split(';').length > first.split(',').length ? ';' : ','
}

interface ReadRow {
  readonly cells: readonly string[]
  /** Where the next row begins. */
  readonly end: number
  /** Lines of the text that it takes. */
  readonly lines: number
  /** The cell, from 1, whose quotation mark nothing closes. */
  readonly unclosed?: number
}

function readRow(text: string, from: number, delimiter: Delimiter): ReadRow {
  const cells: string[] = []
  let at = from
  let lines = 1
  for (;;) {
    const cell = text[at] === '"' ? quoted(text, at, delimiter) : bare(text, at, delimiter)
    if (!cell) return { cells, end: text.length, lines, unclosed: cells.length + 1 }
    cells.push(armed(cell.text))
    lines += cell.breaks
    at = cell.end
    if (text[at] !== delimiter) break
    at++
  }
  if (text[at] === '\r' && text[at + 1] === '\n') at++
  return { cells, end: at + 1, lines }
}

interface ReadCell {
  readonly text: string
  readonly end: number
  readonly breaks: number
}

function bare(text: string, from: number, delimiter: Delimiter): ReadCell {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return { text: text.slice(from, end).trim(), end, breaks: 0 }
}

function quoted(text: string, from: number, delimiter: Delimiter): ReadCell | undefined {
  let at = from + 1
  let inner = ''
  for (;;) {
    const mark = text.indexOf('"', at)
    if (mark < 0) return undefined
    inner += text.slice(at, mark)
    at = mark + 1
    if (text[at] !== '"') break
    inner += '"'
    at++
  }
  // What follows the closing mark up to the delimiter is of the cell, as spreadsheets have it.
  const rest = bare(text, at, delimiter)
  return { text: inner + rest.text, end: rest.end, breaks: inner.split(/\r\n|\r|\n/).length - 1 }
}

/** The apostrophe that `csvCell` put before a formula is none of the text. */
const armed = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text)
