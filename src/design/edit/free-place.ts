/** Where something new can stand so that it lies over nothing: where it was wanted, else as near as there is room. */
import type { Design } from '../model/design'
import type { Position } from '../model/make'
import { HEIGHT, SITE_STEP, WIDTH } from '../sites/grid'

/** Air around a box. */
const AIR = 12
/** Canvas units from one place that is tried to the next. */
const STEP = 28
/** Rings of places that are tried; whoever has no room within them lies over something. */
const RINGS = 120

/** The left upper corner for a row of `count` boxes. */
export function freePlace({ devices }: Design, wanted: Position, count = 1): Position {
  const wide = (count - 1) * SITE_STEP + WIDTH + AIR
  const isFree = ({ x, y }: Position) =>
    !devices.some(
      ({ position }) =>
        position.x < x + wide && position.x > x - WIDTH - AIR && Math.abs(position.y - y) < HEIGHT + AIR,
    )
  if (isFree(wanted)) return wanted
  for (let ring = 1; ring <= RINGS; ring++) {
    const found = ringOf(wanted, ring).find(isFree)
    if (found) return found
  }
  return wanted
}

/** Places so many steps away, the nearest first. */
function ringOf({ x, y }: Position, ring: number): readonly Position[] {
  const steps = Array.from({ length: 2 * ring + 1 }, (_, at) => at - ring)
  const around = steps.flatMap((i) =>
    steps.flatMap((j) => (Math.max(Math.abs(i), Math.abs(j)) === ring ? [[i, j]] : [])),
  )
  return around
    .map(([i = 0, j = 0]) => ({ x: x + i * STEP, y: y + j * STEP }))
    .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))
}
