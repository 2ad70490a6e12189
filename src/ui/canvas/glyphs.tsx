/** Glyphs of the field, drawn for this product: round router with arrows, brick firewall, cloud, phone, server, switch. */
import type { Placeable } from '../../store/index'

type GlyphName = Placeable | 'cross-over' | 'connect' | 'layers'

const ARROWS =
  'M16 14V6m0 0-2.500 2.500M16 6l2.500 2.500M16 18v8m0 0-2.500-2.500M16 26l2.500-2.500M6 16h7m0 0-2.500-2.500M13 16l-2.500 2.500M26 16h-7m0 0 2.500-2.500M19 16l2.500 2.500'
const ROUND = 'M3.500 16a12.500 12.500 0 1 0 25 0a12.500 12.500 0 1 0-25 0z'

const box = (x: number, y: number, width: number, height: number, round: number) => {
  const [across, down] = [width - 2 * round, height - 2 * round]
  const turn = (toX: number, toY: number) => `a${round} ${round} 0 0 1 ${toX * round} ${toY * round}`
  return `M${x + round} ${y}h${across}${turn(1, 1)}v${down}${turn(-1, 1)}h${-across}${turn(-1, -1)}v${-down}${turn(1, -1)}z`
}

/** What is stroked of each, in a field of 32 by 32. */
export const STROKES: Readonly<Record<GlyphName, string>> = {
  'head-end': `${ROUND}${ARROWS}`,
  soho: `${ROUND}${ARROWS}`,
  router: `${box(4.5, 4.5, 23, 23, 4)}${ARROWS}`,
  site: 'M4 16 16 6l12 10M7 14v12h18V14M12.500 20a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0z',
  firewall:
    'M5 6h22v20H5zM5 11h22M5 16h22M5 21h22M12 6v5M20 6v5M9 11v5M16 11v5M23 11v5M12 16v5M20 16v5M9 21v5M16 21v5M23 21v5',
  'home-nat': `${box(5, 15, 22, 10, 2)}M10 15V8M22 15V8M9 20h2M14 20h2M20 20h4`,
  internet: 'M9 24h14a5 5 0 0 0 1-9.900A7.500 7.500 0 0 0 9.700 12.200 6 6 0 0 0 9 24z',
  lan: `${box(4, 10, 24, 12, 2)}M9 14h10m0 0-2-2m2 2-2 2M23 18.500H13m0 0 2-2m-2 2 2 2`,
  server: 'M8 4h16v24H8zM11 9h10M11 13h10M11 23h3',
  phone:
    'M7 12c0-3 4-5 9-5s9 2 9 5l-.500 3h-4l-1-2.500a14 14 0 0 0-7 0L11.500 15h-4zM9 26l2-8h10l2 8zM16 20v.100M13.500 22.500v.100M16 22.500v.100M18.500 22.500v.100',
  pc: 'M5 7h22v14H5zM12 26h8M16 21v5',
  'cross-over': 'M4 12h6l12 8h6M4 20h6l12-8h6',
  layers: 'M16 5 28 11 16 17 4 11zM6 16l10 5 10-5M6 21l10 5 10-5',
  connect: 'M7 16h18M7 16a3 3 0 1 1-3-3 3 3 0 0 1 3 3zM31 16a3 3 0 1 1-3-3 3 3 0 0 1 3 3z',
}

/** The key that a head-end carries. */
const KEY = (
  <g className="key">
    <circle cx="25" cy="25" r="6.500" className="badge" />
    <circle cx="23.500" cy="25" r="1.600" />
    <path d="M25.100 25h3.400m-1.200 0v1.600" />
  </g>
)

export function Glyph({ name, size = 28 }: { readonly name: GlyphName; readonly size?: number }) {
  return (
    <svg
      className={`glyph ${name}`}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.600"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={STROKES[name]} />
      {name === 'head-end' && KEY}
    </svg>
  )
}
