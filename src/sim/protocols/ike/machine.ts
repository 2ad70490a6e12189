/** IKE as a protocol: what each input means, in order. */
import { formatIp, type IkeMessage, type IkeProposal } from '../../../net/index'
import type { Protocol } from '../../kernel/protocol'
import { after, NEVER } from '../../kernel/time'
import type { CryptoPeerRow, IkeSaRow } from '../../tables'
import { keepaliveTimers, legacyHeard, peerHeard, trafficSent } from './keepalive'
import { answerFirst, mainReceived, peerSilent, startMain } from './main-mode'
import { quickFailed, quickReceived, startQuick } from './quick-mode'
import type { IkeInput, IkeProcessConfig, IkeSa, IkeState, Tunnel } from './state'
import { entryState, findSaById, finishWork, type IkeEffect, messageOf, putSa, removeSa, removeTunnel, sayNow, startWork, type Work } from './work'

export const ike: Protocol<IkeProcessConfig, IkeState, IkeInput, IkeEffect> = {
  name: 'ike',
  boot: () => ({ state: { nextId: 1, addresses: {}, sas: [], tunnels: [], entries: [], stopped: false, deadline: NEVER }, effects: [] }),
  // Standing SAs keep the terms they were made with; changed lines count from the next negotiation on.
  reconfigure: (_config, state) => ({ state, effects: [] }),
  react(config, state, input, cx) {
    const { crypto } = config.configuration
    if (!crypto || state.stopped) return { state, effects: [] }
    const work = startWork(config, crypto, state, cx)
    act(work, input)
    return finishWork(work)
  },
  deadline: (state) => state.deadline,
}

function act(work: Work, input: IkeInput): void {
  switch (input.kind) {
    case 'wake':
      return timers(work)
    case 'interface':
      work.state = { ...work.state, addresses: { ...work.state.addresses, [input.interface]: input.up ? input.address?.ip : undefined } }
      return
    case 'message':
      return received(work, input)
    case 'needed':
      return needed(work, input)
    case 'sent':
    case 'heard':
      return traffic(work, input.sa, input.bytes, input.kind)
    case 'unknown-spi':
      return unknownSpi(work, input.remote, input.spi)
    case 'clear':
      return clear(work, input)
    case 'stop':
      return stop(work, input.sendDelete)
  }
}

/** A packet waits for an SA: a quick mode when the IKE SA stands, a main mode when there is none at all. */
function needed(work: Work, input: Extract<IkeInput, { readonly kind: 'needed' }>): void {
  const own = work.state.sas.filter((sa) => sa.initiator && sa.map === input.map && sa.sequence === input.sequence)
  const wanted = { source: input.source, destination: input.destination }
  const standing = own.find((sa) => sa.phase === 'QM_IDLE')
  const place = entryState(work, input.map, input.sequence)
  if (standing) {
    if (!standing.outstanding && work.cx.now >= place.notBefore) startQuick(work, standing, wanted)
  } else if (own.length === 0) startMain(work, input.interface, input.map, input.sequence, wanted)
}

function traffic(work: Work, id: number, bytes: number, way: 'sent' | 'heard'): void {
  const tunnel = work.state.tunnels.find((item) => item.sa.id === id)
  if (!tunnel) return
  const next: Tunnel = { ...tunnel, kilobytesLeft: tunnel.kilobytesLeft - bytes / 1024, lastTraffic: work.cx.now }
  work.state = { ...work.state, tunnels: work.state.tunnels.map((item) => (item === tunnel ? next : item)) }
  const sa = findSaById(work, tunnel.ike)
  if (sa) way === 'sent' ? trafficSent(work, sa) : peerHeard(work, sa)
  if (next.kilobytesLeft <= 0) endTunnel(work, next, 'its volume is used up')
}

