/**
 * The NAT before a peer may send from another port than before, when its translation had run out: the end that is not behind
 * it follows, for IKE and for the ESP of the SAs that stand, once something came that only the peer can have made
 * (RFC 3947 section 6).
 */
import { formatIp } from '../../../net/index'
import { registered } from './register'
import type { IkeSa, Tunnel } from './state'
import { findSa, journal, putSa, putTunnel, tunnelsWith, type Work } from './work'

/** A message of the IKE SA came from this port: its tunnels go there from now on. */
export function tunnelsMoved(work: Work, sa: IkeSa, port: number): void {
  for (const tunnel of tunnelsWith(work, sa.remote)) if (tunnel.ike === sa.id) moveTunnel(work, tunnel, port)
}

/** ESP of a tunnel came from this port: it, its IKE SA and the other tunnels under that go there from now on. */
export function espMoved(work: Work, tunnel: Tunnel, port: number): void {
  const sa = findSa(work, tunnel.ike)
  if (sa?.behindNat) return
  if (!sa) return moveTunnel(work, tunnel, port)
  putSa(work, { ...sa, remotePort: port })
  tunnelsMoved(work, sa, port)
}

function moveTunnel(work: Work, { sa: { id } }: Tunnel, natPort: number): void {
  const tunnel = registered(work.state.tunnels, id)
  if (tunnel?.sa.natPort === undefined || tunnel.sa.natPort === natPort) return
  const peer = formatIp(tunnel.sa.remote)
  putTunnel(work, { ...tunnel, sa: { ...tunnel.sa, natPort } })
  work.effects.push({ kind: 'sa-moved', id, natPort })
  const text = `IPsec SA with ${peer} goes to UDP port ${natPort} from now on: its NAT uses that in place of ${tunnel.sa.natPort}`
  journal(work, { protocol: 'ipsec', event: 'moved', text, data: { peer, port: natPort } })
}
