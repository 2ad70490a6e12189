/** Handles of the selected cable: one for each point that it goes through, and one between two, which makes a point. */
import { useStore, useStoreApi, ViewportPortal } from '@xyflow/react'
import { useRef } from 'react'
import { useStore as useStoreOf } from 'zustand'
import type { Link } from '../../design/index'
import type { Point } from '../../drawing/index'
import { bending, middleOfPiece, middles, putBends, withoutPoint, withPoint } from './bending'
import { titleOf } from './flow'
import { openMenu } from './keys'
import './bends.css'
import { t } from '../words/language'

interface BendHandlesProps {
  readonly link: Link
}

/** Units that a key moves a point, and with Shift. */
const NUDGE = 8
const FINE = 1
/** Pixels from which a point draws into line with its neighbours. */
const REACH = 7

const ARROWS: ReadonlyMap<string, readonly [x: number, y: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
])

export function BendHandles({ link: saved }: BendHandlesProps) {
  const zoom = useStore((state) => state.transform[2])
  const dragged = useStoreOf(bending, (state) => (state?.id === saved.id ? state.bends : undefined))
  const link = dragged ? { ...saved, bends: dragged } : saved
  const bends = link.bends ?? []
  const title = titleOf(link, false)
  return (
    <ViewportPortal>
      {bends.map((bend, at) => (
        <Handle
          key={`point ${String(at)}`}
          at={bend}
          zoom={zoom}
          label={t('Point {at} of {count} of the cable {title}', { at: at + 1, count: bends.length, title })}
          hint={t('Drag it, or move it by arrow keys; Delete or a double click takes it away')}
          moved={(to) => bends.map((old, index) => (index === at ? to : old))}
          link={saved}
          index={at}
        />
      ))}
      {[...bends, undefined].map((_bend, at) => (
        <Handle
          key={`between ${String(at)}`}
          at={middleOfPiece(link, at)}
          zoom={zoom}
          label={t('Add a point to the cable {title}{value}', {
            title,
            value: bends.length === 0 ? '' : `, ${t('piece {at}', { at: at + 1 })}`,
          })}
          hint={t('Drag it, or press Enter: the cable goes through here')}
          moved={(to) => withPoint(saved, at, to)}
          link={saved}
          index={at}
          between
        />
      ))}
    </ViewportPortal>
  )
}

interface HandleProps {
  readonly at: Point
  readonly zoom: number
  readonly label: string
  readonly hint: string
  readonly link: Link
  readonly index: number
  /** Absent = there is a point already. */
  readonly between?: true
  readonly moved: (to: Point) => readonly Point[]
}

function Handle({ at, zoom, label, hint, link, index, between, moved }: HandleProps) {
  const flow = useStoreApi()
  const pressed = useRef<Point>(undefined)
  const drag = (event: React.PointerEvent) => {
    const from = pressed.current
    if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) < 3) return
    const place = onCanvas(flow.getState(), event)
    const bends = moved(place)
    bending.setState({ id: link.id, bends: event.altKey ? bends : inLine(bends, index, link, REACH / zoom) }, true)
  }
  const lift = () => {
    pressed.current = undefined
    const state = bending.getState()
    bending.setState(undefined, true)
    if (state) putBends(link, state.bends)
  }
  const remove = () => putBends(link, withoutPoint(link, index))
  const keyed = (event: React.KeyboardEvent<HTMLElement>) => {
    const step = ARROWS.get(event.key)
    const size = event.shiftKey ? FINE : NUDGE
    if (step) putBends(link, moved({ x: at.x + step[0] * size, y: at.y + step[1] * size }), `bend ${link.id} ${index}`)
    else if (between && (event.key === 'Enter' || event.key === ' ')) putBends(link, moved(at))
    else if (!between && (event.key === 'Delete' || event.key === 'Backspace')) remove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <button
      type="button"
      className={`bend nodrag nopan${between ? ' between' : ''}`}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px) scale(${1 / zoom})` }}
      aria-label={label}
      title={hint}
      onContextMenu={(event) => openMenu(event, { link: link.id })}
      onPointerDown={(event) => {
        event.stopPropagation()
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        pressed.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={drag}
      onPointerUp={lift}
      onPointerCancel={() => {
        pressed.current = undefined
        bending.setState(undefined, true)
      }}
      onDoubleClick={between ? undefined : remove}
      onKeyDown={keyed}
    />
  )
}

interface Viewport {
  readonly transform: readonly [x: number, y: number, zoom: number]
  readonly domNode: HTMLElement | null
}

function onCanvas({ transform: [x, y, zoom], domNode }: Viewport, event: React.PointerEvent): Point {
  const box = domNode?.getBoundingClientRect() ?? new DOMRect()
  return { x: (event.clientX - box.x - x) / zoom, y: (event.clientY - box.y - y) / zoom }
}

/** A point near to a line through what comes before or after it stands on it. */
function inLine(bends: readonly Point[], at: number, link: Link, reach: number): readonly Point[] {
  const [a, b] = middles(link) ?? []
  const through = [a, ...bends, b]
  const beside = [through[at], through[at + 2]].filter((item) => item !== undefined)
  const drawn = (axis: 'x' | 'y', value: number) =>
    beside.find((other) => Math.abs(other[axis] - value) < reach)?.[axis] ?? value
  return bends.map((point, index) => (index === at ? { x: drawn('x', point.x), y: drawn('y', point.y) } : point))
}
