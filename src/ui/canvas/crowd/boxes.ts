/** Devices as they are painted: near with all that their elements show, farther out as glyph, state and name, at last as marks. */
import { NODE_HEIGHT, NODE_WIDTH } from '../../../drawing/index'
import { SHAPES } from '../../components/Status'
import type { DeviceNode } from '../flow'
import { STROKES } from '../glyphs'
import { LABELS_FROM, MARKS_BELOW } from '../view'
import type { Colours } from './colours'
import type { Part } from './lines'
import { devicesWithin } from './plan'
import { cutTo, textWidth } from './texts'

/** Devices between two looks at the clock. */
const AT_ONCE = 24

const glyphs = new Map(Object.entries(STROKES).map(([kind, path]) => [kind, path]))
const paths = new Map<string, Path2D>()

function pathOf(data: string): Path2D {
  const path = paths.get(data) ?? new Path2D(data)
  paths.set(data, path)
  return path
}

export function* paintDevices(context: CanvasRenderingContext2D, part: Part): Generator<void> {
  const { plan, zoom, lifted, seen } = part
  const how = zoom < MARKS_BELOW ? paintMark : zoom < LABELS_FROM ? paintFar : paintNear
  const step = how === paintMark ? AT_ONCE * 20 : AT_ONCE
  for (const [at, device] of devicesWithin(plan, seen).entries()) {
    if (at % step === 0) yield
    if (!lifted.has(device.id)) how(context, device, part)
  }
}

const toneOf = ({ data }: DeviceNode) => data.mark?.tone ?? data.tone

/** A spot in the colour of its state; what stands beside a router at its site and is well steps back. */
function paintMark(context: CanvasRenderingContext2D, device: DeviceNode, { colours, zoom }: Part): void {
  const { position, data, selected } = device
  const tone = toneOf(device)
  const beside = tone === 'good' && BESIDE.has(data.kind)
  const width = Math.max(NODE_WIDTH, 2.2 / zoom)
  const height = Math.max(NODE_HEIGHT, 2.2 / zoom)
  context.globalAlpha = beside ? 0.5 : 1
  context.fillStyle = selected ? colours.accent : beside ? colours['line-strong'] : colours[tone]
  context.fillRect(position.x + (NODE_WIDTH - width) / 2, position.y + (NODE_HEIGHT - height) / 2, width, height)
  context.globalAlpha = 1
}

const BESIDE: ReadonlySet<string> = new Set(['home-nat', 'phone', 'pc', 'lan', 'server'])

/** What is hurt is seen from far: its sign, no smaller than it can be told. Painted over all else. */
export function* paintHurt(context: CanvasRenderingContext2D, part: Part): Generator<void> {
  if (part.zoom >= MARKS_BELOW) return
  for (const device of devicesWithin(part.plan, part.seen)) {
    const tone = toneOf(device)
    if ((tone !== 'bad' && tone !== 'warn') || BESIDE.has(device.data.kind)) continue
    const size = Math.max(NODE_HEIGHT, 9 / part.zoom)
    const [x, y] = [device.position.x + NODE_WIDTH / 2, device.position.y + NODE_HEIGHT / 2]
    context.fillStyle = part.colours.page
    context.beginPath()
    context.arc(x, y, size * 0.75, 0, 2 * Math.PI)
    context.fill()
    shape(context, tone, x - size / 2, y - size / 2, size, part.colours)
  }
  yield
}

type Tone = keyof typeof SHAPES

function shape(
  context: CanvasRenderingContext2D,
  tone: Tone,
  x: number,
  y: number,
  size: number,
  colours: Colours,
): void {
  context.save()
  context.translate(x, y)
  context.scale(size / 10, size / 10)
  const path = pathOf(SHAPES[tone])
  if (tone === 'unknown') {
    context.strokeStyle = colours.unknown
    context.lineWidth = 1.5
    context.stroke(path)
  } else {
    context.fillStyle = colours[tone]
    context.fill(path)
  }
  context.restore()
}

function plate(context: CanvasRenderingContext2D, device: DeviceNode, { colours }: Part): void {
  const { position, selected, data } = device
  context.beginPath()
  context.roundRect(position.x + 0.5, position.y + 0.5, NODE_WIDTH - 1, NODE_HEIGHT - 1, 8)
  context.fillStyle = colours.surface
  context.fill()
  context.lineWidth = selected ? 3 : 1
  context.strokeStyle = selected ? colours.accent : data.mark ? colours[data.mark.tone] : colours['line-strong']
  if (data.mark) context.setLineDash([4, 3])
  context.stroke()
  context.setLineDash([])
}

