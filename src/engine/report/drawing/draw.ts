/** A design as a drawing for paper: boxes with names, cables, and what a layer adds. A cross-over is a double line. */
import type { Design, Link } from '../../../design/index'
import type { Layer, LinkMark, Weight } from './layer'
import { type Box, edgeOf, LINE_HEIGHT, layout, type Point, TITLE_HEIGHT } from './layout'
import { element, words } from './svg'

const INK = '#1b2430'
const FAINT = '#8b95a3'
const MARGIN = 24

const STROKES: Readonly<Record<Weight, { readonly stroke: string; readonly 'stroke-width': number }>> = {
  quiet: { stroke: FAINT, 'stroke-width': 1 },
  plain: { stroke: INK, 'stroke-width': 1.4 },
  strong: { stroke: INK, 'stroke-width': 3 },
}

/** Distance of parallel cables, and of the two lines of a cross-over. */
const BESIDE = 26
const DOUBLE = 5

export function draw(design: Design, layer: Layer): string {
  const boxes = layout(design, layer)
  const known = new Map(boxes.map((box) => [box.device, box]))
  const lines = design.links.map((link) => cable(design, link, layer.link(link), known))
  const marks = new Map(design.devices.map((device) => [device.name, layer.device(device)]))
  const parts = [
    ...lines.map((line) => line.stroke),
    ...layer.arcs.map((arc) => arcLine(known.get(arc.from), known.get(arc.to), arc.dashes)),
    ...boxes.map((box) => frame(box, marks.get(box.device)?.weight ?? 'plain', marks.get(box.device)?.dashes)),
    ...lines.map((line) => line.labels),
  ]
  const { left, top, width, height } = extent(boxes)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${Math.round(left)} ${Math.round(top)} ${Math.round(width)} ${Math.round(height)}`,
      width: Math.round(width),
      height: Math.round(height),
      'font-family': 'Arial, Helvetica, sans-serif',
    },
    words('title', {}, layer.title),
    element('rect', { x: left, y: top, width, height, fill: '#fff' }),
    ...parts,
  )
}

function extent(boxes: readonly Box[]) {
  const edges = boxes.map(({ centre, width, height }) => ({
    left: centre.x - width / 2,
    right: centre.x + width / 2,
    top: centre.y - height / 2,
    bottom: centre.y + height / 2,
  }))
  const left = edges.reduce((least, edge) => Math.min(least, edge.left), 0) - MARGIN
  const top = edges.reduce((least, edge) => Math.min(least, edge.top), 0) - MARGIN
  const right = edges.reduce((most, edge) => Math.max(most, edge.right), left + 200) + MARGIN
  const bottom = edges.reduce((most, edge) => Math.max(most, edge.bottom), top + 100) + MARGIN
  return { left, top, width: right - left, height: bottom - top }
}

function frame(box: Box, weight: Weight, dashes: string | undefined): string {
  const { centre, width, height } = box
  const [left, top] = [centre.x - width / 2, centre.y - height / 2]
  const ink = weight === 'quiet' ? '#5c6673' : INK
  const first = top + 5 + TITLE_HEIGHT
  return element(
    'g',
    {},
    element('rect', {
      x: left,
      y: top,
      width,
      height,
      rx: 4,
      fill: '#fff',
      ...STROKES[weight],
      'stroke-dasharray': dashes,
    }),
    words(
      'text',
      { x: centre.x, y: first, 'text-anchor': 'middle', 'font-size': 14, 'font-weight': 'bold', fill: ink },
      box.title,
    ),
    ...box.lines.map((line, index) =>
      words(
        'text',
        {
          x: centre.x,
          y: first + (index + 1) * LINE_HEIGHT,
          'text-anchor': 'middle',
          'font-size': 12,
          'font-style': index === 0 ? 'italic' : undefined,
          fill: ink,
        },
        line,
      ),
    ),
  )
}

function cable(design: Design, link: Link, mark: LinkMark, known: ReadonlyMap<string, Box>) {
  const [a, b] = [known.get(link.a.device), known.get(link.b.device)]
  if (!a || !b) return { stroke: '', labels: '' }
  const aside = asideOf(design, link)
  const [from, to] = [moved(a, b, a.centre, aside), moved(a, b, b.centre, aside)]
  const [start, end] = [moved(a, b, edgeOf(a, b.centre), aside), moved(a, b, edgeOf(b, a.centre), aside)]
  const ink = STROKES[mark.weight]
  const stroke =
    link.media === 'cross-over'
      ? [-DOUBLE / 2, DOUBLE / 2].map((side) => straight(moved(a, b, from, side), moved(a, b, to, side), ink)).join('')
      : straight(from, to, ink)
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  const rank = design.links.indexOf(link)
  const labels = [
    mark.a === undefined ? '' : label(mark.a, near(start, end, rank)),
    mark.b === undefined ? '' : label(mark.b, near(end, start, 0)),
    mark.middle === undefined ? '' : label(mark.middle, { ...middle, y: middle.y - 6 }),
  ]
  return { stroke, labels: labels.join('') }
}

const straight = (from: Point, to: Point, ink: (typeof STROKES)[Weight], dashes?: string) =>
  element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...ink, 'stroke-dasharray': dashes })

/** Cables between the same two devices lie beside one another. */
function asideOf(design: Design, link: Link): number {
  const ends = (item: Link) => [item.a.device, item.b.device].sort().join(' ')
  const same = design.links.filter((item) => ends(item) === ends(link))
  const side = link.a.device < link.b.device ? 1 : -1
  return side * BESIDE * (same.indexOf(link) - (same.length - 1) / 2)
}

/** A point moved to the side of the line from one box to another. */
function moved(a: Box, b: Box, point: Point, by: number): Point {
  const [dx, dy] = [b.centre.x - a.centre.x, b.centre.y - a.centre.y]
  const length = Math.hypot(dx, dy) || 1
  return { x: point.x - (dy / length) * by, y: point.y + (dx / length) * by }
}

/** A place for a label beside an end of a cable. */
function near(end: Point, other: Point, rank: number): Point {
  const length = Math.hypot(other.x - end.x, other.y - end.y) || 1
  const steep = Math.abs(other.y - end.y) > Math.abs(other.x - end.x)
  const away = Math.min((steep ? 16 : 24) + 22 * (rank % 2), length / 3)
  return { x: end.x + ((other.x - end.x) / length) * away, y: end.y + ((other.y - end.y) / length) * away + 4 }
}

/** On a white ground, so that cables below it do not strike it through. */
function label(text: string, { x, y }: Point): string {
  const width = text.length * 6 + 4
  return element(
    'g',
    {},
    element('rect', { x: x - width / 2, y: y - 10.5, width, height: 13, fill: '#fff' }),
    words('text', { x, y, 'text-anchor': 'middle', 'font-size': 11, fill: INK }, text),
  )
}

/** Bowed, so that it is not taken for a cable. */
function arcLine(from: Box | undefined, to: Box | undefined, dashes: string): string {
  if (!from || !to) return ''
  const [start, end] = [from.centre, to.centre]
  const bend = {
    x: (start.x + end.x) / 2 + (end.y - start.y) * 0.12,
    y: (start.y + end.y) / 2 - (end.x - start.x) * 0.12,
  }
  return element('path', {
    d: `M ${Math.round(start.x)} ${Math.round(start.y)} Q ${Math.round(bend.x)} ${Math.round(bend.y)} ${Math.round(end.x)} ${Math.round(end.y)}`,
    fill: 'none',
    stroke: INK,
    'stroke-width': 2.2,
    'stroke-dasharray': dashes,
  })
}
