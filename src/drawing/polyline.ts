/** Lines of several pieces: a point along one, and a line beside one. */
import type { Point } from './shapes'

interface Spot {
  readonly at: Point
  /** Degrees of the direction there. */
  readonly angle: number
}

/** A point of a line, `part` of its length from its beginning; nothing for less than two points. */
export function pointAlong(points: readonly Point[], part: number): Spot | undefined {
  const pieces = points.slice(1).flatMap((end, index) => {
    const start = points[index]
    return start ? [{ start, end, length: Math.hypot(end.x - start.x, end.y - start.y) }] : []
  })
  let left = part * pieces.reduce((sum, piece) => sum + piece.length, 0)
  for (const [index, { start, end, length }] of pieces.entries()) {
    if (left > length && index < pieces.length - 1) {
      left -= length
      continue
    }
    const share = length === 0 ? 0 : left / length
    return {
      at: { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share },
      angle: (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI,
    }
  }
  return undefined
}

export function halfWay(points: readonly Point[]): Point {
  return pointAlong(points, 0.5)?.at ?? points[0] ?? { x: 0, y: 0 }
}

/** How much farther than its pieces a corner may lie aside: a sharp one would run away. */
const MITRE = 3

/** A line some units to the right of another, seen in its direction (to the left for less than nothing); corners stay corners. */
export function besideLine(points: readonly Point[], aside: number): readonly Point[] {
  const line = points.filter((point, at) => at === 0 || !same(point, points[at - 1]))
  if (line.length < 2) return []
  return line.map((point, at) => {
    const [before, after] = [rightOf(line[at - 1], point), rightOf(point, line[at + 1])]
    const [one, other] = [before ?? after ?? ZERO, after ?? before ?? ZERO]
    const sum = { x: one.x + other.x, y: one.y + other.y }
    // Of the two normals' sum, the length at which both pieces lie that far aside.
    const square = sum.x * sum.x + sum.y * sum.y
    const scale = Math.min(2 / Math.max(square, 0.01), MITRE) * aside
    return { x: point.x + sum.x * scale, y: point.y + sum.y * scale }
  })
}

const ZERO: Point = { x: 0, y: 0 }
const same = (a: Point, b: Point | undefined) => b !== undefined && a.x === b.x && a.y === b.y

function rightOf(from: Point | undefined, to: Point | undefined): Point | undefined {
  if (!from || !to) return undefined
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return { x: -(to.y - from.y) / length, y: (to.x - from.x) / length }
}
