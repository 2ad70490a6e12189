/** Leading cables: points that a cable goes through, right angles, a way around what stands in between. Each is one step that undo takes back. */
import { createStore } from 'zustand/vanilla'
import type { Bend, Link } from '../../design/index'
import { cableRoute, lanesOf, NODE_HEIGHT, NODE_WIDTH, type Point, wayAround } from '../../drawing/index'
import { designStore, edit, notify, select } from '../../store/index'
import { t } from '../words/language'
import { titleOf } from './flow'

/** The cable whose point is being dragged, with its points as they are drawn meanwhile. */
export const bending = createStore<{ readonly id: string; readonly bends: readonly Bend[] } | undefined>(
  () => undefined,
)

const rounded = ({ x, y }: Point): Bend => ({ x: Math.round(x), y: Math.round(y) })

/** The cable with other points; `key` joins steps of one movement. */
export function putBends(link: Link, bends: readonly Point[], key?: string): string | undefined {
  const change = { bends: bends.length === 0 ? undefined : bends.map(rounded) }
  return edit(
    { kind: 'batch', label: `Lead ${titleOf(link, false)}`, edits: [{ kind: 'set-link', id: link.id, change }] },
    key,
  )
}

export function setCourse(link: Link, course: Link['course']): void {
  const label = `Draw ${titleOf(link, false)} ${course === undefined ? 'straight' : 'at right angles'}`
  edit({ kind: 'batch', label, edits: [{ kind: 'set-link', id: link.id, change: { course } }] })
}

export function straighten(link: Link): void {
  edit({
    kind: 'batch',
    label: `Straighten ${titleOf(link, false)}`,
    edits: [{ kind: 'set-link', id: link.id, change: { bends: undefined, course: undefined } }],
  })
}

/** One point more, where the longest piece between two points is half-way; gives its place among them. */
export function addPoint(link: Link): number {
  const pieces = piecesOf(link)
  const lengths = pieces.map((points) => points.slice(1).reduce((sum, to, at) => sum + far(points[at] ?? to, to), 0))
  const at = lengths.indexOf(Math.max(...lengths))
  putBends(link, withPoint(link, at, middleOfPiece(link, at)))
  select([], link.id)
  return at
}

export const withPoint = ({ bends = [] }: Link, at: number, point: Point): readonly Point[] => [
  ...bends.slice(0, at),
  point,
  ...bends.slice(at),
]

export const withoutPoint = ({ bends = [] }: Link, at: number): readonly Point[] =>
  bends.filter((_bend, index) => index !== at)

const far = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y)

/** The middles of its two devices, where the design has both. */
export function middles(link: Link): readonly [Point, Point] | undefined {
  const { devices } = designStore.getState().design
  const [a, b] = [link.a, link.b].map(({ device }) => devices.find(({ name }) => name === device)?.position)
  const middle = ({ x, y }: Point): Point => ({ x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT / 2 })
  return a && b && [middle(a), middle(b)]
}

const routeOf = (link: Link) => {
  const ends = middles(link)
  return ends && cableRoute(...ends, lanesOf(designStore.getState().design.links).get(link.id) ?? 0, link)
}

/** The drawn line, cut at its points: one piece more than there are points. */
function piecesOf(link: Link): readonly (readonly Point[])[] {
  const points = routeOf(link)?.points ?? []
  const cuts = [0, ...(link.bends ?? []).map((bend) => points.findIndex(({ x, y }) => x === bend.x && y === bend.y))]
  return cuts.map((from, at) => points.slice(from, (cuts[at + 1] ?? points.length - 1) + 1))
}

/** Where a new point of a piece begins. */
export function middleOfPiece(link: Link, at: number): Point {
  const piece = piecesOf(link)[at] ?? []
  if (!link.bends) return routeOf(link)?.middle ?? { x: 0, y: 0 }
  const [from = { x: 0, y: 0 }, to = from] = piece.length > 2 ? longest(piece) : piece
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
}

function longest(points: readonly Point[]): readonly Point[] {
  const pairs = points.slice(1).map((to, at) => [points[at] ?? to, to] as const)
  const length = ([from, to]: readonly [Point, Point]) => far(from, to)
  return [...pairs].sort((one, other) => length(other) - length(one))[0] ?? points
}

/** Leads the cable around every device between its ends, at right angles. */
export function leadAround(link: Link): void {
  const devices = designStore.getState().design.devices.filter(({ hidden }) => !hidden)
  const end = (name: string) => devices.find((device) => device.name === name)
  const [from, to] = [end(link.a.device), end(link.b.device)]
  if (!from || !to) return
  const others = devices.filter((device) => device !== from && device !== to)
  const way = wayAround(from, to, others)
  if (!way)
    return notify(
      t('There is no way around what stands between {name} and {name2}.', { name: from.name, name2: to.name }),
      'error',
    )
  const change = { bends: way.length === 0 ? undefined : way.map(rounded), course: 'right-angled' as const }
  edit({
    kind: 'batch',
    label: `Lead ${titleOf(link, false)} around`,
    edits: [{ kind: 'set-link', id: link.id, change }],
  })
}
