/** Neighbours: found by hello, brought as far as the network wants them, and every way to lose one (RFC 2328 section 10). */
import { ANY_ADDRESS, formatIp, type Ip, type OspfBody } from '../../../net/index'
import { emptyTable } from '../../kernel/table'
import { after, NEVER } from '../../kernel/time'
import type { OspfInterface, OspfNeighbor, OspfNeighborState } from './state'
import {
  complain,
  current,
  dropNeighbor,
  isAtLeast,
  isStub,
  journal,
  neighborsOn,
  portOf,
  setInterface,
  setNeighbor,
  type Work,
} from './work'

type Hello = Extract<OspfBody, { readonly kind: 'hello' }>

/** A hello (section 10.5). */
export function helloReceived(work: Work, item: OspfInterface, from: Ip, router: Ip, hello: Hello): void {
  const problem = mismatch(work, item, hello)
  if (problem !== undefined)
    return complain(work, from, 'mismatched-hello', `Mismatched hello parameters from ${formatIp(from)}: ${problem}`)
  const known = current(work, { interface: item.name, router })
  const { deadSeconds } = portOf(work.config, item.name)
  const { priority, designated, backup } = hello
  const inactiveAt = after(work.cx.now, deadSeconds)
  const next: OspfNeighbor = {
    ...(known ?? newNeighbor(work, item, router)),
    address: from,
    priority,
    designated,
    backup,
    inactiveAt,
  }
  setNeighbor(work, next)
  if (!hello.neighbors.includes(work.state.routerId)) {
    if (known && isAtLeast(known, 'two-way')) fallBack(work, next, 'init', '1-Way')
  } else if (next.state === 'init') twoWay(work, item, next)
  watchElection(work, item, known, next)
}

function mismatch(work: Work, item: OspfInterface, hello: Hello): string | undefined {
  const { helloSeconds, deadSeconds } = portOf(work.config, item.name)
  if (hello.deadSeconds !== deadSeconds) return `dead interval R ${hello.deadSeconds} C ${deadSeconds}`
  // With fast hellos the interval is not told, and not compared.
  if (deadSeconds !== 1 && hello.helloSeconds !== helloSeconds)
    return `hello interval R ${hello.helloSeconds} C ${helloSeconds}`
  if (item.type !== 'point-to-point' && hello.length !== item.length) return `mask R /${hello.length} C /${item.length}`
  if (hello.externals === isStub(work.config, item.area)) return 'stub area option bit'
  return undefined
}

function newNeighbor(work: Work, item: OspfInterface, router: Ip): OspfNeighbor {
  return {
    interface: item.name,
    router,
    address: ANY_ADDRESS,
    priority: 0,
    designated: ANY_ADDRESS,
    backup: ANY_ADDRESS,
    state: 'init',
    since: work.cx.now,
    inactiveAt: NEVER,
    master: false,
    sequence: 0,
    ...EMPTY_EXCHANGE,
  }
}

type Exchange = Pick<
  OspfNeighbor,
  'summary' | 'requests' | 'asked' | 'unacknowledged' | 'askDue' | 'floodDue' | 'retries'
>

const EMPTY_EXCHANGE: Exchange = {
  summary: [],
  requests: emptyTable(),
  asked: [],
  unacknowledged: emptyTable(),
  askDue: NEVER,
  floodDue: NEVER,
  retries: 0,
}

/** It hears us: an adjacency begins at once where one is wanted. */
function twoWay(work: Work, item: OspfInterface, neighbor: OspfNeighbor): void {
  enter(work, neighbor, 'two-way')
  if (item.type === 'point-to-point') reviewAdjacency(work, neighbor)
  else work.elections.add(item.name)
}

/** What a hello says of who is elected may call for an election (sections 9.2, 10.5). */
function watchElection(work: Work, item: OspfInterface, known: OspfNeighbor | undefined, now: OspfNeighbor): void {
  if (item.type !== 'broadcast') return
  const says = ({ address, designated, backup }: OspfNeighbor) => `${address === designated} ${address === backup}`
  if (item.state === 'waiting') {
    const neighbor = current(work, now)
    const backupSeen = now.address === now.backup || (now.address === now.designated && now.backup === ANY_ADDRESS)
    if (!backupSeen || !neighbor || !isAtLeast(neighbor, 'two-way')) return
    setInterface(work, { ...item, waitUntil: NEVER })
    work.elections.add(item.name)
  } else if (known && isAtLeast(known, 'two-way') && (known.priority !== now.priority || says(known) !== says(now)))
    work.elections.add(item.name)
}

/** Whether two routers exchange their databases: on a LAN only with those elected (section 10.4). */
function isWanted(work: Work, neighbor: OspfNeighbor): boolean {
  const item = work.state.interfaces[neighbor.interface]
  if (item?.type !== 'broadcast') return item?.type === 'point-to-point'
  if (item.state === 'waiting') return false
  const elected = [item.designated, item.backup]
  return elected.includes(item.ip) || elected.includes(neighbor.address)
}

