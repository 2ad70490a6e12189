/** Packets that wait in some device for a neighbour's answer, found without a walk over all devices. */
import type { Ipv4Packet } from '../../net/index'
import type { Network } from './state'

/** Whether a packet is held that is looked for. */
export function isHeldAnywhere(network: Network, wanted: (packet: Ipv4Packet) => boolean): boolean {
  for (const device of network.holding) {
    let holds = false
    for (const { packets } of network.nodes.get(device)?.arpPending.values() ?? []) {
      if (packets.some(({ packet }) => wanted(packet))) return true
      holds ||= packets.length > 0
    }
    if (!holds) network.holding.delete(device)
  }
  return false
}

/** Forgets the devices that hold nothing any more, so that not every fork looks at them again. */
export function thinHolding(network: Network): void {
  if (network.holding.size > 0) isHeldAnywhere(network, () => false)
}
