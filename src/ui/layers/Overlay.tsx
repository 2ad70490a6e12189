/** The chosen layer over the drawing: areas and tubes below devices and cables, labels above; both follow the viewport. */
import { ViewportPortal } from '@xyflow/react'
import { Area, Patterns } from './Area'
import { Label, Line } from './Shapes'
import { useLayer } from './useLayer'
import './layers.css'

export function Overlay() {
  const { shapes } = useLayer()
  if (shapes.length === 0) return null
  return (
    <ViewportPortal>
      <svg className="overlay under" aria-hidden="true">
        <Patterns />
        {shapes.map((shape) =>
          shape.kind === 'area' ? (
            <Area key={shape.key} shape={shape} />
          ) : (
            shape.kind === 'line' && <Line key={shape.key} shape={shape} />
          ),
        )}
      </svg>
      <svg className="overlay" aria-hidden="true">
        {shapes.map((shape) => shape.kind === 'label' && <Label key={shape.key} shape={shape} />)}
      </svg>
    </ViewportPortal>
  )
}
