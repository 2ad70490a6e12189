/** Cells from a spreadsheet as one edit: all of them, or none and the first that is wrong. Pure. */
import { applied, type Design, type Edit } from '../../design/index'
import { plural } from '../../net/index'
import { counted, said, t } from '../words/language'
import type { Column, TableRow } from './column'

/** Rows and columns of a text from a spreadsheet's clipboard. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
}

interface Target<Row extends TableRow> {
  /** Rows and columns as they are shown, from the cell on that is pasted at. */
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  /** A row of a design that has changed, by its key; nothing when it is gone. */
  readonly again: (design: Design, key: string) => Row | undefined
}

/** The edit that sets cells, or a sentence that says which of them cannot be. */
export function pasteCells<Row extends TableRow>(
  design: Design,
  cells: readonly (readonly string[])[],
  target: Target<Row>,
): Edit | string {
  if (cells.length > target.rows.length)
    return t('{rows} were copied, and there are {count} from here on. Nothing was pasted.', {
      rows: counted(cells.length, 'row'),
      count: target.rows.length,
    })
  const edits: Edit[] = []
  let now = design
  for (const [at, texts] of cells.entries()) {
    const key = target.rows[at]?.key ?? ''
    for (const [place, text] of inOrder(texts, target.columns)) {
      const column = target.columns[place]
      const row = target.again(now, key)
      if (!column || !row) return refused(at, place, t('there is no such cell'))
      if (column.get(row) === text.trim() || (column.has?.(row) === false && text.trim() === '')) continue
      const edit = column.edit
        ? column.edit(row, text.trim(), now)
        : t('{title} can only be read', { title: said(column.title) })
      const next = typeof edit === 'string' ? edit : applied(now, edit)
      if (typeof next === 'string' || typeof edit === 'string')
        return refused(at, place, typeof next === 'string' ? next : t('it cannot be set'))
      edits.push(edit)
      now = next
    }
  }
  return { kind: 'batch', label: `Paste ${plural(edits.length, 'cell')}`, edits }
}

const refused = (row: number, column: number, why: string) =>
  t('Row {row}, column {column} of what was copied: {replace}. Nothing was pasted.', {
    row: row + 1,
    column: column + 1,
    replace: why.replace(/\.$/, ''),
  })

/** A row is found by its name until that is set, so that comes last. */
function inOrder<Row>(
  texts: readonly string[],
  columns: readonly Column<Row>[],
): readonly (readonly [number, string])[] {
  const all = texts.map((text, place) => [place, text] as const)
  const isName = ([place]: readonly [number, string]) => columns[place]?.names === true
  return [...all.filter((cell) => !isName(cell)), ...all.filter(isName)]
}

/** Rows as a spreadsheet takes them, the titles first. */
export function cellsText<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const clean = (text: string) => text.replace(/[\t\n]/g, ' ')
  const lines = [
    columns.map(({ title }) => said(title)),
    ...rows.map((row) => columns.map((column) => clean(column.get(row)))),
  ]
  return `${lines.map((line) => line.join('\t')).join('\n')}\n`
}
