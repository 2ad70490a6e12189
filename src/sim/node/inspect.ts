/**
 * The IOS Firewall (CBAC): a conversation that an inspected interface lets through is remembered, and its answers pass
 * lists that would deny them. Unlike a PIX it opens the lists for the answers alone, not for the way it came.
 */
import type { Configured, InspectedProtocol, Source } from '../../config/index'
import { type Ipv4Packet, lookUp, portsOf, protocolNumber, tableValues } from '../../net/index'
import { findConnection, rememberConnection } from './connections'
import type { NodeState } from './state'
import type { World } from './world'

/** Whether an inspection's line is about a packet: an application is told by the port that is spoken to. */
function isAbout(rule: InspectedProtocol, { payload }: Ipv4Packet, port: 'source' | 'destination'): boolean {
  if (rule.protocol !== protocolNumber(payload)) return false
  return rule.port === undefined || portsOf(payload)?.[port] === rule.port
}

/** Remembers a packet's conversation when the inspection of an interface watches its protocol. */
export function inspect(
  world: World,
  node: NodeState,
  applied: Configured<string> | undefined,
  packet: Ipv4Packet,
): void {
  const rules = applied && lookUp(node.config.inspections, applied.value)
  const rule = rules?.find((item) => isAbout(item, packet, 'destination'))
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
  const rule = tableValues(node.config.inspections)
    .flat()
    .find((item) => isAbout(item, packet, 'source'))
  return {
    detail: 'The list denies it, but it answers a conversation that the IOS Firewall has inspected.',
    rows: [known],
    source: rule?.source,
  }
}
