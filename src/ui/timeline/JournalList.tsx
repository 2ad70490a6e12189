/**
 * The journal as a list. Only the rows in sight exist; it follows the moment shown, and choosing an entry leads to its
 * moment and device. One focus stop: up and down move through it, Enter chooses.
 */
import { useEffect, useRef, useState } from 'react'
import type { JournalEntry, ScenarioResult } from '../../engine/messages'
import { viewStore } from '../../store/index'
import { bringRow, useScroll } from '../components/rows'
import { useShown } from '../components/useSecrets'
import { useView } from '../components/useStore'
import { english, said, t } from '../words/language'
import { groupOf } from './groups'
import { firstAfter, formatMoment } from './steps'

const ROW = 24
/** Rows drawn beyond the edges, so that a quick scroll shows no holes. */
const MARGIN = 8

interface JournalListProps {
  readonly result: ScenarioResult
  readonly journal: readonly JournalEntry[]
  /** Ids of the entries that were asked for. */
  readonly chosen: readonly number[]
  readonly onEntry: (entry: JournalEntry) => void
}

export function JournalList({ result, journal, chosen, onEntry }: JournalListProps) {
  const ref = useRef<HTMLDivElement>(null)
  const { top, height } = useScroll(ref)
  const now = useNow(journal, result.start)
  const [moved, setMoved] = useState<{ readonly journal: readonly JournalEntry[]; readonly to: number }>()
  const active = moved?.journal === journal ? moved.to : undefined
  const at = chosen.length === 0 ? -1 : journal.findIndex((entry) => chosen.includes(entry.id))
  const current = active ?? (at >= 0 ? at : now)
  useInSight(ref, at >= 0 ? at : now)
  const first = Math.max(0, Math.floor(top / ROW) - MARGIN)
  const last = Math.min(journal.length, Math.ceil((top + height) / ROW) + MARGIN)
  const move = (to: number) => {
    const index = Math.max(0, Math.min(journal.length - 1, to))
    setMoved({ journal, to: index })
    if (ref.current) bringRow(ref.current, index, ROW)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(current + 1),
    ArrowUp: () => move(current - 1),
    PageDown: () => move(current + Math.floor(height / ROW)),
    PageUp: () => move(current - Math.floor(height / ROW)),
    Enter: () => {
      const entry = journal[current]
      if (entry) onEntry(entry)
    },
  }
  return (
    <div
      ref={ref}
      className="journal"
      role="listbox"
      tabIndex={0}
      aria-label={t('Journal, {count} entries', { count: journal.length })}
      aria-multiselectable={chosen.length > 1}
      aria-activedescendant={current >= first && current < last ? `journal-${journal[current]?.id}` : undefined}
      onKeyDown={(event) => {
        const action = keys[event.key]
        if (!action) return
        event.preventDefault()
        action()
      }}
    >
      <div style={{ height: first * ROW }} role="presentation" />
      {journal.slice(first, last).map((entry, index) => (
        <Row
          key={entry.id}
          entry={entry}
          start={result.start}
          place={first + index}
          count={journal.length}
          state={
            first + index === current && active !== undefined ? 'active' : first + index <= now ? 'past' : 'future'
          }
          chosen={chosen.includes(entry.id)}
          now={first + index === now}
          onEntry={(chosenEntry) => {
            setMoved(undefined)
            onEntry(chosenEntry)
          }}
        />
      ))}
      <div style={{ height: (journal.length - last) * ROW }} role="presentation" />
    </div>
  )
}

interface RowProps {
  readonly entry: JournalEntry
  readonly start: number
  readonly place: number
  readonly count: number
  readonly state: 'active' | 'past' | 'future'
  readonly chosen: boolean
  readonly now: boolean
  readonly onEntry: (entry: JournalEntry) => void
}

function Row({ entry, start, place, count, state, chosen, now, onEntry }: RowProps) {
  const group = groupOf(entry)
  const text = useShown()(entry.text)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the list, which keeps the focus
    <div
      id={`journal-${entry.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-setsize={count}
      aria-posinset={place + 1}
      className={`entry ${state}${now ? ' now' : ''}`}
      title={`${entry.device}: ${text}`}
      onClick={() => onEntry(entry)}
    >
      <span className="at mono">{formatMoment(entry.at - start, 3)}</span>
      <span className="letter" style={{ background: `var(${group.tint})` }} title={said(group.title)}>
        {group.letter}
      </span>
      <span className="who">{entry.device}</span>
      <span className="text" lang={english()}>
        {text}
      </span>
    </div>
  )
}

/** Index of the last entry at or before the moment shown; −1 before all of them. */
function useNow(journal: readonly JournalEntry[], start: number): number {
  const [moments, setMoments] = useState<readonly number[]>([])
  useEffect(() => setMoments(journal.map((entry) => entry.at - start)), [journal, start])
  return useView((state) => firstAfter(moments, state.time.at) - 1)
}

/** The list follows time; while the pointer is over it and nothing plays, it stays where the reader put it. */
function useInSight(ref: React.RefObject<HTMLDivElement | null>, index: number): void {
  useEffect(() => {
    const element = ref.current
    if (!element || index < 0) return
    if (element.matches(':hover') && !viewStore.getState().time.playing) return
    bringRow(element, index, ROW)
  }, [ref, index])
}
