/** Lines and labels of a layer, on the page and in pictures of it. */
import type { Shape } from '../../drawing/index'

export function Line({ shape }: { readonly shape: Extract<Shape, { readonly kind: 'line' }> }) {
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

export function Label({ shape }: { readonly shape: Extract<Shape, { readonly kind: 'label' }> }) {
  const { at, text, tint, chip } = shape
  const width = text.length * CHARACTER + 14
  return (
    <g className={`overlay-label tint-${tint}${chip ? ' chip' : ''}`}>
      {chip && (
        <rect
          x={at.x - width / 2}
          y={at.y - 9}
          width={width}
          height={18}
          rx={9}
          fill="var(--surface)"
          stroke="var(--tint)"
          strokeWidth={1.2}
        />
      )}
      <text
        x={at.x}
        y={at.y}
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={10.5}
        fontWeight={600}
        fill="var(--tint)"
        stroke={chip ? 'none' : 'var(--page)'}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {text}
      </text>
    </g>
  )
}
