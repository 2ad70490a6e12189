/** A table of sites, pasted or from a file → what each row says; and the table of a design's sites. */
import { csvText, parseCsv } from '../../net/index'
import { FIELD_ORDER, fieldCalled, SITE_FIELDS, type SiteField, type SiteValues } from './fields'

/** Where a row stands in what was pasted: what is wrong with a site can be told there. */
export interface SiteRow extends SiteValues {
  readonly line: number
}

export interface TableProblem {
  /** Line of the text, from 1. */
  readonly line: number
  /** The cell in its line, from 1; absent = the row as a whole. */
  readonly column?: number
  readonly field?: SiteField
  readonly problem: string
}

/** Which field each column is; nothing = it is not read. */
export type Columns = readonly (SiteField | undefined)[]

export interface ReadTable {
  readonly rows: readonly SiteRow[]
  readonly problems: readonly TableProblem[]
  readonly columns: Columns
  /** What stands above the columns; none when the first line is a row already. */
  readonly headings: readonly string[] | undefined
  /** Headings that mean no field: their columns are not read. */
  readonly unread: readonly string[]
}

/** Rows beyond this many, and characters beyond this many, are not read. */
const MOST_ROWS = 20_000
const MOST_CHARACTERS = 20_000_000

/** Reads a table; `chosen` says what columns are, where their headings do not. */
export function readSites(text: string, chosen?: Columns): ReadTable {
  if (text.length > MOST_CHARACTERS)
    return nothing(`The table has ${Math.round(text.length / 1e6)} MB; ${MOST_ROWS} sites are the most.`)
  const { rows, unclosed } = parseCsv(text)
  const [first] = rows
  if (unclosed) return nothing('A quotation mark opens this cell and none closes it.', unclosed.line, unclosed.column)
  if (!first) return { rows: [], problems: [], columns: [], headings: undefined, unread: [] }
  const named = first.cells.map(fieldCalled)
  const hasHeadings = named.some((field) => field !== undefined)
  const headings = hasHeadings ? first.cells : undefined
  const columns = chosen ?? (hasHeadings ? named : guessed(first.cells))
  const body = hasHeadings ? rows.slice(1) : rows
  if (body.length > MOST_ROWS) return nothing(`The table has ${body.length} rows; ${MOST_ROWS} sites are the most.`)
  const read = body.map(({ line, cells }) => readRow(line, cells, columns))
  const double = columns.flatMap((field, at) =>
    field !== undefined && columns.indexOf(field) !== at
      ? [{ line: first.line, column: at + 1, field, problem: `Two columns are "${SITE_FIELDS[field].heading}"` }]
      : [],
  )
  return {
    rows: read.map(({ row }) => row),
    problems: [...double, ...read.flatMap(({ problems }) => problems)],
    columns,
    headings,
    unread: (headings ?? []).filter((heading, at) => heading !== '' && columns[at] === undefined),
  }
}

function nothing(problem: string, line = 1, column?: number): ReadTable {
  const found = { line, problem, ...(column === undefined ? {} : { column }) }
  return { rows: [], problems: [found], columns: [], headings: undefined, unread: [] }
}

/** A list without headings: names, networks, or both. */
function guessed(cells: readonly string[]): Columns {
  const fields: (SiteField | undefined)[] = []
  for (const cell of cells) {
    const field: SiteField = cell.includes('/') ? 'lan' : 'site'
    const fits = typeof SITE_FIELDS[field].read(cell) !== 'string' && !fields.includes(field)
    fields.push(fits || fields.length === 0 ? field : undefined)
  }
  return fields
}

interface ReadRow {
  readonly row: SiteRow
  readonly problems: readonly TableProblem[]
}

function readRow(line: number, cells: readonly string[], columns: Columns): ReadRow {
  const values = new Map<string, unknown>()
  const problems: TableProblem[] = []
  columns.forEach((field, at) => {
    const cell = cells[at]?.trim() ?? ''
    if (field === undefined || cell === '') return
    const read = SITE_FIELDS[field].read(cell)
    if (typeof read === 'string') problems.push({ line, column: at + 1, field, problem: read })
    else values.set(field, read.value)
  })
  return { row: { line, ...Object.fromEntries(values) } as SiteRow, problems }
}

/** The table of sites as text: what a spreadsheet opens, and what can be read again. */
export function sitesText(sites: readonly SiteValues[]): string {
  const cell = <Key extends SiteField>(site: SiteValues, key: Key): string => {
    const value = site[key]
    return value === undefined ? '' : (SITE_FIELDS[key].write as (value: unknown) => string)(value)
  }
  return csvText([
    FIELD_ORDER.map((key) => SITE_FIELDS[key].heading),
    ...sites.map((site) => FIELD_ORDER.map((key) => cell(site, key))),
  ])
}

/** A problem whose line is known where it came from a table. */
type PlanProblem = Pick<TableProblem, 'field' | 'problem'> & { readonly line?: number }

/** Problems of a plan with the column of their field, where the table has one. */
export function placedIn(table: ReadTable | undefined, problems: readonly PlanProblem[]): readonly TableProblem[] {
  return problems.map(({ line = 0, field, problem }) => {
    const column = field === undefined ? -1 : (table?.columns.indexOf(field) ?? -1)
    return { line, problem, ...(field === undefined ? {} : { field }), ...(column < 0 ? {} : { column: column + 1 }) }
  })
}
