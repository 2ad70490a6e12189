/** The way of the packet that is watched, with the devices where they are on the screen just now. */
import { type Leg, NODE_HEIGHT, NODE_WIDTH, type Point, wayOf } from '../../drawing/index'
import { designStore, runStore, viewStore } from '../../store/index'

export interface Placed {
  readonly id: string
  readonly position: Point
}

/** Middles of the devices as they are drawn, one that is being dragged too. */
export function middlesOf(nodes: Iterable<Placed>): ReadonlyMap<string, Point> {
  const middles = new Map<string, Point>()
  for (const { id, position } of nodes)
    middles.set(id, { x: position.x + NODE_WIDTH / 2, y: position.y + NODE_HEIGHT / 2 })
  return middles
}

/** The legs of the way that is chosen; none without a path. */
export function wayNow(middles: ReadonlyMap<string, Point>): readonly Leg[] {
  const { way } = viewStore.getState().playback
  const trace = runStore.getState().trace?.[way]
  return trace ? wayOf(designStore.getState().design, trace.hops, middles) : []
}
