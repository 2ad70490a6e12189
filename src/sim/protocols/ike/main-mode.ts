/** Main mode: six messages between two ends. Every problem ends in a named reason, at both ends. */
import { formatIp, type IkeMessage, type IkePayload, type IkeProposal, type Ip, parseIp } from '../../../net/index'
import { type IkeVersion, SETUP_MESSAGES } from '../../kernel/setup-timing'
import { after, NEVER } from '../../kernel/time'
import { keepaliveVendors, startKeepalive } from './keepalive'
import { agrees, choosePolicy, credentialOf, credentialProblem, profileFor, type Rings } from './negotiate'
import { computing, informational, messageOf, modeFailure, transmit } from './send'
import type { IkeMessageInput, IkePhase, IkeSa, Wanted } from './state'
import { answerInTurn } from './turns'
import { cryptoAt, draw, drawOf, journal, later, nextId, putSa, sasWith, tunnelsWith, type Work } from './work'

/** The part of a set-up's time that each computed message takes; the cookie is the negotiation's draw. */
export function stepSeconds(work: Work, cookie: number, version: IkeVersion = 1): number {
  const { setupSecondsMin, setupSecondsMax } = work.cx.parameters
  return (setupSecondsMin + (setupSecondsMax - setupSecondsMin) * drawOf(cookie)) / SETUP_MESSAGES[version].computed
}

export interface Start {
  readonly carrier: string
  readonly map: string
  readonly local: Ip
  readonly remote: Ip
  readonly wanted: readonly Wanted[]
  readonly stray: readonly number[]
  /** The IKEv1 profile that the entry names. */
  readonly isakmpProfile?: string
}

/** Begins with the first message. Answers why not, when no policy could be authenticated with that peer. */
export function startMain(work: Work, start: Start): string | undefined {
  const rings = ringsOf(work, start)
  const problems = work.crypto.isakmp.policies.map((policy) =>
    credentialProblem(cryptoAt(work, start.local), policy.authentication, start.remote, rings),
  )
  const offers = work.crypto.isakmp.policies.filter((_, index) => problems[index] === undefined).map(proposalOf)
  if (offers.length === 0) {
    const why = [...new Set(problems)].join(', and ')
    return `cannot be authenticated: ${why || 'there is no isakmp policy'}`
  }
  const sa = newSa(work, start, draw(work))
  const message = messageOf(sa, 'main', 1, { type: 'proposal', proposals: offers, vendors: vendorsOf(work) })
  putSa(work, { ...sa, main: computing(work, sa, message, true) })
  return undefined
}

/** An end that begins has the keys of its entry's profile, else the router's own. */
function ringsOf({ crypto }: Work, { isakmpProfile }: Pick<IkeSa, 'isakmpProfile'>): Rings {
  return crypto.isakmp.profiles.find((item) => item.name === isakmpProfile)?.rings ?? []
}

function proposalOf({ encryption, hash, authentication, group, lifetimeSeconds }: IkeProposal): IkeProposal {
  return { encryption, hash, authentication, group, lifetimeSeconds }
}

/** What this end can do besides the proposals: keepalives, NAT traversal. */
function vendorsOf(work: Work): readonly string[] {
  return [...keepaliveVendors(work), ...(work.crypto.isakmp.natTraversal.value ? ['nat-t'] : [])]
}

export function newSa(work: Work, start: Start, cookie: number): IkeSa {
  return {
    id: nextId(work),
    version: 1,
    initiator: true,
    interface: start.carrier,
    map: start.map,
    local: start.local,
    remote: start.remote,
    localPort: 500,
    remotePort: 500,
    cookie,
    responderCookie: 0,
    phase: 'MM_NO_STATE',
    vendors: [],
    natDetected: false,
    behindNat: false,
    natKeepaliveDue: NEVER,
    stepSeconds: stepSeconds(work, cookie),
    handled: 0,
    quick: [],
    wanted: start.wanted,
    stray: start.stray,
    since: work.cx.now,
    expires: NEVER,
    lastHeard: work.cx.now,
    ...(start.isakmpProfile === undefined ? {} : { isakmpProfile: start.isakmpProfile }),
  }
}

