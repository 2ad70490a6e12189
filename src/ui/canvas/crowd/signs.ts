/** Words over the painted devices: names of interfaces and a layer's labels near by, counts of whole regions far out. */
import { NODE_HEIGHT, NODE_WIDTH } from '../../../drawing/index'
import type { SiteStatus } from '../../../engine/messages'
import { SIGNS } from '../../components/Status'
import { t } from '../../words/language'
import type { DeviceNode } from '../flow'
import { rolledUp } from '../groups'
import { labelPlace } from '../mark-place'
import { LABELS_FROM, MARKS_BELOW } from '../view'
import { write } from './boxes'
import { type Part, tintName } from './lines'
import { type Bounds, devicesWithin } from './plan'
import { textWidth } from './texts'

export function* paintSigns(
  context: CanvasRenderingContext2D,
  part: Part,
  sites: ReadonlyMap<string, SiteStatus['state']>,
): Generator<void> {
  if (part.zoom >= LABELS_FROM) yield* paintNearTexts(context, part)
  else if (part.zoom < MARKS_BELOW) yield* paintRegions(context, part, sites)
}

function* paintNearTexts(context: CanvasRenderingContext2D, part: Part) {
  const { plan, shapes, colours, seen, zoom } = part
  const [left, top, right, bottom] = seen
  const isSeen = ({ x, y }: { readonly x: number; readonly y: number }) =>
    x > left && x < right && y > top && y < bottom
  const size = Math.max(9, Math.round(21 * zoom) / 2)
  const font = `400 ${size}px ${colours.mono}`
  for (const { edge, points } of plan.lines) {
    const [a, b] = [points[0], points.at(-1)]
    if (!edge.data || !a || !b) continue
    for (const [index, text] of edge.data.labels.entries()) {
      if (text === '') continue
      const towards = index === 0 ? (points[1] ?? b) : (points.at(-2) ?? a)
      const at = labelPlace(index === 0 ? a : b, towards, { x: 0, y: 0 })
      if (isSeen(at)) plated(context, part, { text, at, font, size, colour: colours['text-2'] })
    }
  }
  yield
  const bold = `600 ${size}px ${colours.mono}`
  for (const { text, at, tint, chip } of shapes.filter((shape) => shape.kind === 'label')) {
    const words = { text, at, font: bold, size, colour: colours[tintName(tint)] }
    if (isSeen(at)) (chip ? chipped : plated)(context, part, words)
  }
}

interface Words {
  readonly text: string
  readonly at: { readonly x: number; readonly y: number }
  readonly font: string
  /** Pixels of the page. */
  readonly size: number
  readonly colour: string
}

function plated(context: CanvasRenderingContext2D, part: Part, { text, at, font, size, colour }: Words): void {
  const high = (size * 1.2) / part.zoom
  for (const [index, line] of text.split('\n').entries()) {
    const width = (textWidth(context, line, font) + 6) / part.zoom
    const y = at.y + index * high
    context.fillStyle = part.colours.page
    context.fillRect(at.x - width / 2, y - high / 2, width, high)
    write(context, part, line, at.x, y, font, colour, 'center')
  }
}

function chipped(context: CanvasRenderingContext2D, part: Part, { text, at, font, size, colour }: Words): void {
  const width = textWidth(context, text, font) / part.zoom + 14
  const high = (size * 1.7) / part.zoom
  context.beginPath()
  context.roundRect(at.x - width / 2, at.y - high / 2, width, high, high / 2)
  context.fillStyle = part.colours.surface
  context.fill()
  context.strokeStyle = colour
  context.lineWidth = 1.2
  context.stroke()
  write(context, part, text, at.x, at.y + 0.5, font, colour, 'center')
}

/** Pixels of a region: a count stands in each. */
const REGION = { width: 176, height: 96 }
/** Pixels of its words. */
const WORDS = 11

interface Region {
  readonly routers: DeviceNode[]
  box: Bounds
}

/** Regions are parts of the drawing, not of the screen: moving the view leaves them, and each doubling of the zoom parts them. */
function* paintRegions(
  context: CanvasRenderingContext2D,
  part: Part,
  sites: ReadonlyMap<string, SiteStatus['state']>,
): Generator<void> {
  const { plan, zoom, seen } = part
  const step = (pixels: number) => 2 ** Math.ceil(Math.log2(pixels / zoom))
  const [across, down] = [step(REGION.width), step(REGION.height)]
  const regions = new Map<string, Region>()
  for (const device of devicesWithin(plan, seen)) {
    if (device.data.kind !== 'soho') continue
    const { x, y } = device.position
    const key = `${Math.floor(x / across)} ${Math.floor(y / down)}`
    const region = regions.get(key) ?? { routers: [], box: [x, y, x, y] }
    regions.set(key, region)
    region.routers.push(device)
    const [left, top, right, bottom] = region.box
    region.box = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
  }
  const taken: Bounds[] = []
  paintBlock(context, part, taken)
  for (const [at, region] of [...regions.values()].entries()) {
    if (at % 8 === 0) yield
    paintRegion(context, region, part, sites, taken)
  }
}

