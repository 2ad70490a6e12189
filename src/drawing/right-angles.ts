/** Lines that turn only at right angles. */
import { NODE_HEIGHT, NODE_WIDTH } from './geometry'
import type { Point } from './shapes'

/** From one middle to another through points, with corners between them where they are not in line; `knee` moves the piece between two corners. */
export function rightAngled(a: Point, b: Point, bends: readonly Point[], knee = 0): readonly Point[] {
  const first = bends[0]
  if (!first) return stepped(a, b, knee)
  // It leaves a device by the side that is nearer to where it goes.
  let across = Math.abs(first.x - a.x) - NODE_WIDTH / 2 >= Math.abs(first.y - a.y) - NODE_HEIGHT / 2
  const points: Point[] = [a]
  for (const next of [...bends, b]) {
    const from = points.at(-1) ?? a
    if (from.x !== next.x && from.y !== next.y) {
      points.push(across ? { x: next.x, y: from.y } : { x: from.x, y: next.y })
      across = !across
    } else if (from.x !== next.x || from.y !== next.y) across = from.y === next.y
    points.push(next)
  }
  return points
}

/** Two corners half-way, where two boxes leave the most room for them. */
function stepped(a: Point, b: Point, knee: number): readonly Point[] {
  if (a.x === b.x || a.y === b.y) return [a, b]
  if (Math.abs(b.x - a.x) - NODE_WIDTH >= Math.abs(b.y - a.y) - NODE_HEIGHT) {
    const x = (a.x + b.x) / 2 + knee
    return [a, { x, y: a.y }, { x, y: b.y }, b]
  }
  const y = (a.y + b.y) / 2 + knee
  return [a, { x: a.x, y }, { x: b.x, y }, b]
}
