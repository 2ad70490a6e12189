/** A way for a cable around all that stands between its ends, at right angles: the points to lead it through. */

import type { Device } from '../design/index'
import { boxOf, centreOf } from './geometry'
import type { Box, Point } from './shapes'

/** Units of air beside a box, and what a turn costs in units of length. */
const AIR = 18
const TURN = 90
/** Boxes that are gone around: those nearest to the cable; more would make it long to find. */
const MOST = 24

type Placed = Pick<Device, 'position'>

/** None = there is no way around; no points = it is free as it is. */
export function wayAround(from: Placed, to: Placed, others: readonly Placed[]): readonly Point[] | undefined {
  const [a, b] = [centreOf(from), centreOf(to)]
  const near = [...others]
    .sort((one, two) => distance(centreOf(one), a, b) - distance(centreOf(two), a, b))
    .slice(0, MOST)
  const boxes = near.map((device) => boxOf(device, AIR - 1))
  const beside = [...near, from, to].map((device) => boxOf(device, AIR))
  const xs = lines([a.x, b.x, (a.x + b.x) / 2, ...beside.flatMap(({ x, width }) => [x, x + width])])
  const ys = lines([a.y, b.y, (a.y + b.y) / 2, ...beside.flatMap(({ y, height }) => [y, y + height])])
  const points = cheapest({ xs, ys, a, b, boxes })
  return points && corners(points)
}

const lines = (values: readonly number[]) => [...new Set(values.map(Math.round))].sort((one, two) => one - two)

/** How far a point lies from the stretch between two others. */
function distance(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const part = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)
  const held = Math.max(0, Math.min(1, part))
  return Math.hypot(point.x - a.x - dx * held, point.y - a.y - dy * held)
}

interface Field {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly a: Point
  readonly b: Point
  readonly boxes: readonly Box[]
}

interface Place {
  readonly column: number
  readonly row: number
  /** Whether it was come to across. */
  readonly across: boolean
  readonly cost: number
  readonly before: Place | undefined
}

/** Shortest first, each turn counted as a piece of way. */
function cheapest({ xs, ys, a, b, boxes }: Field): readonly Point[] | undefined {
  const at = ({ column, row }: Place): Point => ({ x: xs[column] ?? 0, y: ys[row] ?? 0 })
  const [column, row] = [xs.indexOf(Math.round(a.x)), ys.indexOf(Math.round(a.y))]
  const open = [true, false].map((across): Place => ({ column, row, across, cost: 0, before: undefined }))
  const best = new Map<string, number>()
  for (;;) {
    const index = open.reduce((least, place, here) => (place.cost < (open[least]?.cost ?? 0) ? here : least), 0)
    const [place] = open.splice(index, 1)
    if (!place) return undefined
    const point = at(place)
    if (point.x === Math.round(b.x) && point.y === Math.round(b.y)) return walked(place).map(at)
    const key = `${place.column} ${place.row} ${place.across}`
    if ((best.get(key) ?? Number.POSITIVE_INFINITY) <= place.cost) continue
    best.set(key, place.cost)
    for (const [by, down] of STEPS) {
      const next = { column: place.column + by, row: place.row + down }
      if (next.column < 0 || next.row < 0 || next.column >= xs.length || next.row >= ys.length) continue
      const across = by !== 0
      const there = at({ ...place, ...next })
      if (boxes.some((box) => crosses(point, there, box))) continue
      const length = Math.abs(there.x - point.x) + Math.abs(there.y - point.y)
      open.push({ ...next, across, cost: place.cost + length + (across === place.across ? 0 : TURN), before: place })
    }
  }
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

function walked(end: Place): readonly Place[] {
  const places: Place[] = []
  for (let place: Place | undefined = end; place; place = place.before) places.unshift(place)
  return places
}

function crosses(a: Point, b: Point, { x, y, width, height }: Box): boolean {
  return (
    Math.max(a.x, b.x) > x &&
    Math.min(a.x, b.x) < x + width &&
    Math.max(a.y, b.y) > y &&
    Math.min(a.y, b.y) < y + height
  )
}

/** Points at which a line turns. */
function corners(points: readonly Point[]): readonly Point[] {
  return points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]]
    return before && after && !(before.x === after.x || before.y === after.y) && point !== before
  })
}
