/** Positions of a draw.io drawing: of every shape, by its label. Compressed drawings are refused with the remedy. */
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
