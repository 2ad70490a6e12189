/** OSPF as a protocol: what each input means, in order. The parts are in the files beside this one; state.ts has the picture. */
import { formatIp, type Ip, type OspfMessage, type Prefix } from '../../../net/index'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { emptyTable, tableDue, tableGet, tableValues } from '../../kernel/table'
import { after, earliest, NEVER, type SimTime } from '../../kernel/time'
import { authenticationProblem } from './authentication'
import { schedule } from './computation'
import { routerIdOf } from './coverage'
import { elect } from './election'
import { ask, describe, descriptionReceived, requestReceived, reviewRequests } from './exchange'
import { originateAll, ribChanged } from './external'
import { acknowledgementReceived, bury, expire, updateReceived } from './flood'
import { interfaceTimers, leave, reviewInterface } from './interfaces'
import { reviewLinks } from './links'
import { fallBack, helloReceived, loseNeighbor, loseNeighbors } from './neighbor'
import { ownReturned, tellDue, unsayAll } from './originate'
import { compute, put } from './routes'
import type { Origin, OspfEffect, OspfInput, OspfNeighbor, OspfProcessConfig, OspfState, StoredLsa } from './state'
import { ALL_DESIGNATED, flushOutgoing, sendHello, sendUpdates } from './transport'
import { complain, current, isOwn, portOf, setNeighbor, speaks, startWork, type Work } from './work'

export const ospf: Protocol<OspfProcessConfig, OspfState, OspfInput, OspfEffect> = {
  name: 'ospf',

  boot(config, cx) {
    const state: OspfState = {
      process: config.ospf.process,
      ...(config.ospf.vrf === undefined ? {} : { vrf: config.ospf.vrf }),
      routerId: routerIdOf(config),
      interfaces: {},
      neighbors: {},
      lsas: NO_DATABASE,
      dying: [],
      origins: NOTHING_SAID,
      held: [],
      computation: { due: NEVER, all: false, prefixes: [], last: cx.now, holdMillis: 0, runs: 0 },
      routers: [],
      internal: emptyTable(),
      paths: emptyTable(),
      installed: emptyTable(),
      ports: {},
      local: emptyTable(),
      complaints: {},
      stopped: false,
      deadline: NEVER,
      ...silence(config, cx),
    }
    return { state, effects: [] }
  },

  /** Interfaces are looked at again, what is told is told anew, and routes get new distances. */
  reconfigure(config, state, cx) {
    if (state.stopped) return { state, effects: [] }
    const work = startWork(config, state, cx)
    for (const port of Object.values(state.ports)) reviewInterface(work, port)
    work.linksChanged = true
    if (speaks(work)) originateAll(work)
    for (const path of tableValues(work.state.paths)) put(work, path.prefix, path)
    schedule(work)
    return finish(work)
  },

  react(config, state, input, cx) {
    if (state.stopped) return { state, effects: [] }
    const work = startWork(config, state, cx)
    act(work, input)
    return finish(work)
  },

  deadline: (state) => state.deadline,
}

const NOTHING_SAID = emptyTable<Origin>((origin) => origin.due)
const NO_DATABASE = emptyTable<StoredLsa>((entry) => entry.due)

/** Routing comes after the interfaces when a device boots (assumption `ospfBootSeconds`). */
function silence({ booting }: OspfProcessConfig, cx: Context): Partial<OspfState> {
  const speaksFrom = after(cx.now, cx.parameters.ospfBootSeconds)
  return booting && speaksFrom > cx.now ? { speaksFrom, deadline: speaksFrom } : {}
}

function beginToSpeak(work: Work): void {
  const { speaksFrom, ...state } = work.state
  if (speaksFrom === undefined || speaksFrom > work.cx.now) return
  work.state = state
  for (const port of Object.values(state.ports)) reviewInterface(work, port)
  originateAll(work)
}

function act(work: Work, input: OspfInput): void {
  switch (input.kind) {
    case 'wake':
      beginToSpeak(work)
      neighborTimers(work)
      interfaceTimers(work)
      tellDue(work)
      expire(work)
      return
    case 'interface':
      work.state = { ...work.state, ports: { ...work.state.ports, [input.interface]: input } }
      reviewInterface(work, input)
      // Where a static route's next hop is depends on the interfaces' addresses.
      if (speaks(work)) originateAll(work)
      return
    case 'message':
      return received(work, input)
    case 'rib':
      return ribChanged(work, input.added, input.removed)
    case 'stop':
      return stop(work, input.goodbye)
  }
}

/** Ends the turn: elections, what is said of links, routes, and what goes on the wire. */
function finish(work: Work): Turn<OspfState, OspfEffect> {
  // What one neighbour gave need not be asked of another.
  for (const neighbor of Object.values(work.state.neighbors)) reviewRequests(work, neighbor)
  elect(work)
  if (work.linksChanged && speaks(work)) reviewLinks(work)
  for (const neighbor of Object.values(work.state.neighbors))
    if (neighbor.state === 'ex-start' && !neighbor.sent) describe(work, neighbor)
  bury(work)
  if (!work.state.stopped) compute(work)
  flushOutgoing(work)
  return { state: { ...work.state, deadline: deadlineOf(work.state) }, effects: work.effects }
}

