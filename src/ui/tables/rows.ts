/** Which rows of a table are shown, in which order, and which of them there is room for. Pure. */
import type { Column, TableRow } from './column'

export interface Order {
  /** Title of the column. */
  readonly by: string
  readonly down: boolean
}

/** Rows in which some cell has what was typed, in an order. */
export function shownRows<Row extends TableRow>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: string,
  order: Order | undefined,
): readonly Row[] {
  const words = filter.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (row: Row) => {
    const text = columns
      .map((column) => column.get(row))
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const left = words.length === 0 ? rows : rows.filter(fits)
  const column = columns.find(({ title }) => title === order?.by)
  if (!column || !order) return left
  const keyed = left.map((row) => ({ row, text: column.get(row), rank: rankOf(column, row) }))
  keyed.sort((a, b) => compare(a, b) * (order.down ? -1 : 1))
  return keyed.map(({ row }) => row)
}

function rankOf<Row>(column: Column<Row>, row: Row): number | undefined {
  if (column.rank) return column.rank(row)
  const text = column.get(row)
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}

interface Keyed {
  readonly text: string
  readonly rank: number | undefined
}

/** Numbers by their size, before texts; texts as people count: `soho-9` before `soho-10`. */
function compare(a: Keyed, b: Keyed): number {
  if (a.rank !== undefined && b.rank !== undefined && a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  if ((a.rank === undefined) !== (b.rank === undefined)) return a.rank === undefined ? 1 : -1
  return COLLATOR.compare(a.text, b.text)
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

/** The next order when the head of a column is pressed: up, down, as in the document. */
export function nextOrder(order: Order | undefined, by: string): Order | undefined {
  if (order?.by !== by) return { by, down: false }
  return order.down ? undefined : { by, down: true }
}

/** First row that is drawn, and the one behind the last: those in view, and a few around them. */
export function windowOf(top: number, height: number, row: number, count: number): readonly [from: number, to: number] {
  const from = Math.max(0, Math.min(count, Math.floor(top / row)) - SPARE)
  return [from, Math.min(count, Math.ceil((top + height) / row) + SPARE)]
}

const SPARE = 8
