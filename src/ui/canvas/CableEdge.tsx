/** A cable: plain for Ethernet, a double line in its own tone for the cross-over, dashed for access lines. */
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, useInternalNode, useStore } from '@xyflow/react'
import { memo } from 'react'
import { useStore as useStoreOf } from 'zustand'
import { besideLine, cableRoute, NODE_HEIGHT, NODE_WIDTH, type Point } from '../../drawing/index'
import type { Mark } from '../../store/index'
import { said, t, useWords } from '../words/language'
import { bending } from './bending'
import { FaultPill } from './FaultPill'
import type { CableEdge as CableEdgeType } from './flow'
import { type Box, freePlace, labelPlace, waysAside } from './mark-place'
import { LABELS_FROM } from './view'

export const CableEdge = memo(function CableEdge({ id, source, target, data, selected }: EdgeProps<CableEdgeType>) {
  useWords()
  const a = useInternalNode(source)?.internals.positionAbsolute
  const b = useInternalNode(target)?.internals.positionAbsolute
  const bends = useStoreOf(bending, (state) => (state?.id === id ? state.bends : undefined))
  if (!a || !b) return null
  const from = middleOf(a)
  const to = middleOf(b)
  const lane = data?.lane ?? 0
  const led = bends === undefined ? data?.led : { ...data?.led, bends }
  const { points, middle, shift, towards } = cableRoute(from, to, lane, led)
  // Beside a flat cable the mark stands above it, so that its dashes are seen; in a fan it stands on it.
  const lift = lane === 0 && Math.abs(to.y - from.y) < NODE_HEIGHT ? 20 : 0
  const path = `M${points.map(({ x, y }) => `${x},${y}`).join('L')}`
  const kind = `${data?.media ?? 'ethernet'}${data?.down ? ' down' : ''}${data?.mark ? ` marked ${data.mark.tone}` : ''}${selected ? ' selected' : ''}`
  const isLabelled = data?.labels.some((label) => label !== '') === true
  return (
    <g className={`cable ${kind}`}>
      <BaseEdge id={id} path={path} interactionWidth={16} />
      {data?.media === 'cross-over' && <path d={bandOf(points)} className="inner" />}
      {/* It looks for its place in the page at every step of a drag: only where there is something to place. */}
      {isLabelled && (
        <EdgeLabelRenderer>
          <EndLabel text={data?.labels[0] ?? ''} from={from} to={towards[0]} shift={shift} />
          <EndLabel text={data?.labels[1] ?? ''} from={to} to={towards[1]} shift={shift} />
        </EdgeLabelRenderer>
      )}
      {data?.mark ? (
        <CableMark
          mark={data.mark}
          data={data}
          middle={middle}
          lift={lift}
          ends={[from, to]}
          towards={towards}
          shift={shift}
        />
      ) : (
        <MiddleText shape={data?.down ? '✕' : ''} text={data?.down ? ` ${t('down')}` : data?.note} at={middle} />
      )}
    </g>
  )
})

interface CableMarkProps {
  readonly mark: Mark
  readonly data: NonNullable<CableEdgeType['data']>
  readonly middle: Point
  /** Units that it stands above the middle, so that the dashes of a flat cable are seen. */
  readonly lift: number
  readonly ends: readonly [Point, Point]
  readonly towards: readonly [Point, Point]
  readonly shift: Point
}

/** Units that letters take on screen at zoom 1, and that texts grow by farther out. */
const LETTER = { label: 6.4, mark: 6.2, height: 14 }
const LEAST_TEXT = 9

/** The sign of the fault, where it covers no name of an interface. */
function CableMark({ mark, data, middle, lift, ends: [from, to], towards, shift }: CableMarkProps) {
  const zoom = useStore((state) => state.transform[2])
  const grown = Math.max(1, LEAST_TEXT / zoom / 10.5)
  const label = (text: string, at: Point): Box => ({
    at,
    width: (text.length * LETTER.label + 6) * grown,
    height: LETTER.height * grown,
  })
  const texts = [said(mark.word), ...(mark.restore.length > 0 ? [t('Restore')] : [])]
  const size = { width: (texts.join('').length * LETTER.mark + 20 * texts.length + 14) * grown, height: 22 * grown }
  const near = freePlace(
    { x: middle.x, y: middle.y - lift },
    size,
    [
      label(data.labels[0], labelPlace(from, towards[0], shift)),
      label(data.labels[1], labelPlace(to, towards[1], shift)),
    ],
    waysAside(shift),
  )
  const { x, y } = zoom < LABELS_FROM ? middle : near
  return (
    <EdgeLabelRenderer>
      <div className="cable-mark" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
        <FaultPill mark={mark} title={data.title} />
      </div>
    </EdgeLabelRenderer>
  )
}

/** Half of the light between the two lines of a cross-over. */
const LIGHT = 1.2

function bandOf(points: readonly Point[]): string {
  const sides = [...besideLine(points, LIGHT), ...[...besideLine(points, -LIGHT)].reverse()]
  return `M${sides.map(({ x, y }) => `${x},${y}`).join('L')}Z`
}

const middleOf = ({ x, y }: Point): Point => ({ x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT / 2 })

interface EndLabelProps {
  readonly text: string
  readonly from: Point
  readonly to: Point
  readonly shift: Point
}

/** The interface's short name. */
function EndLabel({ text, from, to, shift }: EndLabelProps) {
  if (text === '') return null
  const { x, y } = labelPlace(from, to, shift)
  return (
    <div className="cable-end" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
      {text}
    </div>
  )
}

interface MiddleTextProps {
  /** What stands for the text where there is no room for it. */
  readonly shape: string
  readonly text: string | undefined
  readonly at: Point
}

function MiddleText({ shape, text, at }: MiddleTextProps) {
  if (text === undefined) return null
  return (
    <text x={at.x} y={at.y} className="cut" textAnchor="middle" dominantBaseline="middle">
      {shape}
      <tspan className={shape === '' ? undefined : 'word'}>{text}</tspan>
    </text>
  )
}
