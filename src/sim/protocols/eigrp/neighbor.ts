/** Neighbours: discovery by hello, the INIT handshake (RFC 7868 section 5.3), and every way to lose one. */
import { contains, type EigrpMessage, formatIp, formatPrefix, type Ip, prefixOf } from '../../../net/index'
import { tableDueBy, tableValues } from '../../kernel/table'
import { after, NEVER } from '../../kernel/time'
import { advertiseAll, routeOf } from './advertise'
import { bestOf, changePath, replied } from './dual'
import type { EigrpNeighbor } from './state'
import { acknowledged, retransmit, sendHello, sendInit, weightsOf } from './transport'
import {
  complain,
  dropNeighbor,
  entryOf,
  journal,
  logHead,
  neighborOf,
  setEntry,
  setNeighbor,
  tell,
  type Work,
} from './work'

/** Any message keeps a neighbour alive; an unknown one is met with a hello and INIT. False when it cannot be one. */
export function heardFrom(work: Work, name: string, from: Ip, message: EigrpMessage): boolean {
  const known = neighborOf(work, from)
  if (message.goodbye) {
    if (known) loseNeighbor(work, known, 'Interface Goodbye received')
    return false
  }
  if (!mayBeNeighbor(work, name, from, message)) {
    if (known) loseNeighbor(work, known, 'K-value mismatch')
    return false
  }
  if (!known) return message.opcode === 'ack' ? false : meet(work, name, from, message)
  const { holdSeconds } = message
  setNeighbor(work, {
    ...known,
    holdSeconds,
    holdExpires: after(work.cx.now, holdSeconds),
    stub: message.stub === true,
  })
  return true
}

function mayBeNeighbor(work: Work, name: string, from: Ip, message: EigrpMessage): boolean {
  const item = work.state.interfaces[name]
  if (!item) return false
  if (!item.lent && !contains(prefixOf(item.ip, item.length), from)) {
    const text = `${logHead(work)} ${formatIp(from)} (${name}) is blocked: not on common subnet (${formatIp(item.ip)}/${item.length})`
    const syslog = { facility: 'DUAL', severity: 6, mnemonic: 'NBRINFO', text }
    const said = `neighbor ${formatIp(from)} is not on the common subnet of ${name}`
    complain(work, { name, from }, 'not-on-common-subnet', said, { syslog })
    return false
  }
  if (message.k.every((value, i) => value === weightsOf(work.config)[i])) return true
  const text = `${logHead(work)} ${formatIp(from)} (${name}) is down: K-value mismatch`
  const syslog = { facility: 'DUAL', severity: 5, mnemonic: 'NBRCHANGE', text }
  const said = `neighbor ${formatIp(from)} on ${name} has other K values (${message.k.join(' ')})`
  complain(work, { name, from }, 'k-mismatch', said, { syslog })
  return false
}

function meet(
  work: Work,
  name: string,
  from: Ip,
  { holdSeconds, stub }: Pick<EigrpMessage, 'holdSeconds' | 'stub'>,
): boolean {
  const item = work.state.interfaces[name]
  if (!item) return false
  const neighbor: EigrpNeighbor = {
    address: from,
    interface: name,
    state: 'pending',
    since: work.cx.now,
    holdSeconds,
    holdExpires: after(work.cx.now, holdSeconds),
    heard: 0,
    initHeard: false,
    stub: stub === true,
    queue: [],
    retries: 0,
    retransmitDue: NEVER,
  }
  setNeighbor(work, neighbor)
  // So that the other side knows this one before the INIT comes, whatever the hello phases.
  sendHello(work, item)
  sendInit(work, neighbor)
  return true
}

/** The acknowledgement of our INIT makes the adjacency: the neighbour is told everything. */
export function ackReceived(work: Work, from: Ip, ack: number): void {
  const message = acknowledged(work, from, ack)
  const neighbor = neighborOf(work, from)
  if (!message?.init || neighbor?.state !== 'pending') return
  setNeighbor(work, { ...neighbor, state: 'up', since: work.cx.now })
  journalNeighbor(work, neighbor, 'up', 'new adjacency')
  advertiseAll(work, neighbor, bestOf)
}

