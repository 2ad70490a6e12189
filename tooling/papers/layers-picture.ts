/** docs/pictures/layers.svg: the layers of the program from the ground up, each with what it may use, made of the table of walls. */
import { LAYERS } from '../architecture/layers'

/** Which layers stand beside each other, from the screen down. */
const FLOORS: readonly (readonly string[])[] = [
  ['ui', 'cli'],
  ['store'],
  ['engine'],
  ['analysis', 'console', 'drawing', 'interop'],
  ['sim'],
  ['compile', 'convert', 'secrets'],
  ['design', 'ios', 'asa'],
  ['config'],
  ['net'],
]

const [WIDTH, HEIGHT, GAP, EDGE] = [920, 58, 14, 20]

/** Throws when a layer of the table has no place, or a place no layer. */
export function layersPicture(): string {
  const placed = FLOORS.flat()
  const missing = Object.keys(LAYERS).filter((name) => !placed.includes(name))
  const unknown = placed.filter((name) => !Object.hasOwn(LAYERS, name))
  if (missing.length + unknown.length > 0)
    throw new Error(`docs/pictures/layers.svg: no place for ${missing.join(', ')}; no layer ${unknown.join(', ')}`)
  const height = FLOORS.length * (HEIGHT + GAP) - GAP + 2 * EDGE
  const boxes = FLOORS.flatMap((floor, row) => floor.map((name, column) => box(name, row, column, floor.length)))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif">`,
    '<title>The layers of the program, from the screen down to addresses and packets, and what each may use</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...boxes,
    '</svg>\n',
  ].join('\n')
}

function box(name: string, row: number, column: number, of: number): string {
  const width = (WIDTH - 2 * EDGE - (of - 1) * GAP) / of
  const [x, y] = [EDGE + column * (width + GAP), EDGE + row * (HEIGHT + GAP)]
  const uses = new Map(Object.entries(LAYERS)).get(name) ?? []
  const lines = wrapped(uses.length === 0 ? 'uses net at most' : `uses ${uses.join(', ')}`, Math.floor(width / 5.6))
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${HEIGHT}" rx="6" fill="#f4f6f8" stroke="#5b6b7b"/>`,
    `<text x="${x + 10}" y="${y + 20}" font-size="15" font-weight="600" fill="#17212b">${name}</text>`,
    ...lines.map(
      (line, at) => `<text x="${x + 10}" y="${y + 36 + at * 13}" font-size="11" fill="#44525f">${line}</text>`,
    ),
  ].join('\n')
}

function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
