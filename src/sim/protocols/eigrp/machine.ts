/** The EIGRP process as a protocol: what each input means, in order. */
import { type EigrpMessage, formatIp, type Ip, ip } from '../../../net/index'
import type { Context, InterfaceInput, Protocol, Turn } from '../../kernel/protocol'
import { after, NEVER, type SimTime } from '../../kernel/time'
import type { EigrpNeighborRow, EigrpTopologyRow } from '../../tables'
import { changePath, pathFrom, successors } from './dual'
import { through } from './metric'
import { acknowledged, answerRoutes, heardFrom, initReceived, loseNeighbor, neighborTimers } from './neighbor'
import { coveredBy, ribChanged } from './redistribute'
import type { EigrpInput, EigrpProcessConfig, EigrpState } from './state'
import { type EigrpEffect, finishWork, neighborKey, sendHello, setInterface, setNeighbor, startWork, timersOf, type Work } from './work'

export const eigrp: Protocol<EigrpProcessConfig, EigrpState, EigrpInput, EigrpEffect> = {
  name: 'eigrp',
  boot: (config) => ({
    state: {
      as: config.eigrp.as,
      routerId: config.eigrp.routerId ?? highestAddress(config),
      sequence: 0,
      interfaces: {},
      neighbors: {},
      topology: {},
      stopped: false,
      deadline: NEVER,
    },
    effects: [],
  }),
  reconfigure,
  react(config, state, input, cx) {
    if (state.stopped) return { state, effects: [] }
    const work = startWork(config, state, cx)
    act(work, input)
    return finishWork(work)
  },
  deadline: (state) => state.deadline,
}

/** The highest address of a loopback, else of any interface (RFC 7868 section 6.3; IOS). */
function highestAddress(config: EigrpProcessConfig): Ip {
  const of = (kind: string) =>
    config.configuration.interfaces.flatMap((item) => (item.kind === kind && item.address.kind === 'static' ? [item.address.address] : []))
  const loopbacks = of('loopback')
  const candidates = loopbacks.length > 0 ? loopbacks : of('ethernet')
  return candidates.reduce((best, address) => (address > best ? address : best), ip('0.0.0.0'))
}

/** A changed configuration: interfaces are looked at again, and what is originated is originated anew. */
function reconfigure(config: EigrpProcessConfig, state: EigrpState, cx: Context): Turn<EigrpState, EigrpEffect> {
  const work = startWork(config, state, cx)
  for (const item of Object.values(state.interfaces)) {
    const passive = isPassive(config, item.name)
    if (!coveredBy(config, item.ip)) removeInterface(work, item.name, 'interface no longer covered by a network statement')
    else if (passive !== item.passive) {
      setInterface(work, { ...item, passive, helloDue: passive ? NEVER : cx.now })
      if (passive) loseInterfaceNeighbors(work, item.name, 'interface is passive now')
    }
  }
  return finishWork(work)
}

function act(work: Work, input: EigrpInput): void {
  switch (input.kind) {
    case 'wake':
      return timers(work)
    case 'interface':
      return interfaceChanged(work, input)
    case 'message':
      return received(work, input.interface, input.from, input.message)
    case 'rib':
      return ribChanged(work, input.added, input.removed)
    case 'clear':
      for (const neighbor of Object.values(work.state.neighbors)) {
        if (input.neighbor === undefined || input.neighbor === neighbor.address) loseNeighbor(work, neighbor, 'manually cleared')
      }
      return
    case 'stop':
      return stop(work, input.goodbye)
  }
}

function stop(work: Work, goodbye: boolean): void {
  if (goodbye) for (const item of Object.values(work.state.interfaces)) if (!item.passive) sendHello(work, item, true)
  for (const neighbor of Object.values(work.state.neighbors)) loseNeighbor(work, neighbor, 'process stopped')
  work.state = { ...work.state, interfaces: {}, topology: {}, stopped: true }
}

function timers(work: Work): void {
  neighborTimers(work)
  for (const item of Object.values(work.state.interfaces)) {
    if (item.helloDue > work.cx.now) continue
    sendHello(work, item)
    setInterface(work, { ...item, helloDue: after(work.cx.now, timersOf(work.config, item.name).helloSeconds) })
  }
}