/** A new INIT: the first of a new neighbour, or of one that restarted behind our back and knows nothing any more. */
export function initReceived(work: Work, from: Ip): void {
  const neighbor = neighborOf(work, from)
  if (!neighbor) return
  if (neighbor.initHeard) {
    loseNeighbor(work, neighbor, 'peer restarted')
    meet(work, neighbor.interface, from, neighbor)
  }
  const now = neighborOf(work, from)
  if (now) setNeighbor(work, { ...now, initHeard: true })
}

/** Takes a neighbour away: its paths go, and a reply that it owed counts as "unreachable". */
function loseNeighbor(work: Work, neighbor: EigrpNeighbor, why: string): void {
  const { address } = neighbor
  dropNeighbor(work, address)
  if (neighbor.state === 'up') journalNeighbor(work, neighbor, 'down', why)
  for (const { prefix } of tableValues(work.state.topology)) {
    const entry = entryOf(work, prefix)
    if (entry?.askedBy === address) {
      const { askedBy: _gone, ...rest } = entry
      setEntry(work, rest)
    }
    if (entry?.paths.some((path) => path.via === address)) changePath(work, prefix, address, undefined)
    replied(work, prefix, address)
  }
}

/** Loses every neighbour that `which` names. */
export function loseNeighbors(work: Work, which: (neighbor: EigrpNeighbor) => boolean, why: string): void {
  for (const neighbor of Object.values(work.state.neighbors)) if (which(neighbor)) loseNeighbor(work, neighbor, why)
}

/** Hold timers, repetitions and questions that have been open too long. */
export function neighborTimers(work: Work): void {
  const { now } = work.cx
  for (const { address } of Object.values(work.state.neighbors)) {
    const neighbor = neighborOf(work, address)
    if (!neighbor) continue
    if (neighbor.holdExpires <= now) loseNeighbor(work, neighbor, 'holding time expired')
    else if (neighbor.retransmitDue <= now && !retransmit(work, neighbor))
      loseNeighbor(work, neighbor, 'retry limit exceeded')
  }
  for (const { prefix } of tableDueBy(work.state.topology, now)) stuck(work, prefix)
}

/**
 * Half the active timer is over again (RFC 7868 section 5.4.1.5): who has not replied is asked whether it is still at it; who
 * did not answer that, or said so three times, is no neighbour any more.
 */
function stuck(work: Work, prefix: Parameters<typeof entryOf>[1]): void {
  const entry = entryOf(work, prefix)
  if (entry?.state !== 'active') return
  const { asked, silent } = entry.sia ?? { asked: 0, silent: [] }
  const lost = asked >= SIA_QUERIES ? entry.pending : entry.pending.filter((address) => silent.includes(address))
  for (const address of lost) {
    const neighbor = neighborOf(work, address)
    if (neighbor) loseNeighbor(work, neighbor, 'stuck in active')
  }
  askStill(work, prefix, asked + 1)
}

/** SIA-Queries at most, each half an active timer after the other. */
const SIA_QUERIES = 3

function askStill(work: Work, prefix: Parameters<typeof entryOf>[1], asked: number): void {
  const entry = entryOf(work, prefix)
  if (entry?.state !== 'active') return
  const activeUntil = after(work.cx.now, work.cx.parameters.eigrpActiveSeconds / 2)
  setEntry(work, { ...entry, activeUntil, sia: { asked, silent: entry.pending } })
  for (const address of entry.pending) tell(work, address, 'sia-query', routeOf(prefix, undefined))
  const text = formatPrefix(prefix)
  const names = entry.pending.map(formatIp).join(', ')
  journal(work, {
    event: 'still-active',
    text: `EIGRP ${work.state.as}: no reply for ${text} yet, asking ${names} whether it is still looked for`,
    data: { prefix: text, asked: names },
  })
}

function journalNeighbor(work: Work, { address, interface: name }: EigrpNeighbor, way: 'up' | 'down', why: string) {
  const { as } = work.state
  const text = `${formatIp(address)} (${name}) is ${way}: ${why}`
  journal(work, {
    event: `neighbor-${way}`,
    text: `EIGRP ${as}: neighbor ${text}`,
    data: { neighbor: formatIp(address), interface: name, as, why },
    syslog: { facility: 'DUAL', severity: 5, mnemonic: 'NBRCHANGE', text: `${logHead(work)} ${text}` },
  })
}
