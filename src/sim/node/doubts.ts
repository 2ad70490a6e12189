/**
 * Tunnels that may not be there. IKE that nobody watches goes on past a list whose verdict is not known, so that there is
 * something to ask about; ESP between the same two ends then hangs on the same line, whatever the lists say of it.
 */
import type { NotKnown } from '../../config/index'
import type { Ipv4Packet } from '../../net/index'
import { isIke } from '../protocols/ipsec/match'
import type { NodeState } from './state'
import { dropUnknown, type Transit } from './transit'
import type { World } from './world'

const pairOf = ({ source, destination }: Ipv4Packet) =>
  source < destination ? `${source} ${destination}` : `${destination} ${source}`

/** IKE has passed where it is not known whether it does. */
export function noteDoubt(world: World, node: NodeState, packet: Ipv4Packet, notKnown: NotKnown): void {
  if (!isIke(packet)) return
  const pair = pairOf(packet)
  if (!node.doubts.has(pair)) world.shifted()
  node.doubts.set(pair, notKnown)
}

/** The line on which the tunnel of an ESP packet hangs. */
function doubtOf(node: NodeState, packet: Ipv4Packet): NotKnown | undefined {
  return node.doubts.size > 0 && packet.payload.protocol === 'esp' ? node.doubts.get(pairOf(packet)) : undefined
}

/** ESP of a tunnel that may not be there ends here, when it is watched. */
export function hangs(world: World, node: NodeState, { packet, hop }: Transit): boolean {
  const doubt = doubtOf(node, packet)
  if (doubt) dropUnknown(world, hop, 'acl', doubt)
  return doubt !== undefined && hop !== undefined
}
