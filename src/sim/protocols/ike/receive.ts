/** A message from the wire: which SA it belongs to, and which event it is in that SA's life. */
import { formatIp, type IkeMessage } from '../../../net/index'
import { peerHeard } from './keepalive'
import { answerFirst, repeated } from './main-mode'
import { tunnelsMoved } from './moved'
import type { IkeMessageInput, IkeSa } from './state'
import { dispatch } from './table'
import { answerInit } from './version2'
import { journal, mapWith, putSa, sasWith, tunnelWith, type Work } from './work'

export function received(work: Work, input: IkeMessageInput): void {
  const { message } = input
  const known = sasWith(work, input.remote).find((sa) => sa.cookie === message.initiatorCookie)
  if (!known) return unknown(work, input)
  const sa = fromSockets(work, known, input)
  switch (message.exchange) {
    case 'main':
    case 'init':
    case 'auth':
      return inMainMode(work, sa, message)
    case 'quick':
    case 'child':
    case 'informational':
      return underSa(work, sa, message)
  }
}

/** The answering end follows the initiator to the ports it uses, which a NAT may choose (RFC 3947 section 4). */
function fromSockets(work: Work, sa: IkeSa, { localPort, remotePort }: IkeMessageInput): IkeSa {
  if (sa.initiator || (sa.localPort === localPort && sa.remotePort === remotePort)) return sa
  const next = { ...sa, localPort, remotePort }
  putSa(work, next)
  if (sa.phase === 'QM_IDLE') tunnelsMoved(work, next, remotePort)
  return next
}

/** A first message may begin an SA; anything else of an SA that is gone is left without an answer. */
function unknown(work: Work, input: IkeMessageInput): void {
  const { message } = input
  const peer = formatIp(input.remote)
  if ((message.exchange !== 'main' && message.exchange !== 'init') || message.step !== 1) {
    const text = `IKE message from ${peer} has no SA and is not an initialization offer`
    const syslog = { facility: 'CRYPTO', severity: 4, mnemonic: 'IKMP_NO_SA', text }
    return journal(work, { protocol: 'ike', event: 'no-sa', text: `${text}: it is ignored`, data: { peer }, syslog })
  }
  const carrier = carrierOf(work, input)
  if (carrier) return message.exchange === 'init' ? answerInit(work, input, carrier) : answerFirst(work, input, carrier)
  const text = `IKE: offer of ${peer} ignored: no crypto map has the identity ${formatIp(input.local)}`
  journal(work, { protocol: 'ike', event: 'refused', text, data: { peer } })
}

/** The tunnel interface to the peer, else the crypto map whose identity address a first message was sent to; the interface it came in by comes first. */
const carrierOf = (work: Work, { local, remote, interface: arrival }: IkeMessageInput) =>
  tunnelWith(work, local, remote) ?? mapWith(work, local, arrival)

function inMainMode(work: Work, sa: IkeSa, message: IkeMessage): void {
  if (message.step <= sa.handled) return repeated(work, sa, message)
  const responderCookie = sa.responderCookie || message.responderCookie
  const next = { ...sa, handled: message.step, lastHeard: work.cx.now, responderCookie }
  const { payload } = message
  switch (payload.type) {
    case 'proposal-chosen':
      return dispatch(work, next, 'chosen', payload)
    case 'key-exchange':
      return dispatch(work, next, 'keys', payload)
    case 'identity':
      return dispatch(work, next, 'proof', payload)
    case 'init-chosen':
      return dispatch(work, next, 'init-chosen', payload)
    case 'auth':
      return dispatch(work, next, 'auth', payload)
    case 'auth-accept':
      return dispatch(work, next, 'auth-accept', payload)
    default:
      return
  }
}

function underSa(work: Work, sa: IkeSa, { payload }: IkeMessage): void {
  // A keepalive of whatever kind says for itself that it is one.
  const hello = payload.type === 'dpd' || payload.type === 'legacy-keepalive'
  const heard = hello || sa.phase !== 'QM_IDLE' ? sa : peerHeard(work, sa, false)
  switch (payload.type) {
    case 'quick':
      return dispatch(work, heard, 'offer', payload)
    case 'quick-accept':
      return dispatch(work, heard, 'accept', payload)
    case 'quick-done':
      return dispatch(work, heard, 'done', payload)
    case 'dpd':
      return dispatch(work, heard, 'dpd', payload)
    case 'legacy-keepalive':
      return dispatch(work, heard, 'keepalive', payload)
    case 'delete':
      return dispatch(work, heard, 'delete', payload)
    case 'notify':
      return dispatch(work, heard, 'refused', payload)
    default:
      return
  }
}
