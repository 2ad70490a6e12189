/** Which address a device speaks from when nobody has said which. */
import type { Ip } from '../../net/index'
import { lookup } from '../rib/fib'
import { chainOf } from '../rib/resolve'
import type { SeenNode } from './state'

/** The address a device speaks from towards a target: its own when it is meant itself. */
export function sourceFor(node: SeenNode, target: Ip): Ip | undefined {
  const [best] = lookup(node.rib.fib, target)
  const out = best && chainOf(best, node.rib.fib).interface
  const own = [...node.ports.values()].find((port) => port.address?.ip === target)
  return own ? target : out === undefined ? undefined : node.ports.get(out)?.address?.ip
}
