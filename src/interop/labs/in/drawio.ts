/** Positions of a draw.io drawing, of every shape by its label, and how its lines are led. Compressed drawings are refused with the remedy. */
import type { Design, Link } from '../../../design/index'
import { ASIDE, RIGHT_ANGLED } from '../formats/drawings'

export type Positions = ReadonlyMap<string, { readonly x: number; readonly y: number }>

export function readDrawio(text: string): Positions | string {
  if (!/<mxGraphModel[\s>]/.test(text))
    return /<mxfile/.test(text)
      ? 'the drawing is compressed: save it in draw.io with File, Properties, Compressed off'
      : 'this is no drawing of draw.io'
  const found = new Map<string, { readonly x: number; readonly y: number }>()
  for (const [, object = '', attributes = '', inside = ''] of text.matchAll(SHAPE)) {
    const label = plainLabel(attributeOf(object, 'label') ?? attributeOf(attributes, 'value') ?? '')
    const [x, y] = [Number(attributeOf(inside, 'x') ?? 0), Number(attributeOf(inside, 'y') ?? 0)]
    const isShape = attributeOf(attributes, 'vertex') === '1'
    if (isShape && label !== '' && Number.isFinite(x) && Number.isFinite(y) && !found.has(label))
      found.set(label, { x, y })
  }
  return found.size === 0 ? 'no shape of the drawing has a label' : found
}

/** A cell with its geometry; one with data of its own stands in an object that has the label. */
const SHAPE = /(?:<(?:UserObject|object)\b([^>]*)>\s*)?<mxCell\b([^>]*?)>\s*(<mxGeometry\b[^>]*>)/g

const attributeOf = (text: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(` ${text}`)?.[1]

/** A line between two shapes, by their labels, and how it is led. */
interface Led extends Pick<Link, 'bends' | 'course'> {
  readonly ends: readonly [string, string]
  /** What is written on it. */
  readonly says: string
}

const LINE = /<mxCell\b([^>]*\bedge="1"[^>]*)>([\s\S]*?)<\/mxCell>/g
const VERTEX = /(?:<(?:UserObject|object)\b([^>]*)>\s*)?<mxCell\b([^>]*\bvertex="1"[^>]*)>/g
const POINT = /<mxPoint\b[^>]*>/g

function linesOf(text: string): readonly Led[] {
  const labels = new Map(
    [...text.matchAll(VERTEX)].map(([, object = '', attributes = '']) => [
      attributeOf(object, 'id') ?? attributeOf(attributes, 'id') ?? '',
      plainLabel(attributeOf(object, 'label') ?? attributeOf(attributes, 'value') ?? ''),
    ]),
  )
  return [...text.matchAll(LINE)].flatMap(([, attributes = '', inside = '']): readonly Led[] => {
    const [a, b] = ['source', 'target'].map((name) => labels.get(attributeOf(attributes, name) ?? ''))
    if (a === undefined || b === undefined) return []
    const [, points = ''] = /<Array\b[^>]*\bas="points"[^>]*>([\s\S]*?)<\/Array>/.exec(inside) ?? []
    const bends = [...points.matchAll(POINT)].flatMap(([point]) => {
      const [x, y] = [Number(attributeOf(point, 'x') ?? 0) - ASIDE.x, Number(attributeOf(point, 'y') ?? 0) - ASIDE.y]
      return Number.isFinite(x) && Number.isFinite(y) ? [{ x, y }] : []
    })
    const isRightAngled = (attributeOf(attributes, 'style') ?? '').includes(RIGHT_ANGLED)
    const says = plainLabel(attributeOf(attributes, 'value') ?? '')
    return [
      {
        ends: [a, b],
        says,
        ...(bends.length === 0 ? {} : { bends: bends.slice(0, MOST_BENDS) }),
        ...(isRightAngled ? { course: 'right-angled' as const } : {}),
      },
    ]
  })
}

/** As many points as a cable of a design can have. */
const MOST_BENDS = 32

/** Cables are led as the lines between their devices are; of several, as the one that names both ports, else in their order. */
export function ledAs(design: Design, drawing: string): Design {
  const free = [...linesOf(drawing)]
  const take = (fits: (line: Led) => boolean): Led | undefined => {
    const at = free.findIndex(fits)
    return at < 0 ? undefined : free.splice(at, 1)[0]
  }
  const isNamed = ({ a, b }: Link, { ends: [from, to], says }: Led) =>
    (from === a.device && to === b.device && says === `${a.interface} – ${b.interface}`) ||
    (from === b.device && to === a.device && says === `${b.interface} – ${a.interface}`)
  const isBetween = ({ a, b }: Link, { ends }: Led) =>
    ends.includes(a.device) && ends.includes(b.device) && a.device !== b.device
  const named = new Map(design.links.map((link) => [link.id, take((line) => isNamed(link, line))]))
  return {
    ...design,
    links: design.links.map((link) => {
      const line = named.get(link.id) ?? take((item) => isBetween(link, item))
      if (!line) return link
      const { bends: _bends, course: _course, ...bare } = link
      const bends = line.ends[0] === link.a.device ? line.bends : line.bends && [...line.bends].reverse()
      return { ...bare, ...(bends ? { bends } : {}), ...(line.course ? { course: line.course } : {}) }
    }),
  }
}

/** Labels may be written in HTML, which stands in the attribute with its brackets escaped. */
function plainLabel(value: string): string {
  return unescaped(unescaped(value).replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function unescaped(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name) ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
