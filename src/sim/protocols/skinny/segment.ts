/** Skinny segments as packets. Sizes are those of the SCCP messages with their 12-byte header. */
import { type Ip, SIGNALLING, type SkinnyMessage, type TcpPayload } from '../../../net/index'
import type { SendEffect } from '../../kernel/protocol'

const MESSAGE_BYTES: Readonly<Record<SkinnyMessage['message'], number>> = {
  register: 48,
  'register-ack': 32,
  keepalive: 12,
  'keepalive-ack': 12,
}

/** Both ends of a segment, seen from its sender. */
export interface Ends {
  readonly from: Ip
  readonly fromPort: number
  readonly to: Ip
  readonly toPort: number
}

/** What a segment says: a Skinny message, or something of TCP's own without data. */
export type Says = SkinnyMessage['message'] | 'syn' | 'syn-ack' | 'rst'

/** A routed packet that says `says`. */
export function segment(ends: Ends, says: Says, ttl: number): SendEffect {
  const ports = { sourcePort: ends.fromPort, destinationPort: ends.toPort }
  const bare = says === 'syn' || says === 'syn-ack' || says === 'rst'
  const payload: TcpPayload = bare
    ? { protocol: 'tcp', ...ports, flags: says, message: { kind: 'opaque' }, dataSize: 0 }
    : {
        protocol: 'tcp',
        ...ports,
        flags: 'push',
        message: { kind: 'skinny', message: says },
        dataSize: MESSAGE_BYTES[says],
      }
  return { kind: 'send', packet: { source: ends.from, destination: ends.to, ttl, dscp: SIGNALLING, payload } }
}

/** What a segment that came in says; `undefined` for what is not Skinny's. */
export function saying({ flags, message }: TcpPayload): Says | undefined {
  if (message.kind === 'skinny') return message.message
  return flags === 'syn' || flags === 'syn-ack' || flags === 'rst' ? flags : undefined
}