function face(
  context: CanvasRenderingContext2D,
  { data }: DeviceNode,
  { colours }: Part,
  x: number,
  y: number,
  [tile, size]: readonly [tile: number, size: number],
): void {
  const tint = TINTS.get(data.kind)
  context.globalAlpha = tint ? 0.14 : 1
  context.fillStyle = tint ? colours[tint] : colours['surface-2']
  context.beginPath()
  context.roundRect(x, y, tile, tile, 7)
  context.fill()
  context.globalAlpha = 1
  const path = glyphs.get(data.kind)
  if (path === undefined) return
  context.save()
  context.translate(x + (tile - size) / 2, y + (tile - size) / 2)
  context.scale(size / 32, size / 32)
  context.strokeStyle = tint ? colours[tint] : colours.text
  context.lineWidth = 1.6
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.stroke(pathOf(path))
  context.restore()
}

const TINTS: ReadonlyMap<string, keyof Colours> = new Map([
  ['head-end', 'crossover'],
  ['firewall', 'bad-text'],
  ['internet', 'data'],
])

/** Glyph and state in the box, the name below it where there is room for it. */
function paintFar(context: CanvasRenderingContext2D, device: DeviceNode, part: Part): void {
  const { zoom, colours } = part
  const { position: at, data } = device
  plate(context, device, part)
  const size = Math.min(44, Math.max(20, 8 / zoom))
  const left = at.x + (NODE_WIDTH - 42 - 14 - size) / 2
  face(context, device, part, left, at.y + 7, [42, 42])
  shape(context, toneOf(device), left + 56, at.y + (NODE_HEIGHT - size) / 2, size, colours)
  const font = `500 9px ${colours.sans}`
  const name = cutTo(context, data.name, font, data.room * zoom)
  if (name === '') return
  const width = textWidth(context, name, font) / zoom
  const [x, y] = [at.x + NODE_WIDTH / 2, at.y + NODE_HEIGHT + 2]
  context.globalAlpha = 0.82
  context.fillStyle = colours.page
  context.fillRect(x - width / 2, y, width, 10.4 / zoom)
  context.globalAlpha = 1
  write(context, part, name, x, y + 5.4 / zoom, font, colours.text, 'center')
}

/**
 * A text at a point of the drawing, its size in pixels of the page: a font of the drawing's own units would be another one, to be
 * made anew, at every zoom.
 */
export function write(
  context: CanvasRenderingContext2D,
  { zoom, seen: [left, top], ratio }: Part,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  align: CanvasTextAlign = 'left',
): void {
  const before = context.getTransform()
  context.setTransform(ratio, 0, 0, ratio, (x - left) * zoom * ratio, (y - top) * zoom * ratio)
  context.font = font
  context.fillStyle = colour
  context.textAlign = align
  context.textBaseline = 'middle'
  context.fillText(text, 0, 0)
  context.setTransform(before)
}

/** Zoom below which texts grow against it. */
const GROWING = 0.86

/** What the device's element shows: glyph, name, one line of state. */
function paintNear(context: CanvasRenderingContext2D, device: DeviceNode, part: Part): void {
  const { zoom, colours } = part
  const { position: at, data } = device
  plate(context, device, part)
  const grown = zoom < GROWING
  const [tile, glyph, pad, gap] = grown ? [25, 24, 4, 5] : [34, 30, 9, 8]
  face(context, device, part, at.x + pad, at.y + (NODE_HEIGHT - tile) / 2, [tile, glyph])
  // Sizes go by half pixels: each is a font of its own.
  const half = (size: number) => Math.max(9, Math.round(2 * size * zoom) / 2)
  const [large, small] = [half(12.5), half(11)]
  const left = at.x + pad + tile + gap
  const room = (at.x + NODE_WIDTH - pad - left) * zoom
  const top = at.y + (NODE_HEIGHT - ((large + small) * 1.3) / zoom) / 2
  const font = `700 ${large}px ${colours.sans}`
  const name = cutTo(context, data.name, font, room)
  write(context, part, name, left, top + (large * 0.65) / zoom, font, colours.text)
  const tone = toneOf(device)
  const line = top + (large * 1.3 + small * 0.65) / zoom
  shape(context, tone, left, line - 5, 10, colours)
  const beside = grown ? 13 : 15
  const plain = `400 ${small}px ${colours.sans}`
  const words = cutTo(context, data.mark?.word ?? (data.detail || data.word), plain, room - beside * zoom)
  write(context, part, words, left + beside, line, plain, colours[`${tone}-text`])
}
