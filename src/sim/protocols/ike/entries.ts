/** Where each static crypto map entry stands: its current peer, and what kept it from having an SA. */
import type { CryptoMapEntry } from '../../../config/index'
import type { Ip } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import type { Wanted } from './state'
import { entryOf, entryState, journal, later, putEntry, type Work } from './work'

/** `set peer … default`: preferred whenever the list starts anew; it needs a keepalive (FACTS section 2). */
export function defaultPeer(work: Work, entry: CryptoMapEntry): number | undefined {
  const index = entry.peers.findIndex((peer) => peer.default)
  return index < 0 || !work.crypto.isakmp.keepalive ? undefined : index
}

/** The list of an entry begins anew with its default peer, where it is with another (IOS, idle timer with a default peer). */
export function backToDefault(work: Work, { map, sequence }: Pick<SaPair, 'map' | 'sequence'>): boolean {
  const peers = entryOf(work, map, sequence)?.peers ?? []
  const index = peers.findIndex((peer) => peer.default)
  const place = entryState(work, map, sequence)
  if (index < 0 || place.index % Math.max(1, peers.length) === index) return false
  putEntry(work, { ...place, index, failed: 0 })
  return true
}

/** An entry cannot have an SA, for a reason: traffic may ask again after the retransmission interval. */
export function refuse(work: Work, map: string, sequence: number, reason: string): void {
  const notBefore = later(work, work.cx.parameters.ikeRetransmitSeconds)
  putEntry(work, { ...entryState(work, map, sequence), notBefore, problem: reason })
  const source = entryOf(work, map, sequence)?.source
  const text = `IKE: no SA for crypto map ${map} ${sequence}: ${reason}`
  journal(work, {
    protocol: 'ike',
    event: 'refused',
    text,
    data: { map, sequence, reason },
    ...(source ? { source } : {}),
  })
}

/** The peer of an entry stands: it is the current one from now on. */
export function peerStands(work: Work, wanted: Wanted, remote: Ip): void {
  const entry = entryOf(work, wanted.map, wanted.sequence)
  const index = entry?.peers.findIndex((peer) => peer.address === remote) ?? -1
  const { problem: _solved, exhausted: _found, ...place } = entryState(work, wanted.map, wanted.sequence)
  putEntry(work, { ...place, failed: 0, index: index < 0 ? place.index : index })
}

/** A peer that had an SA is dead: where does the list of every entry that used it go on? */
export function peerDied(work: Work, remote: Ip): void {
  const { peerRestart } = work.cx.parameters
  goOn(work, remote, peerRestart === 'release' ? work.crypto.isakmp.peersAfterDead : peerRestart)
}

/** A peer said goodbye: the list stays where it is, or goes on, as the parameter `peerAfterDelete` says. */
export function peerLeft(work: Work, remote: Ip): void {
  if (work.cx.parameters.peerAfterDelete === 'next') goOn(work, remote, 'next')
}

function goOn(work: Work, remote: Ip, to: 'top' | 'next'): void {
  for (const place of work.state.entries) {
    const entry = entryOf(work, place.map, place.sequence)
    const count = entry?.peers.length ?? 0
    if (!entry || entry.peers[place.index % Math.max(1, count)]?.address !== remote) continue
    const next = to === 'top' ? 0 : (place.index + 1) % count
    putEntry(work, { ...place, index: defaultPeer(work, entry) ?? next, failed: 0 })
  }
}
