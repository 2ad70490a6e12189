/** A design in the small: boxes and cables in a square of 100, for a list of designs. It holds no text of the design. */
import type { Design, DeviceKindName } from '../design/index'
import { lanesOf } from './cables'
import { centreOf } from './geometry'

export interface Picture {
  /** Middle of each box, and 0 for an end device, 1 for a router, 2 for what the routers hang on. */
  readonly boxes: readonly (readonly [x: number, y: number, weight: number])[]
  readonly cables: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]
}

const WEIGHT: Readonly<Record<DeviceKindName, 0 | 1 | 2>> = {
  'head-end': 2,
  firewall: 2,
  internet: 2,
  soho: 1,
  router: 1,
  'home-nat': 1,
  lan: 1,
  server: 0,
  phone: 0,
  pc: 0,
}

/** Boxes and cables of a picture: with more of them it would show no more. */
const MOST = 240

const SIDE = 100
/** Distance of cables between the same two devices. */
const BESIDE = 3

export function pictureOf(design: Design): Picture {
  const devices = design.devices.slice(0, MOST)
  const centres = new Map(devices.map((device) => [device.name, centreOf(device)]))
  const xs = [...centres.values()].map((point) => point.x)
  const ys = [...centres.values()].map((point) => point.y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const scale = SIDE / Math.max(1, Math.max(...xs) - left, Math.max(...ys) - top)
  const place = (value: number, from: number) => Math.round((value - from) * scale * 10) / 10
  const spot = (name: string): readonly [number, number] | undefined => {
    const centre = centres.get(name)
    return centre && [place(centre.x, left), place(centre.y, top)]
  }
  const lanes = lanesOf(design.links)
  return {
    boxes: devices.flatMap((device) => {
      const at = spot(device.name)
      return at ? [[...at, WEIGHT[device.kind]] as const] : []
    }),
    cables: design.links.slice(0, MOST).flatMap((link) => {
      const [a, b] = [spot(link.a.device), spot(link.b.device)]
      if (!a || !b) return []
      const bends = link.bends?.map(({ x, y }): Spot => [place(x, left), place(y, top)])
      return bends ? stretches([a, ...bends, b]) : [aside(a, b, lanes.get(link.id) ?? 0)]
    }),
  }
}

type Spot = readonly [x: number, y: number]

const stretches = (spots: readonly Spot[]): Picture['cables'] =>
  spots.slice(1).flatMap((end, at) => {
    const start = spots[at]
    return start ? [[...start, ...end] as const] : []
  })

function aside([x1, y1]: Spot, [x2, y2]: Spot, lane: number): Picture['cables'][number] {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const [dx, dy] = [y1 - y2, x2 - x1].map((part) => (part * lane * BESIDE) / length) as [number, number]
  const round = (value: number) => Math.round(value * 10) / 10
  return [round(x1 + dx), round(y1 + dy), round(x2 + dx), round(y2 + dy)]
}
