/**
 * Packets that pass an IPsec SA. This runs for every one of them, so the common case only counts: it touches two
 * records and returns.
 */
import { askNow, isAsking, mustAsk, peerHeard } from './keepalive'
import { espMoved } from './moved'
import { ask, watchAgain } from './peers'
import { registered } from './register'
import type { IkeTrafficInput, Tunnel } from './state'
import { announceEnd, isUsedUp, lacksWatch, removeTunnel, wantedAgain, wantsSuccessor } from './tunnels'
import { findSa, putSa, putTunnel, type Seen, type Work } from './work'

export function traffic(work: Work, input: IkeTrafficInput): void {
  const tunnel = registered(work.state.tunnels, input.sa)
  if (!tunnel) return
  const counted = count(tunnel, input, work)
  putTunnel(work, counted)
  if (input.port !== undefined) espMoved(work, counted, input.port)
  watch(work, counted, input.kind)
  if (isUsedUp(counted)) {
    announceEnd(work, counted)
    return removeTunnel(work, counted, 'its volume is used up')
  }
  if (wantsSuccessor(work, counted)) ask(work, wantedAgain(counted))
  else if (lacksWatch(work, counted)) watchAgain(work, counted)
}

/** Whether a packet is the common case. */
export function countsOnly(work: Seen, { sa: id, kind, bytes, port }: IkeTrafficInput): boolean {
  const tunnel = registered(work.state.tunnels, id)
  if (work.state.stopped || !tunnel) return true
  if (port !== undefined) return false
  const sa = registered(work.state.sas, tunnel.ike)
  if (sa && (kind === 'sent' ? mustAsk(sa, work.cx.now) : isAsking(sa))) return false
  const counted =
    kind === 'sent' ? { ...tunnel, bytesOut: tunnel.bytesOut + bytes } : { ...tunnel, bytesIn: tunnel.bytesIn + bytes }
  return !isUsedUp(counted) && !wantsSuccessor(work, counted) && !lacksWatch(work, counted)
}

function count(tunnel: Tunnel, { kind, bytes }: IkeTrafficInput, { cx }: Work): Tunnel {
  return kind === 'sent'
    ? { ...tunnel, bytesOut: tunnel.bytesOut + bytes, lastTraffic: cx.now }
    : { ...tunnel, bytesIn: tunnel.bytesIn + bytes, lastTraffic: cx.now }
}

/** What the keepalive learns from a packet: that the peer lives, or that it must be asked. */
function watch(work: Work, tunnel: Tunnel, kind: IkeTrafficInput['kind']): void {
  const sa = findSa(work, tunnel.ike)
  if (!sa) return
  if (kind === 'sent') {
    if (mustAsk(sa, work.cx.now)) askNow(work, sa)
  } else if (isAsking(sa)) {
    peerHeard(work, sa, false)
  } else {
    putSa(work, { ...sa, lastHeard: work.cx.now })
  }
}