function interfaceChanged(work: Work, input: InterfaceInput): void {
  const known = work.state.interfaces[input.interface]
  if (known && (!input.up || input.address?.ip !== known.ip)) removeInterface(work, input.interface, 'interface down')
  if (!input.up || !input.address || !coveredBy(work.config, input.address.ip) || work.state.interfaces[input.interface]) return
  const passive = isPassive(work.config, input.interface)
  const phase = timersOf(work.config, input.interface).helloSeconds * work.cx.random.next()
  const helloDue: SimTime = passive ? NEVER : after(work.cx.now, phase)
  const item = { name: input.interface, ip: input.address.ip, length: input.address.length, passive, helloDue }
  setInterface(work, item)
  if (!passive) sendHello(work, item)
}

function isPassive({ eigrp: config }: EigrpProcessConfig, name: string): boolean {
  if (config.passive.default) return !config.passive.active.some((item) => item.value === name)
  return config.passive.interfaces.some((item) => item.value === name)
}

function removeInterface(work: Work, name: string, why: string): void {
  loseInterfaceNeighbors(work, name, why)
  const { [name]: _gone, ...interfaces } = work.state.interfaces
  work.state = { ...work.state, interfaces }
}

function loseInterfaceNeighbors(work: Work, name: string, why: string): void {
  for (const neighbor of Object.values(work.state.neighbors)) if (neighbor.interface === name) loseNeighbor(work, neighbor, why)
}

function received(work: Work, name: string, from: Ip, message: EigrpMessage): void {
  const item = work.state.interfaces[name]
  if (!item || item.passive || message.as !== work.state.as) return
  if (message.goodbye) {
    const known = work.state.neighbors[neighborKey(from)]
    return known && loseNeighbor(work, known, 'Interface Goodbye received')
  }
  if (message.k.join() !== '1,0,1,0,0') {
    work.effects.push({ kind: 'journal', entry: { protocol: 'eigrp', event: 'k-mismatch', text: `EIGRP ${work.state.as}: neighbor ${formatIp(from)} has other K-values` } })
    return
  }
  if (!heardFrom(work, name, from, message)) return
  if (message.init) initReceived(work, from)
  if (message.ack > 0) acknowledged(work, from, message.ack)
  if (message.sequence > 0) reliable(work, name, from, message)
}

/** A reliable message is acknowledged, and handled when it is not a repetition. */
function reliable(work: Work, name: string, from: Ip, message: EigrpMessage): void {
  const neighbor = work.state.neighbors[neighborKey(from)]
  if (!neighbor) return
  work.acks.set(neighborKey(from), message.sequence)
  if (message.sequence === neighbor.heard) return
  setNeighbor(work, { ...neighbor, heard: message.sequence })
  const port = work.config.configuration.interfaces.find((item) => item.name === name)
  if (!port) return
  for (const route of message.routes) {
    const vector = through(route.metric, port.bandwidthKbit, port.delayTens, port.mtu)
    const reachable = Number.isFinite(route.metric.delayTens)
    changePath(work, route.prefix, from, reachable ? pathFrom(route, from, name, vector) : undefined)
  }
  answerRoutes(work, from, message)
}

/** The rows of `show ip eigrp neighbors`. Round-trip times are not measured: a LAN's are shown. */
export function eigrpNeighborRows(state: EigrpState): readonly EigrpNeighborRow[] {
  return Object.values(state.neighbors)
    .filter((neighbor) => neighbor.state === 'up')
    .map((neighbor) => ({
      as: state.as,
      address: neighbor.address,
      interface: neighbor.interface,
      holdExpires: neighbor.holdExpires,
      since: neighbor.since,
      srttMillis: 1,
      rtoMillis: 200,
      queueCount: neighbor.queue.length,
      sequence: neighbor.heard,
    }))
}

/** The rows of `show ip eigrp topology`. */
export function eigrpTopologyRows(state: EigrpState): readonly EigrpTopologyRow[] {
  return Object.values(state.topology).map((entry) => {
    const best = successors(entry)
    return {
      as: state.as,
      prefix: entry.prefix,
      state: entry.state,
      feasibleDistance: entry.feasibleDistance,
      paths: entry.paths.map((path) => ({
        distance: path.distance,
        reported: path.reportedDistance,
        external: path.external,
        successor: best.includes(path),
        feasible: path.reportedDistance < entry.feasibleDistance,
        ...(path.via === undefined ? {} : { via: path.via }),
        ...(path.interface === undefined ? {} : { interface: path.interface }),
      })),
    }
  })
}