function paintRegion(
  context: CanvasRenderingContext2D,
  { routers, box: [left, top, right, bottom] }: Region,
  part: Part,
  sites: ReadonlyMap<string, SiteStatus['state']>,
  taken: Bounds[],
): void {
  const { colours, zoom } = part
  const { tone, words, short } = rolledUp(routers.map(({ id }) => sites.get(id)))
  const first = routers[0]?.data.name ?? ''
  const title = routers.length === 1 ? first : t('{first} and {count} more', { first, count: routers.length - 1 })
  const bold = `600 ${WORDS}px ${colours.sans}`
  const plain = `500 ${WORDS}px ${colours.sans}`
  const size = WORDS / zoom
  const height = size * 2.9
  const [middle, y] = [(left + right + NODE_WIDTH) / 2, (top + bottom + NODE_HEIGHT) / 2]
  const titled = textWidth(context, title, bold) <= REGION.width ? title : first
  const brief = `${SIGNS[tone]} ${short}`
  const full = `${SIGNS[tone]} ${words}`
  const texts = textWidth(context, full, plain) <= REGION.width ? [full, brief] : [brief]
  // A count that has no room beside another stands above or below it, or says less; none is left out before all are tried.
  const placed = texts
    .flatMap((count) => {
      const width = Math.max(textWidth(context, titled, bold), textWidth(context, count, plain)) / zoom + size * 1.4
      const x = inWhole(middle, width, part)
      return ASIDE.map((steps) => {
        const at = y + steps * height
        return { count, x, at, width, box: boxAround(x, at, width, height) }
      })
    })
    .find(({ box }) => !taken.some((other) => meets(other, box)))
  if (!placed) return
  const { count, x, at, width, box } = placed
  taken.push(box)
  context.beginPath()
  context.roundRect(box[0], box[1], width, height, size * 0.5)
  context.globalAlpha = 0.93
  context.fillStyle = colours.surface
  context.fill()
  context.globalAlpha = 1
  context.lineWidth = 1 / zoom
  context.strokeStyle = tone === 'good' || tone === 'unknown' ? colours.line : colours[tone]
  context.stroke()
  write(context, part, titled, x, at - size * 0.62, bold, colours.text, 'center')
  write(context, part, count, x, at + size * 0.68, plain, colours[`${tone}-text`], 'center')
}

/** Nearest to where a text belongs where it does not stand out of the drawing, which a fitted view ends with. */
function inWhole(middle: number, width: number, { plan: { whole } }: Part): number {
  const [left, , right] = whole
  if (width > right - left) return (left + right) / 2
  return Math.min(right - width / 2, Math.max(left + width / 2, middle))
}

/** Heights of a count by which it gives way to others. */
const ASIDE = [0, 1.1, -1.1] as const

const boxAround = (x: number, y: number, width: number, height: number): Bounds => [
  x - width / 2,
  y - height / 2,
  x + width / 2,
  y + height / 2,
]

const meets = (a: Bounds, b: Bounds) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/** Names of the head-end block, the chief ones first, beside what stands there: above or below, else to the left or the right, else a step farther. */
function paintBlock(context: CanvasRenderingContext2D, part: Part, taken: Bounds[]): void {
  const { plan, colours, zoom, seen } = part
  const size = 10 / zoom
  const font = `600 10px ${colours.sans}`
  const block = devicesWithin(plan, seen).filter(({ data }) => CHIEF.includes(data.kind))
  block.sort((a, b) => CHIEF.indexOf(a.data.kind) - CHIEF.indexOf(b.data.kind))
  const boxes = block.map(({ position: { x, y } }): Bounds => [x, y, x + NODE_WIDTH, y + NODE_HEIGHT])
  for (const { data, position } of block.slice(0, 40)) {
    const width = textWidth(context, data.name, font) / zoom + size * 0.6
    const [x, y] = [position.x + NODE_WIDTH / 2, position.y + NODE_HEIGHT / 2]
    const [aside, away] = [NODE_WIDTH / 2 + width / 2 + size * 0.2, NODE_HEIGHT / 2 + size * 0.8]
    const places = [
      [x, y - away],
      [x, y + away],
      [x - aside, y],
      [x + aside, y],
      [x, y - 2 * away],
      [x, y + 2 * away],
      [x - aside, y - away],
      [x - aside, y + away],
    ] as const
    const free = places
      .map(([at, on]): Bounds => boxAround(inWhole(at, width, part), on, width, size * 1.2))
      .filter((wanted) => ![...taken, ...boxes].some((other) => meets(other, wanted)))
    // The block's other devices are elements, and lie over what is painted.
    const box = free.find((wanted) => devicesWithin(plan, wanted).length === 0) ?? free[0]
    if (!box) continue
    taken.push(box)
    context.globalAlpha = 0.8
    context.fillStyle = colours.page
    context.fillRect(box[0], box[1], width, size * 1.2)
    context.globalAlpha = 1
    write(context, part, data.name, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, font, colours.text, 'center')
  }
}

const CHIEF: readonly string[] = ['head-end', 'firewall', 'internet']
