/**
 * IKE version 2 (RFC 7296), as far as it decides who talks to whom and how long it takes:
 *
 *   initiator  IN-NEG ──IKE_SA_INIT──▶ IN-NEG ──IKE_AUTH──▶ READY, with the first tunnel
 *
 * Two round trips instead of main and quick mode's nine messages. NAT is detected in the first; the second moves to UDP
 * 4500 if there is one, proves both ends and agrees on the first tunnel; further ones, and renewals, take one round trip
 * each (CREATE_CHILD_SA). The machine is that of version 1, which passes through fewer phases; keepalives, deletes and
 * the list of peers are the same. Dead peer detection needs no consent: an end that is told to asks, and every end
 * answers. Lifetimes are each end's own. Not modelled: cookies against floods, the renewal of the IKE SA itself (it ends
 * and is made anew by the next packet), configuration payloads, EAP, MOBIKE, and narrowing of selectors.
 */
import type { CryptoMapEntry, Ikev2Profile, PresharedKey } from '../../../config/index'
import { contains, formatIp, type IkePayload, type IkeProposal, type Ip, type QuickPayload } from '../../../net/index'
import { NEVER } from '../../kernel/time'
import { peerStands } from './entries'
import { meets } from './identity'
import { enter, halfOpen, isFirstContact, newSa, type Start, startMain, stepSeconds } from './main-mode'
import { agrees, credentialText } from './negotiate'
import { agree, offerFor } from './quick-mode'
import { computing, informational, messageOf, modeFailure, transmit } from './send'
import type { IkeMessageInput, IkeSa, QuickMode } from './state'
import { answerInTurn } from './turns'
import { draw, isForPeersAt, journal, mapOf, profileOf, putSa, type Work } from './work'

type Payload<T extends IkePayload['type']> = Extract<IkePayload, { readonly type: T }>

/** Begins with a peer in the version that the entry asks for. Answers why not, when nothing could be offered. */
export function begin(work: Work, entry: CryptoMapEntry | undefined, start: Start): string | undefined {
  if (entry?.ikev2Profile) return startInit(work, start, entry.ikev2Profile.value)
  const profile = entry?.isakmpProfile?.value
  return startMain(work, profile === undefined ? start : { ...start, isakmpProfile: profile })
}

function startInit(work: Work, start: Start, name: string): string | undefined {
  const profile = profileOf(work, { profile: name })
  if (!profile) return `cannot be authenticated: there is no IKEv2 profile ${name}`
  if (!isForPeersAt(work, profile, start.local))
    return `cannot be authenticated: IKEv2 profile ${name} is for peers of another table (match fvrf)`
  const problem = credentialProblem(profile, profile.local, start.remote)
  if (problem !== undefined) return `cannot be authenticated: ${problem}`
  const proposals = offers(work, profile, start.local)
  if (proposals.length === 0) return 'has nothing to offer: no IKEv2 policy for its table names a proposal'
  const sa = versionTwo(work, newSa(work, start, draw(work)), profile)
  const payload: IkePayload = { type: 'init', proposals, ...natDetection(work, sa) }
  putSa(work, { ...sa, main: computing(work, sa, messageOf(sa, 'init', 1, payload), true) })
  return undefined
}

function versionTwo(work: Work, sa: IkeSa, profile: Ikev2Profile): IkeSa {
  const step = stepSeconds(work, sa.cookie, 2)
  // There are no vendors to compare: whoever speaks version 2 answers an empty message, and NAT has payloads of its own.
  return { ...sa, version: 2, profile: profile.name, stepSeconds: step, vendors: ['dpd'] }
}

/** NAT_DETECTION_SOURCE_IP and _DESTINATION_IP; an end that does not traverse NAT sends none (RFC 7296 section 2.23). */
function natDetection(work: Work, sa: IkeSa) {
  return work.crypto.isakmp.natTraversal.value ? { senderSees: { source: sa.local, destination: sa.remote } } : {}
}

/** Every combination of the proposals, in order; authentication and lifetime are this end's own. */
function offers(work: Work, profile: Ikev2Profile, local: Ip): readonly IkeProposal[] {
  const own = { authentication: profile.local, lifetimeSeconds: profile.lifetimeSeconds }
  const proposals = (work.crypto.ikev2?.proposals ?? []).filter((item) => isForPeersAt(work, item, local))
  return proposals.flatMap(({ encryption: ciphers, hashes, groups }) =>
    ciphers.flatMap((encryption) =>
      hashes.flatMap((hash) => groups.map((group) => ({ encryption, hash, group, ...own }))),
    ),
  )
}

