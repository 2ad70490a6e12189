/** How IKE SAs end: deleted, expired, dead, stale; and what becomes of the tunnels under them. */
import { formatIp } from '../../../net/index'
import { peerDied } from './entries'
import { allOf, type Register, withPeer } from './register'
import { informational, transmit } from './send'
import type { IkeClearInput, IkeSa } from './state'
import { announceEnd, removeTunnel } from './tunnels'
import { dropSa, journal, putTunnel, sasWith, tunnelsWith, type Work } from './work'

/** Removes an IKE SA. Its tunnels go with it only when the peer is gone; else they stand until their own end. */
export function removeSa(work: Work, sa: IkeSa, reason: string, withTunnels: boolean): void {
  dropSa(work, sa)
  if (sa.phase === 'QM_IDLE') {
    const peer = formatIp(sa.remote)
    journal(work, {
      protocol: 'ike',
      event: 'sa-down',
      text: `IKE SA with ${peer} down: ${reason}`,
      data: { peer, reason },
    })
  }
  // In version 2 tunnels are children of their IKE SA and end with it (RFC 7296 section 1.4.1).
  for (const tunnel of tunnelsWith(work, sa.remote).filter((item) => item.ike === sa.id)) {
    if (withTunnels || sa.version === 2) removeTunnel(work, tunnel, reason)
    else putTunnel(work, { ...tunnel, ike: 0 })
  }
}

/** The keepalive's verdict: everything with this peer goes, and the list of peers goes on (FACTS section 2). */
export function declareDead(work: Work, sa: IkeSa, why: string): void {
  const peer = formatIp(sa.remote)
  const { keepalive } = sa
  const asked = keepalive && keepalive.mode !== 'legacy' ? { askedAt: keepalive.askedAt } : {}
  const data = { peer, lastHeard: sa.lastHeard, ...asked }
  journal(work, { protocol: 'ike', event: 'peer-dead', text: `IKE: ${peer} is dead: ${why}`, data })
  removeSa(work, sa, 'the peer is dead', true)
  peerDied(work, sa.remote)
}

/**
 * INITIAL-CONTACT: the peer has nothing else with us, so what we have with it is stale (RFC 2407 section 4.6.3.3).
 * The peer is told by its address, unless the identities show that another system stands behind the same NAT. What came to
 * stand only after this negotiation had begun is not what the peer lost: both ends have begun at once, each before it had
 * anything, and what both made stands (RFC 7296 section 2.4 lets old SAs go, and asks for none of it).
 */
export function dropStale(work: Work, sa: IkeSa): void {
  const reason = 'the peer announced initial contact'
  const stale = sasWith(work, sa.remote).filter(
    (old) =>
      old.id !== sa.id &&
      old.phase === 'QM_IDLE' &&
      old.since < sa.since &&
      old.local === sa.local &&
      old.peerIdentity === sa.peerIdentity,
  )
  for (const old of stale) removeSa(work, old, reason, true)
  for (const tunnel of tunnelsWith(work, sa.remote)) {
    if (tunnel.ike === 0 && tunnel.sa.local === sa.local) removeTunnel(work, tunnel, reason)
  }
}

/** Tells the peer that the IKE SA is gone here. */
export function announceSaEnd(work: Work, sa: IkeSa): void {
  if (sa.phase === 'QM_IDLE') transmit(work, sa, informational(sa, { type: 'delete', what: 'ike', spis: [] }))
}

/** Ends everything, telling the peers or not. */
export function endEverything(work: Work, tell: boolean, reason: string): void {
  for (const tunnel of allOf(work.state.tunnels)) {
    if (tell) announceEnd(work, tunnel)
    removeTunnel(work, tunnel, reason)
  }
  for (const sa of allOf(work.state.sas)) {
    if (tell) announceSaEnd(work, sa)
    removeSa(work, sa, reason, true)
  }
}

/** `clear crypto sa`, `clear crypto isakmp`, `clear crypto session`: the peers are told. */
export function clear(work: Work, { what, remote }: IkeClearInput): void {
  const concerned = <T>(items: Register<T>) => (remote === undefined ? allOf(items) : withPeer(items, remote))
  if (what !== 'ike') {
    for (const tunnel of concerned(work.state.tunnels)) {
      announceEnd(work, tunnel)
      removeTunnel(work, tunnel, 'cleared')
    }
  }
  if (what === 'ipsec') return
  for (const sa of concerned(work.state.sas)) {
    announceSaEnd(work, sa)
    removeSa(work, sa, 'cleared', false)
  }
}
