/**
 * The IOS Firewall (CBAC): a conversation that an inspected interface lets through is remembered, and its answers pass
 * lists that would deny them. Unlike a PIX it opens the lists for the answers alone, not for the way it came.
 */
import type { Configured, Source } from '../../config/index'
import { type Ipv4Packet, lookUp, protocolNumber, tableValues } from '../../net/index'
import { findConnection, rememberConnection } from './connections'
import type { NodeState } from './state'
import type { World } from './world'

const NAMES: Readonly<Record<number, 'tcp' | 'udp'>> = { 6: 'tcp', 17: 'udp' }

/** Remembers a packet's conversation when the inspection of an interface watches its protocol. */
export function inspect(
  world: World,
  node: NodeState,
  applied: Configured<string> | undefined,
  packet: Ipv4Packet,
): void {
  const rules = applied && lookUp(node.config.inspections, applied.value)
  const rule = rules?.find((item) => item.protocol === NAMES[protocolNumber(packet.payload)])
  if (rule) rememberConnection(world, node, packet, rule.timeoutSeconds)
}

interface Answer {
  readonly detail: string
  readonly rows: readonly { readonly table: string; readonly text: string }[]
  readonly source?: Source | undefined
}

/** Whether a packet answers a conversation that an inspection remembers. */
export function inspectedAnswer(world: World, node: NodeState, packet: Ipv4Packet): Answer | undefined {
  if (!node.config.inspections) return undefined
  const known = findConnection(world, node, packet, true)
  if (!known) return undefined
  const protocol = NAMES[protocolNumber(packet.payload)]
  const rule = tableValues(node.config.inspections)
    .flat()
    .find((item) => item.protocol === protocol)
  return {
    detail: 'The list denies it, but it answers a conversation that the IOS Firewall has inspected.',
    rows: [known],
    source: rule?.source,
  }
}
