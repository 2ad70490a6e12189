/** A cell of a grid: its text, or while it is edited a field or a choice, with what is wrong below it. */
import { useId, useState } from 'react'
import { designStore } from '../../store/index'
import { said, t } from '../words/language'
import { type Column, type TableRow, titleOf } from './column'

interface CellProps<Row extends TableRow> {
  readonly column: Column<Row>
  readonly row: Row
  readonly index: number
  readonly here: boolean
  readonly draft: string | undefined
  readonly onPick: () => void
  /** Sets the cell and goes on by some rows; gives back why it cannot. */
  readonly onDone: (text: string, step: number) => string | undefined
  readonly onLeave: () => void
}

export function Cell<Row extends TableRow>({
  column,
  row,
  index,
  here,
  draft,
  onPick,
  onDone,
  onLeave,
}: CellProps<Row>) {
  const missing = column.has?.(row) === false
  const readOnly = missing || !column.edit
  return (
    // biome-ignore lint/a11y: the grid holds the keys, see there
    <div
      role="gridcell"
      aria-colindex={index + 1}
      aria-readonly={readOnly}
      tabIndex={here ? 0 : -1}
      className={`${column.mono ? 'mono ' : ''}${readOnly ? 'read' : ''}`}
      style={{ width: column.width }}
      onClick={onPick}
    >
      {draft === undefined ? (
        missing ? (
          <span aria-hidden="true">–</span>
        ) : (
          column.get(row)
        )
      ) : (
        <Editor column={column} row={row} draft={draft} onDone={onDone} onLeave={onLeave} />
      )}
    </div>
  )
}

type EditorProps<Row extends TableRow> = Pick<CellProps<Row>, 'column' | 'row' | 'onDone' | 'onLeave'> & {
  readonly draft: string
}

function Editor<Row extends TableRow>({ column, row, draft, onDone, onLeave }: EditorProps<Row>) {
  const id = useId()
  const [text, setText] = useState(draft)
  const [problem, setProblem] = useState<string>()
  const choices = column.choices?.(row, designStore.getState().design) ?? []
  const finish = (value: string, step: number) => setProblem(onDone(value, step))
  const label = t('{known} of {device}', { known: said(column.title), device: row.device })
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') finish(text, event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (choices.length > 0)
    return (
      <select
        // biome-ignore lint/a11y/noAutofocus: it has come in the place of the cell that had the focus
        autoFocus
        aria-label={label}
        value={choices.find(([value]) => titleOf(value, choices) === column.get(row))?.[0] ?? ''}
        onChange={(event) => finish(event.target.value, 0)}
        onClick={(event) => event.stopPropagation()}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          onLeave()
        }}
      >
        {choices.map(([value]) => (
          <option key={value} value={value}>
            {titleOf(value, choices)}
          </option>
        ))}
      </select>
    )
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it has come in the place of the cell that had the focus
        autoFocus
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setProblem(undefined)
        }}
        onClick={(event) => event.stopPropagation()}
        onBlur={() => {
          if (problem !== undefined || onDone(text, 0) !== undefined) onLeave()
        }}
        onKeyDown={keys}
      />
      {problem !== undefined && (
        <span className="problem" id={id} role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
