/** The packets by which the path of a site is measured: one voice packet each way. */
import type { Configuration } from '../../config/index'
import { EXPEDITED, type Flow, reverseFlow } from '../../net/index'
import type { Network } from '../../sim/index'
import { resolveEnd } from '../path-trace/answer'
import type { Ends } from './ends'

/** The UDP port of a voice packet. */
const VOICE_PORT = 16384

/** Both ways of a site's path: who sends which flow. */
export interface Listener {
  readonly ends: Ends
  readonly from: string
  readonly to: string
  readonly flow: Flow
  readonly back: Flow
}

/** Who listens for a site; a sentence when an end has no address. */
export function listenerOf(network: Network, configurations: readonly Configuration[], ends: Ends): Listener | string {
  const from = resolveEnd(network, configurations, ends.from)
  const to = resolveEnd(network, configurations, ends.to)
  if (typeof from === 'string') return from
  if (typeof to === 'string') return to
  if (from.device === undefined || to.device === undefined) return `${ends.from} or ${ends.to} is nobody here`
  const flow: Flow = {
    source: from.ip,
    destination: to.ip,
    protocol: 'udp',
    sourcePort: VOICE_PORT,
    destinationPort: VOICE_PORT,
    size: 60,
    dscp: EXPEDITED,
  }
  return { ends, from: from.device, to: to.device, flow, back: reverseFlow(flow) }
}
