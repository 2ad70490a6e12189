/** Quick mode: three messages under a standing IKE SA make a pair of IPsec SAs. */
import {
  formatIp,
  formatPrefix,
  type IkeMessage,
  type IkePayload,
  type ProxyPair,
  samePrefix,
} from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { after } from '../../kernel/time'
import { peerStands, refuse } from './entries'
import { chooseTransform, lesser, transformsOf, transformText } from './negotiate'
import { computing, informational, messageOf, modeFailure, transmit } from './send'
import type { IkeSa, QuickMode, QuickOffer, Wanted } from './state'
import { candidatesFor, type Terms, termsOf } from './terms'
import { installTunnel, markSuccessor } from './tunnels'
import { draw, entryOf, nextId, putSa, type Work } from './work'

type QuickAccept = Extract<IkePayload, { readonly type: 'quick-accept' }>

/** The initiator offers its selectors and transform-sets. */
export function startQuick(work: Work, sa: IkeSa, wanted: Wanted): void {
  const entry = entryOf(work, wanted.map, wanted.sequence)
  const proxy: ProxyPair = { initiator: wanted.proxy.local, responder: wanted.proxy.remote }
  if (!entry || sa.quick.some((quick) => quick.offer && sameProxy(quick.offer.payload.proxy, proxy))) return
  const proposals = transformsOf(work.crypto, entry.transformSets, proxy, [sa.local, sa.remote])
  if (proposals.length === 0) return refuse(work, wanted.map, wanted.sequence, 'it names no transform-set that exists')
  const messageId = draw(work)
  const payload: QuickOffer = {
    type: 'quick',
    messageId,
    proxy,
    proposals,
    spi: draw(work),
    lifetimeSeconds: entry.lifetime.seconds,
    lifetimeKilobytes: entry.lifetime.kilobytes,
    ...(entry.pfsGroup === undefined ? {} : { pfsGroup: entry.pfsGroup }),
  }
  const out = computing(work, sa, messageOf(sa, 'quick', 1, payload), true)
  putSa(work, { ...sa, quick: [...sa.quick, { messageId, out, offer: { payload, wanted } }] })
  peerStands(work, wanted, sa.remote)
  markSuccessor(work, wanted, 'asked')
}

function sameProxy(a: ProxyPair, b: ProxyPair): boolean {
  return samePrefix(a.initiator, b.initiator) && samePrefix(a.responder, b.responder)
}

/** Message 1 at the answering end: the first entry that covers the selectors and has a common transform-set takes it. */
export function offered(work: Work, sa: IkeSa, payload: QuickOffer): void {
  const known = sa.quick.find((quick) => quick.messageId === payload.messageId)
  if (known) return known.out.sent > 0 ? transmit(work, sa, known.out.message) : undefined
  const candidates = candidatesFor(work, sa, payload.proxy)
  if (candidates.length === 0) {
    const text = `${formatPrefix(payload.proxy.initiator)} ↔ ${formatPrefix(payload.proxy.responder)}`
    return reject(work, sa, payload, 'invalid-id', `no entry of crypto map ${sa.map} covers ${text}`)
  }
  const problems: string[] = []
  for (const terms of candidates) {
    const problem = take(work, sa, payload, terms)
    if (problem === undefined) return
    problems.push(problem)
  }
  reject(work, sa, payload, 'no-proposal-chosen', problems.join('; '))
}

/** Accepts an offer under the terms of one entry; or says why that entry cannot. */
function take(work: Work, sa: IkeSa, payload: QuickOffer, terms: Terms): string | undefined {
  // An entry without PFS takes what it is offered; one with it insists on its group (IOS).
  if (terms.pfsGroup !== undefined && payload.pfsGroup !== terms.pfsGroup) {
    return `PFS group ${terms.pfsGroup} here, ${payload.pfsGroup ?? 'none'} offered`
  }
  const picked = chooseTransform(work.crypto, terms.transformSets, payload.proposals, payload.proxy, [
    sa.local,
    sa.remote,
  ])
  if (!picked)
    return `no common transform-set: ${terms.transformSets.join(', ') || 'none'} here, ${payload.proposals.map(transformText).join(', ')} offered`
  const spi = draw(work)
  const { seconds, kilobytes } = lesser(terms.lifetime, payload.lifetimeSeconds, payload.lifetimeKilobytes)
  const answer: IkePayload = {
    type: 'quick-accept',
    messageId: payload.messageId,
    chosen: picked.index,
    spi,
    lifetimeSeconds: seconds,
    lifetimeKilobytes: kilobytes,
  }
  const ready = pairOf(work, sa, terms, {
    proxy: { local: payload.proxy.responder, remote: payload.proxy.initiator },
    inboundSpi: spi,
    outboundSpi: payload.spi,
    transform: picked.transform,
    expires: after(work.cx.now, seconds),
    kilobytes,
    initiator: false,
  })
  const out = computing(work, sa, messageOf(sa, 'quick', 2, answer), true)
  putSa(work, { ...sa, quick: [...sa.quick, { messageId: payload.messageId, out, ready }] })
  return undefined
}

