/**
 * Lines typed at a running device. Lists, maps and translations are read afresh with every packet; ports, static
 * routes and processes are brought in line here, each process through its own `reconfigure` door: SAs and their
 * reverse routes stay until cleared, rekeyed or dead, neighbours until their timers or their interface say otherwise.
 */
import type { AccessList, Configuration, InterfaceConfig, Source } from '../../config/index'
import { lookUp, type Mac, tableValues } from '../../net/index'
import { resource } from '../rib/rib'
import type { Route } from '../rib/route'
import { lend, reviewStatics, reviewTracked } from './effects'
import { changePort, removePort } from './interfaces'
import { allBorrowers } from './lent'
import { bareWithAddress, configuredAddress, portUp, withAddress } from './ports'
import { beginProcesses, reconfigureProcesses } from './processes'
import type { NodeState, Port } from './state'
import { standingOf, staticKey, staticRoutes } from './static-routes'
import { putRib, ribIn } from './tables'
import { tellNode } from './told'
import { tunnelsOf } from './tunnel-ends'
import type { World } from './world'

/** What only the network knows of a port. */
export interface PortMaker {
  macFor(port: string): Mac
  carrierOf(port: string): boolean
}

export function reconfigureNode(world: World, node: NodeState, told: Configuration, maker: PortMaker): void {
  const before = node.config
  tellNode(node, told, world.now())
  const { config } = node
  forgetHits(node, before.accessLists)
  node.doubts.clear()
  const fresh = reconfigureProcesses(world, node)
  const named = new Set(config.interfaces.map(({ name }) => name))
  for (const port of [...node.ports.values()]) if (!named.has(port.name)) removePort(world, node, port)
  for (const item of config.interfaces) reconfigurePort(world, node, item, before, maker)
  lend(world, node, allBorrowers(config))
  reconfigureRoutes(world, node)
  beginProcesses(world, node, fresh)
  world.tunnels(node, tunnelsOf(config))
  reviewTracked(world, node)
}

/** The clock was set, or has come to where something else is in force: as when those lines were typed. */
export function followClock(world: World, node: NodeState): void {
  const before = node.config
  reconfigureNode(world, node, node.told, NO_NEW_PORTS)
  if (before === node.config) return
  world.changed()
  const { text, data } = inForce(node)
  world.journal(node, { protocol: 'clock', event: 'turned', text, data })
}

/** The clock makes no ports. */
const NO_NEW_PORTS: PortMaker = {
  macFor: (port) => {
    throw new Error(`the clock made a port ${port}`)
  },
  carrierOf: () => false,
}

function inForce({ config }: NodeState): { readonly text: string; readonly data: { readonly inForce: string } } {
  const entries = tableValues(config.accessLists).flatMap((list) => list.entries)
  const stands = new Map(entries.flatMap(({ timeRange, inactive }) => (timeRange ? [[timeRange, !inactive]] : [])))
  const ranges = [...stands].map(([name, counts]) => `time-range ${name} is ${counts ? '' : 'not '}in force`)
  const keys = (config.keyChains ?? []).flatMap(({ name, keys }) =>
    keys.flatMap(({ id, sends, accepts, accept, send }) =>
      accept || send ? [`key ${id} of ${name} is ${keyWord(sends, accepts)}`] : [],
    ),
  )
  const said = [...ranges, ...keys].join('; ')
  return { text: `By its clock: ${said}`, data: { inForce: said } }
}

function keyWord(sends: boolean | undefined, accepts: boolean | undefined): string {
  if (sends && accepts) return 'sent and taken'
  if (sends) return 'sent, not taken'
  return accepts ? 'taken, not sent' : 'neither sent nor taken'
}

function reconfigurePort(
  world: World,
  node: NodeState,
  item: InterfaceConfig,
  before: Configuration,
  maker: PortMaker,
): void {
  const known = node.ports.get(item.name)
  const old = known ?? newPort(node, item, maker)
  const was = before.interfaces.find(({ name }) => name === item.name)
  // What shut the port without a line keeps it shut until it is restored, or until the line itself changes.
  const shutdown = known && was?.shutdown.value === item.shutdown.value ? known.config.shutdown : item.shutdown
  const next = { ...readdressed(old, item, was), config: { ...item, shutdown } }
  changePort(world, node, { ...next, up: portUp(node, next, next.carrier) }, old)
}

function newPort(node: NodeState, item: InterfaceConfig, maker: PortMaker): Port {
  const index = 1 + Math.max(-1, ...[...node.ports.values()].map((port) => port.index))
  const carrier = item.kind === 'loopback' || maker.carrierOf(item.name)
  return withAddress({ ...bareWithAddress(item, maker.macFor(item.name), index), carrier }, undefined)
}

/** An address changes only when its line does: a leased one stays, and so does one that somebody else changed. */
function readdressed(port: Port, item: InterfaceConfig, was: InterfaceConfig | undefined): Port {
  const mine = configuredAddress(item)
  const before = was && configuredAddress(was)
  const same = was?.address.kind === item.address.kind && mine?.ip === before?.ip && mine?.length === before?.length
  return same ? port : withAddress(port, mine)
}

function reconfigureRoutes(world: World, node: NodeState): void {
  reviewStatics(world, node)
  const wanted = new Map(
    staticRoutes(node.config, world.now(), standingOf(node)).map((route) => [staticKey(route), route.source]),
  )
  const lines = new Map(node.config.interfaces.map((item) => [item.name, lineOf(item)]))
  const sourceOf = (route: Route) => {
    if (route.protocol === 'connected') return lines.get(route.interface ?? '')
    return route.protocol === 'static' ? wanted.get(staticKey(route)) : route.source
  }
  for (const table of [undefined, ...node.tables.keys()]) putRib(node, table, resource(ribIn(node, table), sourceOf))
}

function lineOf({ address }: InterfaceConfig): Source | undefined {
  return address.kind === 'none' ? undefined : address.source
}

/** Counters belong to entries; those of a list that was changed begin anew. */
function forgetHits(node: NodeState, before: Configuration['accessLists']): void {
  const text = (list: AccessList | undefined) => list?.entries.map((entry) => entry.line.text).join('\n')
  for (const id of [...node.hits.keys()]) {
    const list = id.slice(0, id.lastIndexOf(' '))
    if (text(lookUp(before, list)) !== text(lookUp(node.config.accessLists, list))) node.hits.delete(id)
  }
}
