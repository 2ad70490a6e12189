/** The line of tunnel interfaces: up while their ends can speak to each other, and nothing keeps them down. */
import { heldDown } from './ask'
import { carrierChanged } from './interfaces'
import type { NodeState, Port } from './state'
import { standingOfTunnel, type TunnelStanding } from './tunnel-ends'
import type { World } from './world'

/** Looks again at tunnel interfaces by name; while a device starts nobody could ask for an SA yet, and all are looked at then. */
export function reviewTunnels(world: World, node: NodeState, names: Iterable<string>): void {
  if (!node.running || node.starting) return
  for (const name of names) {
    const port = node.ports.get(name)
    if (port?.config.tunnel && !port.config.shutdown.value) review(world, node, port, port.config.tunnel)
  }
}

function review(world: World, node: NodeState, port: Port, tunnel: NonNullable<Port['config']['tunnel']>): void {
  const standing = standingOfTunnel(node, port, tunnel)
  world.tell(node, { kind: 'tunnel', interface: port.name, says: wordFor(standing) })
  // What was told may have changed it already.
  const now = node.ports.get(port.name)
  const after = standingOfTunnel(node, port, tunnel)
  const held = heldDown(node, port.name)
  const up = after.up && held === undefined
  if (!now || now.carrier === up) return
  carrierChanged(world, node, port.name, up, held ?? (after.up ? undefined : after.why))
}

function wordFor(standing: TunnelStanding) {
  if (!standing.up && standing.looped) return 'looped'
  return standing.wantsSa ? 'wanting' : 'content'
}
