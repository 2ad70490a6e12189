/** Quick mode: three messages that make a pair of IPsec SAs under a standing IKE SA. */
import type { CryptoMapEntry, DynamicMapEntry, ReverseRouteConfig, SaLifetime, Source } from '../../../config/index'
import { formatIp, formatPrefix, type IkeMessage, type IkePayload, type Ip, type ProxyPair, samePrefix } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { after } from '../../kernel/time'
import { chooseTransform, dynamicAccepts, lesser, proxyFor, withMode } from './negotiate'
import type { IkeSa, QuickMode } from './state'
import { draw, entryOf, findSaById, installTunnel, journal, mapOf, messageOf, nextId, putSa, refuse, say, sayNow, type Work } from './work'

type QuickPayload = Extract<IkePayload, { readonly type: 'quick' }>

/** The initiator offers its selectors and transform-sets. */
export function startQuick(work: Work, sa: IkeSa, wanted: { readonly source: Ip; readonly destination: Ip }): void {
  const entry = entryOf(work, sa.map, sa.sequence ?? -1)
  const proxy = entry && proxyFor(entry.match && work.configuration.accessLists[entry.match.value], wanted.source, wanted.destination)
  if (!entry || !proxy) return refuse(work, sa.map, sa.sequence ?? 0, 'its access list gives no selectors for this packet')
  if (sa.quick.some((quick) => quick.initiator)) return
  const pair: ProxyPair = { initiator: proxy.local, responder: proxy.remote }
  const proposals = entry.transformSets.flatMap((name) => {
    const set = work.crypto.transformSets.find((item) => item.name === name)
    return set ? [withMode(set, pair, [sa.local, sa.remote])] : []
  })
  if (proposals.length === 0) return refuse(work, sa.map, entry.sequence, 'it names no transform-set that exists')
  const messageId = draw(work)
  const spi = draw(work)
  const { seconds: lifetimeSeconds, kilobytes: lifetimeKilobytes } = entry.lifetime
  const pfs = entry.pfsGroup === undefined ? {} : { pfsGroup: entry.pfsGroup }
  const payload: QuickPayload = { type: 'quick', messageId, proxy: pair, proposals, spi, lifetimeSeconds, lifetimeKilobytes, ...pfs }
  const message = messageOf(sa, 'quick', 1, payload)
  const quick: QuickMode = { messageId, initiator: true, entry: { map: sa.map, sequence: entry.sequence, interface: sa.interface }, spi, proposal: message }
  const { wanted: _wanted, ...rest } = sa
  say(work, { ...rest, quick: [...sa.quick, quick] }, message, true)
}

export function quickReceived(work: Work, sa: IkeSa, message: IkeMessage): void {
  const { payload } = message
  switch (payload.type) {
    case 'quick':
      return offered(work, sa, payload)
    case 'quick-accept':
      return accepted(work, sa, payload)
    case 'quick-done':
      return done(work, sa, payload.messageId)
    default:
      return
  }
}

/** An answer's terms: what entry took it, and what it says of lifetimes, PFS and reverse routes. */
interface Terms {
  readonly sequence: number
  readonly dynamic?: { readonly map: string; readonly sequence: number }
  readonly transformSets: readonly string[]
  readonly lifetime: SaLifetime
  readonly pfsGroup?: number
  readonly reverseRoute?: ReverseRouteConfig
  readonly source: Source
}

/** Entries of our map that could take the offer: static ones whose list mirrors it, then the dynamic templates. */
function termsFor(work: Work, sa: IkeSa, proxy: ProxyPair): readonly Terms[] {
  const map = mapOf(work, sa.map)
  const seen = { local: proxy.responder, remote: proxy.initiator }
  const fixed = (map?.entries ?? []).filter((entry) => entry.peers.some((peer) => peer.address === sa.remote) && mirrors(work, entry, seen))
  const templates = (map?.dynamic ?? []).flatMap((use) =>
    work.crypto.dynamicMaps.filter((item) => item.map === use.map && dynamicAccepts(item, item.match && work.configuration.accessLists[item.match.value], seen)).map((item) => ({ use, item })),
  )
  return [...fixed.map((entry) => termsOf(entry, entry.sequence)), ...templates.map(({ use, item }) => termsOf(item, use.sequence, item))]
}

function mirrors(work: Work, entry: CryptoMapEntry, seen: { readonly local: ProxyPair['initiator']; readonly remote: ProxyPair['initiator'] }): boolean {
  const list = entry.match && work.configuration.accessLists[entry.match.value]
  const own = proxyFor(list, seen.local.address, seen.remote.address)
  return own !== undefined && samePrefix(own.local, seen.local) && samePrefix(own.remote, seen.remote)
}

function termsOf(entry: CryptoMapEntry | DynamicMapEntry, sequence: number, template?: DynamicMapEntry): Terms {
  return {
    sequence,
    transformSets: entry.transformSets,
    lifetime: entry.lifetime,
    source: entry.source,
    ...(template ? { dynamic: { map: template.map, sequence: template.sequence } } : {}),
    ...(entry.pfsGroup === undefined ? {} : { pfsGroup: entry.pfsGroup }),
    ...(entry.reverseRoute ? { reverseRoute: entry.reverseRoute } : {}),
  }
}

