/**
 * The ordered list of peers of a static crypto map entry (FACTS sections 1 and 2).
 *
 *   packet asks ─▶ peer at `index` ── silent or refuses ─▶ next of the list, wrapping round … all failed ─▶ gives up
 *                        │                                                              until a packet asks again
 *                        └── stands ─▶ stays the current peer: there is no way back to the first by itself
 *
 *   a peer that had an SA and died: the list goes on from the `default` peer if one is marked, else from its top or
 *   with the next, as the parameter `peerRestart` says.
 */
import type { CryptoMapEntry } from '../../../config/index'
import { formatIp, type Ip, lookUp, samePrefix } from '../../../net/index'
import { defaultPeer, peerDied, refuse } from './entries'
import { proxyFor, proxyOfTunnel } from './negotiate'
import { startQuick } from './quick-mode'
import type { EntryState, IkeNeededInput, IkeSa, Tunnel, Wanted } from './state'
import { removeTunnel } from './tunnels'
import { begin } from './version2'
import { entryOf, entryState, journal, localAddress, putEntry, putSa, sasWith, tunnelsWith, type Work } from './work'

/** A packet waits for an SA. */
export function needed(work: Work, input: IkeNeededInput): void {
  const { map, sequence } = input
  const entry = entryOf(work, map, sequence)
  if (!entry || work.cx.now < entryState(work, map, sequence).notBefore) return
  const list = entry.match && lookUp(work.configuration.accessLists, entry.match.value)
  const proxy = entry.tunnel
    ? proxyOfTunnel(entry.tunnel, input.source, input.destination)
    : proxyFor(list, input.source, input.destination, input.line)
  if (typeof proxy === 'string') return refuse(work, map, sequence, proxy)
  ask(work, { map, sequence, interface: input.interface, proxy })
}

/** Brings an SA about: by quick mode where an IKE SA stands, else by main mode with the peer whose turn it is. */
export function ask(work: Work, wanted: Wanted): void {
  const entry = entryOf(work, wanted.map, wanted.sequence)
  const local = localAddress(work, wanted.map, wanted.interface)
  if (!entry || local === undefined) return
  const place = entryState(work, wanted.map, wanted.sequence)
  if (work.cx.now < place.notBefore) return
  const standing = standingFor(work, entry, place, local)
  if (standing) return startQuick(work, standing, wanted)
  const attempt = withAny(work, entry).find((sa) => sa.initiator && sa.phase !== 'QM_IDLE' && sa.local === local)
  if (attempt) return addWanted(work, attempt, wanted)
  if (entry.peers.length === 0) return refuse(work, wanted.map, wanted.sequence, 'it names no peer')
  const preferred = defaultPeer(work, entry)
  const fresh = preferred === undefined ? place : { ...place, index: preferred }
  attemptPeer(work, entry, { ...fresh, failed: 0 }, [wanted])
}

/** The IKE SAs with the peers of an entry, the oldest first. */
function withAny(work: Work, entry: CryptoMapEntry): readonly IkeSa[] {
  const peers = new Set(entry.peers.map((peer) => peer.address))
  return [...peers].flatMap((address) => sasWith(work, address)).sort((a, b) => a.id - b.id)
}

/** An IKE SA with the current peer, or with another of the list that came to us. */
function standingFor(work: Work, entry: CryptoMapEntry, place: EntryState, local: Ip): IkeSa | undefined {
  const current = entry.peers[place.index % Math.max(1, entry.peers.length)]?.address
  // What an entry with a profile protects goes under an SA of that profile alone.
  const isOfIt = (sa: IkeSa) => entry.isakmpProfile === undefined || sa.isakmpProfile === entry.isakmpProfile.value
  const standing = withAny(work, entry).filter((sa) => sa.phase === 'QM_IDLE' && sa.local === local && isOfIt(sa))
  return standing.findLast((sa) => sa.remote === current) ?? standing.at(-1)
}

