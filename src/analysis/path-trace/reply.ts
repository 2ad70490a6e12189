/**
 * The answer to a packet that was tried: whoever takes it answers what it saw, so that behind a translator the answer goes to
 * the translated address and port, and the translator has to find its way back (RFC 3022 section 2.2).
 */
import { type Flow, type Ipv4Packet, reverseFlow } from '../../net/index'
import { isGood, type Trace } from '../../sim/index'

/** The flow of the answer to a trace that may have gone through translators. */
export function replyFlow({ flow, disposition, hops }: Trace): Flow {
  const seen = isGood(disposition) ? hops.at(-1)?.received : undefined
  return reverseFlow(seen && seen.payload.protocol === flow.protocol ? { ...flow, ...socketsOf(seen) } : flow)
}

function socketsOf({ source, destination, payload }: Ipv4Packet): Partial<Flow> {
  if (payload.protocol !== 'udp' && payload.protocol !== 'tcp') return { source, destination }
  return { source, destination, sourcePort: payload.sourcePort, destinationPort: payload.destinationPort }
}
