/**
 * Where a cable runs on the canvas. One cable goes from middle to middle; several between the same two devices are
 * fanned out, so that each can be seen, named and clicked. One that has points to be led through goes through them, and one
 * that is right-angled turns only at right angles.
 */
import type { Link } from '../design/index'
import { between, NODE_HEIGHT, NODE_WIDTH } from './geometry'
import { halfWay } from './polyline'
import { rightAngled } from './right-angles'
import type { Point } from './shapes'

/** Distance of neighbours in a fan: flat cables need a label's height, upright ones its width. */
const BESIDE_FLAT = 26
const BESIDE_UPRIGHT = 48
/** Marks on upright cables stand in steps, since they are wider than the fan. */
const STEP = 26
/** A line leaves its box this far from the corner at least. */
const CORNER = 8

/** Places in a fan by the link's id, counted from the line between the middles: 0 alone, −0.5 and 0.5 for two. */
export function lanesOf(links: readonly Pick<Link, 'id' | 'a' | 'b'>[]): ReadonlyMap<string, number> {
  const fans = new Map<string, Pick<Link, 'id' | 'a' | 'b'>[]>()
  for (const link of links) {
    const ends = JSON.stringify([link.a.device, link.b.device].sort())
    const fan = fans.get(ends)
    if (fan) fan.push(link)
    else fans.set(ends, [link])
  }
  const lanes = new Map<string, number>()
  for (const fan of fans.values())
    for (const [index, link] of fan.entries()) {
      const lane = index - (fan.length - 1) / 2
      // Cables drawn the other way round lie on the same side of the pair.
      lanes.set(link.id, lane === 0 ? 0 : link.a.device < link.b.device ? lane : -lane)
    }
  return lanes
}

export interface CableRoute {
  /** From the middle of one device to the middle of the other. */
  readonly points: readonly Point[]
  /** Where a mark on it stands. */
  readonly middle: Point
  /** How far it lies beside the line between the middles. */
  readonly shift: Point
  /** Where it goes to from each end: what stands at an end stands in that direction. */
  readonly towards: readonly [fromA: Point, fromB: Point]
}

/** How a cable is led. */
export type Course = Pick<Link, 'bends' | 'course'>

/** How a cable is led, seen from one of its devices. */
export function courseFrom(link: Pick<Link, 'a' | 'bends' | 'course'>, device: string): Course {
  return link.bends === undefined || link.a.device === device ? link : { ...link, bends: [...link.bends].reverse() }
}

/** The way of a cable between two middles: by its own course, else in its place of the fan. */
export function cableRoute(a: Point, b: Point, lane: number, led: Course = {}): CableRoute {
  if (led.course === 'right-angled')
    return led.bends ? through(rightAngled(a, b, led.bends)) : fannedAtRightAngles(a, b, lane)
  return led.bends ? through([a, ...led.bends, b]) : fanned(a, b, lane)
}

const NOWHERE: Point = { x: 0, y: 0 }

function through(points: readonly Point[], shift = NOWHERE): CableRoute {
  const [a = NOWHERE, b = NOWHERE] = [points[0], points.at(-1)]
  const minus = (point: Point): Point => ({ x: point.x - shift.x, y: point.y - shift.y })
  return { points, middle: halfWay(points), shift, towards: [minus(points[1] ?? b), minus(points.at(-2) ?? a)] }
}

/** Neighbours in a fan of right-angled cables lie beside each other all the way. */
function fannedAtRightAngles(a: Point, b: Point, lane: number): CableRoute {
  const across = Math.abs(b.x - a.x) - NODE_WIDTH >= Math.abs(b.y - a.y) - NODE_HEIGHT
  const room = across ? NODE_HEIGHT / 2 - CORNER : NODE_WIDTH / 2 - CORNER
  const aside = Math.max(-room, Math.min(room, lane * (across ? BESIDE_FLAT : BESIDE_UPRIGHT)))
  const shift = across ? { x: 0, y: aside } : { x: aside, y: 0 }
  const knee = lane * STEP * Math.sign((a.x - b.x) * (b.y - a.y))
  return through(rightAngled(plus(a, shift), plus(b, shift), [], knee), shift)
}

function fanned(a: Point, b: Point, lane: number): CableRoute {
  const towards = [b, a] as const
  if (lane === 0) return { points: [a, b], middle: between(a, b, 0.5), shift: NOWHERE, towards }
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
  const across = { x: -along.y, y: along.x }
  const aside = lane * (Math.abs(along.x) * BESIDE_FLAT + Math.abs(along.y) * BESIDE_UPRIGHT)
  const shift = { x: across.x * aside, y: across.y * aside }
  // Inside the boxes it keeps clear of their corners, and bends outside to its place.
  const room = Math.min(
    (NODE_WIDTH / 2 - CORNER) / Math.max(0.01, Math.abs(across.x)),
    (NODE_HEIGHT / 2 - CORNER) / Math.max(0.01, Math.abs(across.y)),
  )
  const held = Math.max(-room, Math.min(room, aside))
  const inside = (middle: Point): Point => ({ x: middle.x + across.x * held, y: middle.y + across.y * held })
  const beside = (part: number): Point => plus(between(a, b, part), shift)
  const points = held === aside ? [plus(a, shift), plus(b, shift)] : [inside(a), beside(0.3), beside(0.7), inside(b)]
  const stepped = lane * STEP * Math.abs(along.y)
  const middle = beside(0.5 + stepped / length)
  return { points, middle, shift, towards }
}

export function plus(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y }
}
