/** Where the mark of a broken cable stands: on its middle, or beside it when names of interfaces would be covered. */
import { NODE_HEIGHT, NODE_WIDTH, type Point } from '../../drawing/index'

export interface Box {
  /** Its middle. */
  readonly at: Point
  readonly width: number
  readonly height: number
}

/** Units by which a label stands above a flat cable, so that neither covers the other, a cross-over's two lines neither. */
const ABOVE = 13
/** Units from a device's box to the middle of a label beside and above it: half a short name, and air that farther out its letters grow into. */
const BESIDE = 26
const OVER = 13

/** Where an interface's name stands: just outside the device's box, beside the cable where it is flat, else on it. */
export function labelPlace(from: Point, to: Point, shift: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const reach = Math.min(
    (NODE_WIDTH / 2 + BESIDE) / Math.max(0.01, Math.abs(dx / length)),
    (NODE_HEIGHT / 2 + OVER) / Math.max(0.01, Math.abs(dy / length)),
  )
  const above = Math.abs(dy) < Math.abs(dx) / 4 ? ABOVE : 0
  return { x: from.x + (dx / length) * reach + shift.x, y: from.y + (dy / length) * reach + shift.y - above }
}

/** Units a mark moves at once when its place is taken, and how often. */
const STEP = 6
const STEPS = 16

const ALL_ROUND: readonly Point[] = [
  { x: 0, y: -1 },
  { x: 0, y: 1 },
  { x: 1, y: 0 },
  { x: -1, y: 0 },
]

/** The one way that leads away from the other cables of a fan; above, below and to the sides of a cable by itself. */
export function waysAside({ x, y }: Point): readonly Point[] {
  const length = Math.hypot(x, y)
  return length === 0 ? ALL_ROUND : [{ x: x / length, y: y / length }]
}

/** The place nearest to the wanted one, in one of some directions, at which nothing is covered; the wanted one when there is none. */
export function freePlace(
  wanted: Point,
  size: Omit<Box, 'at'>,
  taken: readonly Box[],
  ways: readonly Point[] = ALL_ROUND,
): Point {
  const isFree = (at: Point) => !taken.some((box) => overlap({ ...size, at }, box))
  const away = Array.from({ length: STEPS + 1 }, (_, index) => index * STEP)
  const around = away.flatMap((by) => ways.map((way) => ({ x: wanted.x + way.x * by, y: wanted.y + way.y * by })))
  return around.find(isFree) ?? wanted
}

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.at.x - b.at.x) < (a.width + b.width) / 2 && Math.abs(a.at.y - b.at.y) < (a.height + b.height) / 2
