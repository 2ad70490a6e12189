/** Which painted cable lies at a point: none where several do, or where cables are no more than a veil. Pure. */
import type { Point } from '../../../drawing/index'
import type { CableEdge } from '../flow'
import { isPlain } from './elements'
import type { Line, Plan } from './plan'

/** Units of a cell of the field in which a cable is looked for. */
const CELL = 512
/** Zooms below which a cable is no line of its own, unless it is chosen or broken. */
export const TUNNELS_FROM = 0.19

/** The cable that passes a point within so many units, when it is seen there and no other passes as near. */
export function cableAt(plan: Plan, at: Point, reach: number, zoom: number): CableEdge | undefined {
  const found = new Map<CableEdge, number>()
  const around = reach + CELL / 4
  for (const { line, a, b } of piecesIn(plan, at, around)) {
    if (zoom < TUNNELS_FROM && isPlain(line.edge)) continue
    const far = distance(at, a, b)
    if (far <= reach) found.set(line.edge, Math.min(far, found.get(line.edge) ?? far))
  }
  const [first, second] = [...found].sort(([, one], [, other]) => one - other)
  const isAlone = !second || (first !== undefined && second[1] - first[1] > reach / 2)
  return isAlone ? first?.[0] : undefined
}

interface Piece {
  readonly line: Line
  readonly a: Point
  readonly b: Point
}

type Field = ReadonlyMap<string, readonly Piece[]>

const fields = new WeakMap<Plan, Field>()

function piecesIn(plan: Plan, { x, y }: Point, around: number): ReadonlySet<Piece> {
  const field = fields.get(plan) ?? fieldOf(plan)
  fields.set(plan, field)
  const cell = (value: number) => Math.floor(value / CELL)
  const found = new Set<Piece>()
  for (let row = cell(y - around); row <= cell(y + around); row++)
    for (let column = cell(x - around); column <= cell(x + around); column++)
      for (const piece of field.get(`${column} ${row}`) ?? []) found.add(piece)
  return found
}

/** Each piece of a cable in the cells that it passes, to a quarter of a cell. Of a hub's cable what is drawn as a line. */
function fieldOf({ lines }: Plan): Field {
  const field = new Map<string, Piece[]>()
  for (const line of lines) {
    const points = line.spoke && isPlain(line.edge) ? line.spoke.stub : line.points
    for (const [index, b] of points.entries()) {
      const a = points[index - 1]
      if (a) for (const key of cellsAlong(a, b)) put(field, key, { line, a, b })
    }
  }
  return field
}

function put(field: Map<string, Piece[]>, key: string, piece: Piece): void {
  const cell = field.get(key)
  if (cell) cell.push(piece)
  else field.set(key, [piece])
}

function cellsAlong(a: Point, b: Point): ReadonlySet<string> {
  const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / (CELL / 2)))
  const at = (from: number, to: number, step: number) => Math.floor((from + ((to - from) * step) / steps) / CELL)
  return new Set(Array.from({ length: steps + 1 }, (_, step) => `${at(a.x, b.x, step)} ${at(a.y, b.y, step)}`))
}

function distance(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const part = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)
  const held = Math.max(0, Math.min(1, part))
  return Math.hypot(point.x - a.x - dx * held, point.y - a.y - dy * held)
}
