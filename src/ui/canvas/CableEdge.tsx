/** A cable: plain for Ethernet, a double line in its own tone for the cross-over, dashed for access lines. */
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, useInternalNode } from '@xyflow/react'
import { memo } from 'react'
import { NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import { FaultPill } from './FaultPill'
import type { CableEdge as CableEdgeType } from './flow'

type Point = readonly [number, number]

export const CableEdge = memo(function CableEdge({ id, source, target, data, selected }: EdgeProps<CableEdgeType>) {
  const a = useInternalNode(source)?.internals.positionAbsolute
  const b = useInternalNode(target)?.internals.positionAbsolute
  if (!a || !b) return null
  const from: Point = [a.x + NODE_WIDTH / 2, a.y + NODE_HEIGHT / 2]
  const to: Point = [b.x + NODE_WIDTH / 2, b.y + NODE_HEIGHT / 2]
  // Beside a flat cable the mark stands above it, so that its dashes are seen.
  const lift = Math.abs(to[1] - from[1]) < NODE_HEIGHT ? 20 : 0
  const path = `M${from.join()}L${to.join()}`
  const kind = `${data?.media ?? 'ethernet'}${data?.down ? ' down' : ''}${data?.mark ? ` marked ${data.mark.tone}` : ''}${selected ? ' selected' : ''}`
  return (
    <g className={`cable ${kind}`}>
      <BaseEdge id={id} path={path} interactionWidth={16} />
      {data?.media === 'cross-over' && <path d={path} className="inner" />}
      <EndLabel text={data?.labels[0] ?? ''} from={from} to={to} />
      <EndLabel text={data?.labels[1] ?? ''} from={to} to={from} />
      {data?.mark ? (
        <EdgeLabelRenderer>
          <div
            className="cable-mark"
            style={{
              transform: `translate(-50%, -50%) translate(${(from[0] + to[0]) / 2}px, ${(from[1] + to[1]) / 2 - lift}px)`,
            }}
          >
            <FaultPill mark={data.mark} title={data.title} />
          </div>
        </EdgeLabelRenderer>
      ) : (
        <MiddleText text={data?.down ? '✕ down' : data?.note} from={from} to={to} />
      )}
    </g>
  )
})

/** The interface's short name just outside the device's box. */
function EndLabel({ text, from, to }: { readonly text: string; readonly from: Point; readonly to: Point }) {
  if (text === '') return null
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy) || 1
  const reach = Math.min(
    (NODE_WIDTH / 2 + 20) / Math.max(0.01, Math.abs(dx / length)),
    (NODE_HEIGHT / 2 + 13) / Math.max(0.01, Math.abs(dy / length)),
  )
  const [x, y] = [from[0] + (dx / length) * reach, from[1] + (dy / length) * reach]
  return (
    <text x={x} y={y} className="end" textAnchor="middle" dominantBaseline="middle">
      {text}
    </text>
  )
}

function MiddleText({
  text,
  from,
  to,
}: {
  readonly text: string | undefined
  readonly from: Point
  readonly to: Point
}) {
  if (text === undefined) return null
  return (
    <text
      x={(from[0] + to[0]) / 2}
      y={(from[1] + to[1]) / 2}
      className="cut"
      textAnchor="middle"
      dominantBaseline="middle"
    >
      {text}
    </text>
  )
}