/** The answering end: a first message with an unknown cookie makes a new SA, or a refusal. */
export function answerFirst(
  work: Work,
  input: IkeMessageInput,
  carrier: { readonly interface: string; readonly map: string },
): void {
  const { payload, initiatorCookie } = input.message
  if (payload.type !== 'proposal') return
  const { local, remote } = input
  const start = { carrier: carrier.interface, map: carrier.map, local, remote, wanted: [], stray: [] }
  const sockets = { localPort: input.localPort, remotePort: input.remotePort }
  const sa: IkeSa = {
    ...newSa(work, start, initiatorCookie),
    ...sockets,
    initiator: false,
    responderCookie: draw(work),
  }
  const chosen = choosePolicy(cryptoAt(work, local), payload.proposals, remote)
  const peer = formatIp(remote)
  if (typeof chosen === 'string') {
    modeFailure(work, 'Main', peer, 'refused', `IKE: offer of ${peer} refused, no policy fits (${chosen})`)
    return transmit(work, sa, informational(sa, { type: 'notify', reason: 'no-proposal-chosen' }))
  }
  const vendors = payload.vendors.filter((vendor) => vendorsOf(work).includes(vendor))
  const agreed: IkeSa = { ...sa, proposal: chosen, vendors, handled: 1, expires: halfOpen(work) }
  reply(work, enter(work, agreed, 'MM_SA_SETUP'), 2, { type: 'proposal-chosen', proposal: chosen, vendors }, false)
}

/** An answering end forgets a main mode that is not continued for longer than the initiator repeats itself. */
export function halfOpen(work: Work) {
  const { ikeRetransmitSeconds, triesPerPeer } = work.cx.parameters
  return later(work, ikeRetransmitSeconds * (triesPerPeer + 1))
}

/** The next message of this end, behind its computation. */
function reply(work: Work, sa: IkeSa, step: number, payload: IkePayload, awaits: boolean): void {
  putSa(work, { ...sa, main: computing(work, sa, messageOf(sa, 'main', step, payload), awaits) })
}

/** The one door between the phases of an IKE SA. */
export function enter(work: Work, sa: IkeSa, phase: IkePhase): IkeSa {
  const peer = formatIp(sa.remote)
  const { encryption = '', hash = '', authentication = '', group = 0 } = sa.proposal ?? {}
  const text: Readonly<Record<IkePhase, string>> = {
    MM_NO_STATE: `main mode with ${peer} begins`,
    MM_SA_SETUP: `policy agreed with ${peer}: ${encryption}, ${hash}, ${authentication}, group ${group}`,
    MM_KEY_EXCH: `keys exchanged with ${peer}${sa.natDetected ? '; NAT lies between, so UDP 4500 follows' : ''}`,
    MM_KEY_AUTH: `${peer} has proved who it is`,
    QM_IDLE: `IKE SA with ${peer} stands`,
  }
  const event = phase === 'QM_IDLE' ? 'sa-up' : 'state-change'
  journal(work, {
    protocol: 'ike',
    event,
    text: `IKE: ${text[phase]} (${stateWord(sa.version, phase)})`,
    data: { peer, from: sa.phase, to: phase, initiator: sa.initiator },
  })
  const { main: _answered, ...rest } = sa
  const next: IkeSa = { ...rest, phase }
  if (phase !== 'QM_IDLE') return next
  const keepalive = startKeepalive(work, sa)
  const nat = work.crypto.isakmp.natKeepaliveSeconds
  return {
    ...next,
    since: work.cx.now,
    lastHeard: work.cx.now,
    expires: later(work, sa.proposal?.lifetimeSeconds ?? 0),
    natKeepaliveDue: sa.behindNat && nat > 0 ? after(work.cx.now, nat) : NEVER,
    ...(keepalive ? { keepalive } : {}),
  }
}

/** A phase as `show crypto isakmp sa` or `show crypto ikev2 sa` names it. */
export function stateWord(version: IkeSa['version'], phase: IkePhase) {
  if (version === 1) return phase
  return phase === 'QM_IDLE' ? 'READY' : 'IN-NEG'
}

/** Message 2. */
export function chosen(
  work: Work,
  sa: IkeSa,
  payload: Extract<IkePayload, { readonly type: 'proposal-chosen' }>,
): void {
  const next = enter(work, { ...sa, proposal: payload.proposal, vendors: payload.vendors }, 'MM_SA_SETUP')
  reply(work, next, 3, keyExchange(sa), true)
}

function keyExchange(sa: IkeSa): IkePayload {
  return { type: 'key-exchange', senderSees: { source: sa.local, destination: sa.remote } }
}

