/** Quick mode: three messages under a standing IKE SA make a pair of IPsec SAs. */
import { insideTable } from '../../../config/index'
import {
  formatIp,
  formatPrefix,
  type IkeMessage,
  type ProxyPair,
  type QuickAcceptPayload,
  samePrefix,
} from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { after } from '../../kernel/time'
import { peerStands, refuse } from './entries'
import { chooseTransform, credentialDoubt, isakmpDoubt, lesser, transformsOf, transformText } from './negotiate'
import { computing, informational, messageOf, modeFailure, transmit, tunnelExchange } from './send'
import type { IkeSa, QuickMode, QuickOffer, Wanted } from './state'
import { candidatesFor, type Terms, termsOf } from './terms'
import { installTunnel, markSuccessor } from './tunnels'
import { draw, entryOf, nextId, putSa, tunnelsWith, type Work } from './work'

type QuickAccept = QuickAcceptPayload

/** The initiator offers its selectors and transform-sets. */
export function startQuick(work: Work, sa: IkeSa, wanted: Wanted): void {
  const payload = offerFor(work, sa, wanted)
  if (!payload) return
  const out = computing(work, sa, messageOf(sa, tunnelExchange(sa), 1, payload), true)
  putSa(work, { ...sa, quick: [...sa.quick, { messageId: payload.messageId, out, offer: { payload, wanted } }] })
  peerStands(work, wanted, sa.remote)
  markSuccessor(work, wanted, 'asked')
}

/** What is offered for selectors; nothing when it is on its way already, or when there is nothing to offer. */
export function offerFor(work: Work, sa: IkeSa, wanted: Wanted): QuickOffer | undefined {
  const entry = entryOf(work, wanted.map, wanted.sequence)
  const proxy: ProxyPair = { initiator: wanted.proxy.local, responder: wanted.proxy.remote }
  if (!entry || sa.quick.some((quick) => quick.offer && sameProxy(quick.offer.payload.proxy, proxy))) return undefined
  const proposals = transformsOf(work.crypto, entry.transformSets, proxy, [sa.local, sa.remote])
  if (proposals.length === 0) {
    refuse(work, wanted.map, wanted.sequence, 'it names no transform-set that exists')
    return undefined
  }
  return {
    type: 'quick',
    messageId: draw(work),
    proxy,
    proposals,
    spi: draw(work),
    lifetimeSeconds: entry.lifetime.seconds,
    lifetimeKilobytes: entry.lifetime.kilobytes,
    ...(entry.pfsGroup === undefined ? {} : { pfsGroup: entry.pfsGroup }),
  }
}

function sameProxy(a: ProxyPair, b: ProxyPair): boolean {
  return samePrefix(a.initiator, b.initiator) && samePrefix(a.responder, b.responder)
}

/** Message 1 at the answering end. */
export function offered(work: Work, sa: IkeSa, payload: QuickOffer): void {
  const known = sa.quick.find((quick) => quick.messageId === payload.messageId)
  if (known) return known.out.sent > 0 ? transmit(work, sa, known.out.message) : undefined
  const agreed = agree(work, sa, payload)
  if ('why' in agreed) return reject(work, sa, payload, agreed)
  const out = computing(work, sa, messageOf(sa, tunnelExchange(sa), 2, agreed.answer), sa.version === 1)
  putSa(work, { ...sa, quick: [...sa.quick, { messageId: payload.messageId, out, ready: agreed.ready }] })
}

type Agreement =
  | { readonly answer: QuickAccept; readonly ready: SaPair }
  | { readonly reason: 'invalid-id' | 'no-proposal-chosen'; readonly why: string }

/** The first entry that covers the selectors and has a common transform-set takes the offer. */
export function agree(work: Work, sa: IkeSa, payload: QuickOffer): Agreement {
  const candidates = candidatesFor(work, sa, payload.proxy)
  if (candidates.length === 0) {
    const text = `${formatPrefix(payload.proxy.initiator)} ↔ ${formatPrefix(payload.proxy.responder)}`
    return { reason: 'invalid-id', why: `no entry of crypto map ${sa.map} covers ${text}` }
  }
  const problems: string[] = []
  for (const terms of candidates) {
    const taken = take(work, sa, payload, terms)
    if (typeof taken !== 'string') return taken
    problems.push(taken)
  }
  return { reason: 'no-proposal-chosen', why: problems.join('; ') }
}

/** Accepts an offer under the terms of one entry; or says why that entry cannot. */
function take(
  work: Work,
  sa: IkeSa,
  payload: QuickOffer,
  terms: Terms,
): Extract<Agreement, { readonly answer: QuickAccept }> | string {
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
  const answer: QuickAccept = {
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
  return { answer, ready }
}

function reject(
  work: Work,
  sa: IkeSa,
  payload: QuickOffer,
  { reason, why }: Extract<Agreement, { readonly why: string }>,
): void {
  const peer = formatIp(sa.remote)
  modeFailure(work, 'Quick', peer, 'quick-refused', `IKE: quick mode of ${peer} refused: ${why}`)
  transmit(work, sa, informational(sa, { type: 'notify', reason, messageId: payload.messageId }))
}

type Agreed = Pick<SaPair, 'proxy' | 'inboundSpi' | 'outboundSpi' | 'transform' | 'expires' | 'kilobytes' | 'initiator'>

function pairOf(work: Work, sa: IkeSa, terms: Terms, agreed: Agreed): SaPair {
  const notKnown = terms.notKnown ?? credentialDoubt(work, sa) ?? isakmpDoubt(work, sa)
  // What a tunnel interface carries is in the table of that interface, whatever the profile says.
  const vrf = terms.tunnel
    ? undefined
    : insideTable(work.configuration, { isakmpProfile: sa.isakmpProfile, ikev2Profile: sa.profile }, terms.interface)
  return {
    ...agreed,
    ...(notKnown ? { notKnown } : {}),
    id: nextId(work),
    map: terms.map,
    sequence: terms.sequence,
    interface: terms.interface,
    local: sa.local,
    remote: sa.remote,
    since: work.cx.now,
    source: terms.source,
    ...(terms.dynamic ? { dynamic: terms.dynamic } : {}),
    ...(terms.tunnel ? { tunnel: terms.tunnel } : {}),
    ...(vrf === undefined ? {} : { vrf }),
    ...(terms.lifetime.idle ? { idle: terms.lifetime.idle } : {}),
    ...(terms.replayWindow ? { replayWindow: terms.replayWindow } : {}),
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
    const lost =
      sa.version === 1 && tunnelsWith(work, sa.remote).some((tunnel) => tunnel.sa.outboundSpi === payload.spi)
    if (lost) transmit(work, sa, finish)
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
  const pair = pairOf(work, sa, termsOf(entry, entry.sequence, wanted), {
    proxy: wanted.proxy,
    inboundSpi: offer.spi,
    outboundSpi: payload.spi,
    transform,
    expires: after(work.cx.now, seconds),
    kilobytes,
    initiator: true,
  })
  // Version 2 has no third message: the answer says it all.
  if (sa.version === 1) transmit(work, sa, finish)
  installTunnel(work, pair, sa.id)
}

function without(sa: IkeSa, quick: QuickMode): IkeSa {
  return { ...sa, quick: sa.quick.filter((item) => item !== quick) }
}

/** Message 3 at the answering end; in version 2, when its answer has gone out. */
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
