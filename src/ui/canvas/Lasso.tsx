/** The lasso: a line around devices selects them, drawn by one drag, or by a click for each corner and one more on the first. */
import { useReactFlow } from '@xyflow/react'
import { useRef, useState } from 'react'
import { NODE_HEIGHT, NODE_WIDTH, type Point } from '../../drawing/index'
import { notify, select, setView } from '../../store/index'
import { counted, t } from '../words/language'
import { crowd } from './crowd/state'
import { type DrawnNode, isDevice } from './drawn'
import { isWithin } from './lasso'

/** Pixels: between points of a drag, around the first corner, and that a hand moves while it only clicks. */
const STEP = 5
const NEAR = 14
const STILL = 8

const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

export function Lasso() {
  const flow = useReactFlow<DrawnNode>()
  const [line, setLine] = useState<readonly Point[]>([])
  const pressed = useRef<Point>(undefined)
  const dragged = useRef(false)
  const close = (corners: readonly Point[]) => {
    const around = corners.map((point) => flow.screenToFlowPosition(point))
    const { on, nodes } = crowd.getState()
    const names = (on ? nodes : flow.getNodes())
      .filter(isDevice)
      .filter(({ position: { x, y } }) => isWithin(around, { x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT / 2 }))
      .map(({ id }) => id)
    setView({ tool: { kind: 'select' } })
    select(names)
    notify(
      names.length === 0
        ? t('No device lies within the line.')
        : t('Selected {devices}.', { devices: counted(names.length, 'device') }),
    )
  }
  const lift = (at: Point) => {
    pressed.current = undefined
    const [first] = line
    if (dragged.current) return close(line)
    if (first && line.length > 2 && far(first, at) < NEAR) return close(line)
    setLine([...line, at])
  }
  const move = (at: Point) => {
    const from = pressed.current
    if (!from) return
    if (!dragged.current && far(from, at) < STILL) return
    const begun = dragged.current ? line : [from]
    dragged.current = true
    const last = begun.at(-1)
    if (!last || far(last, at) >= STEP) setLine([...begun, at])
  }
  const box = document.querySelector('main.canvas')?.getBoundingClientRect() ?? new DOMRect()
  const points = line.map(({ x, y }) => `${x - box.left},${y - box.top}`).join(' ')
  return (
    <div
      className="lasso-sheet nopan"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        pressed.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={(event) => move({ x: event.clientX, y: event.clientY })}
      onPointerUp={(event) => lift({ x: event.clientX, y: event.clientY })}
    >
      <svg aria-hidden="true">
        <polygon points={points} />
        {line[0] && !dragged.current && <circle cx={line[0].x - box.left} cy={line[0].y - box.top} r={NEAR / 2} />}
      </svg>
    </div>
  )
}
