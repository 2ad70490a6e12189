/** What age alone takes away, without an event: conversations that were silent for too long, neighbours and MACs not heard of. */
import { after, type SimTime } from '../kernel/time'
import { isKept } from '../node/arp'
import { isStale } from '../node/connections'
import type { SeenNode } from '../node/state'
import { isLive } from '../node/translate'
import { isStanding, xlatesOf } from '../node/xlate'
import type { Network } from './state'

/** A number that stays while nothing that a network remembers has grown too old, and no such thing came back. */
export function agedOut({ nodes, now }: Network): number {
  let aged = 0
  for (const node of nodes.values()) aged = mixed(aged, agedAt(node, now))
  return aged
}

/** The same of one device. */
export function agedAt(node: SeenNode, now: SimTime): number {
  let aged = 0
  let place = 0
  for (const known of node.translations.values()) {
    place++
    if (!isLive(node, known, now)) aged = mixed(aged, place)
  }
  for (const known of xlatesOf(node)) {
    place++
    if (!isStanding(known, now)) aged = mixed(aged, place)
  }
  for (const known of node.connections.values()) {
    place++
    if (isStale(node, known, now)) aged = mixed(aged, place)
  }
  for (const known of node.arp.values()) {
    place++
    const port = node.ports.get(known.interface)
    if (port && !isKept(node, port, known, now)) aged = mixed(aged, place)
  }
  for (const { since } of node.macs.values()) {
    place++
    if (now >= after(since, node.parameters.macAgeSeconds)) aged = mixed(aged, place)
  }
  return aged
}

const mixed = (sum: number, more: number): number => (Math.imul(sum, 31) + more) | 0
