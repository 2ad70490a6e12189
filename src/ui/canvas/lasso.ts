/** Whether a point lies within a line drawn around it. Pure. */
import type { Point } from '../../drawing/index'

/** By the edges that a ray to the right crosses; the line is closed from its last point to its first. */
export function isWithin(line: readonly Point[], { x, y }: Point): boolean {
  let within = false
  for (const [at, a] of line.entries()) {
    const b = line[(at + 1) % line.length] ?? a
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within
  }
  return within
}
