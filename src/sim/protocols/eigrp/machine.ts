/** EIGRP as a protocol: what each input means, in order. The parts are in the files beside this one; state.ts has the picture. */
import { type EigrpMessage, type EigrpRoute, formatIp, type Ip, ipOf } from '../../../net/index'
import type { Context, Protocol } from '../../kernel/protocol'
import { emptyTable, tableValues } from '../../kernel/table'
import { after, NEVER } from '../../kernel/time'
import { authenticationProblem } from './authentication'
import { changePath, publish, queried, replied, siaQueried, siaReplied } from './dual'
import { filterLines, seenThrough } from './filter'
import { helloTimers, reviewInterface } from './interfaces'
import { carried } from './metric'
import { ackReceived, heardFrom, initReceived, loseNeighbors, neighborTimers } from './neighbor'
import { originateAll, ribChanged } from './redistribute'
import { filtersChanged } from './resync'
import { NO_TRAFFIC, noteIgnored, noteKnown, noteReceived } from './seen'
import type { EigrpEffect, EigrpInput, EigrpProcessConfig, EigrpState } from './state'
import { reviewSummaries } from './summary'
import { finishWork, sendHello } from './transport'
import { complain, entryOf, NO_TOPOLOGY, neighborKey, neighborOf, setNeighbor, startWork, type Work } from './work'

export { eigrpNeighborRows, eigrpTopologyRows } from './rows'
export type { EigrpEffect, EigrpInput, EigrpProcessConfig, EigrpState } from './state'

/** A restarted process must not repeat the sequence number that a neighbour heard last; it starts anywhere below this. */
const FIRST_SEQUENCES = 1000

export const eigrp: Protocol<EigrpProcessConfig, EigrpState, EigrpInput, EigrpEffect> = {
  name: 'eigrp',

  boot(config, cx) {
    const state: EigrpState = {
      as: config.eigrp.as,
      ...(config.eigrp.vrf === undefined ? {} : { vrf: config.eigrp.vrf }),
      routerId: config.eigrp.routerId ?? highestAddress(config),
      sequence: Math.floor(cx.random.next() * FIRST_SEQUENCES),
      interfaces: {},
      neighbors: {},
      topology: NO_TOPOLOGY,
      summaries: {},
      ports: {},
      local: emptyTable(),
      complaints: {},
      traffic: NO_TRAFFIC,
      stopped: false,
      filterLines: filterLines(config),
      deadline: NEVER,
      ...silence(config, cx),
    }
    return { state, effects: [] }
  },

  /** Interfaces are looked at again, what is originated is originated anew, and installed routes get new distances. */
  reconfigure(config, state, cx) {
    if (state.stopped) return { state, effects: [] }
    const work = startWork(config, state, cx)
    for (const port of Object.values(state.ports)) reviewInterface(work, port)
    filtersChanged(work)
    originateAll(work)
    for (const { prefix } of tableValues(work.state.topology)) reviewPaths(work, prefix)
    reviewSummaries(work)
    return finishWork(work)
  },

  react(config, state, input, cx) {
    if (state.stopped) return { state, effects: [] }
    const work = startWork(config, state, cx)
    act(work, input)
    if (work.state.topology !== state.topology || work.state.interfaces !== state.interfaces) reviewSummaries(work)
    return finishWork(work)
  },

  deadline: (state) => state.deadline,
}

/** Routing comes after the interfaces when a device boots (assumption `eigrpBootSeconds`). */
function silence({ booting }: EigrpProcessConfig, cx: Context): Partial<EigrpState> {
  const speaksFrom = after(cx.now, cx.parameters.eigrpBootSeconds)
  return booting && speaksFrom > cx.now ? { speaksFrom, deadline: speaksFrom } : {}
}

function beginToSpeak(work: Work): void {
  const { speaksFrom, ...state } = work.state
  if (speaksFrom === undefined || speaksFrom > work.cx.now) return
  work.state = state
  for (const port of Object.values(state.ports)) reviewInterface(work, port)
  originateAll(work)
}

/** The highest address of a loopback, else of any interface (IOS). */
function highestAddress({ configuration, eigrp: { vrf } }: EigrpProcessConfig): Ip {
  const addresses = (kind: string) =>
    configuration.interfaces.flatMap((i) =>
      i.kind === kind && i.vrf?.value === vrf && i.address.kind === 'static' ? [i.address.address] : [],
    )
  const loopbacks = addresses('loopback')
  const candidates = loopbacks.length > 0 ? loopbacks : addresses('ethernet')
  return ipOf(Math.max(0, ...candidates))
}

