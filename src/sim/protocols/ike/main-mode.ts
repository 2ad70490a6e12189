/** Main mode: six messages, two ends. Every problem ends in a named reason. */
import { formatIp, type IkeMessage, type Ip } from '../../../net/index'
import { after, NEVER } from '../../kernel/time'
import { startKeepalive } from './keepalive'
import { choosePolicy, credentialOf, credentialProblem } from './negotiate'
import { startQuick } from './quick-mode'
import type { IkeSa } from './state'
import { draw, entryOf, entryState, findSaById, journal, localAddress, messageOf, nextId, putEntry, putSa, refuse, removeSa, say, sayNow, type Work } from './work'

/** Messages of a whole set-up that each end computes: three or four of the nine. */
const STEPS_PER_END = 4

/** Seconds this end computes before each of its messages, from one draw for the whole negotiation. */
function stepSeconds(work: Work): number {
  const { setupSecondsMin, setupSecondsMax } = work.cx.parameters
  const whole = setupSecondsMin + (setupSecondsMax - setupSecondsMin) * work.cx.random.next()
  return whole / 2 / STEPS_PER_END
}

/** Traffic asks for an SA of a static entry: the peer whose turn it is gets a main mode. */
export function startMain(work: Work, carrier: string, map: string, sequence: number, wanted: { readonly source: Ip; readonly destination: Ip }): void {
  const entry = entryOf(work, map, sequence)
  const place = entryState(work, map, sequence)
  const peer = entry?.peers[place.index % Math.max(1, entry.peers.length)]
  const local = localAddress(work, map, carrier)
  if (!peer || local === undefined || work.cx.now < place.notBefore) return
  putEntry(work, place)
  const offers = work.crypto.isakmp.policies
    .filter((policy) => credentialProblem(work.crypto, policy.authentication, peer.address) === undefined)
    .map(({ priority: _priority, source: _source, ...proposal }) => proposal)
  if (offers.length === 0) return refuse(work, map, sequence, `no policy can be authenticated with ${formatIp(peer.address)}: ${credentialProblem(work.crypto, 'rsa-sig', peer.address)}`)
  const sa = newSa(work, { initiator: true, carrier, map, sequence, local, remote: peer.address, cookie: draw(work), wanted })
  journal(work, {
    protocol: 'ike',
    event: 'attempt',
    text: `IKE: main mode with ${formatIp(peer.address)} begins (peer ${(place.index % (entry?.peers.length ?? 1)) + 1} of ${entry?.peers.length ?? 0})`,
    data: { peer: formatIp(peer.address), map, sequence },
    source: peer.source,
  })
  say(work, sa, messageOf(sa, 'main', 1, { type: 'proposal', proposals: offers, vendors: vendorsOf(work) }), true)
}

function newSa(
  work: Work,
  about: {
    readonly initiator: boolean
    readonly carrier: string
    readonly map: string
    readonly sequence?: number
    readonly local: Ip
    readonly remote: Ip
    readonly cookie: number
    readonly remotePort?: number
    readonly wanted?: { readonly source: Ip; readonly destination: Ip }
  },
): IkeSa {
  return {
    id: nextId(work),
    initiator: about.initiator,
    interface: about.carrier,
    map: about.map,
    local: about.local,
    remote: about.remote,
    localPort: 500,
    remotePort: about.remotePort ?? 500,
    cookie: about.cookie,
    responderCookie: about.initiator ? 0 : draw(work),
    phase: 'MM_NO_STATE',
    vendors: [],
    natDetected: false,
    stepSeconds: stepSeconds(work),
    handled: 0,
    quick: [],
    since: work.cx.now,
    expires: NEVER,
    lastHeard: work.cx.now,
    ...(about.sequence === undefined ? {} : { sequence: about.sequence }),
    ...(about.wanted ? { wanted: about.wanted } : {}),
  }
}

/** What this end can do besides the proposals: keepalives, NAT traversal. */
function vendorsOf(work: Work): readonly string[] {
  const { keepalive, natTraversal } = work.crypto.isakmp
  return [...(keepalive ? [keepalive.mode === 'legacy' ? 'legacy-keepalive' : 'dpd'] : []), ...(natTraversal.value ? ['nat-t'] : [])]
}

/** The answering end: MM1 makes a new SA, unless it repeats one that is known. */
export function answerFirst(work: Work, carrier: { readonly interface: string; readonly map: string }, local: Ip, remote: Ip, remotePort: number, message: IkeMessage): void {
  if (message.payload.type !== 'proposal') return
  const chosen = choosePolicy(work.crypto, message.payload.proposals, remote)
  const sa = newSa(work, { initiator: false, carrier: carrier.interface, map: carrier.map, local, remote, remotePort, cookie: message.initiatorCookie })
  if (typeof chosen === 'string') {
    journal(work, { protocol: 'ike', event: 'refused', text: `IKE: offer of ${formatIp(remote)} refused, no policy fits: ${chosen}`, data: { peer: formatIp(remote) } })
    return sayNow(work, sa, messageOf(sa, 'informational', 1, { type: 'notify', reason: 'no-proposal-chosen' }))
  }
  const vendors = message.payload.vendors.filter((vendor) => vendorsOf(work).includes(vendor))
  const ready: IkeSa = { ...sa, proposal: chosen, vendors, phase: 'MM_SA_SETUP', handled: 1 }
  say(work, ready, messageOf(ready, 'main', 2, { type: 'proposal-chosen', proposal: chosen, vendors }), false)
}

