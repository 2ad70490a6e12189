/** Where an arrow key leads on the drawing: along a cable, else to whatever stands nearest on that side. Pure. */
import type { Design } from '../../design/index'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const VECTORS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export const isDirection = (key: string): key is Direction => Object.hasOwn(VECTORS, key)

/** The next device from one in a direction; nothing when there is none on that side. */
export function stepFrom(design: Design, name: string, direction: Direction): string | undefined {
  const from = design.devices.find((device) => device.name === name)?.position
  if (!from) return undefined
  const [x, y] = VECTORS[direction]
  const beside = new Set(
    design.links.flatMap(({ a, b }) => (a.device === name ? [b.device] : b.device === name ? [a.device] : [])),
  )
  const ahead = design.devices.flatMap((device) => {
    if (device.name === name) return []
    const [dx, dy] = [device.position.x - from.x, device.position.y - from.y]
    const [on, off] = [dx * x + dy * y, Math.abs(dx * y) + Math.abs(dy * x)]
    // What stands more to the side than ahead is for the other two arrows.
    if (on <= 0 || off > on * (beside.has(device.name) ? ALONG : BESIDE)) return []
    return [{ name: device.name, cabled: beside.has(device.name), far: on + 2 * off }]
  })
  ahead.sort((a, b) => Number(b.cabled) - Number(a.cabled) || a.far - b.far)
  return ahead[0]?.name
}

/** How much more to the side than ahead something may stand. */
const ALONG = 2
const BESIDE = 1
