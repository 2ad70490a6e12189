/** Widths of texts, measured once for each, and texts that are cut in their middle where they do not fit. */

const SIZE = 100
/** Texts whose widths are remembered. */
const MOST = 40_000
const widths = new Map<string, number>()

export function textWidth(context: CanvasRenderingContext2D, text: string, font: string): number {
  const [, weight = '400', size = '10', family = ''] = /^(\d+) ([\d.]+)px (.*)$/.exec(font) ?? []
  const key = `${weight}${family.length}${text}`
  const known = widths.get(key)
  if (known !== undefined) return (known * Number(size)) / SIZE
  if (widths.size > MOST) widths.clear()
  context.font = `${weight} ${SIZE}px ${family}`
  const { width } = context.measureText(text)
  widths.set(key, width)
  return (width * Number(size)) / SIZE
}

/** Characters at the end that are never left out: names that are told apart by a number end in it. */
const END = 3

/** The text, or as much of its beginning as fits with its end; empty where not even its end does. */
export function cutTo(context: CanvasRenderingContext2D, text: string, font: string, room: number): string {
  const width = textWidth(context, text, font)
  if (width <= room) return text
  // Letters differ in width: a share of them is where to begin, not how many fit.
  for (let keep = Math.floor((text.length * room) / width) - END; keep > 0; keep--) {
    const cut = `${text.slice(0, keep)}…${text.slice(-END)}`
    if (textWidth(context, cut, font) <= room) return cut
  }
  return ''
}