/** Any later message of main mode. */
export function mainReceived(work: Work, sa: IkeSa, message: IkeMessage): void {
  if (message.step <= sa.handled) {
    if (sa.lastReply && !sa.initiator) sayNow(work, sa, sa.lastReply)
    return
  }
  const { payload } = message
  const { outstanding: _answered, ...rest } = sa
  const next: IkeSa = { ...rest, handled: message.step, lastHeard: work.cx.now, responderCookie: sa.responderCookie || message.responderCookie }
  switch (payload.type) {
    case 'proposal-chosen': {
      const set: IkeSa = { ...next, proposal: payload.proposal, vendors: payload.vendors, phase: 'MM_SA_SETUP' }
      return say(work, set, messageOf(set, 'main', 3, { type: 'key-exchange', senderSees: { source: sa.local, destination: sa.remote } }), true)
    }
    case 'key-exchange':
      return keysReceived(work, next, payload.senderSees)
    case 'identity':
      return identityReceived(work, next, payload.credential, payload.initialContact)
    default:
      return
  }
}

/** NAT lies between when the addresses one end sees are not those the other sees (RFC 3947 section 3.2). */
function keysReceived(work: Work, sa: IkeSa, sees: { readonly source: Ip; readonly destination: Ip }): void {
  const natDetected = sa.vendors.includes('nat-t') && (sees.source !== sa.remote || sees.destination !== sa.local)
  const moved = natDetected && sa.initiator ? { localPort: 4500, remotePort: 4500 } : natDetected ? { localPort: 4500 } : {}
  const next: IkeSa = { ...sa, natDetected, phase: 'MM_KEY_EXCH', ...(sa.initiator ? moved : {}) }
  if (!sa.initiator) return say(work, next, messageOf(next, 'main', 4, { type: 'key-exchange', senderSees: { source: sa.local, destination: sa.remote } }), false)
  say(work, next, messageOf(next, 'main', 5, identity(work, next)), true)
}

function identity(work: Work, sa: IkeSa) {
  const others = work.state.sas.some((item) => item.id !== sa.id && item.remote === sa.remote && item.phase === 'QM_IDLE')
  const credential = credentialOf(work.crypto, sa.proposal?.authentication ?? 'rsa-sig', sa.remote)
  return { type: 'identity', credential, initialContact: sa.initiator && !others } as const
}

function identityReceived(work: Work, sa: IkeSa, credential: string, initialContact: boolean): void {
  const expected = credentialOf(work.crypto, sa.proposal?.authentication ?? 'rsa-sig', sa.remote)
  if (credential !== expected) {
    journal(work, { protocol: 'ike', event: 'refused', text: `IKE: ${formatIp(sa.remote)} is not authenticated: its pre-shared key is another`, data: { peer: formatIp(sa.remote) } })
    sayNow(work, sa, messageOf(sa, 'informational', 1, { type: 'notify', reason: 'authentication-failed' }))
    return removeSa(work, sa, 'authentication failed', false)
  }
  if (!sa.initiator && initialContact) dropStale(work, sa)
  established(work, sa)
}

/** INITIAL-CONTACT: the peer has no other SA with us, so ours with it are stale (RFC 2407 section 4.6.3.3). */
function dropStale(work: Work, sa: IkeSa): void {
  for (const old of work.state.sas) {
    if (old.id !== sa.id && old.remote === sa.remote && old.local === sa.local && old.phase === 'QM_IDLE') removeSa(work, old, 'the peer announced initial contact', true)
  }
}

function established(work: Work, sa: IkeSa): void {
  const lifetime = sa.proposal?.lifetimeSeconds ?? 86400
  const keepalive = startKeepalive(work, sa.vendors)
  const next: IkeSa = { ...sa, phase: 'QM_IDLE', since: work.cx.now, expires: after(work.cx.now, lifetime), ...(keepalive ? { keepalive } : {}) }
  putSa(work, next)
  journal(work, { protocol: 'ike', event: 'sa-up', text: `IKE SA with ${formatIp(sa.remote)} stands (QM_IDLE)`, data: { peer: formatIp(sa.remote), initiator: sa.initiator } })
  if (!sa.initiator) return say(work, next, messageOf(next, 'main', 6, identity(work, next)), false)
  const place = entryState(work, sa.map, sa.sequence ?? 0)
  putEntry(work, { ...place, failed: 0 })
  if (next.wanted) startQuick(work, next, next.wanted)
}

/** A message was repeated often enough: this peer is silent, and the next of the list follows (FACTS section 1). */
export function peerSilent(work: Work, sa: IkeSa): void {
  removeSa(work, sa, 'no answer', false)
  if (!sa.initiator || sa.sequence === undefined) return
  const entry = entryOf(work, sa.map, sa.sequence)
  const count = entry?.peers.length ?? 1
  const place = entryState(work, sa.map, sa.sequence)
  const failed = place.failed + 1
  journal(work, { protocol: 'ike', event: 'peer-silent', text: `IKE: ${formatIp(sa.remote)} does not answer main mode`, data: { peer: formatIp(sa.remote) } })
  putEntry(work, { ...place, index: (place.index + 1) % count, failed: failed >= count ? 0 : failed })
  if (failed < count && sa.wanted && !findSaById(work, sa.id)) startMain(work, sa.interface, sa.map, sa.sequence, sa.wanted)
}