/** A pair outlived its IKE SA: without one nobody watches the peer, so phase 1 is made anew, and nothing else. */
export function watchAgain(work: Work, { sa }: Tunnel): void {
  if (sasWith(work, sa.remote).some((item) => item.local === sa.local)) return
  begin(work, entryOf(work, sa.map, sa.sequence), {
    carrier: sa.interface,
    map: sa.map,
    local: sa.local,
    remote: sa.remote,
    wanted: [],
    stray: [],
  })
}

function addWanted(work: Work, sa: IkeSa, wanted: Wanted): void {
  const known = sa.wanted.some(
    (item) =>
      item.map === wanted.map &&
      item.sequence === wanted.sequence &&
      samePrefix(item.proxy.local, wanted.proxy.local) &&
      samePrefix(item.proxy.remote, wanted.proxy.remote),
  )
  if (!known) putSa(work, { ...sa, wanted: [...sa.wanted, wanted] })
}

/** Main mode with the peer at the entry's place in its list. */
function attemptPeer(work: Work, entry: CryptoMapEntry, place: EntryState, wanted: readonly Wanted[]): void {
  const count = entry.peers.length
  const index = place.index % Math.max(1, count)
  const peer = entry.peers[index]
  const first = wanted[0]
  const local = first && localAddress(work, first.map, first.interface)
  if (!peer || !first || local === undefined) return
  putEntry(work, { ...place, index })
  const problem = begin(work, entry, {
    carrier: first.interface,
    map: first.map,
    local,
    remote: peer.address,
    wanted,
    stray: [],
  })
  if (problem !== undefined) return peerFailed(work, entry, { ...place, index }, wanted, problem, true)
  journal(work, {
    protocol: 'ike',
    event: 'attempt',
    text: `IKE: ${entry.ikev2Profile ? 'IKEv2' : 'main mode'} with ${formatIp(peer.address)} begins (peer ${index + 1} of ${count})`,
    data: { peer: formatIp(peer.address), map: first.map, sequence: first.sequence },
    source: peer.source,
  })
}

/** An attempt of this end came to nothing: the next of the list, or the end of the round. */
export function attemptFailed(work: Work, sa: IkeSa, reason: string, refused: boolean): void {
  journal(work, {
    protocol: 'ike',
    event: refused ? 'peer-refused' : 'peer-silent',
    text: `IKE: ${formatIp(sa.remote)} ${reason}`,
    data: { peer: formatIp(sa.remote) },
  })
  const [first] = sa.wanted
  if (!first) return unwatched(work, sa)
  const entry = entryOf(work, first.map, first.sequence)
  if (!entry) return
  peerFailed(
    work,
    entry,
    entryState(work, first.map, first.sequence),
    sa.wanted,
    `${formatIp(sa.remote)} ${reason}`,
    refused,
  )
}

/** Phase 1 was only wanted to watch over pairs that stand; nobody answers, so they are dead. */
function unwatched(work: Work, sa: IkeSa): void {
  const orphans = tunnelsWith(work, sa.remote).filter((item) => item.ike === 0 && item.sa.local === sa.local)
  for (const tunnel of orphans) removeTunnel(work, tunnel, 'the peer is dead')
  if (orphans.length > 0) peerDied(work, sa.remote)
}

function peerFailed(
  work: Work,
  entry: CryptoMapEntry,
  place: EntryState,
  wanted: readonly Wanted[],
  problem: string,
  refused: boolean,
): void {
  const failed = place.failed + 1
  const next: EntryState = { ...place, index: (place.index + 1) % Math.max(1, entry.peers.length), failed, problem }
  if (failed < entry.peers.length) return attemptPeer(work, entry, next, wanted)
  putEntry(work, { ...next, failed: 0, exhausted: true })
  // Silence took its time; a refusal comes at once, and must not be asked for again with every packet.
  if (refused) return refuse(work, place.map, place.sequence, problem)
  journal(work, {
    protocol: 'ike',
    event: 'gave-up',
    text: `IKE: no peer of crypto map ${place.map} ${place.sequence} answers; the next packet asks again`,
    data: { map: place.map, sequence: place.sequence },
    source: entry.source,
  })
}