/** Messages 3 and 4. NAT lies between when one end sees other addresses than the other (RFC 3947 section 3.2). */
export function keys(
  work: Work,
  sa: IkeSa,
  { senderSees }: Extract<IkePayload, { readonly type: 'key-exchange' }>,
): void {
  const able = sa.vendors.includes('nat-t')
  const behindNat = able && senderSees.destination !== sa.local
  const natDetected = behindNat || (able && senderSees.source !== sa.remote)
  const next = enter(work, { ...sa, natDetected, behindNat }, 'MM_KEY_EXCH')
  if (!sa.initiator) {
    const answer = messageOf(next, 'main', 4, keyExchange(sa))
    return answerInTurn(work, { ...next, expires: halfOpen(work) }, answer)
  }
  const moved = natDetected ? { ...next, localPort: 4500, remotePort: 4500 } : next
  reply(work, moved, 5, proof(work, moved), true)
}

function proof(work: Work, sa: IkeSa): IkePayload {
  const method = sa.proposal?.authentication ?? 'rsa-sig'
  const credential = credentialOf(
    cryptoAt(work, sa.local),
    method,
    sa.remote,
    sa.initiator ? ringsOf(work, sa) : undefined,
  )
  // A certificate's subject is the device's name; with a key the identity is the address unless a line says the name (IOS).
  const named = method !== 'pre-share' || cryptoAt(work, sa.local).isakmp.identity?.value === 'hostname'
  const identity = named ? work.configuration.hostname : formatIp(sa.local)
  return { type: 'identity', credential, identity, initialContact: sa.initiator && isFirstContact(work, sa) }
}

/** True when this end has nothing else with that peer, so that whatever the peer still has is stale (RFC 2407 4.6.3.3). */
export function isFirstContact(work: Work, sa: IkeSa): boolean {
  const samePeer = (item: { readonly local: Ip }) => item.local === sa.local
  const others = sasWith(work, sa.remote).some(
    (item) => item.id !== sa.id && item.phase === 'QM_IDLE' && samePeer(item),
  )
  return !others && !tunnelsWith(work, sa.remote).some((tunnel) => samePeer(tunnel.sa))
}

/** Messages 5 and 6: what the peer shows must be what this end expects. Undefined = it is not. */
export function proved(
  work: Work,
  sa: IkeSa,
  payload: Extract<IkePayload, { readonly type: 'identity' }>,
): IkeSa | undefined {
  const method = sa.proposal?.authentication ?? 'rsa-sig'
  const expected = credentialOf(
    cryptoAt(work, sa.local),
    method,
    sa.remote,
    sa.initiator ? ringsOf(work, sa) : undefined,
  )
  const shown = parseIp(payload.identity ?? '') ?? (method === 'pre-share' && payload.identity ? 'a name' : sa.remote)
  const profile = sa.initiator ? undefined : profileFor(cryptoAt(work, sa.local), shown)
  // The ring that the profile names must hold the very key that was used (IOS: keyring mismatch).
  const fits = !profile || agrees(credentialOf(cryptoAt(work, sa.local), method, sa.remote, profile.rings), expected)
  if (agrees(payload.credential, expected) && fits)
    return {
      ...sa,
      ...(payload.identity === undefined ? {} : { peerIdentity: payload.identity }),
      ...(profile ? { isakmpProfile: profile.name } : {}),
    }
  const peer = formatIp(sa.remote)
  modeFailure(work, 'Main', peer, 'refused', `IKE: ${peer} is not authenticated: its pre-shared key is not ours`)
  transmit(work, sa, informational(sa, { type: 'notify', reason: 'authentication-failed' }))
  return undefined
}

/** The answering end believes the initiator, and shows itself. */
export function answerProof(work: Work, sa: IkeSa): void {
  const next = enter(work, sa, 'MM_KEY_AUTH')
  reply(work, { ...next, expires: halfOpen(work) }, 6, proof(work, next), false)
}

/** Phase 1 is done at this end. The answering end keeps its last message, in case it was lost. */
export function establish(work: Work, sa: IkeSa): IkeSa {
  const last = sa.initiator ? undefined : sa.main
  const next = enter(work, sa, 'QM_IDLE')
  const kept = last ? { ...next, main: last } : next
  putSa(work, { ...kept, wanted: [], stray: [] })
  return kept
}

/** A repeated message of the other end: this end's answer was lost, unless it is still being computed. */
export function repeated(work: Work, sa: IkeSa, message: IkeMessage): void {
  if (sa.main && sa.main.sent > 0 && !sa.initiator && message.step === sa.handled) transmit(work, sa, sa.main.message)
}
