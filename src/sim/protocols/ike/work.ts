/** One turn of IKE: the state as it changes, sending with computation time and repetition, and the journal. */
import type { Configuration, CryptoConfig, CryptoMap, CryptoMapEntry } from '../../../config/index'
import { formatIp, formatPrefix, type IkeMessage, type IkePayload, type Ip } from '../../../net/index'
import type { Context, JournalEffect, SendEffect, Turn } from '../../kernel/protocol'
import type { SaDownEffect, SaPair, SaUpEffect } from '../../kernel/security-association'
import { after, NEVER, type SimTime } from '../../kernel/time'
import type { EntryState, IkeProcessConfig, IkeSa, IkeState, Outstanding, Tunnel } from './state'

export type IkeEffect = SendEffect | SaUpEffect | SaDownEffect | JournalEffect

export interface Work {
  readonly configuration: Configuration
  readonly crypto: CryptoConfig
  readonly cx: Context
  state: IkeState
  readonly effects: IkeEffect[]
}

export function startWork(config: IkeProcessConfig, crypto: CryptoConfig, state: IkeState, cx: Context): Work {
  return { configuration: config.configuration, crypto, cx, state, effects: [] }
}

export function finishWork(work: Work): Turn<IkeState, IkeEffect> {
  return { state: { ...work.state, deadline: deadlineOf(work.state) }, effects: work.effects }
}

function deadlineOf(state: IkeState): SimTime {
  let first: SimTime = NEVER
  const consider = (time: SimTime | undefined) => {
    if (time !== undefined && time < first) first = time
  }
  for (const sa of state.sas) {
    consider(sa.outstanding?.due)
    consider(sa.expires)
    consider(sa.keepalive?.tick)
    consider(sa.keepalive?.probeDue)
  }
  for (const tunnel of state.tunnels) {
    consider(tunnel.sa.expires)
    consider(tunnel.rekeyAt)
  }
  return first
}

export function findSaById(work: Work, id: number): IkeSa | undefined {
  return work.state.sas.find((sa) => sa.id === id)
}

export function putSa(work: Work, sa: IkeSa): void {
  const known = work.state.sas.some((item) => item.id === sa.id)
  const sas = known ? work.state.sas.map((item) => (item.id === sa.id ? sa : item)) : [...work.state.sas, sa]
  work.state = { ...work.state, sas }
}

export function nextId(work: Work): number {
  const id = work.state.nextId
  work.state = { ...work.state, nextId: id + 1 }
  return id
}

/** A number that is not 0, for cookies, SPIs and message ids. */
export function draw(work: Work): number {
  return 1 + Math.floor(work.cx.random.next() * 0xfffffffe)
}

/** Queues a message behind its computation; `repeat` repeats it until `answered` clears it. */
export function say(work: Work, sa: IkeSa, message: IkeMessage, repeat: boolean): void {
  const outstanding: Outstanding = { message, due: after(work.cx.now, sa.stepSeconds), sent: 0, repeat }
  putSa(work, { ...sa, outstanding, ...(repeat ? {} : { lastReply: message }) })
}

/** Sends at once, without repetition: keepalives, notifications, deletes, repeated replies. */
export function sayNow(work: Work, sa: IkeSa, message: IkeMessage): void {
  work.effects.push({
    kind: 'send',
    packet: {
      source: sa.local,
      destination: sa.remote,
      ttl: 255,
      dscp: 48,
      payload: {
        protocol: 'udp',
        sourcePort: sa.localPort,
        destinationPort: sa.remotePort,
        message,
        dataSize: SIZES[message.payload.type] + (sa.localPort === 4500 ? 4 : 0),
      },
    },
  })
}

/** Typical sizes of ISAKMP messages in bytes, header included; they only load the links. */
const SIZES: Readonly<Record<IkePayload['type'], number>> = {
  proposal: 144,
  'proposal-chosen': 104,
  'key-exchange': 256,
  identity: 1200,
  quick: 180,
  'quick-accept': 180,
  'quick-done': 60,
  notify: 92,
  dpd: 92,
  'legacy-keepalive': 84,
  delete: 76,
}

/** A message of an SA's own exchange. */
export function messageOf(sa: IkeSa, exchange: IkeMessage['exchange'], step: number, payload: IkePayload): IkeMessage {
  return { kind: 'ike', exchange, step, initiatorCookie: sa.cookie, responderCookie: sa.responderCookie, payload }
}

export function journal(work: Work, entry: JournalEffect['entry']): void {
  work.effects.push({ kind: 'journal', entry })
}