function credentialProblem(profile: Ikev2Profile, method: Ikev2Profile['local'], remote: Ip): string | undefined {
  if (method === 'pre-share')
    return keyFor(profile, remote) === undefined
      ? `no key of profile ${profile.name} is for ${formatIp(remote)}`
      : undefined
  return profile.trustpoint === undefined
    ? `rsa-sig needs a certificate, and profile ${profile.name} names no trustpoint`
    : undefined
}

function keyFor(profile: Ikev2Profile, remote: Ip): PresharedKey | undefined {
  const fitting = profile.keys.filter((key) => contains(key.peers, remote))
  return fitting.sort((a, b) => b.peers.length - a.peers.length)[0]
}

function credentialOf(
  profile: Ikev2Profile,
  method: Ikev2Profile['local'],
  remote: Ip,
  which: 'own' | 'expected' = 'own',
): string {
  if (method !== 'pre-share') return 'certificate'
  const key = keyFor(profile, remote)
  return credentialText((which === 'own' ? key?.own : undefined) ?? key)
}

/** IKE_SA_INIT at the answering end. */
export function answerInit(
  work: Work,
  input: IkeMessageInput,
  carrier: { readonly interface: string; readonly map: string },
): void {
  const { payload, initiatorCookie } = input.message
  if (payload.type !== 'init') return
  const { local, remote, localPort, remotePort } = input
  const start: Start = { carrier: carrier.interface, map: carrier.map, local, remote, wanted: [], stray: [] }
  const plain = { ...newSa(work, start, initiatorCookie), localPort, remotePort, initiator: false }
  const profile = profileOfMap(work, carrier.map, local)
  const chosen = profile
    ? choose(work, profile, payload.proposals, local)
    : 'no crypto map entry has an IKEv2 profile for it'
  if (!profile || typeof chosen === 'string') {
    const peer = formatIp(remote)
    modeFailure(work, 'Main', peer, 'refused', `IKE: IKEv2 offer of ${peer} refused: ${String(chosen)}`)
    return transmit(work, plain, informational(plain, { type: 'notify', reason: 'no-proposal-chosen' }))
  }
  const sa: IkeSa = {
    ...versionTwo(work, plain, profile),
    responderCookie: draw(work),
    proposal: chosen,
    handled: 1,
    expires: halfOpen(work),
    ...natBetween(work, plain, payload.senderSees),
  }
  const answer: IkePayload = { type: 'init-chosen', proposal: chosen, ...natDetection(work, sa) }
  answerInTurn(work, enter(work, sa, 'MM_SA_SETUP'), messageOf(sa, 'init', 2, answer))
}

/** The profile that the map's entries and templates name: the first that exists and matches anybody of the table. */
const profileOfMap = (work: Work, name: string, local: Ip): Ikev2Profile | undefined =>
  profilesOfMap(work, name, local)[0]

function profilesOfMap(work: Work, name: string, local: Ip): readonly Ikev2Profile[] {
  const map = mapOf(work, name)
  const templates = work.crypto.dynamicMaps.filter((item) => map?.dynamic.some((use) => use.map === item.map))
  const named = [...(map?.entries ?? []), ...templates].flatMap((item) => item.ikev2Profile?.value ?? [])
  return (work.crypto.ikev2?.profiles ?? []).filter(
    (item) => item.matches.length > 0 && named.includes(item.name) && isForPeersAt(work, item, local),
  )
}

/** The answering end knows who asks only now: of the profiles of its map it takes the first that is for whom the peer says to be. */
function profileForShown(work: Work, sa: IkeSa, shown: string): Ikev2Profile | undefined {
  if (sa.initiator) return profileOf(work, sa)
  const named = profilesOfMap(work, sa.map, sa.local)
  const surely = named.find((item) => meets(item, shown) === 'yes')
  return surely ?? named.find((item) => meets(item, shown) !== 'no') ?? profileOf(work, sa)
}

function choose(work: Work, profile: Ikev2Profile, offered: readonly IkeProposal[], local: Ip): IkeProposal | string {
  const own = offers(work, profile, local)
  const same = (a: IkeProposal, b: IkeProposal) =>
    a.encryption === b.encryption && a.hash === b.hash && a.group === b.group
  const text = (list: readonly IkeProposal[]) =>
    list.map((item) => `${item.encryption} ${item.hash} group ${item.group}`).join(', ') || 'nothing'
  return own.find((item) => offered.some((offer) => same(item, offer))) ?? `${text(own)} here, ${text(offered)} offered`
}

/** NAT lies between when one end sees other addresses than the other; who does not traverse it, or is not asked, does not look. */
function natBetween(work: Work, sa: IkeSa, senderSees: Payload<'init'>['senderSees']) {
  if (!senderSees || !work.crypto.isakmp.natTraversal.value) return { behindNat: false, natDetected: false }
  const behindNat = senderSees.destination !== sa.local
  return { behindNat, natDetected: behindNat || senderSees.source !== sa.remote }
}

