/** Devices put in line, and at even distances. All have one size, so their corners say all. */
import type { Device } from '../model/device'
import type { Position } from '../model/make'
import type { Edit } from './types'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
export type Spread = 'across' | 'down'

type Axis = 'x' | 'y'

/** Which coordinate an alignment sets, and to which of those that there are. */
const LINES: Readonly<Record<Alignment, readonly [axis: Axis, line: (values: readonly number[]) => number]>> = {
  left: ['x', least],
  centre: ['x', between],
  right: ['x', greatest],
  top: ['y', least],
  middle: ['y', between],
  bottom: ['y', greatest],
}

function least(values: readonly number[]): number {
  return Math.min(...values)
}
function greatest(values: readonly number[]): number {
  return Math.max(...values)
}
function between(values: readonly number[]): number {
  return Math.round((least(values) + greatest(values)) / 2)
}

/** The edit that puts devices in one line. One that is locked stays, and is what the others come to. */
export function align(devices: readonly Device[], how: Alignment): Edit {
  const [axis, line] = LINES[how]
  const fixed = devices.filter((device) => device.locked)
  const at = line((fixed.length > 0 ? fixed : devices).map(({ position }) => position[axis]))
  return moveAll(
    `Align ${how}`,
    devices.map((device) => [device, { ...device.position, [axis]: at }]),
  )
}

/** The edit that leaves the outermost two of three or more where they are, and the others at even distances between them. */
export function distribute(devices: readonly Device[], how: Spread): Edit {
  const axis = how === 'across' ? 'x' : 'y'
  const row = [...devices].sort((a, b) => a.position[axis] - b.position[axis])
  const first = row[0]?.position[axis] ?? 0
  const step = ((row.at(-1)?.position[axis] ?? 0) - first) / Math.max(1, row.length - 1)
  return moveAll(
    `Distribute ${how}`,
    row.map((device, at) => [device, { ...device.position, [axis]: Math.round(first + at * step) }]),
  )
}

/** The edit that moves devices to new places as one step; those that are locked stay. */
export function moveAll(label: string, places: readonly (readonly [device: Device, to: Position])[]): Edit {
  const moved = places.filter(([device]) => !device.locked)
  return {
    kind: 'batch',
    label,
    edits: [{ kind: 'move-devices', positions: Object.fromEntries(moved.map(([{ name }, to]) => [name, to])) }],
  }
}
