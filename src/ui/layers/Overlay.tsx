/** The chosen layer over the drawing: areas and tubes below devices and cables, labels above; both follow the viewport. */
import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { drawLayer, type Shape } from '../../drawing/index'
import { shownOf } from '../canvas/shown'
import { useDesign, useRun, useView } from '../components/useStore'
import { Area, Patterns } from './Area'
import './layers.css'

export function Overlay() {
  const design = useDesign((state) => shownOf(state.design))
  const view = useRun((state) => state.view)
  const sites = useRun((state) => state.sites)
  const layer = useView((state) => state.layer)
  const chosen = useView((state) => state.devices)
  const { shapes } = useMemo(
    () => drawLayer(layer, { design, view, sites }, chosen),
    [layer, design, view, sites, chosen],
  )
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

function Line({ shape }: { readonly shape: Extract<Shape, { readonly kind: 'line' }> }) {
  const { points, tint, width, opacity, dash, arrow } = shape
  return (
    <polyline
      className={`tint-${tint}`}
      points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
      fill="none"
      stroke="var(--tint)"
      strokeWidth={width}
      strokeOpacity={opacity}
      strokeLinejoin="round"
      strokeLinecap={dash ? 'butt' : 'round'}
      strokeDasharray={dash?.join(' ')}
      markerEnd={arrow ? 'url(#layer-arrow)' : undefined}
    />
  )
}

/** Width of a character of the label's type, in units: good enough for a plate. */
const CHARACTER = 6.4

function Label({ shape }: { readonly shape: Extract<Shape, { readonly kind: 'label' }> }) {
  const { at, text, tint, chip } = shape
  const width = text.length * CHARACTER + 14
  return (
    <g className={`overlay-label tint-${tint}${chip ? ' chip' : ''}`}>
      {chip && <rect x={at.x - width / 2} y={at.y - 9} width={width} height={18} rx={9} />}
      <text x={at.x} y={at.y} textAnchor="middle" dominantBaseline="central">
        {text}
      </text>
    </g>
  )
}
