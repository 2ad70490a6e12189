/**
 * IPsec SA pairs under IKE's care: installed, counted, renewed while traffic flows, and removed at their end.
 *
 *   installed ── traffic, and the end is near ─▶ successor asked ── quick mode ─▶ successor stands ── end ─▶ gone
 *   installed ── idle ── end ─▶ gone, and the next packet to protect starts anew (FACTS section 2)
 *
 * Only the end that initiated a pair renews it, so that both do not cross; a dynamic map never initiates at all.
 */
import { formatIp, formatPrefix, samePrefix } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { after, NEVER, type SimTime, timeOf } from '../../kernel/time'
import { keepaliveVendors } from './keepalive'
import { transformText } from './negotiate'
import { allOf } from './register'
import { informational, transmit } from './send'
import type { IkeSa, Tunnel, Wanted } from './state'
import { dropTunnel, findSa, journal, putTunnel, type Seen, standingWith, tunnelsWith, type Work } from './work'

/** Installs an SA pair: the forwarding path and RRI hear of it. */
export function installTunnel(work: Work, sa: SaPair, ike: number): void {
  for (const older of tunnelsWith(work, sa.remote).filter((item) => sameSelectors(item.sa, sa))) {
    putTunnel(work, { ...older, successor: 'stands', rekeyAt: NEVER })
  }
  const rekeyAt = sa.initiator ? rekeyTime(work, sa) : NEVER
  const idleAt = sa.idle ? after(work.cx.now, sa.idle.seconds) : NEVER
  putTunnel(work, { sa, ike, bytesOut: 0, bytesIn: 0, lastTraffic: work.cx.now, rekeyAt, idleAt, successor: 'none' })
  const text = `IPsec SA up with ${formatIp(sa.remote)}: ${formatPrefix(sa.proxy.local)} ↔ ${formatPrefix(sa.proxy.remote)}, ${sa.transform.name}, ${sa.transform.mode} mode`
  const data = {
    ...facts(sa),
    initiator: sa.initiator,
    seconds: (sa.expires - sa.since) / 1e6,
    kilobytes: sa.kilobytes,
  }
  journal(work, { protocol: 'ipsec', event: 'sa-up', text, data, ...(sa.source ? { source: sa.source } : {}) })
  // The journal first: what RRI does then has this entry as its cause.
  work.effects.push({ kind: 'sa-up', sa })
}

/** The margin before the end, but never in the first half of a short life. */
function rekeyTime(work: Seen, sa: SaPair): SimTime {
  const margin = work.cx.parameters.rekeyMarginSeconds * 1e6
  return timeOf(Math.max(sa.expires - margin, midLife(sa)))
}

function midLife(sa: SaPair): number {
  return (sa.since + sa.expires) / 2
}

function sameSelectors(a: SaPair, b: SaPair): boolean {
  return samePrefix(a.proxy.remote, b.proxy.remote) && samePrefix(a.proxy.local, b.proxy.local)
}

/** Removes an SA pair for a reason. */
export function removeTunnel(work: Work, tunnel: Tunnel, reason: string): void {
  const { sa } = tunnel
  dropTunnel(work, tunnel)
  const text = `IPsec SA with ${formatIp(sa.remote)} for ${formatPrefix(sa.proxy.remote)} down: ${reason}`
  journal(work, { protocol: 'ipsec', event: 'sa-down', text, data: { ...facts(sa), reason } })
  work.effects.push({ kind: 'sa-down', id: sa.id, reason })
}

/** What tells a pair from others, for whoever follows causes. */
function facts(sa: SaPair) {
  const { local, remote } = sa.proxy
  return {
    peer: formatIp(sa.remote),
    sa: sa.id,
    from: formatPrefix(local),
    protects: formatPrefix(remote),
    local: formatIp(sa.local),
    inboundSpi: sa.inboundSpi,
    outboundSpi: sa.outboundSpi,
    transform: transformText(sa.transform),
  }
}

/** Tells the peer that a pair is gone here; without an IKE SA it cannot be told. */
export function announceEnd(work: Work, tunnel: Tunnel): void {
  const { sa } = tunnel
  const under = findSa(work, tunnel.ike) ?? standingWith(work, sa.local, sa.remote)
  if (under?.phase !== 'QM_IDLE') return
  transmit(work, under, informational(under, { type: 'delete', what: 'ipsec', spis: [sa.inboundSpi] }))
}

/** A new IKE SA takes over what lives under older ones with the same peer, so that these can end alone. */
export function adoptTunnels(work: Work, sa: IkeSa): void {
  for (const tunnel of tunnelsWith(work, sa.remote)) {
    const older = findSa(work, tunnel.ike)
    const samePeer = tunnel.sa.local === sa.local
    if (samePeer && (older === undefined || older.peerIdentity === sa.peerIdentity))
      putTunnel(work, { ...tunnel, ike: sa.id })
  }
}

/** Whether a pair should be renewed now, on account of a packet that passes. */
export function wantsSuccessor(work: Seen, tunnel: Tunnel): boolean {
  const { sa } = tunnel
  if (!sa.initiator || tunnel.successor !== 'none') return false
  const limit = Math.max(sa.kilobytes - work.cx.parameters.rekeyMarginKilobytes, sa.kilobytes / 2)
  return work.cx.now >= rekeyTime(work, sa) || usedKilobytes(tunnel) >= limit
}

/** The volume limit counts each direction's SA for itself. */
function usedKilobytes(tunnel: Tunnel): number {
  return Math.max(tunnel.bytesOut, tunnel.bytesIn) / 1024
}

export function isUsedUp(tunnel: Tunnel): boolean {
  return usedKilobytes(tunnel) >= tunnel.sa.kilobytes
}

/** Without IKE SA nobody watches the peer: an initiator with keepalives brings one up again when there is traffic. */
export function lacksWatch(work: Seen, tunnel: Tunnel): boolean {
  return tunnel.ike === 0 && tunnel.sa.initiator && keepaliveVendors(work).length > 0
}

/** What the time ends or renews. Returns the selectors to negotiate anew, if any. */
export function tunnelDue(work: Work, tunnel: Tunnel): Wanted | undefined {
  const { now } = work.cx
  const { sa } = tunnel
  if (sa.expires <= now) {
    const reason = tunnel.successor === 'stands' ? 'its lifetime ended; a successor stands' : 'its lifetime ended'
    announceEnd(work, tunnel)
    removeTunnel(work, tunnel, reason)
    return undefined
  }
  if (tunnel.rekeyAt > now) return undefined
  // A tunnel interface is kept up whether or not anything passes.
  const busy = sa.tunnel !== undefined || tunnel.lastTraffic >= midLife(sa)
  putTunnel(work, { ...tunnel, rekeyAt: NEVER })
  return busy && tunnel.successor === 'none' ? wantedAgain(tunnel) : undefined
}

/** The selectors of a pair, for its successor. */
export function wantedAgain({ sa }: Tunnel): Wanted {
  return { map: sa.map, sequence: sa.sequence, interface: sa.interface, proxy: sa.proxy }
}

/** Marks pairs with these selectors as being renewed, or as not, when that came to nothing. */
export function markSuccessor(work: Work, wanted: Wanted, successor: 'none' | 'asked'): void {
  for (const tunnel of allOf(work.state.tunnels)) {
    const { sa } = tunnel
    const same = samePrefix(sa.proxy.remote, wanted.proxy.remote) && samePrefix(sa.proxy.local, wanted.proxy.local)
    if (same && sa.map === wanted.map && tunnel.successor !== 'stands') putTunnel(work, { ...tunnel, successor })
  }
}
