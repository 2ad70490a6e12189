/** Cables and what a layer draws along them, in batches: a path of many lines costs more than its lines. */
import type { Pattern, Point, Shape, Tint } from '../../../drawing/index'
import type { CableEdge } from '../flow'
import { TUNNELS_FROM } from './cable-at'
import { clipped } from './clip'
import type { Colours } from './colours'
import { isPlain } from './elements'
import type { Bounds, Line, Plan } from './plan'

/** Lines of one path. */
const BATCH = 64
/** Zooms below which dashes are not told apart any more. */
const DASHES_FROM = 0.3

export interface Part {
  readonly plan: Plan
  readonly shapes: readonly Shape[]
  readonly colours: Colours
  readonly zoom: number
  /** What of the drawing is painted. */
  readonly seen: Bounds
  /** Devices that are painted elsewhere just now, and their cables. */
  readonly lifted: ReadonlySet<string>
  /** Pixels of the canvas for each of the page. */
  readonly ratio: number
}

interface Stroke {
  readonly colour: string
  readonly width: number
  readonly dash: readonly number[]
  readonly opacity: number
}

type Points = Line['points']

export function* paintTubes(context: CanvasRenderingContext2D, part: Part): Generator<void> {
  const { shapes, colours, zoom, seen } = part
  const batches = new Map<string, { stroke: Stroke; lines: Points[] }>()
  const tubes = shapes.filter((shape) => shape.kind === 'line')
  const chosen = tubes.filter(({ opacity }) => opacity >= STANDS_OUT).length
  for (const { tint, width, opacity, dash = [], points } of tubes) {
    const [end] = points
    const stands = opacity >= STANDS_OUT
    // Of very many those of the sites in view, and those that are chosen unless these are very many too.
    const isShown = stands && chosen <= MANY_CHOSEN ? true : zoom >= TUNNELS_FROM && end && isWithin(end, seen)
    const isVeil = stands && !isShown && zoom < TUNNELS_FROM
    if (!isShown && !isVeil) continue
    const thin = stands && chosen > MANY_CHOSEN
    const least = Math.max(isVeil ? 0 : thin ? 9 : width, 1 / zoom)
    const stroke = { colour: colours[tintName(tint)], width: least, opacity: thin ? VEIL * 1.6 : opacity, dash }
    push(batches, isVeil ? { ...stroke, dash: [] } : stroke, points)
  }
  for (const { stroke, lines } of batches.values()) yield* strokeAll(context, stroke, lines, part.seen)
}

/** Chosen lines from which on they are a veil as well. */
const MANY_CHOSEN = 60

export function tintName(tint: Tint): keyof Colours {
  switch (tint) {
    case 'outside':
      return 'return'
    case 'vpn':
      return 'ipsec'
    case 'inside':
      return 'data'
    case 'bad':
      return 'bad-text'
    case 'cable':
      return 'text-2'
    case 'text':
    case 'hsrp':
    case 'eigrp':
    case 'ipsec':
      return tint
  }
}

export function* paintCables(context: CanvasRenderingContext2D, part: Part): Generator<void> {
  const { plan, seen, lifted } = part
  const [left, top, right, bottom] = seen
  const batches = new Map<string, { stroke: Stroke; lines: Points[] }>()
  for (const { edge, points, box, spoke } of plan.lines) {
    if (box[0] > right || box[2] < left || box[1] > bottom || box[3] < top) continue
    if (lifted.size > 0 && (lifted.has(edge.source) || lifted.has(edge.target))) continue
    if (spoke && isPlain(edge)) pushSpoke(batches, spoke, part)
    else for (const stroke of strokesOf(edge, part)) push(batches, stroke, points)
  }
  // What is broken lies over what is not.
  const sorted = [...batches.values()].sort((a, b) => rank(a.stroke, part) - rank(b.stroke, part))
  for (const { stroke, lines } of sorted) yield* strokeAll(context, stroke, lines, part.seen)
}

/** One of very many cables of one device: its beginning at the other end, and the rest as a veil; nothing where that end is not seen. */
function pushSpoke(
  batches: Map<string, { stroke: Stroke; lines: Points[] }>,
  { stub, rest }: NonNullable<Line['spoke']>,
  { seen, zoom, colours }: Part,
): void {
  const [end] = stub
  if (!end || !isWithin(end, seen)) return
  const width = Math.max(1.8, 0.8 / zoom)
  push(batches, { colour: colours.cable, width: Math.max(1, 0.6 / zoom), opacity: VEIL, dash: [] }, rest)
  if (zoom >= TUNNELS_FROM)
    push(batches, { colour: colours.cable, width, opacity: 1, dash: zoom < DASHES_FROM ? [] : [7, 4] }, stub)
}

const VEIL = 0.14
/** Opacity from which on a line of a layer stands out. */
const STANDS_OUT = 0.3