function reject(
  work: Work,
  sa: IkeSa,
  payload: QuickOffer,
  reason: 'invalid-id' | 'no-proposal-chosen',
  why: string,
): void {
  const peer = formatIp(sa.remote)
  modeFailure(work, 'Quick', peer, 'quick-refused', `IKE: quick mode of ${peer} refused: ${why}`)
  transmit(work, sa, informational(sa, { type: 'notify', reason, messageId: payload.messageId }))
}

type Agreed = Pick<SaPair, 'proxy' | 'inboundSpi' | 'outboundSpi' | 'transform' | 'expires' | 'kilobytes' | 'initiator'>

function pairOf(work: Work, sa: IkeSa, terms: Terms, agreed: Agreed): SaPair {
  return {
    ...agreed,
    id: nextId(work),
    map: sa.map,
    sequence: terms.sequence,
    interface: sa.interface,
    local: sa.local,
    remote: sa.remote,
    since: work.cx.now,
    source: terms.source,
    ...(terms.dynamic ? { dynamic: terms.dynamic } : {}),
    ...(terms.reverseRoute ? { reverseRoute: terms.reverseRoute } : {}),
    ...(sa.natDetected ? { natPort: sa.remotePort } : {}),
  }
}

/** Message 2 at the initiator: the pair stands here, and message 3 says so. */
export function accepted(work: Work, sa: IkeSa, payload: QuickAccept): void {
  const finish = messageOf(sa, 'quick', 3, { type: 'quick-done', messageId: payload.messageId })
  const quick = sa.quick.find((item) => item.messageId === payload.messageId)
  if (!quick) {
    // Message 3 was lost, and the peer repeats itself.
    if (work.state.tunnels.some((tunnel) => tunnel.sa.outboundSpi === payload.spi)) transmit(work, sa, finish)
    return
  }
  putSa(work, without(sa, quick))
  if (quick.offer) stands(work, sa, quick.offer, payload, finish)
}

function stands(
  work: Work,
  sa: IkeSa,
  { payload: offer, wanted }: NonNullable<QuickMode['offer']>,
  payload: QuickAccept,
  finish: IkeMessage,
): void {
  const transform = offer.proposals[payload.chosen]
  const entry = entryOf(work, wanted.map, wanted.sequence)
  if (!transform || !entry) return
  const { seconds, kilobytes } = lesser(entry.lifetime, payload.lifetimeSeconds, payload.lifetimeKilobytes)
  const pair = pairOf(work, { ...sa, map: wanted.map, interface: wanted.interface }, termsOf(entry, entry.sequence), {
    proxy: wanted.proxy,
    inboundSpi: offer.spi,
    outboundSpi: payload.spi,
    transform,
    expires: after(work.cx.now, seconds),
    kilobytes,
    initiator: true,
  })
  transmit(work, sa, finish)
  installTunnel(work, pair, sa.id)
}

function without(sa: IkeSa, quick: QuickMode): IkeSa {
  return { ...sa, quick: sa.quick.filter((item) => item !== quick) }
}

/** Message 3 at the answering end. */
export function done(work: Work, sa: IkeSa, messageId: number): void {
  const quick = sa.quick.find((item) => item.messageId === messageId)
  if (!quick?.ready) return
  putSa(work, without(sa, quick))
  const life = quick.ready.expires - quick.ready.since
  const { now } = work.cx
  installTunnel(work, { ...quick.ready, since: now, expires: after(now, life / 1e6) }, sa.id)
}

/** The peer refused an offer; without a message id all that are open. */
export function quickRefused(work: Work, sa: IkeSa, reason: string, messageId: number | undefined): void {
  const refused = sa.quick.filter((quick) => quick.offer && (messageId === undefined || quick.messageId === messageId))
  putSa(work, { ...sa, quick: sa.quick.filter((quick) => !refused.includes(quick)) })
  for (const { offer } of refused) {
    if (!offer) continue
    markSuccessor(work, offer.wanted, 'none')
    refuse(work, offer.wanted.map, offer.wanted.sequence, `${formatIp(sa.remote)} refused quick mode: ${reason}`)
  }
}

/** An answering end whose last message is not acknowledged forgets the quick mode. */
export function forgetQuick(work: Work, sa: IkeSa, quick: QuickMode): void {
  putSa(work, without(sa, quick))
}
