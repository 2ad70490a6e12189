/**
 * Is the peer alive? Three ways (FACTS sections 1 and 2):
 *  on-demand  RFC 3706 with IOS's default: when traffic is to be sent and nothing was heard for `seconds`, ask; repeat
 *             every `retrySeconds`; `dpdRetries` unanswered questions and the peer is dead.
 *  periodic   ask every `seconds` at a phase of its own, then repeat as above.
 *  legacy     each end sends a keepalive every `seconds`; `legacyMisses` intervals without one from the peer and it
 *             is dead. Other traffic does not count.
 * It only runs when both ends have it configured.
 */
import { formatIp } from '../../../net/index'
import { after, NEVER, timeOf } from '../../kernel/time'
import type { IkeSa, KeepaliveState } from './state'
import { entryOf, entryState, journal, messageOf, putEntry, putSa, removeSa, sayNow, type Work } from './work'

/** The keepalive of a new IKE SA; absent when one of both ends has none. */
export function startKeepalive(work: Work, vendors: readonly string[]): KeepaliveState | undefined {
  const config = work.crypto.isakmp.keepalive
  if (!config || !(vendors.includes('dpd') || vendors.includes('legacy-keepalive'))) return undefined
  const { now, random } = work.cx
  const ticks = config.mode !== 'on-demand'
  return {
    mode: config.mode,
    seconds: config.seconds,
    retrySeconds: config.retrySeconds,
    tick: ticks ? after(now, config.seconds * (config.mode === 'periodic' ? 1 - random.next() : 1)) : NEVER,
    sequence: 0,
    probes: 0,
    probeDue: NEVER,
    lastLegacy: now,
  }
}

/** Traffic goes out on a tunnel of this SA. */
export function trafficSent(work: Work, sa: IkeSa): void {
  const { keepalive } = sa
  if (keepalive?.mode !== 'on-demand' || keepalive.probes > 0) return
  if (work.cx.now >= after(sa.lastHeard, keepalive.seconds)) probe(work, sa, keepalive)
}

/** Anything heard from the peer ends the questions. */
export function peerHeard(work: Work, sa: IkeSa): void {
  const { keepalive } = sa
  const next = { ...sa, lastHeard: work.cx.now }
  putSa(work, keepalive && keepalive.probes > 0 && keepalive.mode !== 'legacy' ? { ...next, keepalive: { ...keepalive, probes: 0, probeDue: NEVER } } : next)
}

function probe(work: Work, sa: IkeSa, keepalive: KeepaliveState): void {
  if (keepalive.probes === 0) {
    journal(work, { protocol: 'ike', event: 'probe', text: `IKE: nothing heard of ${formatIp(sa.remote)} for ${((work.cx.now - sa.lastHeard) / 1e6).toFixed(1)} s; asking whether it is there`, data: { peer: formatIp(sa.remote) } })
  }
  const sequence = keepalive.sequence + 1
  const probeDue = after(work.cx.now, keepalive.retrySeconds)
  const next = { ...sa, keepalive: { ...keepalive, sequence, probes: keepalive.probes + 1, probeDue } }
  putSa(work, next)
  sayNow(work, next, messageOf(next, 'informational', 1, { type: 'dpd', request: 'are-you-there', sequence }))
}

/** Ticks and unanswered questions that are due. */
export function keepaliveTimers(work: Work, sa: IkeSa): void {
  const { keepalive } = sa
  if (!keepalive) return
  const { now, parameters } = work.cx
  if (keepalive.probeDue <= now) {
    if (keepalive.probes >= parameters.dpdRetries) return declareDead(work, sa, `${keepalive.probes} questions unanswered`)
    return probe(work, sa, keepalive)
  }
  if (keepalive.tick > now) return
  const tick = after(now, keepalive.seconds)
  if (keepalive.mode === 'legacy') return legacyTick(work, sa, { ...keepalive, tick })
  if (keepalive.probes === 0) probe(work, sa, { ...keepalive, tick })
  else putSa(work, { ...sa, keepalive: { ...keepalive, tick } })
}

function legacyTick(work: Work, sa: IkeSa, keepalive: KeepaliveState): void {
  const sequence = keepalive.sequence + 1
  // The tick only sends; the verdict falls a whole number of intervals after the last keepalive heard.
  const verdict = timeOf(keepalive.lastLegacy + work.cx.parameters.legacyMisses * keepalive.seconds * 1e6)
  const next = { ...sa, keepalive: { ...keepalive, sequence, probeDue: verdict, probes: work.cx.parameters.dpdRetries } }
  putSa(work, next)
  sayNow(work, next, messageOf(next, 'informational', 1, { type: 'legacy-keepalive', request: 'keepalive', sequence }))
}

/** A legacy keepalive of the peer. */
export function legacyHeard(work: Work, sa: IkeSa): void {
  const { keepalive } = sa
  if (!keepalive) return
  const verdict = timeOf(work.cx.now + work.cx.parameters.legacyMisses * keepalive.seconds * 1e6)
  putSa(work, { ...sa, lastHeard: work.cx.now, keepalive: { ...keepalive, lastLegacy: work.cx.now, probeDue: verdict } })
}

/** The peer is dead: its SAs go, and the list of peers continues as `peerRestart` says. */
export function declareDead(work: Work, sa: IkeSa, why: string): void {
  journal(work, { protocol: 'ike', event: 'peer-dead', text: `IKE: ${formatIp(sa.remote)} is dead: ${why}`, data: { peer: formatIp(sa.remote) } })
  removeSa(work, sa, 'the peer is dead', true)
  if (!sa.initiator || sa.sequence === undefined) return
  const entry = entryOf(work, sa.map, sa.sequence)
  const place = entryState(work, sa.map, sa.sequence)
  const count = Math.max(1, entry?.peers.length ?? 1)
  const preferred = entry?.peers.findIndex((peer) => peer.default) ?? -1
  const restart = preferred >= 0 ? preferred : work.cx.parameters.peerRestart === 'top' ? 0 : (place.index + 1) % count
  putEntry(work, { ...place, index: restart, failed: 0 })
}