const isWithin = ({ x, y }: Point, [left, top, right, bottom]: Bounds) => x > left && x < right && y > top && y < bottom

const rank = ({ colour }: Stroke, { colours }: Part) =>
  [colours.cable, colours.crossover, colours.page, colours.warn, colours.bad, colours.accent].indexOf(colour)

export function strokesOf({ data, selected }: CableEdge, { colours, zoom }: Part): readonly Stroke[] {
  const far = zoom < TUNNELS_FROM
  const least = far ? 0.6 / zoom : 1 / zoom
  const dashed = (dash: readonly number[]) => (zoom < DASHES_FROM ? [] : dash)
  const plain = { dash: [], opacity: 1, width: Math.max(1.8, least) }
  if (selected) return [{ ...plain, colour: colours.accent, width: Math.max(1.8, 1.6 / zoom) }]
  if (data?.down || data?.mark?.tone === 'bad')
    return [{ ...plain, colour: colours.bad, dash: dashed([3, 5]), width: Math.max(1.8, 1.4 / zoom) }]
  if (data?.mark) return [{ ...plain, colour: colours.warn, dash: dashed([10, 4]), width: Math.max(1.8, 1.4 / zoom) }]
  switch (data?.media) {
    case 'cross-over':
      return [
        { ...plain, colour: colours.crossover, width: Math.max(6, 2.4 / zoom) },
        { ...plain, colour: colours.page, width: Math.max(2.4, 0.9 / zoom) },
      ]
    case 'wan':
      return [{ ...plain, colour: colours.cable, width: Math.max(2.6, least) }]
    case 'dsl':
      return [{ ...plain, colour: colours.cable, dash: dashed([7, 4]), opacity: far ? FAINT : 1 }]
    case 'cable':
      return [{ ...plain, colour: colours.cable, opacity: far ? FAINT : 1 }]
    case 'ethernet':
    case undefined:
      return [{ ...plain, colour: colours.cable, opacity: far ? FAINT * 2 : 1 }]
  }
}

/** Far out the lines of a thousand sites to one place are a veil. */
const FAINT = 0.3

function push(batches: Map<string, { stroke: Stroke; lines: Points[] }>, stroke: Stroke, points: Points): void {
  const key = `${stroke.colour} ${stroke.width} ${stroke.opacity} ${stroke.dash.join()}`
  const batch = batches.get(key)
  if (batch) batch.lines.push(points)
  else batches.set(key, { stroke, lines: [points] })
}

export function* strokeAll(
  context: CanvasRenderingContext2D,
  { colour, width, dash, opacity }: Stroke,
  lines: readonly Points[],
  seen: Bounds,
): Generator<void> {
  const [left, top, right, bottom] = seen
  const wide: Bounds = [left - width, top - width, right + width, bottom + width]
  const period = dash.reduce((sum, length) => sum + length, 0) * (dash.length % 2 === 0 ? 1 : 2)
  for (let from = 0; from < lines.length; from += BATCH) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.globalAlpha = opacity
    context.setLineDash([...dash])
    context.beginPath()
    for (const points of lines.slice(from, from + BATCH).flatMap((line) => clipped(line, wide, period)))
      for (const [at, { x, y }] of points.entries()) at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)
    context.stroke()
    context.globalAlpha = 1
    context.setLineDash([])
    yield
  }
}

/** Areas of a layer: each tone with its own marks, so that none is told by its tint alone. */
export function* paintAreas(context: CanvasRenderingContext2D, { shapes, colours }: Part): Generator<void> {
  for (const shape of shapes) {
    if (shape.kind !== 'area') continue
    const fill = patternOf(context, shape.pattern, colours[tintName(shape.tint)])
    for (let from = 0; from < shape.boxes.length; from += BATCH) {
      context.fillStyle = fill
      context.beginPath()
      for (const { x, y, width, height } of shape.boxes.slice(from, from + BATCH)) context.rect(x, y, width, height)
      context.fill()
      yield
    }
  }
}

function patternOf(context: CanvasRenderingContext2D, pattern: Pattern, colour: string): string | CanvasPattern {
  const tile = new OffscreenCanvas(12, 12)
  const brush = tile.getContext('2d')
  if (!brush) return colour
  brush.globalAlpha = 0.13
  brush.fillStyle = colour
  brush.fillRect(0, 0, 12, 12)
  brush.globalAlpha = 0.55
  brush.strokeStyle = colour
  const path = new Path2D(MARKS[pattern])
  brush.stroke(path)
  return context.createPattern(tile, 'repeat') ?? colour
}

const MARKS: Readonly<Record<Pattern, string>> = {
  plain: '',
  diagonal: 'M-3 3 3-3M0 12 12 0M9 15 15 9',
  dots: 'M5 6a1 1 0 1 0 2 0a1 1 0 1 0-2 0z',
  grid: 'M0 6h12M6 0v12',
}
