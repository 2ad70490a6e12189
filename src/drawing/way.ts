/** The way of a packet over the drawing: along every cable it takes, each pass on its own side, as on a road. */
import type { Design, Link } from '../design/index'
import { cableRoute, courseFrom, lanesOf } from './cables'
import { centreOf } from './geometry'
import { besideLine, pointAlong } from './polyline'
import type { Point } from './shapes'

/** A device on the way, and the interface the packet leaves it by. */
interface Stop {
  readonly device: string
  readonly out?: string
}

/** From one stop to the next. */
export interface Leg {
  readonly points: readonly Point[]
}

/** Where devices have their middles. */
export type Middles = Pick<ReadonlyMap<string, Point>, 'get'>

/** Units to the right of the cable's middle line, seen in the packet's direction. */
const RIGHT = 5

/**
 * One leg for each stop but the last. `at` gives the middles of devices that are somewhere else than the document says,
 * as while one is dragged; `aside` is how many units beside the middle of its cables it lies. A stop that is not on the drawing
 * has a leg without points.
 */
export function wayOf(design: Design, stops: readonly Stop[], at?: Middles, aside = RIGHT): readonly Leg[] {
  const middles = at ?? new Map(design.devices.map((device) => [device.name, centreOf(device)]))
  const { lanes, cables } = cablingOf(design.links)
  return stops.slice(0, -1).map((stop, index) => {
    const [from, to] = [middles.get(stop.device), middles.get(stops[index + 1]?.device ?? '')]
    if (!from || !to || from === to) return { points: [] }
    const cable = stop.out === undefined ? undefined : cables.get(portKey(stop.device, stop.out))
    const lane = cable ? (lanes.get(cable.id) ?? 0) : 0
    const led = cable && courseFrom(cable, stop.device)
    return {
      points: besideLine(cableRoute(from, to, cable?.a.device === stop.device ? lane : -lane, led).points, aside),
    }
  })
}

interface Cabling {
  readonly lanes: ReadonlyMap<string, number>
  /** By each of their ports. */
  readonly cables: ReadonlyMap<string, Link>
}

const cablings = new WeakMap<Design['links'], Cabling>()

/** Remembered with the cables: a packet that flies asks at every frame. */
function cablingOf(links: Design['links']): Cabling {
  const known = cablings.get(links)
  if (known) return known
  const cables = new Map(
    links.flatMap((link) => [link.a, link.b].map((end) => [portKey(end.device, end.interface), link] as const)),
  )
  const cabling = { lanes: lanesOf(links), cables }
  cablings.set(links, cabling)
  return cabling
}

/** An interface by its device; a subinterface is cabled as its port. */
const portKey = (device: string, port: string) => JSON.stringify([device, port.split('.')[0]])

/** A point of a leg, and the direction there in degrees; `part` goes from 0 to 1. */
export function along(leg: Leg, part: number): { readonly at: Point; readonly angle: number } | undefined {
  return pointAlong(leg.points, part)
}
