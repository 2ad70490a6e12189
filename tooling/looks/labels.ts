/**
 * What a view looks like, as text: each label that can be seen, with its place on a grid of eight pixels, its size and what is
 * wrong with it. It says the same on every machine, differs where a picture would, and a person can read the difference.
 */

/** One label as the page has it. */
export interface Label {
  /** Its letters, figures made alike; what is written on no button stands in brackets. */
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Pixels of its letters. */
  readonly size: number
  /** Letters of it are cut off, or it lies over another. */
  readonly wrong: readonly ('cut' | 'over')[]
}

const CELL = 8
/** Cells by which a label may stand elsewhere: what rounding and another browser may do, and no more. */
const TOLERANCE = 1

/** A label's line: `x y width height size text`, in cells. */
export function lineOf({ x, y, width, height, size, wrong, text }: Label): string {
  const cells = [x, y, width, height].map((pixels) => Math.round(pixels / CELL))
  return [...cells, Math.round(size), ...wrong.map((flaw) => `!${flaw}`), text].join(' ')
}

interface Line {
  readonly line: string
  readonly cells: readonly number[]
  readonly rest: string
}

function read(line: string): Line {
  const [x, y, width, height, ...rest] = line.split(' ')
  return { line, cells: [x, y, width, height].map(Number), rest: rest.join(' ') }
}

const near = (a: Line, b: Line) =>
  a.rest === b.rest && a.cells.every((cell, place) => Math.abs(cell - (b.cells[place] ?? Number.NaN)) <= TOLERANCE)

/** What of the labels that were kept is missing, and what is new: each line of one has its own of the other. */
export function differences(kept: readonly string[], now: readonly string[]): readonly string[] {
  const free = now.map(read)
  const missing = kept.map(read).filter((line) => {
    const at = free.findIndex((other) => near(line, other))
    if (at >= 0) free.splice(at, 1)
    return at < 0
  })
  return [...missing.map(({ line }) => `- ${line}`), ...free.map(({ line }) => `+ ${line}`)]
}

/** A view's file: a heading for each size of the page, and its labels below. */
export function parse(file: string): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>()
  let lines: string[] = []
  for (const line of file.split('\n')) {
    if (line.startsWith('# ')) {
      lines = []
      parts.set(line.slice(2), lines)
    } else if (line !== '') lines.push(line)
  }
  return parts
}

export const render = (parts: ReadonlyMap<string, readonly string[]>): string =>
  [...parts].map(([size, lines]) => `# ${size}\n${lines.map((line) => `${line}\n`).join('')}`).join('\n')
