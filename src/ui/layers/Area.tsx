/** A zone: one even tone with a pattern of its own, whatever overlaps inside it. */
import type { Pattern, Shape } from '../../drawing/index'

/** Width of the band along a cable, in units. */
const BAND = 34
const ROUND = 16

const PATTERNS: readonly Exclude<Pattern, 'plain'>[] = ['diagonal', 'dots', 'grid']
const TINTS = ['outside', 'vpn', 'inside'] as const

/** A pattern for every tint: strokes take the colour of what they are defined in, not of what they fill. */
export function Patterns() {
  return (
    <defs>
      {TINTS.flatMap((tint) =>
        PATTERNS.map((pattern) => (
          <pattern
            key={`${tint} ${pattern}`}
            id={`layer-${pattern}-${tint}`}
            className={`tint-${tint}`}
            width={12}
            height={12}
            patternUnits="userSpaceOnUse"
          >
            <rect width={12} height={12} fill="var(--tint)" fillOpacity={0.13} />
            <PatternMarks pattern={pattern} />
          </pattern>
        )),
      )}
      <marker id="layer-arrow" viewBox="0 0 10 10" refX={5} refY={5} markerWidth={4} markerHeight={4} orient="auto">
        <path d="M0 0 10 5 0 10z" className="tint-hsrp" fill="var(--tint)" />
      </marker>
    </defs>
  )
}

function PatternMarks({ pattern }: { readonly pattern: Pattern }) {
  switch (pattern) {
    case 'diagonal':
      return <path d="M-3 3 3-3M0 12 12 0M9 15 15 9" stroke="var(--tint)" strokeOpacity={0.55} strokeWidth={1.2} />
    case 'dots':
      return <circle cx={6} cy={6} r={1.7} fill="var(--tint)" fillOpacity={0.7} />
    case 'grid':
      return <path d="M0 6h12M6 0v12" stroke="var(--tint)" strokeOpacity={0.4} strokeWidth={1} />
    case 'plain':
      return null
  }
}

export function Area({ shape }: { readonly shape: Extract<Shape, { readonly kind: 'area' }> }) {
  const { key, tint, pattern, boxes, bands } = shape
  const id = `layer-mask-${key.replace(/[^a-zA-Z0-9]/g, '-')}`
  const [left, top] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return (
    <g className={`tint-${tint}`}>
      <mask id={id} maskUnits="userSpaceOnUse" x={left} y={top} width={right - left} height={bottom - top}>
        {boxes.map((box) => (
          <rect key={`${box.x} ${box.y}`} {...box} rx={ROUND} fill="white" />
        ))}
        {bands.map(([a, b]) => (
          <line
            key={`${a.x} ${a.y} ${b.x} ${b.y}`}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
            stroke="white"
            strokeWidth={BAND}
          />
        ))}
      </mask>
      <rect
        x={left}
        y={top}
        width={right - left}
        height={bottom - top}
        fill={`url(#layer-${pattern}-${tint})`}
        mask={`url(#${id})`}
      />
    </g>
  )
}
