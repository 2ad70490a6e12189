/**
 * The reliable transport (RFC 7868 section 5.5) and what goes on the wire at the end of a turn. Each neighbour has one
 * message outstanding at a time; it is repeated until acknowledged or until the neighbour is given up (when: rto.ts).
 */
import { isReleaseSince } from '../../../config/index'
import { type EigrpMessage, type EigrpRoute, eigrpSize, type Ip, ip } from '../../../net/index'
import type { Turn } from '../../kernel/protocol'
import { NEVER } from '../../kernel/time'
import { digestFor } from './authentication'
import { flowEnds, measured, retransmitAt } from './rto'
import { noteSent } from './seen'
import type { EigrpEffect, EigrpInterface, EigrpNeighbor, EigrpProcessConfig, EigrpState } from './state'
import { deadlineOf, neighborKey, neighborOf, type Outgoing, setNeighbor, timersOf, type Work } from './work'

const ALL_EIGRP_ROUTERS = ip('224.0.0.10')
const NETWORK_CONTROL_DSCP = 48
/** As IOS sends them. */
const TTL = 2
/** K1 to K5 as IOS has them unless told otherwise (RFC 7868 section 5.6). */
const DEFAULT_K: EigrpMessage['k'] = [1, 0, 1, 0, 0]

export const weightsOf = ({ eigrp }: EigrpProcessConfig): EigrpMessage['k'] => eigrp.k ?? DEFAULT_K

/** A hello to everybody on an interface. A goodbye says that the process ends. */
export function sendHello(work: Work, item: EigrpInterface, goodbye = false): void {
  send(work, item, ALL_EIGRP_ROUTERS, { ...blank(work, item, 'hello'), goodbye })
}

/** The first word to a new neighbour. */
export function sendInit(work: Work, neighbor: EigrpNeighbor): void {
  enqueue(work, neighbor, 'update', [], true)
}

/** An acknowledgement of the message that is outstanding brings the next one. Returns the acknowledged message. */
export function acknowledged(work: Work, from: Ip, ack: number): EigrpMessage | undefined {
  const neighbor = neighborOf(work, from)
  const [first, ...queue] = neighbor?.queue ?? []
  if (!neighbor || first?.sequence !== ack) return undefined
  const next = queue[0]
  const updated: EigrpNeighbor = { ...measured(work, neighbor), queue, retries: 0, retransmitDue: NEVER }
  if (next) sendFirst(work, updated, next)
  else setNeighbor(work, updated)
  return first
}

/** The outstanding message once more; false when it has been repeated often enough. */
export function retransmit(work: Work, neighbor: EigrpNeighbor): boolean {
  const first = neighbor.queue[0]
  if (neighbor.retries >= work.cx.parameters.eigrpRetransmissions) return false
  const again = { ...neighbor, retries: neighbor.retries + 1 }
  const next = { ...again, retransmitDue: first ? retransmitAt(work, again) : NEVER }
  setNeighbor(work, next)
  if (first) transmit(work, next, first)
  return true
}

/** Ends the turn: what is to be told becomes messages, acknowledgements still owed are sent alone. */
export function finishWork(work: Work): Turn<EigrpState, EigrpEffect> {
  for (const opcode of ['query', 'reply', 'update', 'sia-query', 'sia-reply'] as const) {
    const done = new Set<string>()
    for (const [key, box] of work.outgoing) {
      const neighbor = work.state.neighbors[key]
      if (!neighbor || box[opcode].size === 0 || done.has(key)) continue
      const together = opcode === 'query' || opcode === 'update' ? sharers(work, neighbor, opcode) : []
      const routes = [...box[opcode].values()]
      if ((opcode === 'query' || opcode === 'update') && together.length > 0) multicast(work, together, opcode, routes)
      else enqueue(work, neighbor, opcode, routes, false)
      for (const other of together) done.add(neighborKey(other.address))
    }
  }
  for (const [key, sequence] of work.acks) {
    const neighbor = work.state.neighbors[key]
    const item = neighbor && work.state.interfaces[neighbor.interface]
    if (neighbor && item) send(work, item, neighbor.address, { ...blank(work, item, 'ack'), ack: sequence })
  }
  return { state: { ...work.state, deadline: deadlineOf(work.state) }, effects: work.effects }
}

