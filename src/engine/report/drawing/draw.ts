/** A design as a drawing for paper: boxes with names, cables, and what a layer adds. A cross-over is a double line. */
import type { Design, Device, Link } from '../../../design/index'
import { cableRoute, centreOf } from '../../../drawing/index'
import type { Layer, LinkMark, Weight } from './layer'
import { type Box, edgeOf, LINE_HEIGHT, layout, type Point, sideOf, TITLE_HEIGHT } from './layout'
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
  const { boxes, place } = layout(design, layer)
  const known = new Map(boxes.map((box) => [box.device, box]))
  const lines = design.links.map((link) => cable(design, link, layer.link(link), { known, place }))
  const marks = new Map(design.devices.map((device) => [device.name, layer.device(device)]))
  const parts = [
    ...lines.map((line) => line.stroke),
    ...layer.arcs.map((arc) => arcLine(known.get(arc.from), known.get(arc.to), arc.dashes)),
    ...boxes.map((box) => frame(box, marks.get(box.device)?.weight ?? 'plain', marks.get(box.device)?.dashes)),
    ...lines.map((line) => line.labels),
  ]
  const { left, top, width, height } = extent(
    boxes,
    design.links.flatMap(({ bends = [] }) => bends.map(place)),
  )
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

function extent(boxes: readonly Box[], bends: readonly Point[]) {
  const edges = [
    ...boxes.map(({ centre, width, height }) => ({
      left: centre.x - width / 2,
      right: centre.x + width / 2,
      top: centre.y - height / 2,
      bottom: centre.y + height / 2,
    })),
    ...bends.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y })),
  ]
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

interface Paper {
  readonly known: ReadonlyMap<string, Box>
  readonly place: (point: Point) => Point
}

function cable(design: Design, link: Link, mark: LinkMark, { known, place }: Paper) {
  const [a, b] = [known.get(link.a.device), known.get(link.b.device)]
  if (!a || !b) return { stroke: '', labels: '' }
  if (link.bends || link.course) return ledCable(design, link, mark, { a, b, place })
  const [first, last] = endsOf(design, link, a, b)
  const aside = asideOf(design, link)
  const [start, end] = [moved(a, b, first, aside), moved(a, b, last, aside)]
  const ink = STROKES[mark.weight]
  const stroke =
    link.media === 'cross-over'
      ? [-DOUBLE / 2, DOUBLE / 2]
          .map((side) => straight(moved(a, b, start, side), moved(a, b, end, side), ink))
          .join('')
      : straight(start, end, ink)
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 + 4 }
  const endLabel = (text: string, box: Box, here: Point, there: Point) =>
    label(text, near(box, here, there, { text, rank: rankOf(design, link, box.device) }))
  const labels = [
    mark.a === undefined ? '' : endLabel(mark.a, a, start, end),
    mark.b === undefined ? '' : endLabel(mark.b, b, end, start),
    mark.middle === undefined ? '' : label(mark.middle, middle),
  ]
  return { stroke, labels: labels.join('') }
}

interface Ends {
  readonly a: Box
  readonly b: Box
  readonly place: (point: Point) => Point
}

/** A cable that is led by hand goes its own way here too, from the edge of one box to that of the other. */
function ledCable(design: Design, link: Link, mark: LinkMark, { a, b, place }: Ends) {
  const middles = [link.a.device, link.b.device].map((name) => centreOf(deviceAt(design, name)))
  const [from = a.centre, to = b.centre] = middles
  const route = cableRoute(from, to, 0, link)
  const inner = route.points.slice(1, -1).map(place)
  const start = edgeOf(a, inner[0] ?? b.centre)
  const end = edgeOf(b, inner.at(-1) ?? a.centre)
  const points = [start, ...inner, end]
  const ink = STROKES[mark.weight]
  const stroke =
    link.media === 'cross-over'
      ? polyline(points, { ...ink, 'stroke-width': DOUBLE + ink['stroke-width'] }) +
        polyline(points, { stroke: '#fff', 'stroke-width': DOUBLE - ink['stroke-width'] })
      : polyline(points, ink)
  const middle = place(route.middle)
  const labels = [
    mark.a === undefined
      ? ''
      : label(mark.a, near(a, start, points[1] ?? end, { text: mark.a, rank: rankOf(design, link, a.device) })),
    mark.b === undefined
      ? ''
      : label(mark.b, near(b, end, points.at(-2) ?? start, { text: mark.b, rank: rankOf(design, link, b.device) })),
    mark.middle === undefined ? '' : label(mark.middle, { x: middle.x, y: middle.y + 4 }),
  ]
  return { stroke, labels: labels.join('') }
}

