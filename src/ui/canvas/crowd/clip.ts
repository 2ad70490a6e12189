/** What of a line lies within a part of the drawing: a dashed line that leaves it by far would cost as much as it is long. Pure. */
import type { Point } from '../../../drawing/index'
import type { Bounds } from './plan'

/** The pieces that are seen, each beginning where a dash of so long a period does. */
export function clipped(points: readonly Point[], [left, top, right, bottom]: Bounds, period: number): Point[][] {
  const pieces: Point[][] = []
  let passed = 0
  for (const [at, b] of points.entries()) {
    const a = points[at - 1]
    if (!a) continue
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const length = Math.hypot(dx, dy)
    let [from, to] = [0, 1]
    for (const [by, low, high] of [
      [dx, left - a.x, right - a.x],
      [dy, top - a.y, bottom - a.y],
    ] as const) {
      const [one, other] = by === 0 ? [low > 0 ? 1 : 0, high < 0 ? 0 : 1] : [low / by, high / by]
      from = Math.max(from, Math.min(one, other))
      to = Math.min(to, Math.max(one, other))
      if (by === 0 && (low > 0 || high < 0)) to = -1
    }
    if (from < to) {
      const last = pieces.at(-1)
      const joins = from === 0 && last?.at(-1) === a
      const start = from === 0 || period === 0 ? from : from - (((passed + from * length) % period) / length || 0)
      const first = start === 0 ? a : { x: a.x + dx * start, y: a.y + dy * start }
      const end = to === 1 ? b : { x: a.x + dx * to, y: a.y + dy * to }
      if (joins) last?.push(end)
      else pieces.push([first, end])
    }
    passed += length
  }
  return pieces
}