function offered(work: Work, sa: IkeSa, payload: QuickPayload): void {
  const repeated = sa.quick.find((quick) => quick.messageId === payload.messageId)
  if (repeated) return sa.lastReply ? sayNow(work, sa, sa.lastReply) : undefined
  const candidates = termsFor(work, sa, payload.proxy)
  const text = `${formatPrefix(payload.proxy.initiator)} ↔ ${formatPrefix(payload.proxy.responder)}`
  if (candidates.length === 0) return reject(work, sa, 'invalid-id', `no entry of crypto map ${sa.map} covers ${text}`)
  for (const terms of candidates) {
    const chosen = chooseTransform(work.crypto, terms.transformSets, payload.proposals, payload.proxy, [sa.local, sa.remote])
    if (!chosen || (terms.pfsGroup !== undefined && payload.pfsGroup !== terms.pfsGroup)) continue
    const spi = draw(work)
    const life = lesser(terms.lifetime, payload.lifetimeSeconds, payload.lifetimeKilobytes)
    const ready = pairOf(work, sa, {
      terms,
      proxy: { local: payload.proxy.responder, remote: payload.proxy.initiator },
      inboundSpi: spi,
      outboundSpi: payload.spi,
      transform: chosen.transform,
      life,
      initiator: false,
    })
    const answer = messageOf(sa, 'quick', 2, { type: 'quick-accept', messageId: payload.messageId, chosen: chosen.index, spi, lifetimeSeconds: life.seconds, lifetimeKilobytes: life.kilobytes })
    const quick: QuickMode = { messageId: payload.messageId, initiator: false, entry: { map: sa.map, sequence: terms.sequence, interface: sa.interface }, spi, proposal: answer, ready }
    return say(work, { ...sa, quick: [...sa.quick, quick] }, answer, false)
  }
  reject(work, sa, 'no-proposal-chosen', `no transform-set of ours equals one of ${formatIp(sa.remote)} (${payload.proposals.map((p) => `${p.cipher} ${p.integrity ?? ''}`.trim()).join(', ')})`)
}

function reject(work: Work, sa: IkeSa, reason: 'invalid-id' | 'no-proposal-chosen', why: string): void {
  journal(work, {
    protocol: 'ike',
    event: 'quick-refused',
    text: `IKE: quick mode of ${formatIp(sa.remote)} refused: ${why}`,
    data: { peer: formatIp(sa.remote), reason },
    syslog: { facility: 'CRYPTO', severity: 6, mnemonic: 'IKMP_MODE_FAILURE', text: `Processing of Quick mode failed with peer at ${formatIp(sa.remote)}` },
  })
  sayNow(work, sa, messageOf(sa, 'informational', 1, { type: 'notify', reason }))
}

interface PairFacts {
  readonly terms: Terms
  readonly proxy: SaPair['proxy']
  readonly inboundSpi: number
  readonly outboundSpi: number
  readonly transform: SaPair['transform']
  readonly life: SaLifetime
  readonly initiator: boolean
}

function pairOf(work: Work, sa: IkeSa, facts: PairFacts): SaPair {
  const { terms, life } = facts
  return {
    id: nextId(work),
    map: sa.map,
    sequence: terms.sequence,
    interface: sa.interface,
    local: sa.local,
    remote: sa.remote,
    proxy: facts.proxy,
    inboundSpi: facts.inboundSpi,
    outboundSpi: facts.outboundSpi,
    transform: facts.transform,
    initiator: facts.initiator,
    since: work.cx.now,
    expires: after(work.cx.now, life.seconds),
    kilobytes: life.kilobytes,
    source: terms.source,
    ...(terms.dynamic ? { dynamic: terms.dynamic } : {}),
    ...(terms.reverseRoute ? { reverseRoute: terms.reverseRoute } : {}),
    ...(sa.natDetected ? { natPort: sa.remotePort } : {}),
  }
}

function accepted(work: Work, sa: IkeSa, payload: Extract<IkePayload, { readonly type: 'quick-accept' }>): void {
  const quick = sa.quick.find((item) => item.initiator && item.messageId === payload.messageId)
  const offer = quick?.proposal.payload
  const entry = quick && entryOf(work, quick.entry.map, quick.entry.sequence)
  if (!quick || !entry || offer?.type !== 'quick') return
  const transform = offer.proposals[payload.chosen]
  if (!transform) return
  const life = lesser(entry.lifetime, payload.lifetimeSeconds, payload.lifetimeKilobytes)
  const proxy = { local: offer.proxy.initiator, remote: offer.proxy.responder }
  const pair = pairOf(work, sa, { terms: termsOf(entry, entry.sequence), proxy, inboundSpi: quick.spi, outboundSpi: payload.spi, transform, life, initiator: true })
  const { outstanding: _answered, ...rest } = sa
  const next: IkeSa = { ...rest, quick: sa.quick.filter((item) => item !== quick) }
  sayNow(work, next, messageOf(next, 'quick', 3, { type: 'quick-done', messageId: payload.messageId }))
  putSa(work, next)
  installTunnel(work, pair, sa.id)
}

function done(work: Work, sa: IkeSa, messageId: number): void {
  const quick = sa.quick.find((item) => !item.initiator && item.messageId === messageId)
  if (!quick?.ready) return
  const { outstanding: _sent, ...rest } = sa
  putSa(work, { ...rest, quick: sa.quick.filter((item) => item !== quick) })
  installTunnel(work, quick.ready, sa.id)
}

/** A quick mode nobody answered, or that was refused, is given up; traffic may ask again after a while. */
export function quickFailed(work: Work, id: number, why: string): void {
  const sa = findSaById(work, id)
  if (!sa) return
  const { outstanding: _gone, ...rest } = sa
  putSa(work, { ...rest, quick: sa.quick.filter((item) => !item.initiator) })
  if (sa.initiator && sa.sequence !== undefined) refuse(work, sa.map, sa.sequence, why)
}
