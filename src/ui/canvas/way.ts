/** The way of the packet that is watched, with the devices where they are on the screen just now. */
import { type Leg, NODE_HEIGHT, NODE_WIDTH, type Point, wayOf } from '../../drawing/index'
import { designStore, runStore, viewStore } from '../../store/index'
import { foldedNow } from './grouping'
import { GROUP_SIZE, type SiteGroup } from './groups'

export interface Placed {
  readonly id: string
  readonly position: Point
}

/** Middles of the devices as they are drawn, one that is being dragged too; those of a closed group are where it is. */
export function middlesOf(
  nodes: Iterable<Placed>,
  folded: ReadonlyMap<string, SiteGroup> = foldedNow(),
): ReadonlyMap<string, Point> {
  const middles = new Map<string, Point>()
  const groups = new Map<SiteGroup, Point>()
  for (const [name, group] of folded) {
    const { x, y } = group.position
    const middle = groups.get(group) ?? { x: x + GROUP_SIZE.width / 2, y: y + GROUP_SIZE.height / 2 }
    groups.set(group, middle)
    middles.set(name, middle)
  }
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