/** All neighbours of the interface when the same goes to each of them and none has anything outstanding; else nobody. */
function sharers(work: Work, { interface: name }: EigrpNeighbor, opcode: keyof Outgoing): readonly EigrpNeighbor[] {
  const all = Object.values(work.state.neighbors).filter((n) => n.interface === name)
  const texts = all.map((n) => signature(work.outgoing.get(neighborKey(n.address))?.[opcode]))
  const idle = all.every((n) => n.state === 'up' && n.queue.length === 0)
  return idle && texts.every((text) => text === texts[0]) ? all : []
}

function signature(routes: ReadonlyMap<string, EigrpRoute> | undefined): string {
  return [...(routes ?? [])]
    .map(([key, { metric: m, notKnown }]) => `${key} ${m.bandwidthKbit} ${m.delayTens} ${notKnown?.summary ?? ''}`)
    .join()
}

function multicast(
  work: Work,
  neighbors: readonly EigrpNeighbor[],
  opcode: 'query' | 'update',
  routes: readonly EigrpRoute[],
): void {
  const [first] = neighbors
  const item = first && work.state.interfaces[first.interface]
  if (!item) return
  const message = { ...blank(work, item, opcode), sequence: nextSequence(work), routes: written(work, routes) }
  const retransmitDue = flowEnds(work, neighbors)
  for (const neighbor of neighbors)
    setNeighbor(work, { ...neighbor, queue: [message], retries: 0, retransmitDue, sentAt: work.cx.now })
  send(work, item, ALL_EIGRP_ROUTERS, message)
}

function enqueue(
  work: Work,
  stale: EigrpNeighbor,
  opcode: keyof Outgoing,
  routes: readonly EigrpRoute[],
  init: boolean,
): void {
  const neighbor = neighborOf(work, stale.address)
  const item = neighbor && work.state.interfaces[neighbor.interface]
  if (!item) return
  const message = { ...blank(work, item, opcode), sequence: nextSequence(work), init, routes: written(work, routes) }
  if (neighbor.queue.length > 0) setNeighbor(work, { ...neighbor, queue: [...neighbor.queue, message] })
  else sendFirst(work, { ...neighbor, queue: [message], retries: 0 }, message)
}

/** A message of the queue goes out for the first time. */
function sendFirst(work: Work, neighbor: EigrpNeighbor, message: EigrpMessage): void {
  const next = { ...neighbor, sentAt: work.cx.now, retransmitDue: retransmitAt(work, neighbor) }
  setNeighbor(work, next)
  transmit(work, next, message)
}

/** To one neighbour, with the acknowledgement that it is owed. */
function transmit(work: Work, neighbor: EigrpNeighbor, message: EigrpMessage): void {
  const item = work.state.interfaces[neighbor.interface]
  if (!item) return
  work.acks.delete(neighborKey(neighbor.address))
  const { auth: _made, ...rest } = message
  const auth = digestFor(work.config, item.name)
  send(work, item, neighbor.address, { ...rest, ack: neighbor.heard, ...(auth && { auth }) })
}

/** Before 15.0 a packet does not say who told a route first. */
function written({ config }: Work, routes: readonly EigrpRoute[]): readonly EigrpRoute[] {
  if (isReleaseSince(config.configuration.release, '15.0')) return routes
  return routes.map(({ router: _untold, ...route }) => route)
}

function nextSequence(work: Work): number {
  work.state = { ...work.state, sequence: work.state.sequence + 1 }
  return work.state.sequence
}

function blank(work: Work, item: EigrpInterface, opcode: EigrpMessage['opcode']): EigrpMessage {
  const { holdSeconds } = timersOf(work.config, item.name)
  const k = weightsOf(work.config)
  const auth = digestFor(work.config, item.name)
  const rest = { sequence: 0, ack: 0, init: false, holdSeconds, k, routes: [], goodbye: false }
  const told = { ...(work.config.eigrp.stub && { stub: true }), ...(auth && { auth }) }
  return { kind: 'eigrp', opcode, as: work.state.as, ...rest, ...told }
}

function send(work: Work, item: EigrpInterface, destination: Ip, message: EigrpMessage): void {
  const payload = { protocol: 'eigrp', message, dataSize: eigrpSize(message) } as const
  const packet = { source: item.ip, destination, ttl: TTL, dscp: NETWORK_CONTROL_DSCP, payload }
  work.effects.push({ kind: 'send', interface: item.name, packet })
  noteSent(work, item.name, destination === ALL_EIGRP_ROUTERS ? undefined : destination, message)
}