/** AdjOK? of section 10.3. */
function reviewAdjacency(work: Work, stale: OspfNeighbor): void {
  const neighbor = current(work, stale)
  if (!neighbor || neighbor.state === 'init') return
  const wanted = isWanted(work, neighbor)
  if (neighbor.state === 'two-way' && wanted) startExchange(work, neighbor)
  else if (isAtLeast(neighbor, 'ex-start') && !wanted) fallBack(work, neighbor, 'two-way', 'Adjacency is not wanted')
}

/** Master and slave are agreed anew. */
function startExchange(work: Work, neighbor: OspfNeighbor): void {
  const sequence = neighbor.sequence === 0 ? 1 + Math.floor(work.cx.random.next() * 0x1000) : neighbor.sequence + 1
  const { sent: _sent, heard: _heard, ...rest } = neighbor
  // A master that nobody has refused; the first description goes out when the turn's timers are looked at.
  enter(work, { ...rest, ...EMPTY_EXCHANGE, master: true, sequence, askDue: work.cx.now }, 'ex-start')
}

/** Back to a state without an exchange. */
export function fallBack(work: Work, neighbor: OspfNeighbor, to: 'init' | 'two-way' | 'ex-start', why: string): void {
  const wasFull = neighbor.state === 'full'
  if (to === 'ex-start') startExchange(work, neighbor)
  else {
    const { sent: _sent, heard: _heard, ...rest } = neighbor
    enter(work, { ...rest, ...EMPTY_EXCHANGE }, to)
  }
  if (wasFull) journalDown(work, neighbor, to, why)
  if (to === 'init') work.elections.add(neighbor.interface)
}

/** The only door between states. */
export function enter(work: Work, neighbor: OspfNeighbor, state: OspfNeighborState): void {
  const from = neighbor.state
  setNeighbor(work, { ...neighbor, state, since: from === state ? neighbor.since : work.cx.now })
  if (from !== state) journalState(work, neighbor, from, state)
  if (from !== state && (from === 'full' || state === 'full')) work.linksChanged = true
}

/** Takes a neighbour away. */
export function loseNeighbor(work: Work, neighbor: OspfNeighbor, why: string): void {
  dropNeighbor(work, neighbor)
  if (isAtLeast(neighbor, 'two-way')) {
    journalDown(work, neighbor, 'down', why)
    work.elections.add(neighbor.interface)
  }
  if (neighbor.state === 'full') work.linksChanged = true
}

export function loseNeighbors(work: Work, which: (neighbor: OspfNeighbor) => boolean, why: string): void {
  for (const neighbor of Object.values(work.state.neighbors)) if (which(neighbor)) loseNeighbor(work, neighbor, why)
}

export const reviewAdjacencies = (work: Work, name: string): void => {
  for (const neighbor of neighborsOn(work, name)) reviewAdjacency(work, neighbor)
}

/** As messages of routers print the states. */
const SHOWN: Readonly<Record<OspfNeighborState | 'down', string>> = {
  down: 'DOWN',
  init: 'INIT',
  'two-way': '2WAY',
  'ex-start': 'EXSTART',
  exchange: 'EXCHANGE',
  loading: 'LOADING',
  full: 'FULL',
}

function journalState(work: Work, neighbor: OspfNeighbor, from: OspfNeighborState, to: OspfNeighborState): void {
  const { interface: name, router } = neighbor
  const up = to === 'full'
  // A router logs the last step up; every step down has its reason and is told with it.
  const said = `Nbr ${formatIp(router)} on ${name} from LOADING to FULL, Loading Done`
  if (isAtLeast(neighbor, to) && !up) return
  journal(work, {
    event: up ? 'neighbor-full' : 'neighbor-state',
    text: `OSPF ${work.state.process}: neighbor ${formatIp(router)} on ${name}: ${SHOWN[from]} → ${SHOWN[to]}`,
    data: { neighbor: formatIp(router), interface: name, from: SHOWN[from], to: SHOWN[to] },
    ...(up ? adjacencyChange(work, said) : {}),
  })
}

function journalDown(work: Work, neighbor: OspfNeighbor, to: OspfNeighborState | 'down', why: string): void {
  const { interface: name, router, state } = neighbor
  const said = `Nbr ${formatIp(router)} on ${name} from ${SHOWN[state]} to ${SHOWN[to]}, ${to === 'down' ? 'Neighbor Down: ' : ''}${why}`
  journal(work, {
    event: 'neighbor-down',
    text: `OSPF ${work.state.process}: neighbor ${formatIp(router)} on ${name}: ${SHOWN[state]} → ${SHOWN[to]}: ${why}`,
    data: { neighbor: formatIp(router), interface: name, from: SHOWN[state], to: SHOWN[to], why },
    ...adjacencyChange(work, said),
  })
}

const adjacencyChange = ({ state: { process } }: Work, said: string) => ({
  syslog: { facility: 'OSPF', severity: 5, mnemonic: 'ADJCHG', text: `Process ${process}, ${said}` },
})