function received(work: Work, { interface: name, from, to, message }: Extract<OspfInput, { kind: 'message' }>): void {
  const item = work.state.interfaces[name]
  if (!item || item.state === 'passive' || item.state === 'loopback') return
  if (to === ALL_DESIGNATED && item.state !== 'designated' && item.state !== 'backup') return
  if (isOwn(work, message.router)) return complainOfId(work, name, from, message.router)
  const problem =
    message.area === item.area
      ? authenticationProblem(work.config, item, message.proof)
      : `area mismatch: ${formatIp(message.area as Ip)}, here ${formatIp(item.area as Ip)}`
  if (problem !== undefined)
    return complain(work, from, 'packet-refused', `packet of ${formatIp(from)} on ${name} ignored: ${problem}`)
  const { body } = message
  if (body.kind === 'hello') return helloReceived(work, item, from, message.router, body)
  const neighbor = current(work, { interface: name, router: message.router })
  if (!neighbor) return
  switch (body.kind) {
    case 'description':
      return descriptionReceived(work, item, neighbor, body)
    case 'request':
      return requestReceived(work, item, neighbor, body.names)
    case 'update':
      return updateReceived(work, item, neighbor, body.lsas, { onOwn: ownReturned, onBadRequest })
    case 'acknowledgement':
      return acknowledgementReceived(work, neighbor, body.headers)
  }
}

const onBadRequest = (work: Work, neighbor: OspfNeighbor): void => fallBack(work, neighbor, 'ex-start', 'BadLSReq')

function complainOfId(work: Work, name: string, from: Ip, router: OspfMessage['router']): void {
  const text = `detected duplicate router-id ${formatIp(router)} from ${formatIp(from)} on interface ${name}`
  complain(work, from, 'duplicate-router-id', text)
}

/** Silence, descriptions, requests and advertisements that nobody has answered. */
function neighborTimers(work: Work): void {
  const { now } = work.cx
  for (const stale of Object.values(work.state.neighbors)) {
    const neighbor = current(work, stale)
    if (!neighbor) continue
    if (neighbor.inactiveAt <= now) loseNeighbor(work, neighbor, 'Dead timer expired')
    else if (neighbor.askDue <= now || neighbor.floodDue <= now) repeat(work, neighbor)
  }
}

function repeat(work: Work, neighbor: OspfNeighbor): void {
  if (neighbor.retries >= work.cx.parameters.ospfRetransmissions)
    return loseNeighbor(work, neighbor, 'Too many retransmissions')
  const again = { ...neighbor, retries: neighbor.retries + 1 }
  setNeighbor(work, again)
  if (neighbor.askDue <= work.cx.now) {
    if (neighbor.state === 'loading') ask(work, again)
    else describe(work, again)
  }
  const now = current(work, neighbor)
  const item = work.state.interfaces[neighbor.interface]
  if (!now || !item || now.floodDue > work.cx.now) return
  const { retransmitSeconds } = portOf(work.config, item.name)
  setNeighbor(work, { ...now, floodDue: after(work.cx.now, retransmitSeconds) })
  sendUpdates(work, item, now.address, tableValues(now.unacknowledged))
}

/** Routes leave the routing table; the neighbours are told that nothing of it holds any more, or notice. */
function stop(work: Work, goodbye: boolean): void {
  const items = Object.values(work.state.interfaces)
  if (goodbye) {
    unsayAll(work)
    flushOutgoing(work)
    for (const item of items) if (item.state !== 'passive' && item.state !== 'loopback') sendHello(work, item, true)
  }
  for (const map of [work.floods, work.acks, work.direct, work.directAcks]) map.clear()
  loseNeighbors(work, () => true, 'Process stopped')
  for (const { name } of items) leave(work, name, 'Process stopped')
  const known: readonly { readonly prefix: Prefix }[] = tableValues(work.state.paths)
  for (const { prefix } of known) put(work, prefix, undefined)
  work.linksChanged = false
  const { computation } = work.state
  work.state = {
    ...work.state,
    lsas: NO_DATABASE,
    dying: [],
    origins: NOTHING_SAID,
    held: [],
    local: emptyTable(),
    computation: { ...computation, due: NEVER },
    stopped: true,
  }
}

/** When the process next wants to be woken. */
function deadlineOf(state: OspfState): SimTime {
  if (state.stopped) return NEVER
  let first: SimTime = state.speaksFrom ?? NEVER
  const consider = (time: SimTime) => {
    if (time < first) first = time
  }
  for (const { helloDue, waitUntil } of Object.values(state.interfaces)) {
    consider(helloDue)
    consider(waitUntil)
  }
  for (const { inactiveAt, askDue, floodDue } of Object.values(state.neighbors)) {
    consider(inactiveAt)
    consider(askDue)
    consider(floodDue)
  }
  consider(tableDue(state.lsas))
  consider(tableDue(state.origins))
  consider(state.computation.due)
  return first
}

/** Waits whose end decides what stands: an election, a computation, and what the throttle holds back. */
export function putOff({ interfaces, computation, origins, held, stopped }: OspfState): SimTime {
  if (stopped) return NEVER
  const waits = Object.values(interfaces).map(({ waitUntil }) => waitUntil)
  const told = held.map((key) => tableGet(origins, key)?.due ?? NEVER)
  return earliest(computation.due, ...told, ...waits)
}
