/** The frames as a list: only rows in sight exist. Up and down move through it; the chosen one is taken apart beside it. */
import { useRef } from 'react'
import { useStore } from 'zustand'
import type { Capture, CapturedRow } from '../../engine/messages'
import { frameSize } from '../../net/index'
import { select } from '../../store/index'
import { bringRow, useScroll } from '../components/rows'
import { formatMoment } from '../timeline/steps'
import { t } from '../words/language'
import { farEnd } from './filter'
import { useStartOfRun } from './moments'
import { kindNamed, kindOf, summaryOf } from './protocols'
import { packetsStore } from './state'

const ROW = 26
const MARGIN = 8

interface FrameListProps {
  readonly capture: Capture
  readonly frames: readonly CapturedRow[]
}

export function FrameList({ capture, frames }: FrameListProps) {
  const ref = useRef<HTMLDivElement>(null)
  const { top, height } = useScroll(ref)
  const chosen = useStore(packetsStore, (state) => state.chosen)
  const at = chosen ? frames.indexOf(chosen) : -1
  const first = Math.max(0, Math.floor(top / ROW) - MARGIN)
  const last = Math.min(frames.length, Math.ceil((top + height) / ROW) + MARGIN)
  const start = useStartOfRun(capture)
  const go = (to: number) => {
    const place = Math.max(0, Math.min(frames.length - 1, to))
    const row = frames[place]
    if (!row) return
    choose(row)
    if (ref.current) bringRow(ref.current, place, ROW)
  }
  const keys: ReadonlyMap<string, number> = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['PageDown', at + Math.floor(height / ROW)],
    ['PageUp', at - Math.floor(height / ROW)],
    ['Home', 0],
    ['End', frames.length - 1],
  ])
  return (
    <div
      ref={ref}
      className="frames"
      role="listbox"
      tabIndex={0}
      aria-label={t('Packets, {count} frames', { count: frames.length })}
      aria-activedescendant={at >= first && at < last ? `frame-${at}` : undefined}
      onKeyDown={(event) => {
        const to = keys.get(event.key)
        if (to === undefined) return
        event.preventDefault()
        go(to)
      }}
    >
      <div style={{ height: first * ROW }} role="presentation" />
      {frames.slice(first, last).map((row, index) => (
        <Row
          key={String(first + index)}
          row={row}
          far={farEnd(capture, row)}
          place={first + index}
          count={frames.length}
          chosen={row === chosen}
          start={start}
        />
      ))}
      <div style={{ height: (frames.length - last) * ROW }} role="presentation" />
    </div>
  )
}

function choose(row: CapturedRow): void {
  packetsStore.setState({ chosen: row })
  select([row.device])
}

interface RowProps {
  readonly row: CapturedRow
  readonly far: string
  readonly place: number
  readonly count: number
  readonly chosen: boolean
  readonly start: number
}

function Row({ row, far, place, count, chosen, start }: RowProps) {
  const kind = kindNamed(kindOf(row.frame))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the list, which keeps the focus
    <div
      id={`frame-${place}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-setsize={count}
      aria-posinset={place + 1}
      className={`frame${row.lost ? ' lost' : ''}`}
      onClick={() => choose(row)}
    >
      <span className="mono at">{formatMoment(row.at - start, 6)}</span>
      <span className="letter" style={{ background: `var(${kind.tint})` }} aria-hidden="true">
        {kind.letter}
      </span>
      <span className="kind">{kind.name}</span>
      <span className="who">
        {row.device} → {far}
        {row.lost && ` ${t('✕ lost')}`}
      </span>
      <span className="text">{summaryOf(row.frame)}</span>
      <span className="mono size">{t('{frameSize} bytes', { frameSize: frameSize(row.frame) })}</span>
    </div>
  )
}
