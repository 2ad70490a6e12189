/** What each event means in each phase of an IKE SA. What the table does not name is ignored there. */
import { formatIp, type IkePayload } from '../../../net/index'
import type { Machine } from '../../kernel/machine'
import { announceSaEnd, dropStale, removeSa } from './endings'
import { peerLeft } from './entries'
import { peerHeard } from './keepalive'
import { answerProof, chosen, establish, keys, proved } from './main-mode'
import { attemptFailed } from './peers'
import { accepted, done, offered, quickRefused, startQuick } from './quick-mode'
import { informational, transmit } from './send'
import type { IkePhase, IkeSa } from './state'
import { adoptTunnels, removeTunnel } from './tunnels'
import { answerAuth, believes, initChosen } from './version2'
import { findSa, sasWith, tunnelsWith, type Work } from './work'

type Payload<T extends IkePayload['type']> = Extract<IkePayload, { readonly type: T }>

/** The named events: a message that is next in its exchange, or what time brought about. */
export interface IkeEvents {
  readonly chosen: Payload<'proposal-chosen'>
  readonly keys: Payload<'key-exchange'>
  readonly proof: Payload<'identity'>
  readonly 'init-chosen': Payload<'init-chosen'>
  readonly auth: Payload<'auth'>
  readonly 'auth-accept': Payload<'auth-accept'>
  /** The answering end's last message of main mode has gone out. */
  readonly computed: undefined
  readonly offer: Payload<'quick'>
  readonly accept: Payload<'quick-accept'>
  readonly done: Payload<'quick-done'>
  readonly dpd: Payload<'dpd'>
  readonly keepalive: Payload<'legacy-keepalive'>
  readonly delete: Payload<'delete'>
  readonly refused: Payload<'notify'>
  /** This end repeated itself often enough. */
  readonly silent: undefined
  readonly expired: undefined
}

type Action<K extends keyof IkeEvents> = (work: Work, sa: IkeSa, facts: IkeEvents[K]) => void
type Rules = { readonly [K in keyof IkeEvents]: Action<K> }

const attempt: Partial<Rules> = {
  refused: (work, sa, { reason }) =>
    abandon(work, sa, `refuses ${sa.version === 2 ? 'IKEv2' : 'main mode'}: ${reason}`, true),
  silent: (work, sa) => abandon(work, sa, `does not answer ${sa.version === 2 ? 'IKEv2' : 'main mode'}`, false),
  expired: (work, sa) => removeSa(work, sa, 'the negotiation was not continued', false),
}

const TABLE: Machine<IkePhase, Rules> = {
  MM_NO_STATE: { ...attempt, chosen, 'init-chosen': initChosen },
  MM_SA_SETUP: { ...attempt, keys, auth: authAsked, 'auth-accept': authAnswered },
  MM_KEY_EXCH: { ...attempt, proof },
  MM_KEY_AUTH: { ...attempt, computed: stand },
  QM_IDLE: {
    offer: offered,
    accept: accepted,
    done: (work, sa, { messageId }) => done(work, sa, messageId),
    dpd: answerDpd,
    keepalive: answerKeepalive,
    delete: deleted,
    refused: (work, sa, { reason, messageId }) => quickRefused(work, sa, reason, messageId),
    silent: (work, sa) => unanswered(work, sa),
    expired: (work, sa) => removeSa(work, sa, 'its lifetime ended', false),
  },
}

/** Does what the table says. */
export function dispatch<K extends keyof IkeEvents>(work: Work, sa: IkeSa, event: K, facts: IkeEvents[K]): void {
  TABLE[sa.phase][event]?.(work, sa, facts)
}

/** An attempt of this end, or of the other, ends without an SA. */
function abandon(work: Work, sa: IkeSa, reason: string, refused: boolean): void {
  removeSa(work, sa, reason, false)
  if (sa.initiator) attemptFailed(work, sa, reason, refused)
}

function proof(work: Work, sa: IkeSa, payload: Payload<'identity'>): void {
  const believed = proved(work, sa, payload)
  if (!believed) return abandon(work, sa, 'is not authenticated', true)
  if (sa.initiator) return stand(work, believed)
  if (payload.initialContact) dropStale(work, believed)
  answerProof(work, believed)
}

function authAsked(work: Work, sa: IkeSa, payload: Payload<'auth'>): void {
  const believed = believes(work, sa, payload)
  if (!believed) return abandon(work, sa, 'is not authenticated', true)
  if (payload.initialContact) dropStale(work, believed)
  answerAuth(work, believed, payload.child)
}

function authAnswered(work: Work, sa: IkeSa, payload: Payload<'auth-accept'>): void {
  const believed = believes(work, sa, payload)
  if (!believed) return abandon(work, sa, 'is not authenticated', true)
  stand(work, believed)
  const standing = findSa(work, sa.id)
  if (!standing) return
  if (payload.child) accepted(work, standing, payload.child)
  else if (payload.refused) quickRefused(work, standing, payload.refused, undefined)
}

/** Phase 1 stands: what waited for it follows. */
function stand(work: Work, sa: IkeSa): void {
  const standing = establish(work, sa)
  adoptTunnels(work, standing)
  // The first tunnel of version 2 was agreed with the proof, and stands when the answer has gone out.
  for (const { messageId, ready } of standing.quick) if (ready) done(work, findSa(work, sa.id) ?? standing, messageId)
  const spis = standing.stray
  if (spis.length > 0) transmit(work, standing, informational(standing, { type: 'delete', what: 'ipsec', spis }))
  for (const wanted of standing.wanted) {
    const current = findSa(work, sa.id)
    if (current) startQuick(work, current, wanted)
  }
}

function answerDpd(work: Work, sa: IkeSa, payload: Payload<'dpd'>): void {
  peerHeard(work, sa, true)
  if (payload.request === 'are-you-there') transmit(work, sa, informational(sa, { ...payload, request: 'ack' }))
}

function answerKeepalive(work: Work, sa: IkeSa, payload: Payload<'legacy-keepalive'>): void {
  peerHeard(work, sa, true)
  if (payload.request === 'keepalive') transmit(work, sa, informational(sa, { ...payload, request: 'ack' }))
}

function deleted(work: Work, sa: IkeSa, payload: Payload<'delete'>): void {
  const reason = 'the peer deleted it'
  if (payload.what === 'ike') {
    removeSa(work, sa, reason, false)
    // An old IKE SA that ends under a newer one is no goodbye.
    if (sasWith(work, sa.remote).every(({ phase }) => phase !== 'QM_IDLE')) peerLeft(work, sa.remote)
    return
  }
  for (const tunnel of tunnelsWith(work, sa.remote)) {
    if (payload.spis.includes(tunnel.sa.outboundSpi)) removeTunnel(work, tunnel, reason)
  }
}

/** Nobody answers quick mode: the IKE SA is worth nothing any more, and the next peer is tried. */
function unanswered(work: Work, sa: IkeSa): void {
  announceSaEnd(work, sa)
  removeSa(work, sa, `${formatIp(sa.remote)} does not answer quick mode`, false)
  const wanted = sa.quick.flatMap((quick) => (quick.offer ? [quick.offer.wanted] : []))
  attemptFailed(work, { ...sa, wanted }, 'does not answer quick mode', false)
}