function received(work: Work, input: Extract<IkeInput, { readonly kind: 'message' }>): void {
  const { message } = input
  const known = work.state.sas.find((sa) => sa.cookie === message.initiatorCookie && sa.remote === input.remote)
  if (!known) {
    const carrier = message.exchange === 'main' && message.step === 1 ? carrierOf(work, input) : undefined
    if (carrier) answerFirst(work, carrier, input.local, input.remote, input.remotePort, message)
    return
  }
  const sa: IkeSa = known.initiator ? known : { ...known, localPort: input.localPort, remotePort: input.remotePort }
  switch (message.exchange) {
    case 'main':
      return mainReceived(work, sa, message)
    case 'quick': {
      const heard = confirmed(work, { ...sa, lastHeard: work.cx.now })
      return quickReceived(work, heard, message)
    }
    case 'informational':
      return informed(work, sa, message)
  }
}

/** Any later message from the initiator shows that our main-mode answer arrived. */
function confirmed(work: Work, sa: IkeSa): IkeSa {
  peerHeard(work, sa)
  return findSaById(work, sa.id) ?? sa
}

/** The crypto map whose identity address a first message was sent to. */
function carrierOf(work: Work, input: Extract<IkeInput, { readonly kind: 'message' }>): { readonly interface: string; readonly map: string } | undefined {
  for (const item of work.configuration.interfaces) {
    const map = work.crypto.maps.find((candidate) => candidate.name === item.cryptoMap?.value)
    if (map && work.state.addresses[map.localInterface?.value ?? item.name] === input.local) return { interface: item.name, map: map.name }
  }
  return undefined
}

function informed(work: Work, sa: IkeSa, message: IkeMessage): void {
  const { payload } = message
  switch (payload.type) {
    case 'dpd': {
      const heard = confirmed(work, sa)
      if (payload.request === 'are-you-there') sayNow(work, heard, messageOf(heard, 'informational', 1, { ...payload, request: 'ack' }))
      return
    }
    case 'legacy-keepalive':
      return legacyHeard(work, sa)
    case 'notify':
      return notified(work, sa, payload.reason)
    case 'delete':
      if (payload.what === 'ike') return removeSa(work, sa, 'the peer deleted it', true)
      for (const tunnel of work.state.tunnels) if (payload.spis.includes(tunnel.sa.outboundSpi)) removeTunnel(work, tunnel, 'the peer deleted it')
      return
    default:
      return
  }
}

function notified(work: Work, sa: IkeSa, reason: string): void {
  if (sa.phase === 'QM_IDLE') return quickFailed(work, sa.id, `${formatIp(sa.remote)} refused: ${reason}`)
  if (sa.initiator) peerSilent(work, sa)
  else removeSa(work, sa, `${formatIp(sa.remote)} refused: ${reason}`, false)
}

function timers(work: Work): void {
  for (const { id } of work.state.sas) {
    const sa = findSaById(work, id)
    if (sa) saTimers(work, sa)
  }
  for (const tunnel of work.state.tunnels) tunnelTimers(work, tunnel)
}

function saTimers(work: Work, sa: IkeSa): void {
  const { now, parameters } = work.cx
  if (sa.expires <= now) return removeSa(work, sa, 'its lifetime ended', false)
  const { outstanding } = sa
  if (outstanding && outstanding.due <= now) {
    const over = outstanding.sent > 0 && outstanding.sent >= parameters.triesPerPeer
    if (over) return sa.phase === 'QM_IDLE' ? quickFailed(work, sa.id, `${formatIp(sa.remote)} does not answer quick mode`) : peerSilent(work, sa)
    sayNow(work, sa, outstanding.message)
    const { outstanding: _sent, ...rest } = sa
    const due = after(now, parameters.ikeRetransmitSeconds)
    // A responder's main mode that is never continued is forgotten after some silent intervals.
    putSa(work, outstanding.repeat ? { ...sa, outstanding: { ...outstanding, sent: outstanding.sent + 1, due } } : sa.phase === 'QM_IDLE' ? rest : { ...rest, expires: after(now, parameters.ikeRetransmitSeconds * (parameters.triesPerPeer + 1)) })
  }
  const current = findSaById(work, sa.id)
  if (current) keepaliveTimers(work, current)
}

