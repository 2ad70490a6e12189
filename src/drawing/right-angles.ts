/** Lines that turn only at right angles. */
import { NODE_HEIGHT, NODE_WIDTH } from './geometry'
import type { Point } from './shapes'

/** From one middle to another through points, with corners between them where they are not in line; `knee` moves the piece between two corners. */
export function rightAngled(a: Point, b: Point, bends: readonly Point[], knee = 0): readonly Point[] {
  return bends.length === 0 ? stepped(a, b, knee) : cornered(a, [...bends, b])
}

interface Way {
  readonly points: readonly Point[]
  readonly cost: number
}

/** What a turn costs, what going back over its own line does, and leaving the first device by the farther side. */
const TURN = 1
const BACK = 10
const FARTHER = 0.5

/** Of both corners that each leg may have, those that leave the fewest turns and never the same line twice. */
function cornered(a: Point, through: readonly Point[]): readonly Point[] {
  const first = through[0] ?? a
  const across = Math.abs(first.x - a.x) - NODE_WIDTH / 2 >= Math.abs(first.y - a.y) - NODE_HEIGHT / 2
  let ways: readonly Way[] = [{ points: [a], cost: 0 }]
  for (const next of through) {
    const longer = ways.flatMap((way) => {
      const from = way.points.at(-1) ?? a
      if (from.x === next.x || from.y === next.y) return [on(way, next, across)]
      return [
        { x: next.x, y: from.y },
        { x: from.x, y: next.y },
      ].map((corner) => on(on(way, corner, across), next, across))
    })
    ways = [true, false].flatMap((flat) => cheapest(longer.filter((way) => arrivesFlat(way) === flat)) ?? [])
  }
  return cheapest(ways)?.points ?? [a]
}

function on({ points, cost }: Way, next: Point, across: boolean): Way {
  const [before, from] = [points.at(-2), points.at(-1)]
  if (!from || (from.x === next.x && from.y === next.y)) return { points: [...points, next], cost }
  return { points: [...points, next], cost: cost + priceOf(before, from, next, across) }
}

function priceOf(before: Point | undefined, from: Point, next: Point, across: boolean): number {
  const flat = from.y === next.y
  if (!before) return flat === across ? 0 : FARTHER
  const dot = (from.x - before.x) * (next.x - from.x) + (from.y - before.y) * (next.y - from.y)
  return dot > 0 ? 0 : dot < 0 ? BACK : TURN
}

const arrivesFlat = ({ points }: Way) => points.at(-1)?.y === points.at(-2)?.y
const cheapest = (ways: readonly Way[]) => [...ways].sort((one, other) => one.cost - other.cost)[0]

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
