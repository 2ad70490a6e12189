/**
 * Where a cable runs on the canvas. One cable goes from middle to middle; several between the same two devices are
 * fanned out, so that each can be seen, named and clicked.
 */
import type { Link } from '../design/index'
import { between, NODE_HEIGHT, NODE_WIDTH } from './geometry'
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
}

/** The way of a cable between two middles, in its place of the fan. */
export function cableRoute(a: Point, b: Point, lane: number): CableRoute {
  if (lane === 0) return { points: [a, b], middle: between(a, b, 0.5), shift: { x: 0, y: 0 } }
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
  return { points, middle, shift }
}

export function plus(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y }
}