function tunnelTimers(work: Work, tunnel: Tunnel): void {
  const { now } = work.cx
  if (tunnel.sa.expires <= now) return removeTunnel(work, tunnel, tunnel.rekeyed ? 'its lifetime ended; a successor stands' : 'its lifetime ended and no traffic asked for another')
  if (tunnel.rekeyAt > now) return
  const next = { ...tunnel, rekeyAt: NEVER }
  work.state = { ...work.state, tunnels: work.state.tunnels.map((item) => (item === tunnel ? next : item)) }
  const idle = tunnel.lastTraffic < (tunnel.sa.since + tunnel.sa.expires) / 2
  if (tunnel.rekeyed || idle) return
  const { sa } = tunnel
  needed(work, { kind: 'needed', interface: sa.interface, map: sa.map, sequence: sa.sequence, source: sa.proxy.local.address, destination: sa.proxy.remote.address })
}

function endTunnel(work: Work, tunnel: Tunnel, reason: string): void {
  removeTunnel(work, tunnel, reason)
}

/** Off by default: the sender is told nothing and goes on into the void (FACTS section 2). */
function unknownSpi(work: Work, remote: IkeSa['remote'], spi: number): void {
  if (!work.crypto.isakmp.invalidSpiRecovery.value) return
  const sa = work.state.sas.find((item) => item.remote === remote && item.phase === 'QM_IDLE')
  if (sa) sayNow(work, sa, messageOf(sa, 'informational', 1, { type: 'delete', what: 'ipsec', spis: [spi] }))
}

function clear(work: Work, input: Extract<IkeInput, { readonly kind: 'clear' }>): void {
  const concerns = (remote: IkeSa['remote']) => input.remote === undefined || input.remote === remote
  if (input.what !== 'ike') {
    for (const tunnel of work.state.tunnels.filter((item) => concerns(item.sa.remote))) {
      const sa = findSaById(work, tunnel.ike)
      if (sa) sayNow(work, sa, messageOf(sa, 'informational', 1, { type: 'delete', what: 'ipsec', spis: [tunnel.sa.inboundSpi] }))
      removeTunnel(work, tunnel, 'cleared')
    }
  }
  if (input.what === 'ipsec') return
  for (const sa of work.state.sas.filter((item) => concerns(item.remote))) {
    if (sa.phase === 'QM_IDLE') sayNow(work, sa, messageOf(sa, 'informational', 1, { type: 'delete', what: 'ike', spis: [] }))
    removeSa(work, sa, 'cleared', true)
  }
}

function stop(work: Work, sendDelete: boolean): void {
  for (const sa of work.state.sas) {
    if (sendDelete && sa.phase === 'QM_IDLE') sayNow(work, sa, messageOf(sa, 'informational', 1, { type: 'delete', what: 'ike', spis: [] }))
  }
  work.state = { ...work.state, sas: [], tunnels: [], entries: [], stopped: true }
}

const NO_PROPOSAL: IkeProposal = { encryption: '', hash: '', authentication: 'rsa-sig', group: 0, lifetimeSeconds: 0 }

/** The rows of `show crypto isakmp sa`: the responder is dst, the initiator src. */
export function ikeSaRows(state: IkeState): readonly IkeSaRow[] {
  return state.sas.map((sa) => {
    const { encryption, hash, authentication, group } = sa.proposal ?? NO_PROPOSAL
    return {
      id: sa.id,
      destination: sa.initiator ? sa.remote : sa.local,
      source: sa.initiator ? sa.local : sa.remote,
      local: sa.local,
      remote: sa.remote,
      state: sa.phase,
      initiator: sa.initiator,
      since: sa.since,
      expires: sa.expires,
      lastHeard: sa.lastHeard,
      encryption,
      hash,
      authentication,
      group,
      probing: sa.keepalive?.mode === 'legacy' ? 0 : (sa.keepalive?.probes ?? 0),
    }
  })
}

/** Which peer each static entry uses, or would use next. */
export function cryptoPeerRows({ configuration }: IkeProcessConfig, state: IkeState): readonly CryptoPeerRow[] {
  return (configuration.crypto?.maps ?? []).flatMap((map) =>
    map.entries.map((entry) => {
      const peers = entry.peers.map((peer) => peer.address)
      const place = state.entries.find((item) => item.map === map.name && item.sequence === entry.sequence)
      const current = peers[(place?.index ?? 0) % Math.max(1, peers.length)]
      return { map: map.name, sequence: entry.sequence, peers, ...(current === undefined ? {} : { current }) }
    }),
  )
}
