/** A frame with its title, a note with its text. Both are text and nothing else, whatever is typed. */
import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { edit, notify } from '../../store/index'
import type { AnnotationNode } from './drawn'

/** Canvas units below which nothing could be read or taken hold of. */
const LEAST = { width: 80, height: 40 }

export const AnnotationShape = memo(function AnnotationShape({
  data: { annotation },
  selected,
}: NodeProps<AnnotationNode>) {
  const resized = (box: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }) => {
    const position = { x: Math.round(box.x), y: Math.round(box.y) }
    const next = { ...annotation, position, width: Math.round(box.width), height: Math.round(box.height) }
    const problem = edit({ kind: 'put-annotations', annotations: [next] })
    if (problem !== undefined) notify(problem, 'error')
  }
  return (
    <div className={`annotation ${annotation.kind}${selected ? ' selected' : ''}`}>
      <NodeResizer
        isVisible={selected && !annotation.locked}
        minWidth={LEAST.width}
        minHeight={LEAST.height}
        onResizeEnd={(_event, box) => resized(box)}
      />
      {annotation.kind === 'frame' ? <strong>{annotation.title}</strong> : <p>{annotation.text}</p>}
    </div>
  )
})
