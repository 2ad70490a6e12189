/** Where things are on the canvas. */
import type { Design, Device, LinkEndRef } from '../design/index'
import type { Box, Point } from './shapes'

/** A device's box, in canvas units; its position is the top-left corner. */
export const NODE_WIDTH = 156
export const NODE_HEIGHT = 56

/** The middle of a device on the canvas. */
export function centreOf(device: Pick<Device, 'position'>): Point {
  return { x: device.position.x + NODE_WIDTH / 2, y: device.position.y + NODE_HEIGHT / 2 }
}

/** A device's box with some air around it. */
export function boxOf(device: Pick<Device, 'position'>, air: number): Box {
  return {
    x: device.position.x - air,
    y: device.position.y - air,
    width: NODE_WIDTH + 2 * air,
    height: NODE_HEIGHT + 2 * air,
  }
}

export function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
}

/** A point on the way from one device to another, some units outside the first one's box. */
export function outOf(from: Point, to: Point, beyond: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const reach = Math.min(
    NODE_WIDTH / 2 / Math.max(0.01, Math.abs(dx / length)),
    NODE_HEIGHT / 2 / Math.max(0.01, Math.abs(dy / length)),
  )
  return between(from, to, (reach + beyond) / length)
}

/** Length of the part of a cable that is seen between two boxes. */
export function gapOf(a: Point, b: Point): number {
  const [start, end] = [outOf(a, b, 0), outOf(b, a, 0)]
  return Math.hypot(end.x - start.x, end.y - start.y)
}

/** Devices by name, for drawings that look up many. */
export function middles(design: Design): ReadonlyMap<string, Point> {
  return new Map(design.devices.map((device) => [device.name, centreOf(device)]))
}

/** Devices from a site to its head-end along the cables, cross-overs left out: where its tunnel really runs. */
export function tunnelPath(design: Design, from: string, to: string): readonly string[] {
  const before = new Map<string, string>([[from, '']])
  const queue = [from]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) break
    for (const link of design.links) {
      if (link.media === 'cross-over') continue
      const next = other(link.a, link.b, at)
      if (next === undefined || before.has(next)) continue
      before.set(next, at)
      queue.push(next)
    }
  }
  const path: string[] = []
  for (let at: string | undefined = before.has(to) ? to : undefined; at; at = before.get(at)) path.unshift(at)
  return path
}

function other(a: LinkEndRef, b: LinkEndRef, device: string): string | undefined {
  return a.device === device ? b.device : b.device === device ? a.device : undefined
}