const deviceAt = (design: Design, name: string): Pick<Device, 'position'> =>
  design.devices.find((device) => device.name === name) ?? { position: { x: 0, y: 0 } }

const polyline = (points: readonly Point[], ink: { readonly stroke: string; readonly 'stroke-width': number }) =>
  element('polyline', {
    points: points.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' '),
    fill: 'none',
    ...ink,
  })

/** More cables than this fan out from the side of a box, so that they do not cross its neighbours. */
const FEW = 4

const cablesOf = (design: Design, device: string) =>
  design.links.filter((link) => link.a.device === device || link.b.device === device)

function endsOf(design: Design, { a: from, b: to }: Link, a: Box, b: Box): readonly [Point, Point] {
  const fans = [from, to].some((end) => cablesOf(design, end.device).length > FEW)
  const clear = Math.abs(a.centre.x - b.centre.x) > (a.width + b.width) / 2
  return fans && clear ? [sideOf(a, b.centre), sideOf(b, a.centre)] : [edgeOf(a, b.centre), edgeOf(b, a.centre)]
}

/** Which of a fan's cables it is, so that their labels stand in steps; 0 without a fan. */
function rankOf(design: Design, link: Link, device: string): number {
  const all = cablesOf(design, device)
  return all.length > FEW ? all.indexOf(link) : 0
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

const LABEL_SIGN = 6
const widthOf = (text: string) => text.length * LABEL_SIGN + 4

/** A place for a label on a cable, clear of the box that it comes out of. */
function near(box: Box, end: Point, other: Point, { text, rank }: { readonly text: string; readonly rank: number }) {
  const [dx, dy] = [other.x - end.x, other.y - end.y]
  const length = Math.hypot(dx, dy) || 1
  const isBeside = Math.abs(end.x - box.centre.x) > box.width / 2 - 1
  const clear = isBeside
    ? ((widthOf(text) / 2 + 4) * length) / (Math.abs(dx) || 1)
    : (12 * length) / (Math.abs(dy) || 1)
  const away = Math.min(clear + 20 * rank, length * (rank === 0 ? 0.4 : 0.6))
  return { x: end.x + (dx / length) * away, y: end.y + (dy / length) * away + 4 }
}

/** On a white ground, so that cables below it do not strike it through. */
function label(text: string, { x, y }: Point): string {
  const width = widthOf(text)
  return element(
    'g',
    {},
    element('rect', { x: x - width / 2, y: y - 10.5, width, height: 13, fill: '#fff' }),
    words('text', { x, y, 'text-anchor': 'middle', 'font-size': 11, fill: INK }, text),
  )
}

/** Bowed, so that it is not taken for a cable: up or down out of the head-end, then level into the site, low at its side. */
function arcLine(site: Box | undefined, headEnd: Box | undefined, dashes: string): string {
  if (!site || !headEnd) return ''
  const [dx, dy] = [site.centre.x - headEnd.centre.x, site.centre.y - headEnd.centre.y]
  const start = { x: headEnd.centre.x, y: headEnd.centre.y + Math.sign(dy || -1) * (headEnd.height / 2) }
  const end = { x: site.centre.x - Math.sign(dx || 1) * (site.width / 2), y: site.centre.y + site.height * 0.36 }
  const [first, second] = [
    { x: start.x + dx * 0.1, y: start.y + Math.sign(dy || -1) * 90 },
    { x: end.x - dx * 0.4, y: end.y },
  ]
  const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`
  return element('path', {
    d: `M ${at(start)} C ${at(first)} ${at(second)} ${at(end)}`,
    fill: 'none',
    stroke: INK,
    'stroke-width': 2.2,
    'stroke-dasharray': dashes,
  })
}
