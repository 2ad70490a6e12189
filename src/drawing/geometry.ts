/** Where things are on the canvas. */
import { DEVICE_HEIGHT, DEVICE_WIDTH, type Design, type Device } from '../design/index'
import type { Box, Point } from './shapes'

/** A device's box, in canvas units; its position is the top-left corner. */
export const NODE_WIDTH = DEVICE_WIDTH
export const NODE_HEIGHT = DEVICE_HEIGHT

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
export function tunnelPath({ links }: Design, from: string, to: string): readonly string[] {
  const { beside, farFrom } = webOf(links)
  const far = farFrom(to)
  if (!far.has(from)) return []
  // Only devices that lie nearer to the end are gone on to: beside a thousand sites as few as beside six.
  const before = new Map<string, string>([[from, '']])
  const queue = [from]
  for (const at of queue) {
    if (at === to) break
    for (const next of beside.get(at) ?? []) {
      if (before.has(next) || far.get(next) !== (far.get(at) ?? 0) - 1) continue
      before.set(next, at)
      queue.push(next)
    }
  }
  const path: string[] = []
  for (let at: string | undefined = to; at; at = before.get(at)) path.unshift(at)
  return path
}

interface Web {
  /** Devices that a device is cabled to, in the order of the cables. */
  readonly beside: ReadonlyMap<string, readonly string[]>
  /** How many cables away every device is that can be reached from one. */
  readonly farFrom: (to: string) => ReadonlyMap<string, number>
}

const webs = new WeakMap<Design['links'], Web>()

/** The cables without cross-overs, remembered with them. */
function webOf(links: Design['links']): Web {
  const known = webs.get(links)
  if (known) return known
  const beside = new Map<string, string[]>()
  const join = (one: string, other: string) => {
    const there = beside.get(one)
    if (there) there.push(other)
    else beside.set(one, [other])
  }
  for (const { media, a, b } of links) {
    if (media === 'cross-over') continue
    join(a.device, b.device)
    join(b.device, a.device)
  }
  const fars = new Map<string, ReadonlyMap<string, number>>()
  const farFrom = (to: string) => {
    const far = fars.get(to) ?? distances(beside, to)
    fars.set(to, far)
    return far
  }
  const web = { beside, farFrom }
  webs.set(links, web)
  return web
}

function distances(beside: Web['beside'], to: string): ReadonlyMap<string, number> {
  const far = new Map([[to, 0]])
  for (const [at, steps] of far) for (const next of beside.get(at) ?? []) if (!far.has(next)) far.set(next, steps + 1)
  return far
}
