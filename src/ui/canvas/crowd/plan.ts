/** What is painted, put in order for painting and for finding what lies at a point. Pure. */
import { cableRoute, NODE_HEIGHT, NODE_WIDTH, type Point } from '../../../drawing/index'
import { type DrawnNode, isDevice } from '../drawn'
import type { CableEdge, DeviceNode } from '../flow'
import { hubsOf } from './elements'

export interface Line {
  readonly edge: CableEdge
  readonly points: readonly Point[]
  readonly box: Bounds
  /** Of a cable to a device that has very many: its beginning at the other end, and the rest. */
  readonly spoke?: { readonly stub: readonly Point[]; readonly rest: readonly Point[] }
}

/** Left, top, right, bottom in units of the drawing. */
export type Bounds = readonly [left: number, top: number, right: number, bottom: number]

export interface Plan {
  readonly devices: readonly DeviceNode[]
  readonly lines: readonly Line[]
  readonly cells: ReadonlyMap<string, readonly DeviceNode[]>
  readonly byName: ReadonlyMap<string, DeviceNode>
  /** Around all devices: what is fitted. */
  readonly whole: Bounds
}

/** Units of a cell of the field in which a device is looked for. */
const CELL = 512

const lines = new WeakMap<CableEdge, { readonly a: Point; readonly b: Point; readonly line: Line }>()

export function planOf(nodes: readonly DrawnNode[], edges: readonly CableEdge[]): Plan {
  const devices = nodes.filter(isDevice)
  const byName = new Map(devices.map((device) => [device.id, device]))
  const cells = new Map<string, DeviceNode[]>()
  for (const device of devices) {
    const key = keyAt(device.position.x, device.position.y)
    const cell = cells.get(key)
    if (cell) cell.push(device)
    else cells.set(key, [device])
  }
  const hubs = hubsOf(edges)
  return {
    devices,
    byName,
    whole: around(devices),
    cells,
    lines: edges.flatMap((edge) => {
      const [a, b] = [byName.get(edge.source)?.position, byName.get(edge.target)?.position]
      return a && b ? [lineOf(edge, a, b, hubs)] : []
    }),
  }
}

function around(devices: readonly DeviceNode[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { position } of devices) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + NODE_WIDTH)
    bottom = Math.max(bottom, position.y + NODE_HEIGHT)
  }
  return [left, top, right, bottom]
}

/** Units of each of very many cables of a device that are seen at its other end. */
const STUB = 150

function lineOf(edge: CableEdge, a: Point, b: Point, hubs: ReadonlySet<string>): Line {
  const hub = hubs.has(edge.source) ? edge.source : hubs.has(edge.target) ? edge.target : undefined
  const known = lines.get(edge)
  if (known?.a === a && known.b === b && (known.line.spoke !== undefined) === (hub !== undefined)) return known.line
  const plain = routed(edge, a, b)
  const line = hub === undefined ? plain : { ...plain, spoke: spokeOf(plain.points, hub === edge.source) }
  lines.set(edge, { a, b, line })
  return line
}

function spokeOf(points: readonly Point[], hubFirst: boolean): NonNullable<Line['spoke']> {
  const way = hubFirst ? [...points].reverse() : points
  const [end, next] = way
  if (!end || !next) return { stub: [], rest: [] }
  const length = Math.hypot(next.x - end.x, next.y - end.y)
  const part = Math.min(1, STUB / (length || 1))
  const at = { x: end.x + (next.x - end.x) * part, y: end.y + (next.y - end.y) * part }
  return { stub: [end, at], rest: [at, ...way.slice(1)] }
}

/** A cable between two corners of boxes. */
export function routed(edge: CableEdge, a: Point, b: Point): Line {
  const middle = ({ x, y }: Point) => ({ x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT / 2 })
  const { points } = cableRoute(middle(a), middle(b), edge.data?.lane ?? 0, edge.data?.led)
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { edge, points, box: [left, top, right, bottom] }
}

const keyAt = (x: number, y: number) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`

/** The uppermost device at a point, or within so many units of it the nearest. */
export function deviceAt({ cells }: Plan, { x, y }: Point, reach: number): DeviceNode | undefined {
  const [left, top] = [Math.floor((x - NODE_WIDTH - reach) / CELL), Math.floor((y - NODE_HEIGHT - reach) / CELL)]
  const [right, bottom] = [Math.floor((x + reach) / CELL), Math.floor((y + reach) / CELL)]
  let [best, least] = [undefined as DeviceNode | undefined, reach]
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      for (const device of cells.get(`${column} ${row}`) ?? []) {
        const { position } = device
        const dx = Math.max(position.x - x, 0, x - position.x - NODE_WIDTH)
        const dy = Math.max(position.y - y, 0, y - position.y - NODE_HEIGHT)
        const far = Math.hypot(dx, dy)
        if (far <= least) [best, least] = [device, far]
      }
  return best
}

/** Devices that lie within a part of the drawing as a whole. */
export function devicesInside({ devices }: Plan, [left, top, right, bottom]: Bounds): readonly DeviceNode[] {
  return devices.filter(
    ({ position: { x, y } }) => x >= left && x + NODE_WIDTH <= right && y >= top && y + NODE_HEIGHT <= bottom,
  )
}

/** Devices whose boxes meet a part of the drawing. */
export function devicesWithin({ devices }: Plan, [left, top, right, bottom]: Bounds): readonly DeviceNode[] {
  return devices.filter(
    ({ position: { x, y } }) => x < right && x + NODE_WIDTH > left && y < bottom && y + NODE_HEIGHT > top,
  )
}
