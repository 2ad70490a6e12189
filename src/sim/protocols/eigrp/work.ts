/** One turn of the process: the state as it changes, what is to be sent at the turn's end, and small helpers. */
import { type EigrpMessage, type EigrpRoute, formatIp, formatPrefix, type Ip, ip, type Prefix } from '../../../net/index'
import type { Context, JournalEffect, RoutesEffect, SendEffect, Turn } from '../../kernel/protocol'
import { after, NEVER, type SimTime } from '../../kernel/time'
import type { EigrpEntry, EigrpInterface, EigrpNeighbor, EigrpProcessConfig, EigrpState } from './state'

export type EigrpEffect = SendEffect | RoutesEffect | JournalEffect

const ALL_EIGRP_ROUTERS = ip('224.0.0.10')
const K: EigrpMessage['k'] = [1, 0, 1, 0, 0]

/** What a neighbour is to be told at the end of the turn. */
interface Outgoing {
  readonly update: EigrpRoute[]
  readonly query: EigrpRoute[]
  readonly reply: EigrpRoute[]
}

export interface Work {
  readonly config: EigrpProcessConfig
  readonly cx: Context
  state: EigrpState
  readonly effects: EigrpEffect[]
  readonly outgoing: Map<string, Outgoing>
  /** Neighbours that are owed an acknowledgement. */
  readonly acks: Map<string, number>
}

export function startWork(config: EigrpProcessConfig, state: EigrpState, cx: Context): Work {
  return { config, cx, state, effects: [], outgoing: new Map(), acks: new Map() }
}

export const neighborKey = (address: Ip) => formatIp(address)
export const entryKey = (prefix: Prefix) => formatPrefix(prefix)

export function setNeighbor(work: Work, neighbor: EigrpNeighbor): void {
  work.state = { ...work.state, neighbors: { ...work.state.neighbors, [neighborKey(neighbor.address)]: neighbor } }
}

export function dropNeighbor(work: Work, address: Ip): void {
  const { [neighborKey(address)]: _gone, ...neighbors } = work.state.neighbors
  work.state = { ...work.state, neighbors }
}

export function setInterface(work: Work, item: EigrpInterface): void {
  work.state = { ...work.state, interfaces: { ...work.state.interfaces, [item.name]: item } }
}

export function setEntry(work: Work, entry: EigrpEntry): void {
  work.state = { ...work.state, topology: { ...work.state.topology, [entryKey(entry.prefix)]: entry } }
}

export function deleteEntry(work: Work, entry: EigrpEntry): void {
  const { [entryKey(entry.prefix)]: _gone, ...topology } = work.state.topology
  work.state = { ...work.state, topology }
}

export function upNeighbors(work: Work): readonly EigrpNeighbor[] {
  return Object.values(work.state.neighbors).filter((neighbor) => neighbor.state === 'up')
}

/** Adds a route to what a neighbour is told at the end of the turn. */
export function tell(work: Work, to: Ip, opcode: keyof Outgoing, route: EigrpRoute): void {
  const key = neighborKey(to)
  const box = work.outgoing.get(key) ?? { update: [], query: [], reply: [] }
  work.outgoing.set(key, box)
  box[opcode].push(route)
}

/** Appends a reliable message to a neighbour's queue; the first of the queue goes on the wire at once. */
export function sendReliably(work: Work, address: Ip, opcode: 'update' | 'query' | 'reply', routes: readonly EigrpRoute[], init: boolean): void {
  const neighbor = work.state.neighbors[neighborKey(address)]
  if (!neighbor) return
  const sequence = work.state.sequence + 1
  work.state = { ...work.state, sequence }
  const message = { ...blank(work, opcode), sequence, init, routes }
  const first = neighbor.queue.length === 0
  setNeighbor(work, {
    ...neighbor,
    queue: [...neighbor.queue, message],
    ...(first ? { retries: 0, retransmitDue: after(work.cx.now, work.cx.parameters.eigrpRetransmitSeconds) } : {}),
  })
  if (first) transmit(work, neighbor, message)
}

function blank(work: Work, opcode: EigrpMessage['opcode']): EigrpMessage {
  return { kind: 'eigrp', opcode, as: work.state.as, sequence: 0, ack: 0, init: false, holdSeconds: 0, k: K, routes: [], goodbye: false }
}

/** Puts a message on the wire to one neighbour; it carries the acknowledgement that is owed. */
export function transmit(work: Work, neighbor: EigrpNeighbor, message: EigrpMessage): void {
  work.acks.delete(neighborKey(neighbor.address))
  const item = work.state.interfaces[neighbor.interface]
  if (!item) return
  const holdSeconds = timersOf(work.config, item.name).holdSeconds
  send(work, item, neighbor.address, { ...message, ack: neighbor.heard, holdSeconds })
}

function send(work: Work, item: EigrpInterface, destination: Ip, message: EigrpMessage): void {
  // 20 bytes of header, about 28 (internal) to 48 (external) for each route (RFC 7868 section 6).
  const dataSize = 20 + message.routes.reduce((sum, route) => sum + (route.external ? 48 : 28), 12)
  work.effects.push({
    kind: 'send',
    interface: item.name,
    packet: { source: item.ip, destination, ttl: 2, dscp: 48, payload: { protocol: 'eigrp', message, dataSize } },
  })
}

/** A hello to everybody on an interface. A goodbye says that the process ends. */
export function sendHello(work: Work, item: EigrpInterface, goodbye = false): void {
  const { holdSeconds } = timersOf(work.config, item.name)
  send(work, item, ALL_EIGRP_ROUTERS, { ...blank(work, 'hello'), holdSeconds, goodbye })
}

/** Hello and hold seconds of an interface: 5 and 15 on a LAN (FACTS section 4). */
export function timersOf(config: EigrpProcessConfig, name: string): { readonly helloSeconds: number; readonly holdSeconds: number } {
  return config.eigrp.interfaces[name] ?? { helloSeconds: 5, holdSeconds: 15 }
}

/** Ends the turn: collected routes become messages, acknowledgements still owed are sent alone. */
export function finishWork(work: Work): Turn<EigrpState, EigrpEffect> {
  for (const [key, box] of work.outgoing) {
    const neighbor = work.state.neighbors[key]
    if (!neighbor) continue
    for (const opcode of ['query', 'reply', 'update'] as const) {
      if (box[opcode].length > 0) sendReliably(work, neighbor.address, opcode, box[opcode], false)
    }
  }
  for (const [key, sequence] of work.acks) {
    const neighbor = work.state.neighbors[key]
    const item = neighbor && work.state.interfaces[neighbor.interface]
    if (neighbor && item) send(work, item, neighbor.address, { ...blank(work, 'ack'), ack: sequence })
  }
  return { state: { ...work.state, deadline: deadlineOf(work.state) }, effects: work.effects }
}

function deadlineOf(state: EigrpState): SimTime {
  let first: SimTime = NEVER
  const consider = (time: SimTime) => {
    if (time < first) first = time
  }
  for (const item of Object.values(state.interfaces)) consider(item.helloDue)
  for (const neighbor of Object.values(state.neighbors)) {
    consider(neighbor.holdExpires)
    consider(neighbor.retransmitDue)
  }
  for (const entry of Object.values(state.topology)) consider(entry.activeUntil)
  return first
}