function reply(work: Work, sa: IkeSa, exchange: 'init' | 'auth', step: number, payload: IkePayload, awaits: boolean) {
  putSa(work, { ...sa, main: computing(work, sa, messageOf(sa, exchange, step, payload), awaits) })
}

/** The answer to IKE_SA_INIT: the proof goes out, and with it the first tunnel is asked for. */
export function initChosen(work: Work, sa: IkeSa, payload: Payload<'init-chosen'>): void {
  const profile = profileOf(work, sa)
  if (!profile) return
  const proposal = { ...payload.proposal, authentication: profile.local, lifetimeSeconds: profile.lifetimeSeconds }
  const nat = natBetween(work, sa, payload.senderSees)
  const ports = nat.natDetected ? { localPort: 4500, remotePort: 4500 } : {}
  const next: IkeSa = { ...enter(work, { ...sa, proposal, ...nat }, 'MM_SA_SETUP'), ...ports }
  const [wanted] = next.wanted
  const child = wanted && offerFor(work, next, wanted)
  const proof: IkePayload = {
    type: 'auth',
    credential: credentialOf(profile, profile.local, sa.remote),
    identity: identityOf(work, profile, next),
    initialContact: isFirstContact(work, next),
    ...(child ? { child } : {}),
  }
  const message = messageOf(next, 'auth', 3, proof)
  const quick: readonly QuickMode[] =
    wanted && child
      ? [{ messageId: child.messageId, out: parked(work, message), offer: { payload: child, wanted } }]
      : []
  if (wanted && child) peerStands(work, wanted, sa.remote)
  reply(work, { ...next, quick }, 'auth', 3, proof, true)
}

/** A tunnel that travels with the proof is neither sent nor repeated by itself. */
function parked(work: Work, message: QuickMode['out']['message']): QuickMode['out'] {
  return { message, begun: work.cx.now, due: NEVER, sent: 0, awaits: false }
}

function identityOf(work: Work, profile: Ikev2Profile, sa: IkeSa): string {
  if (profile.identity !== undefined) return profile.identity
  return profile.local === 'pre-share' ? formatIp(sa.local) : work.configuration.hostname
}

/** Whether what the peer shows is what this end's profile expects. Undefined = it is not, and the peer is told. */
export function believes(work: Work, sa: IkeSa, shown: Payload<'auth' | 'auth-accept'>): IkeSa | undefined {
  const profile = profileForShown(work, sa, shown.identity)
  const problem = profile ? problemWith(profile, sa, shown.identity) : 'its profile is gone'
  if (
    profile &&
    problem === undefined &&
    agrees(shown.credential, credentialOf(profile, profile.remote, sa.remote, 'expected'))
  )
    return { ...sa, profile: profile.name, peerIdentity: shown.identity }
  const peer = formatIp(sa.remote)
  const why = problem ?? 'what it shows is not what the profile expects'
  modeFailure(work, 'Main', peer, 'refused', `IKE: ${peer} is not authenticated: ${why}`)
  transmit(work, sa, informational(sa, { type: 'notify', reason: 'authentication-failed' }))
  return undefined
}

const problemWith = (profile: Ikev2Profile, { remote }: IkeSa, shown: string): string | undefined =>
  meets(profile, shown) === 'no'
    ? `it shows the identity ${shown}, which no match identity line of profile ${profile.name} is for`
    : credentialProblem(profile, profile.remote, remote)

/** The answering end shows itself, and says what becomes of the first tunnel; the IKE SA stands without one, too. */
export function answerAuth(work: Work, sa: IkeSa, child: QuickPayload | undefined): void {
  const profile = profileOf(work, sa)
  if (!profile) return
  const next: IkeSa = { ...enter(work, sa, 'MM_KEY_AUTH'), expires: halfOpen(work) }
  const agreed = child && agree(work, next, child)
  if (agreed && 'why' in agreed) {
    const peer = formatIp(sa.remote)
    const text = `IKE: the first tunnel of ${peer} is refused: ${agreed.why}`
    journal(work, { protocol: 'ike', event: 'quick-refused', text, data: { peer } })
  }
  const proof: IkePayload = {
    type: 'auth-accept',
    credential: credentialOf(profile, profile.local, sa.remote),
    identity: identityOf(work, profile, next),
    ...(agreed && 'why' in agreed ? { refused: agreed.reason } : {}),
    ...(agreed && 'answer' in agreed ? { child: agreed.answer } : {}),
  }
  const message = messageOf(next, 'auth', 4, proof)
  const quick: readonly QuickMode[] =
    child && agreed && 'ready' in agreed
      ? [{ messageId: child.messageId, out: parked(work, message), ready: agreed.ready }]
      : []
  reply(work, { ...next, quick }, 'auth', 4, proof, false)
}
