/**
 * Where sites stand that nobody has placed: right of the head-end block, on a grid that grows as wide as it grows high.
 * Sizes in canvas units; the six sites of the source document stand on its first six places.
 */
import type { Design } from '../model/design'
import type { DeviceKindName } from '../model/device'

/** Where the grid begins. */
export interface Grid {
  readonly x: number
  readonly y: number
}

/** Between sites: three devices and air beside each other, one below the other. */
const ACROSS = 640
const DOWN = 112

/** Canvas units from one device of a site to the next; a site is laid out from its left end. */
export const SITE_STEP = 200

/** A device's box, and air right of the block. */
export const WIDTH = 156
export const HEIGHT = 56
const AIR = 114

/** As many rows to a column make the whole about as wide as it is high. */
const ROWS = 6

const BLOCK: ReadonlySet<DeviceKindName> = new Set(['head-end', 'firewall', 'internet'])

export function gridOf(design: Design): Grid {
  const block = design.devices.filter(({ kind }) => BLOCK.has(kind))
  if (block.length === 0) return { x: 880, y: 20 }
  return {
    x: Math.max(...block.map(({ position }) => position.x)) + WIDTH + AIR,
    y: Math.min(...block.map(({ position }) => position.y)),
  }
}

/** The n-th place: shell after shell, each a column and a few rows more than the one before. */
export function placeAt({ x, y }: Grid, n: number): { readonly x: number; readonly y: number } {
  const [column, row] = cellAt(n)
  return { x: x + column * ACROSS, y: y + row * DOWN }
}

/** Within a shell places go on column by column: first below those that are there, then a column of its own. */
function cellAt(n: number): readonly [column: number, row: number] {
  const shell = Math.floor(Math.sqrt(n / ROWS))
  const at = n - ROWS * shell * shell
  const below = ROWS * shell
  return at < below ? [Math.floor(at / ROWS), below + (at % ROWS)] : [shell, at - below]
}

const keyOf = (column: number, row: number) => `${column} ${row}`

export const cellKey = (n: number): string => keyOf(...cellAt(n))

/** The places that a device lies over. */
export function cellsOf({ x, y }: Grid, position: { readonly x: number; readonly y: number }): readonly string[] {
  const column = (at: number) => Math.floor((at - x) / ACROSS)
  const row = (at: number) => Math.floor((at - y) / DOWN)
  const columns = new Set([column(position.x), column(position.x + WIDTH - 1)])
  const rows = new Set([row(position.y), row(position.y + HEIGHT - 1)])
  return [...columns].flatMap((c) => [...rows].map((r) => keyOf(c, r)))
}
