/**
 * A grid of cells by the pattern of the ARIA practices: one cell has the focus, arrows move it, Enter or typing edits, Escape
 * leaves. Only the rows in view are drawn, so that thousands cost no more than what is seen.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Design } from '../../design/index'
import { designStore, edit, notify, select } from '../../store/index'
import { isTyping } from '../shortcuts/match'
import { said, t } from '../words/language'
import { Cell } from './Cell'
import type { Column, TableRow } from './column'
import { cellsOf, pasteCells } from './paste'
import { nextOrder, type Order, windowOf } from './rows'

/** Height of a row, pixels. */
const ROW = 30
const PAGE = 12

interface GridProps<Row extends TableRow> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly order: Order | undefined
  readonly onOrder: (order: Order | undefined) => void
  /** The row of a key in a design that has changed. */
  /** The row of a key in a design that has changed. */
  readonly again: (key: string) => (design: Design) => Row | undefined
}

interface Place {
  readonly row: number
  readonly column: number
}

export function Grid<Row extends TableRow>({ label, rows, columns, order, onOrder, again }: GridProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  /** The text that a cell begins to be edited with; nothing = it is not edited. */
  const [draft, setDraft] = useState<string>()
  const row = Math.min(at.row, Math.max(0, rows.length - 1))
  const column = Math.min(at.column, columns.length - 1)
  const [from, to] = windowOf(view.top, view.height, ROW, rows.length)
  useSize(scroller, setView)
  useFocus(scroller, row, column, draft)

  const go = (next: Place) => {
    const place = {
      row: Math.max(0, Math.min(rows.length - 1, next.row)),
      column: Math.max(0, Math.min(columns.length - 1, next.column)),
    }
    setAt(place)
    bringIntoView(scroller.current, place.row)
    const chosen = rows[place.row]
    if (chosen) select(chosen.link === undefined ? [chosen.device] : [], chosen.link)
  }
  const write = (text: string): string | undefined => {
    const [target, cell] = [rows[row], columns[column]]
    if (!target || !cell?.edit || text === cell.get(target)) return undefined
    const made = cell.edit(target, text, designStore.getState().design)
    return typeof made === 'string' ? made : edit(made)
  }
  const begin = (text?: string) => {
    const [target, cell] = [rows[row], columns[column]]
    if (!target || !cell) return
    if (!cell.edit || cell.has?.(target) === false)
      return notify(t('{title} of {device} can only be read here.', { title: said(cell.title), device: target.device }))
    setDraft(text ?? cell.get(target))
  }
  const done = (text: string, step: number) => {
    const problem = write(text)
    if (problem === undefined) {
      setDraft(undefined)
      go({ row: row + step, column })
    }
    return problem
  }
  const pasted = (event: React.ClipboardEvent) => {
    if (isTyping(event.target)) return
    event.preventDefault()
    const { design } = designStore.getState()
    const made = pasteCells(design, cellsOf(event.clipboardData.getData('text/plain')), {
      rows: rows.slice(row),
      columns: columns.slice(column),
      again: (now, key) => again(key)(now),
    })
    const problem = typeof made === 'string' ? made : edit(made)
    notify(
      problem ??
        t('{value}: done. Undo takes it back.', {
          value: typeof made === 'string' ? '' : made.kind === 'batch' ? made.label : '',
        }),
      problem === undefined ? 'info' : 'error',
    )
  }
  const pressed = (event: React.KeyboardEvent) => {
    if (isTyping(event.target) || event.altKey) return
    const mod = event.ctrlKey || event.metaKey
    const next = stepOf(event.key, mod, { row, column }, rows.length, columns.length)
    if (next) go(next)
    else if (mod) return
    else if (event.key === 'Enter' || event.key === 'F2') begin()
    else if (event.key === 'Delete' || event.key === 'Backspace') begin('')
    else if (event.key.length === 1 && event.key !== ' ' && event.key !== '?') begin(event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const width = columns.reduce((sum, item) => sum + item.width, 0)
  return (
    <div
      ref={scroller}
      className="grid-scroll"
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table whose rows are not all drawn has to say its counts, and moves one focus */}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        style={{ width, height: (rows.length + 1) * ROW }}
        onKeyDown={pressed}
        onPaste={pasted}
        onCopy={(event) => {
          const [target, cell] = [rows[row], columns[column]]
          if (isTyping(event.target) || !target || !cell) return
          event.clipboardData.setData('text/plain', cell.get(target))
          event.preventDefault()
        }}
        tabIndex={row >= from && row < to ? -1 : 0}
        onFocus={(event) => event.target === event.currentTarget && bringIntoView(scroller.current, row)}
      >
        {/* biome-ignore lint/a11y: as above */}
        <div role="row" aria-rowindex={1} className="head">
          {columns.map((item, index) => (
            // biome-ignore lint/a11y: as above
            <div
              key={item.title}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={order?.by === item.title ? (order.down ? 'descending' : 'ascending') : 'none'}
              style={{ width: item.width }}
            >
              <button type="button" title={said(item.title)} onClick={() => onOrder(nextOrder(order, item.title))}>
                {said(item.title)}
                <span aria-hidden="true">{order?.by === item.title ? (order.down ? ' ▼' : ' ▲') : ''}</span>
              </button>
            </div>
          ))}
        </div>
        {rows.slice(from, to).map((item, index) => (
          // biome-ignore lint/a11y: as above
          <div
            key={item.key}
            role="row"
            aria-rowindex={from + index + 2}
            className={from + index === row ? 'now' : undefined}
            style={{ transform: `translateY(${(from + index + 1) * ROW}px)` }}
          >
            {columns.map((cell, place) => {
              const here = from + index === row && place === column
              return (
                <Cell
                  key={cell.title}
                  column={cell}
                  row={item}
                  index={place}
                  here={here}
                  draft={here ? draft : undefined}
                  onPick={() => {
                    if (here) begin()
                    else {
                      setDraft(undefined)
                      go({ row: from + index, column: place })
                    }
                  }}
                  onDone={done}
                  onLeave={() => setDraft(undefined)}
                />
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

function stepOf(key: string, mod: boolean, { row, column }: Place, rows: number, columns: number): Place | undefined {
  switch (key) {
    case 'ArrowDown':
      return { row: mod ? rows : row + 1, column }
    case 'ArrowUp':
      return { row: mod ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: mod ? columns : column + 1 }
    case 'ArrowLeft':
      return { row, column: mod ? 0 : column - 1 }
    case 'PageDown':
      return { row: row + PAGE, column }
    case 'PageUp':
      return { row: row - PAGE, column }
    case 'Home':
      return { row: mod ? 0 : row, column: 0 }
    case 'End':
      return { row: mod ? rows : row, column: columns }
    default:
      return undefined
  }
}

/** Below the head, which stays. */
function bringIntoView(scroller: HTMLDivElement | null, row: number): void {
  if (!scroller) return
  const top = row * ROW
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + 2 * ROW > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = top + 2 * ROW - scroller.clientHeight
}

function useSize(
  scroller: React.RefObject<HTMLDivElement | null>,
  set: (view: { readonly top: number; readonly height: number }) => void,
): void {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const seen = () => set({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(seen)
    observer.observe(element)
    seen()
    return () => observer.disconnect()
  }, [scroller, set])
}

/** The focus goes with the cell, when it is in the grid at all. */
function useFocus(
  scroller: React.RefObject<HTMLDivElement | null>,
  row: number,
  column: number,
  draft: string | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cell that is left has to be found again
  useLayoutEffect(() => {
    const inside = scroller.current?.contains(document.activeElement) || document.activeElement === document.body
    if (!inside || draft !== undefined || document.activeElement?.closest('.head, .tables-head')) return
    scroller.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus({ preventScroll: true })
  }, [scroller, row, column, draft])
}
