/** Where a dragged device comes in line with others: pure, and quick enough for every frame of a drag. */

interface Point {
  readonly x: number
  readonly y: number
}

/** Lines on which devices stand, by both directions; each sorted once when a drag begins. */
export interface Lines {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
}

/** How far a device is drawn to a line, and the lines that it stands on then. */
export interface Snapped {
  readonly dx: number
  readonly dy: number
  readonly x: number | undefined
  readonly y: number | undefined
}

const sorted = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)

/** Corners of the devices that stay, which all have one size. */
export const linesOf = (corners: readonly Point[]): Lines => ({
  xs: sorted(corners.map(({ x }) => x)),
  ys: sorted(corners.map(({ y }) => y)),
})

/** The nearest lines within reach, in canvas units. */
export function snap({ xs, ys }: Lines, at: Point, reach: number): Snapped {
  const x = nearest(xs, at.x, reach)
  const y = nearest(ys, at.y, reach)
  return { dx: x === undefined ? 0 : x - at.x, dy: y === undefined ? 0 : y - at.y, x, y }
}

/** By halves: the value nearest to one, if it is near enough. */
function nearest(values: readonly number[], to: number, reach: number): number | undefined {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < to) low = middle + 1
    else high = middle
  }
  const near = [values[low - 1], values[low]].filter(
    (value): value is number => value !== undefined && Math.abs(value - to) <= reach,
  )
  return near.sort((a, b) => Math.abs(a - to) - Math.abs(b - to))[0]
}
