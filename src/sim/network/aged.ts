/** What age alone takes away, without an event: conversations that were silent for too long. */
import { isStale } from '../node/connections'
import { isLive } from '../node/translate'
import type { Network } from './state'

/** How many there are; while this and `shifts` stay, nothing has changed a packet's way but the age of ARP and MACs. */
export function agedOut({ nodes, now }: Network): number {
  let aged = 0
  for (const node of nodes.values()) {
    for (const known of node.translations.values()) if (!isLive(node, known, now)) aged++
    for (const known of node.connections.values()) if (isStale(node, known, now)) aged++
  }
  return aged
}
