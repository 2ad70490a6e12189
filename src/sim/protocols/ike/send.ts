/** How messages leave: behind their computation, repeated until answered, or at once. */
import { type IkeMessage, type IkePayload, ikeSize, type Message } from '../../../net/index'
import { after, NEVER } from '../../kernel/time'
import type { IkeSa, Outstanding } from './state'
import { journal, later, type Work } from './work'

/** A message of an SA's own exchange. */
export function messageOf(sa: IkeSa, exchange: IkeMessage['exchange'], step: number, payload: IkePayload): IkeMessage {
  const cookies = { initiatorCookie: sa.cookie, responderCookie: sa.responderCookie }
  const told = sa.version === 2 ? ({ version: 2, ...(sa.initiator && { byInitiator: true }) } as const) : {}
  return { kind: 'ike', exchange, step, ...cookies, ...told, payload }
}

export function informational(sa: IkeSa, payload: IkePayload): IkeMessage {
  return messageOf(sa, 'informational', 1, payload)
}

/** The exchange that makes a tunnel under an SA of this version. */
export function tunnelExchange(sa: IkeSa): IkeMessage['exchange'] {
  return sa.version === 2 ? 'child' : 'quick'
}

/** A message that is sent when this end has computed it, and repeated when it awaits an answer. */
export function computing(work: Work, sa: IkeSa, message: IkeMessage, awaits: boolean): Outstanding {
  return { message, begun: work.cx.now, due: later(work, sa.stepSeconds), sent: 0, awaits }
}

/**
 * What remains of a message after one more time on the wire. The first interval counts from when this end turned to
 * the message, so that a silent peer costs whole intervals and no computing (FACTS section 1).
 */
export function afterSending(work: Work, out: Outstanding): Outstanding {
  const { ikeRetransmitSeconds } = work.cx.parameters
  const computed = out.sent === 0 ? (work.cx.now - out.begun) / 1e6 : 0
  const due = out.awaits ? later(work, ikeRetransmitSeconds - computed) : NEVER
  return { ...out, sent: out.sent + 1, due }
}

/** Puts a message on the wire now: keepalives, notifications, deletes, repeated answers. */
export function transmit(work: Work, sa: IkeSa, message: IkeMessage): void {
  const marker = sa.localPort === 4500 ? 4 : 0
  const agreed = { group: sa.proposal?.group ?? 1, vendors: sa.vendors }
  datagram(work, sa, message, ikeSize(message, SIZES[message.payload.type], agreed) + marker)
}

/** One byte that keeps the NAT's translation alive (RFC 3948 section 4). */
export function natKeepalive(work: Work, sa: IkeSa): IkeSa {
  datagram(work, sa, { kind: 'opaque' }, 1)
  return { ...sa, natKeepaliveDue: after(work.cx.now, work.crypto.isakmp.natKeepaliveSeconds) }
}

function datagram(work: Work, sa: IkeSa, message: Message, dataSize: number): void {
  const payload = {
    protocol: 'udp',
    sourcePort: sa.localPort,
    destinationPort: sa.remotePort,
    message,
    dataSize,
  } as const
  // IOS marks its own IKE as internetwork control, CS6.
  work.effects.push({ kind: 'send', packet: { source: sa.local, destination: sa.remote, ttl: 255, dscp: 48, payload } })
}

/** Usual sizes of ISAKMP messages in bytes, header included; what says more is longer (`ikeSize`). They only load the links. */
const SIZES: Readonly<Record<IkePayload['type'], number>> = {
  proposal: 144,
  'proposal-chosen': 104,
  'key-exchange': 256,
  identity: 1200,
  init: 420,
  'init-chosen': 420,
  auth: 1400,
  'auth-accept': 1400,
  quick: 180,
  'quick-accept': 180,
  'quick-done': 60,
  notify: 92,
  dpd: 92,
  'legacy-keepalive': 84,
  delete: 76,
}

/** What IOS says about an exchange that came to nothing. */
export function modeFailure(work: Work, mode: 'Main' | 'Quick', peer: string, event: string, text: string): void {
  journal(work, {
    protocol: 'ike',
    event,
    text,
    data: { peer },
    syslog: {
      facility: 'CRYPTO',
      severity: 6,
      mnemonic: 'IKMP_MODE_FAILURE',
      text: `Processing of ${mode} mode failed with peer at ${peer}`,
    },
  })
}
