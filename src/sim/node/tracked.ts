/** Tracked objects (`track N …`): which of them are down, by the ports and the routing table as they stand now. */
import type { TrackedObject } from '../../config/index'
import { routesOf } from '../rib/rib'
import type { SeenNode } from './state'

/** How deep a list of lists is looked into: a list that holds itself says nothing more. */
const MAX_DEPTH = 8

/** The numbers of the objects that are down, rising. */
export function objectsDown(node: SeenNode): readonly number[] {
  return (node.config.tracked ?? [])
    .filter((item) => !isUp(node, item, 0))
    .map(({ object }) => object)
    .sort((a, b) => a - b)
}

function isUp(node: SeenNode, { what }: TrackedObject, depth: number): boolean {
  switch (what.kind) {
    case 'taken-as-up':
      return true
    case 'interface': {
      const port = node.ports.get(what.interface)
      return port?.up === true && (!what.routing || port.address !== undefined)
    }
    case 'route':
      return routesOf(node.rib, what.prefix).length > 0
    case 'list': {
      if (depth > MAX_DEPTH) return true
      const says = what.members.map(({ object, not }) => {
        const member = node.config.tracked?.find((item) => item.object === object)
        return (member === undefined || isUp(node, member, depth + 1)) !== not
      })
      return what.all ? says.every(Boolean) : says.some(Boolean)
    }
  }
}
