/**
 * Measuring datagrams: small, cheap, and part of the running network like any traffic, so that keepalives that wait
 * for traffic see it too. Unlike a watched packet a pulse leaves no record but the moment its receiver took it.
 */
import { type Flow, packetOfFlow } from '../../net/index'
import { NEVER } from '../kernel/time'
import { originatePacket } from '../node/forward'
import { ttlOf } from '../node/icmp'
import { eventsAhead, firstPutOff } from './ahead'
import { owned } from './owned'
import type { Network } from './state'
import { scheduleWake } from './wake'
import { worldOf } from './world'

/** One measuring datagram: who sends it, of which UDP flow, and its number in this run. */
export interface Pulse {
  /** A device that has the flow's source address; a dead one sends nothing. */
  readonly from: string
  readonly flow: Flow
  readonly number: number
}

export function sendPulses(network: Network, pulses: readonly Pulse[]): void {
  const world = worldOf(network)
  for (const { from, flow, number } of pulses) {
    const node = owned(network, from)
    if (!node?.running || node.hung) continue
    const packet = packetOfFlow(flow, ttlOf(node))
    if (packet.payload.protocol !== 'udp') continue
    const message = { kind: 'opaque', pulse: number } as const
    originatePacket(world, node, { ...packet, payload: { ...packet.payload, message } })
    scheduleWake(network, node)
  }
}

/** Whether no table changed for so many seconds, nothing waits for a configured delay, and no fault and no boot lies ahead. */
export function isQuiet(network: Network, seconds: number): boolean {
  if (eventsAhead(network) || network.now - network.lastChange < seconds * 1e6) return false
  return firstPutOff(network) === NEVER
}
