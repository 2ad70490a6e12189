/** What happens around IKE: interfaces, configuration lines, ESP that nobody knows. */
import { formatIp, type Ip } from '../../../net/index'
import type { InterfaceInput } from '../../kernel/protocol'
import type { ClaimedWord } from '../../kernel/word'
import { announceSaEnd, removeSa } from './endings'
import { allOf } from './register'
import { informational, transmit } from './send'
import type { IkeSa, Tunnel } from './state'
import { announceEnd, removeTunnel } from './tunnels'
import { begin } from './version2'
import { identityInterface, journal, localAddress, mapAt, mapOf, putSa, sasWith, virtualEnd, type Work } from './work'

/** SAs outlive an interface that goes down; they end when this end's address is another one (a new lease). */
export function interfaceChanged(work: Work, { interface: name, up, address }: InterfaceInput): void {
  const ip = up ? address?.ip : undefined
  keepAddress(work, name, ip)
  if (ip !== undefined) endMoved(work, name, ip, 'the address of this end changed')
}

/** Without the virtual address, another router is that end now, and knows nothing of its SAs (stateless). */
export function claimed(work: Work, { interface: carrier, address, up }: ClaimedWord): void {
  const end = virtualEnd(carrier, address)
  keepAddress(work, end, up ? address : undefined)
  if (!up) endMoved(work, end, undefined, 'another router has the virtual address')
}

function keepAddress(work: Work, end: string, ip: Ip | undefined): void {
  work.state.addresses = { ...work.state.addresses, [end]: ip }
}

function endMoved(work: Work, end: string, ip: Ip | undefined, reason: string): void {
  const moved = (item: { readonly map: string; readonly interface: string; readonly local: Ip }) =>
    identityInterface(work, item.map, item.interface) === end && item.local !== ip
  for (const tunnel of allOf(work.state.tunnels)) if (moved(tunnel.sa)) removeTunnel(work, tunnel, reason)
  for (const sa of allOf(work.state.sas)) if (moved(sa)) removeSa(work, sa, reason, true)
}

/**
 * Standing SAs keep the terms they were made with; changed lines count from the next negotiation on. SAs whose crypto
 * map entry, map or local address is no longer configured end now.
 */
export function reconfigured(work: Work): void {
  const reason = 'its crypto map is no longer configured'
  for (const tunnel of allOf(work.state.tunnels)) {
    if (stillConfigured(work, tunnel)) continue
    announceEnd(work, tunnel)
    removeTunnel(work, tunnel, reason)
  }
  for (const sa of allOf(work.state.sas)) {
    if (isApplied(work, sa)) continue
    announceSaEnd(work, sa)
    removeSa(work, sa, reason, true)
  }
  const entries = work.state.entries.filter(({ map, sequence }) =>
    mapOf(work, map)?.entries.some((entry) => entry.sequence === sequence),
  )
  work.state.entries = entries
}

function stillConfigured(work: Work, { sa }: Tunnel): boolean {
  const map = mapOf(work, sa.map)
  const places = sa.dynamic ? map?.dynamic : map?.entries
  return isApplied(work, sa) && places?.some((item) => item.sequence === sa.sequence) === true
}

function isApplied(work: Work, sa: { readonly map: string; readonly interface: string; readonly local: Ip }): boolean {
  const carrier = work.configuration.interfaces.find((item) => item.name === sa.interface)
  const local = localAddress(work, sa.map, sa.interface)
  // Without its address an interface waits for another one; without the virtual address this router is no end at all.
  const same = local === sa.local || (local === undefined && !carrier?.cryptoRedundancy)
  return carrier !== undefined && mapAt(carrier) === sa.map && mapOf(work, sa.map) !== undefined && same
}

/**
 * ESP with an SPI of no SA here. Under a standing IKE SA the sender is told; where there is none (the peer has rebooted,
 * FACTS section 2) nobody is, unless `crypto isakmp invalid-spi-recovery` is on (it is off by default): then an IKE SA is
 * made to say so, where a static entry names the sender; an end with only a dynamic map cannot begin one. (Cisco, Invalid
 * Security Parameter Index Recovery: "this notification is sent using the IKE SA"; without one IOS logs "ignoring request
 * to send delete notify (no ISAKMP sa)".)
 */
export function unknownSpi(work: Work, remote: Ip, spi: number): void {
  const standing = sasWith(work, remote).findLast((sa) => sa.phase === 'QM_IDLE')
  if (standing) return isAgreedOn(work, remote, spi) ? undefined : disown(work, standing, spi)
  if (!work.crypto.isakmp.invalidSpiRecovery.value) return
  const attempt = sasWith(work, remote).find((sa) => sa.initiator)
  if (attempt?.stray.includes(spi)) return
  if (attempt) return putSa(work, { ...attempt, stray: [...attempt.stray, spi] })
  for (const { name, cryptoMap } of work.configuration.interfaces) {
    const map = cryptoMap && mapOf(work, cryptoMap.value)
    const local = map && localAddress(work, map.name, name)
    const entry = map?.entries.find((item) => item.peers.some((peer) => peer.address === remote))
    if (!map || local === undefined || !entry) continue
    const text = `IKE: invalid SPI recovery: main mode with ${formatIp(remote)} begins, to disown SPI 0x${spi.toString(16)}`
    const { source } = work.crypto.isakmp.invalidSpiRecovery
    journal(work, {
      protocol: 'ike',
      event: 'recovery',
      text,
      data: { peer: formatIp(remote) },
      ...(source ? { source } : {}),
    })
    begin(work, entry, { carrier: name, map: map.name, local, remote, wanted: [], stray: [spi] })
    return
  }
}

/** The sender may have it already while this end still waits for the last word of the negotiation. */
function isAgreedOn(work: Work, remote: Ip, spi: number): boolean {
  const open = sasWith(work, remote).flatMap((sa) => sa.quick)
  return open.some(({ ready, offer }) => ready?.inboundSpi === spi || offer?.payload.spi === spi)
}

function disown(work: Work, sa: IkeSa, spi: number): void {
  transmit(work, sa, informational(sa, { type: 'delete', what: 'ipsec', spis: [spi] }))
}
