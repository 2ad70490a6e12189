/** Neighbours: discovery by hello, the INIT handshake, reliable delivery, and every way to lose one. */
import { type EigrpMessage, formatIp, type Ip, prefixOf } from '../../../net/index'
import { after, NEVER } from '../../kernel/time'
import { bestPath, changePath, queried, replied, routeOf } from './dual'
import type { EigrpNeighbor } from './state'
import { dropNeighbor, neighborKey, sendHello, sendReliably, setEntry, setNeighbor, tell, transmit, upNeighbors, type Work } from './work'

/** A hello or any other message keeps a neighbour alive; an unknown one is met with a hello and an INIT update. */
export function heardFrom(work: Work, name: string, from: Ip, message: EigrpMessage): EigrpNeighbor | undefined {
  const known = work.state.neighbors[neighborKey(from)]
  if (known) {
    const holdSeconds = message.opcode === 'hello' ? message.holdSeconds : known.holdSeconds
    const next = { ...known, holdSeconds, holdExpires: after(work.cx.now, holdSeconds) }
    setNeighbor(work, next)
    return next
  }
  const item = work.state.interfaces[name]
  if (!item || message.holdSeconds === 0) return undefined
  if (prefixOf(from, item.length).address !== prefixOf(item.ip, item.length).address) {
    work.effects.push({ kind: 'journal', entry: { protocol: 'eigrp', event: 'not-on-common-subnet', text: `EIGRP ${work.state.as}: neighbor ${formatIp(from)} is not on the common subnet of ${name}` } })
    return undefined
  }
  setNeighbor(work, {
    address: from,
    interface: name,
    state: 'pending',
    since: work.cx.now,
    holdSeconds: message.holdSeconds,
    holdExpires: after(work.cx.now, message.holdSeconds),
    heard: 0,
    initHeard: false,
    queue: [],
    retries: 0,
    retransmitDue: NEVER,
  })
  sendHello(work, item)
  sendReliably(work, from, 'update', [], true)
  return work.state.neighbors[neighborKey(from)]
}

/** An acknowledgement of the message on the wire brings the next one; that of INIT makes the adjacency. */
export function acknowledged(work: Work, from: Ip, ack: number): void {
  const neighbor = work.state.neighbors[neighborKey(from)]
  const first = neighbor?.queue[0]
  if (!neighbor || !first || first.sequence !== ack) return
  const [, ...queue] = neighbor.queue
  const next = queue[0]
  const due = next ? after(work.cx.now, work.cx.parameters.eigrpRetransmitSeconds) : NEVER
  const updated: EigrpNeighbor = { ...neighbor, queue, retries: 0, retransmitDue: due }
  setNeighbor(work, updated)
  if (first.init && neighbor.state === 'pending') adjacent(work, updated)
  if (next) transmit(work, updated, next)
}

function adjacent(work: Work, neighbor: EigrpNeighbor): void {
  setNeighbor(work, { ...neighbor, state: 'up', since: work.cx.now })
  journalNeighbor(work, neighbor, 'neighbor-up', 'new adjacency')
  for (const entry of Object.values(work.state.topology)) {
    const path = entry.state === 'passive' ? bestPath(entry) : undefined
    const split = path?.via !== undefined && path.interface === neighbor.interface
    if (path && !split) tell(work, neighbor.address, 'update', routeOf(entry.prefix, path))
  }
}

function journalNeighbor(work: Work, neighbor: EigrpNeighbor, event: 'neighbor-up' | 'neighbor-down', why: string): void {
  const { as } = work.state
  const way = event === 'neighbor-up' ? 'up' : 'down'
  const text = `${formatIp(neighbor.address)} (${neighbor.interface}) is ${way}: ${why}`
  work.effects.push({
    kind: 'journal',
    entry: {
      protocol: 'eigrp',
      event,
      text: `EIGRP ${as}: neighbor ${text}`,
      data: { neighbor: formatIp(neighbor.address), interface: neighbor.interface, as },
      syslog: { facility: 'DUAL', severity: 5, mnemonic: 'NBRCHANGE', text: `IP-EIGRP ${as}: Neighbor ${text}` },
      source: work.config.eigrp.source,
    },
  })
}

/** INIT from a neighbour: new, or restarted behind our back. */
export function initReceived(work: Work, from: Ip): void {
  const neighbor = work.state.neighbors[neighborKey(from)]
  if (!neighbor) return
  if (neighbor.state === 'up' && neighbor.initHeard) {
    const item = work.state.interfaces[neighbor.interface]
    loseNeighbor(work, neighbor, 'peer restarted')
    if (item) heardFrom(work, item.name, from, restartHello(neighbor))
    const fresh = work.state.neighbors[neighborKey(from)]
    if (fresh) setNeighbor(work, { ...fresh, initHeard: true })
    return
  }
  setNeighbor(work, { ...neighbor, initHeard: true })
}

function restartHello(neighbor: EigrpNeighbor): EigrpMessage {
  return { kind: 'eigrp', opcode: 'hello', as: 0, sequence: 0, ack: 0, init: false, holdSeconds: neighbor.holdSeconds, k: [1, 0, 1, 0, 0], routes: [], goodbye: false }
}

/** Takes a neighbour away: its paths go, and a reply it owed counts as "unreachable". */
export function loseNeighbor(work: Work, neighbor: EigrpNeighbor, why: string): void {
  dropNeighbor(work, neighbor.address)
  work.outgoing.delete(neighborKey(neighbor.address))
  work.acks.delete(neighborKey(neighbor.address))
  if (neighbor.state === 'up') journalNeighbor(work, neighbor, 'neighbor-down', why)
  for (const entry of Object.values(work.state.topology)) {
    if (entry.paths.some((path) => path.via === neighbor.address)) changePath(work, entry.prefix, neighbor.address, undefined)
    replied(work, entry.prefix, neighbor.address)
  }
}

/** Hold timers, retransmissions and stuck queries that are due. */
export function neighborTimers(work: Work): void {
  const { now, parameters } = work.cx
  for (const neighbor of Object.values(work.state.neighbors)) {
    if (neighbor.holdExpires <= now) loseNeighbor(work, neighbor, 'holding time expired')
    else if (neighbor.retransmitDue <= now) retransmit(work, neighbor, parameters.eigrpRetransmissions)
  }
  for (const entry of Object.values(work.state.topology)) {
    if (entry.activeUntil > now) continue
    setEntry(work, { ...entry, activeUntil: NEVER })
    for (const neighbor of upNeighbors(work)) if (entry.pending.includes(neighbor.address)) loseNeighbor(work, neighbor, 'stuck in active')
  }
}

function retransmit(work: Work, neighbor: EigrpNeighbor, limit: number): void {
  const first = neighbor.queue[0]
  if (!first) return setNeighbor(work, { ...neighbor, retransmitDue: NEVER })
  if (neighbor.retries >= limit) return loseNeighbor(work, neighbor, 'retry limit exceeded')
  const next = { ...neighbor, retries: neighbor.retries + 1, retransmitDue: after(work.cx.now, work.cx.parameters.eigrpRetransmitSeconds) }
  setNeighbor(work, next)
  transmit(work, next, first)
}

/** Handles what a query or a reply asks for, once its routes have been taken in. */
export function answerRoutes(work: Work, from: Ip, message: EigrpMessage): void {
  for (const route of message.routes) {
    if (message.opcode === 'query') queried(work, route.prefix, from)
    if (message.opcode === 'reply') replied(work, route.prefix, from)
  }
}
