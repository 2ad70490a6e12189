/** How wide a name below a device's box may be: half way to its neighbours in the row, on both sides. Pure. */
import { NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'

interface Placed {
  readonly name: string
  readonly position: { readonly x: number; readonly y: number }
}

/** A box and the name below it. */
const ROW = NODE_HEIGHT * 1.8
/** Units between two names. */
const GAP = 6
/** A name that nothing stands beside. */
const MOST = 3 * NODE_WIDTH

/** Units for each device's name. */
export function roomsOf(devices: readonly Placed[]): ReadonlyMap<string, number> {
  const rows = new Map<number, Placed[]>()
  for (const device of devices) {
    const row = rowOf(device)
    const there = rows.get(row)
    if (there) there.push(device)
    else rows.set(row, [device])
  }
  for (const row of rows.values()) row.sort((a, b) => a.position.x - b.position.x)
  return new Map(
    devices.map((device) => {
      const row = rowOf(device)
      const distances = [row - 1, row, row + 1].flatMap((at) => nearestIn(rows.get(at) ?? [], device))
      return [device.name, Math.max(NODE_WIDTH, Math.min(MOST, ...distances) - GAP)]
    }),
  )
}

const rowOf = ({ position }: Placed) => Math.floor(position.y / ROW)

/** Distances, middle to middle, of those in a row that stand beside a device. Devices of a row come by their x. */
function nearestIn(row: readonly Placed[], { name, position }: Placed): readonly number[] {
  const from = row.findIndex((other) => other.position.x > position.x - MOST)
  const beside: number[] = []
  for (let at = Math.max(0, from); at < row.length; at++) {
    const other = row[at]
    if (!other || other.position.x > position.x + MOST) break
    if (other.name !== name && Math.abs(other.position.y - position.y) < ROW)
      beside.push(Math.abs(other.position.x - position.x))
  }
  return from < 0 ? [] : beside
}
