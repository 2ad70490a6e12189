/** The way of the packet that is watched, with the devices where they are on the screen just now. */
import { deviceNamed } from '../../design/index'
import { type Leg, type Middles, NODE_HEIGHT, NODE_WIDTH, type Point, wayOf } from '../../drawing/index'
import { designStore, runStore, viewStore } from '../../store/index'
import { foldedNow } from './grouping'
import { GROUP_SIZE, type SiteGroup } from './groups'

export interface Placed {
  readonly id: string
  readonly position: Point
}

const middleOf = ({ x, y }: Point): Point => ({ x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT / 2 })

/** Middles of devices of a picture. */
export const middlesOf = (nodes: readonly Placed[]): ReadonlyMap<string, Point> =>
  new Map(nodes.map(({ id, position }) => [id, middleOf(position)]))

const ofGroups = new WeakMap<SiteGroup, Point>()

/** The same point for all of a group: between two of it there is no way. */
function middleOfGroup(group: SiteGroup): Point {
  const { x, y } = group.position
  const middle = ofGroups.get(group) ?? { x: x + GROUP_SIZE.width / 2, y: y + GROUP_SIZE.height / 2 }
  ofGroups.set(group, middle)
  return middle
}

/**
 * Middles of the devices as they are drawn, one that is being dragged too; those of a closed group are where it is. `drawn` are
 * those that are elements of the page, which of very many not all are.
 */
export function middlesNow(
  drawn: Pick<ReadonlyMap<string, Placed>, 'get'>,
  folded: ReadonlyMap<string, SiteGroup> = foldedNow(),
): Middles {
  const { design } = designStore.getState()
  return {
    get: (name) => {
      const element = drawn.get(name)
      if (element) return middleOf(element.position)
      const group = folded.get(name)
      if (group) return middleOfGroup(group)
      const device = deviceNamed(design, name)
      return device && !device.hidden ? middleOf(device.position) : undefined
    },
  }
}

/** The legs of the way that is chosen; none without a path. */
export function wayNow(middles: Middles): readonly Leg[] {
  const { way } = viewStore.getState().playback
  const trace = runStore.getState().trace?.[way]
  return trace ? wayOf(designStore.getState().design, trace.hops, middles) : []
}