function act(work: Work, input: EigrpInput): void {
  switch (input.kind) {
    case 'wake':
      beginToSpeak(work)
      neighborTimers(work)
      helloTimers(work)
      return
    case 'interface':
      work.state = { ...work.state, ports: { ...work.state.ports, [input.interface]: input } }
      reviewInterface(work, input)
      // What is internal, and what a static route's next hop leaves by, depends on the interfaces' addresses.
      originateAll(work)
      return
    case 'message':
      received(work, input.interface, input.from, input.message)
      return
    case 'rib':
      loseUnconnected(work, input)
      ribChanged(work, input.added, input.removed)
      return
    case 'clear':
      loseNeighbors(work, ({ address }) => (input.neighbor ?? address) === address, 'manually cleared')
      return
    case 'stop':
      stop(work, input.goodbye)
  }
}

/** With its connected route an interface has lost its neighbours: nobody there can be asked for another way. */
function loseUnconnected(work: Work, { added, removed }: Extract<EigrpInput, { readonly kind: 'rib' }>): void {
  for (const { protocol, interface: name } of removed) {
    if (protocol !== 'connected') continue
    if (added.some((route) => route.protocol === 'connected' && route.interface === name)) continue
    loseNeighbors(work, (neighbor) => neighbor.interface === name, 'interface down')
  }
}

/** Routes leave the routing table; the neighbours are told by a goodbye, or notice. */
function stop(work: Work, goodbye: boolean): void {
  const items = Object.values(work.state.interfaces)
  if (goodbye) for (const item of items) if (!item.passive) sendHello(work, item, true)
  loseNeighbors(work, () => true, 'process stopped')
  work.state = { ...work.state, interfaces: {}, topology: NO_TOPOLOGY, local: emptyTable() }
  reviewSummaries(work)
  work.state = { ...work.state, stopped: true }
}

function received(work: Work, name: string, from: Ip, message: EigrpMessage): void {
  const item = work.state.interfaces[name]
  if (!item || item.passive || message.as !== work.state.as) return
  const problem = authenticationProblem(work.config, name, message.auth)
  if (problem) {
    noteIgnored(work, name, from, message, problem.kind)
    const { text, kind } = problem
    const data = { kind, opcode: message.opcode, ...(message.auth ? { key: message.auth.key } : {}) }
    const said = `packet of ${formatIp(from)} on ${name} ignored: ${text}`
    return complain(work, { name, from }, 'invalid-authentication', said, { data })
  }
  noteReceived(work, name, from, message)
  if (!heardFrom(work, name, from, message)) return
  // A repetition is only acknowledged again; what it acknowledges in turn may be new.
  const repeated = message.sequence > 0 && neighborOf(work, from)?.heard === message.sequence
  if (repeated) noteKnown(work, name)
  if (message.init && !repeated) initReceived(work, from)
  if (message.ack > 0) ackReceived(work, from, message.ack)
  const neighbor = neighborOf(work, from)
  if (message.sequence === 0 || !neighbor) return
  work.acks.set(neighborKey(from), message.sequence)
  setNeighbor(work, { ...neighbor, heard: message.sequence })
  if (!repeated) for (const route of message.routes) takeRoute(work, name, from, message.opcode, route)
}

function takeRoute(work: Work, name: string, from: Ip, opcode: EigrpMessage['opcode'], route: EigrpRoute): void {
  if (opcode === 'sia-query') return siaQueried(work, route.prefix, from)
  if (opcode === 'sia-reply') return siaReplied(work, route.prefix, from)
  const port = work.config.configuration.interfaces.find((item) => item.name === name)
  const path = port && seenThrough(work, route, from, port)
  if (opcode === 'query') queried(work, route.prefix, from, path)
  else changePath(work, route.prefix, from, path)
  if (opcode === 'reply') replied(work, route.prefix, from)
}

/** Bandwidth, delay or distance may have changed: paths are seen through their interfaces again. */
function reviewPaths(work: Work, prefix: EigrpRoute['prefix']): void {
  for (const old of entryOf(work, prefix)?.paths ?? []) {
    const { via, interface: name, reported: metric, external } = old
    const port = work.config.configuration.interfaces.find((item) => item.name === name)
    if (via === undefined || name === undefined || !port) continue
    const path = seenThrough(work, { prefix, external, metric, ...carried(old) }, via, port)
    if (path?.distance !== old.distance || path?.denied !== old.denied || path?.notKnown !== old.notKnown)
      changePath(work, prefix, via, path)
  }
  publish(work, prefix)
}