export function mapOf(work: Work, name: string): CryptoMap | undefined {
  return work.crypto.maps.find((map) => map.name === name)
}

export function entryOf(work: Work, name: string, sequence: number): CryptoMapEntry | undefined {
  return mapOf(work, name)?.entries.find((entry) => entry.sequence === sequence)
}

export function entryState(work: Work, map: string, sequence: number): EntryState {
  const known = work.state.entries.find((item) => item.map === map && item.sequence === sequence)
  return known ?? { map, sequence, index: 0, failed: 0, notBefore: 0 as SimTime }
}

export function putEntry(work: Work, entry: EntryState): void {
  const others = work.state.entries.filter((item) => item.map !== entry.map || item.sequence !== entry.sequence)
  work.state = { ...work.state, entries: [...others, entry] }
}

/** This end's address for a map: that of `local-address`, else of the interface that carries the map. */
export function localAddress(work: Work, map: string, carrier: string): Ip | undefined {
  return work.state.addresses[mapOf(work, map)?.localInterface?.value ?? carrier]
}

/** Installs an SA pair: the forwarding path and RRI hear of it. */
export function installTunnel(work: Work, sa: SaPair, ike: number): void {
  const margin = work.cx.parameters.rekeyMarginSeconds
  // Of both ends only the one that initiated renews, so that they do not cross.
  const rekeyAt = sa.initiator ? after(sa.expires, -margin) : NEVER
  const older = work.state.tunnels.map((tunnel) => (sameSelectors(tunnel.sa, sa) ? { ...tunnel, rekeyed: true } : tunnel))
  const tunnel: Tunnel = { sa, ike, kilobytesLeft: sa.kilobytes, lastTraffic: work.cx.now, rekeyAt, rekeyed: false }
  work.state = { ...work.state, tunnels: [...older, tunnel] }
  work.effects.push({ kind: 'sa-up', sa })
  const text = `IPsec SA up with ${formatIp(sa.remote)}: ${formatPrefix(sa.proxy.local)} ↔ ${formatPrefix(sa.proxy.remote)}, ${sa.transform.name}`
  journal(work, { protocol: 'ipsec', event: 'sa-up', text, data: { peer: formatIp(sa.remote), sa: sa.id }, ...(sa.source ? { source: sa.source } : {}) })
}

function sameSelectors(a: SaPair, b: SaPair): boolean {
  return a.remote === b.remote && formatPrefix(a.proxy.remote) === formatPrefix(b.proxy.remote) && formatPrefix(a.proxy.local) === formatPrefix(b.proxy.local)
}

/** Removes an SA pair for a reason. */
export function removeTunnel(work: Work, tunnel: Tunnel, reason: string): void {
  work.state = { ...work.state, tunnels: work.state.tunnels.filter((item) => item.sa.id !== tunnel.sa.id) }
  work.effects.push({ kind: 'sa-down', id: tunnel.sa.id, reason })
  const text = `IPsec SA with ${formatIp(tunnel.sa.remote)} for ${formatPrefix(tunnel.sa.proxy.remote)} down: ${reason}`
  journal(work, { protocol: 'ipsec', event: 'sa-down', text, data: { peer: formatIp(tunnel.sa.remote), sa: tunnel.sa.id, reason } })
}

/** Removes an IKE SA, and, when the peer is gone, every IPsec SA made under it or with that peer. */
export function removeSa(work: Work, sa: IkeSa, reason: string, withTunnels: boolean): void {
  work.state = { ...work.state, sas: work.state.sas.filter((item) => item.id !== sa.id) }
  if (sa.phase === 'QM_IDLE') {
    journal(work, { protocol: 'ike', event: 'sa-down', text: `IKE SA with ${formatIp(sa.remote)} down: ${reason}`, data: { peer: formatIp(sa.remote), reason } })
  }
  if (!withTunnels) return
  for (const tunnel of work.state.tunnels) {
    if (tunnel.ike === sa.id || (tunnel.sa.remote === sa.remote && tunnel.sa.local === sa.local)) removeTunnel(work, tunnel, reason)
  }
}

/** A refusal: wait for the retransmission interval before traffic may try again. */
export function refuse(work: Work, map: string, sequence: number, reason: string): void {
  const place = entryState(work, map, sequence)
  putEntry(work, { ...place, notBefore: after(work.cx.now, work.cx.parameters.ikeRetransmitSeconds) })
  journal(work, { protocol: 'ike', event: 'refused', text: `IKE: no negotiation for crypto map ${map} ${sequence}: ${reason}`, data: { map, sequence } })
}
