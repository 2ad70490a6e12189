/** Which interfaces the process speaks on, and what becomes of them: lines, line protocol, waiting, hellos (RFC 2328 section 9). */
import { ANY_ADDRESS, ipOf } from '../../../net/index'
import type { InterfaceInput } from '../../kernel/protocol'
import { after, NEVER, type SimTime } from '../../kernel/time'
import type { OspfNetworkType } from './config'
import { areaOn } from './coverage'
import { loseNeighbors } from './neighbor'
import type { OspfInterface, OspfInterfaceState, OspfProcessConfig } from './state'
import { sendHello } from './transport'
import { dropInterface, portOf, setInterface, type Work } from './work'

/** The node speaks of an interface, or the configuration changed: brings the process's own view in line. */
export function reviewInterface(work: Work, { interface: name, up, address, lent }: InterfaceInput): void {
  if (work.state.speaksFrom !== undefined || work.state.routerId === ANY_ADDRESS) return
  const known = work.state.interfaces[name]
  const area = up && address ? areaOn(work.config, name, address.ip) : undefined
  const type = portOf(work.config, name).network
  const state = startOf(work.config, name, type)
  const same =
    known &&
    known.ip === address?.ip &&
    known.length === address.length &&
    known.area === area &&
    known.type === type &&
    isPassive(known.state) === isPassive(state)
  if (known && !same) leave(work, name, up ? 'Interface changed' : 'Interface down or detached')
  if (area === undefined || !address) return
  const cost = costOf(work.config, name)
  if (same) {
    if (known.cost !== cost) changeCost(work, known, cost)
    return
  }
  const speaks = !isPassive(state)
  const item: OspfInterface = {
    name,
    ip: address.ip,
    length: address.length,
    linkData: lent
      ? ipOf(1 + work.config.configuration.interfaces.findIndex((port) => port.name === name))
      : address.ip,
    ...(lent ? { lent } : {}),
    area,
    type,
    cost,
    state,
    designated: ANY_ADDRESS,
    backup: ANY_ADDRESS,
    helloDue: speaks ? firstHello(work, name) : NEVER,
    waitUntil: state === 'waiting' ? after(work.cx.now, portOf(work.config, name).deadSeconds) : NEVER,
  }
  setInterface(work, item)
  work.linksChanged = true
  if (speaks) sendHello(work, item)
}

function changeCost(work: Work, item: OspfInterface, cost: number): void {
  setInterface(work, { ...item, cost })
  work.linksChanged = true
}

const isPassive = (state: OspfInterfaceState): boolean => state === 'passive' || state === 'loopback'

function startOf(config: OspfProcessConfig, name: string, type: OspfNetworkType): OspfInterfaceState {
  const isLoopback = config.configuration.interfaces.some((port) => port.name === name && port.kind === 'loopback')
  if (type === 'loopback') return 'loopback'
  if (type === 'other' || isLoopback || isTold(config, name)) return 'passive'
  return type === 'point-to-point' ? 'point-to-point' : 'waiting'
}

function isTold({ ospf }: OspfProcessConfig, name: string): boolean {
  const { default: passive, active, interfaces } = ospf.passive
  return passive ? !active.some((item) => item.value === name) : interfaces.some((item) => item.value === name)
}

/** What is told, else the reference by the bandwidth, 1 at the least. */
function costOf({ ospf, configuration }: OspfProcessConfig, name: string): number {
  const port = configuration.interfaces.find((item) => item.name === name)
  const told = ospf.interfaces[name]?.cost
  if (told !== undefined) return told
  if (!port || port.kind === 'loopback') return 1
  return Math.min(MOST, Math.max(1, Math.floor((ospf.referenceMbit * 1000) / port.bandwidthKbit)))
}

const MOST = 65_535

export function leave(work: Work, name: string, why: string): void {
  loseNeighbors(work, (neighbor) => neighbor.interface === name, why)
  dropInterface(work, name)
  work.linksChanged = true
}

/** A hello at once, the next anywhere in the interval, then evenly: the phase is the interface's own. */
function firstHello({ config, cx }: Work, name: string): SimTime {
  return after(cx.now, portOf(config, name).helloSeconds * (1 - cx.random.next()))
}

/** Hellos that are due, and waits that are over. */
export function interfaceTimers(work: Work): void {
  for (const item of Object.values(work.state.interfaces)) {
    if (item.waitUntil <= work.cx.now) {
      setInterface(work, { ...item, waitUntil: NEVER })
      work.elections.add(item.name)
    }
    const now = work.state.interfaces[item.name]
    if (!now || now.helloDue > work.cx.now) continue
    sendHello(work, now)
    setInterface(work, { ...now, helloDue: after(work.cx.now, portOf(work.config, now.name).helloSeconds) })
  }
}
