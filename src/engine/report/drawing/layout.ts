/** Where everything stands on paper: the canvas's places, drawn apart until no box touches another. */
import type { Design, DeviceKindName } from '../../../design/index'
import { NODE_HEIGHT, NODE_WIDTH } from '../../../drawing/index'
import type { Layer } from './layer'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly device: string
  readonly centre: Point
  readonly width: number
  readonly height: number
  readonly title: string
  readonly lines: readonly string[]
}

const KINDS: Readonly<Record<DeviceKindName, string>> = {
  'head-end': 'head-end',
  soho: 'remote router',
  router: 'router',
  firewall: 'firewall',
  'home-nat': 'home router',
  internet: 'Internet',
  lan: 'switch',
  server: 'server',
  phone: 'phone',
  pc: 'PC',
}

/** Units of the drawing: about a fifth of a millimetre on A4 landscape for the reference design. */
export const TITLE_HEIGHT = 17
export const LINE_HEIGHT = 15
const TITLE_WIDTH = 7.8
const LINE_WIDTH = 6.5
const PADDING = 9
const GAP = { x: 26, y: 16 } as const

/** Beyond this the drawing grows no more: devices that stand on one another on the canvas do so on paper. */
const GREATEST_STRETCH = 4

export interface Layout {
  readonly boxes: readonly Box[]
  /** A point of the canvas on this paper. */
  readonly place: (point: Point) => Point
}

export function layout(design: Design, layer: Layer): Layout {
  const boxes = design.devices.map((device): Box => {
    const lines = [KINDS[device.kind], ...layer.device(device).lines]
    return {
      device: device.name,
      centre: device.position,
      title: device.name,
      lines,
      width: 2 * PADDING + Math.max(device.name.length * TITLE_WIDTH, ...lines.map((line) => line.length * LINE_WIDTH)),
      height: 2 * PADDING - 4 + TITLE_HEIGHT + lines.length * LINE_HEIGHT,
    }
  })
  const stretch = stretchOf(boxes)
  const stretched = ({ x, y }: Point): Point => ({ x: x * stretch.x, y: y * stretch.y })
  return {
    boxes: boxes.map((box) => ({ ...box, centre: stretched(box.centre) })),
    // Here a device's position is its middle; on the canvas it is a corner.
    place: ({ x, y }) => stretched({ x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }),
  }
}

/** How far both axes are drawn out so that of each two boxes one axis keeps them apart, whichever needs less. */
function stretchOf(boxes: readonly Box[]): Point {
  let x = 1
  let y = 1
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const [dx, dy] = [Math.abs(a.centre.x - b.centre.x), Math.abs(a.centre.y - b.centre.y)]
      const byX = ((a.width + b.width) / 2 + GAP.x) / dx
      const byY = ((a.height + b.height) / 2 + GAP.y) / dy
      if (byX <= x || byY <= y || Math.min(byX, byY) > GREATEST_STRETCH) continue
      if (byX < byY) x = byX
      else y = byY
    }
  }
  return { x, y }
}

/** The middle of the side that faces a point to the left or right. */
export function sideOf({ centre, width }: Box, towards: Point): Point {
  return { x: centre.x + Math.sign(towards.x - centre.x) * (width / 2), y: centre.y }
}

/** Where a straight line from a box's centre towards a point leaves the box. */
export function edgeOf(box: Box, towards: Point): Point {
  const [dx, dy] = [towards.x - box.centre.x, towards.y - box.centre.y]
  if (dx === 0 && dy === 0) return box.centre
  const share = Math.min(box.width / 2 / Math.abs(dx), box.height / 2 / Math.abs(dy))
  return { x: box.centre.x + dx * share, y: box.centre.y + dy * share }
}
