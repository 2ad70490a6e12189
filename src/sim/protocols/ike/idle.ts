/**
 * The idle time of IPsec pairs (IOS, IPsec security association idle timers): a pair that nothing has passed either way for
 * so long is deleted at both ends. With the word `default` its entry begins anew with its default peer, and what stands
 * with another is given up for that.
 */
import { after, formatSeconds } from '../../kernel/time'
import { announceSaEnd, removeSa } from './endings'
import { backToDefault } from './entries'
import type { Tunnel } from './state'
import { announceEnd, removeTunnel } from './tunnels'
import { putTunnel, sasWith, type Work } from './work'

/** The pair as it stands after the look; undefined when it is gone. */
export function idleDue(work: Work, tunnel: Tunnel): Tunnel | undefined {
  const { idle, remote } = tunnel.sa
  if (!idle || tunnel.idleAt > work.cx.now) return tunnel
  const idleAt = after(tunnel.lastTraffic, idle.seconds)
  if (idleAt > work.cx.now) {
    const next = { ...tunnel, idleAt }
    putTunnel(work, next)
    return next
  }
  announceEnd(work, tunnel)
  removeTunnel(work, tunnel, `nothing passed for ${formatSeconds(work.cx.now - tunnel.lastTraffic)}`)
  if (idle.toDefault && backToDefault(work, tunnel.sa))
    for (const sa of sasWith(work, remote)) {
      announceSaEnd(work, sa)
      removeSa(work, sa, 'its tunnel was idle, and the list begins anew with its default peer', true)
    }
  return undefined
}
