/**
 * Routes the effects of protocols: packets to the forwarding path, deltas to the routing table, SAs to the database
 * and to RRI, changed routes to EIGRP, addresses to ports. Effects are applied in the order they were asked for.
 */
import { releaseDefaults } from '../../config/index'
import {
  ANY_ADDRESS,
  BRIDGE_GROUP_MAC,
  BROADCAST_MAC,
  formatIp,
  formatPrefix,
  type Ip,
  type Ipv4Packet,
  isMulticast,
  multicastMac,
  prefixOf,
} from '../../net/index'
import type { AssumeEffect, ClaimEffect, Effect, LeaseEffect, SendEffect } from '../kernel/protocol'
import { addSa, findSa, removeSa, replaceSa } from '../protocols/ipsec/operations'
import { applyDelta, offersOf, type RibChange } from '../rib/rib'
import type { RibDelta, Route } from '../rib/route'
import type { TrackRow } from '../tables'
import { askYoungest, gratuitousArp } from './arp'
import { emit } from './bridge'
import { routeText } from './describe'
import { borrowersOf, lentTo } from './lent'
import { interfaceInput, secondariesOf, setPort, withAddress } from './ports'
import { sourceFor } from './source'
import type { NodeState, Port } from './state'
import { concernsVrfs, standingOf, staticKey, staticRoutes } from './static-routes'
import { putRib, ribIn, type TableName, tableOf } from './tables'
import { aspectOf, objectsAt, objectsDown } from './tracked'
import { askForTunnel, tunnelsFrom, tunnelsTouched } from './tunnel-ends'
import type { World } from './world'

export function applyEffects(world: World, node: NodeState, effects: readonly Effect[]): void {
  for (const effect of effects) applyEffect(world, node, effect)
}

function applyEffect(world: World, node: NodeState, effect: Effect): void {
  switch (effect.kind) {
    case 'send':
      return send(world, node, effect)
    case 'routes':
      changeRoutes(world, node, effect.delta)
      // The gateway of a lease may be the next hop of a line.
      if ([...effect.delta.add, ...effect.delta.remove].some(({ protocol }) => protocol === 'dhcp'))
        reviewStatics(world, node)
      return
    case 'journal':
      return world.journal(node, effect.entry)
    case 'seen':
      return world.seen?.(node, effect.packet)
    case 'claim-address':
    case 'release-address':
      return changeClaim(world, node, effect)
    case 'gratuitous-arp': {
      const port = node.ports.get(effect.interface)
      return port?.up ? gratuitousArp(world, node, port, effect.address, effect.mac) : undefined
    }
    case 'lease':
      return changeLease(world, node, effect)
    case 'assume-address':
      return assume(world, node, effect)
    case 'keep-replica': {
      const replica = world.conversationsAt(node, effect.interface, effect.peer)
      if (replica) node.replica = replica
      return
    }
    case 'count-traffic': {
      const packets = node.counters.get(effect.interface)?.packetsIn ?? 0
      return world.tell(node, { kind: 'counted', interface: effect.interface, packets })
    }
    case 'ask-neighbors':
      return askYoungest(world, node, effect.interface)
    case 'take-replica':
      for (const [key, conversation] of node.replica ?? []) node.connections.set(key, { ...conversation })
      delete node.replica
      return world.shifted()
    case 'bpdu': {
      const port = node.ports.get(effect.interface)
      if (!port?.up) return
      const payload = { type: 'bpdu', bpdu: effect.bpdu } as const
      return world.transmit(node, port.name, { source: port.mac, destination: BRIDGE_GROUP_MAC, payload })
    }
    case 'forget-macs': {
      const doubtful = new Set(effect.interfaces)
      for (const [mac, entry] of node.macs) if (doubtful.has(entry.port)) node.macs.delete(mac)
      return world.shifted()
    }
    case 'tracked-changed':
      return reviewTracked(world, node)
    case 'tunnel-changed':
      return world.tunnels(node, [effect.interface])
    case 'tunnel-needs':
      return askForTunnel(world, node, effect.interface)
    case 'sa-up': {
      node.ipsec = addSa(node.ipsec, effect.sa)
      world.changed()
      world.tell(node, { kind: 'sa-up', sa: effect.sa })
      return effect.sa.tunnel && world.tunnels(node, [effect.sa.interface])
    }
    case 'sa-moved': {
      const sa = findSa(node.ipsec, effect.id)
      if (!sa) return
      node.ipsec = replaceSa(node.ipsec, { ...sa, natPort: effect.natPort })
      return world.changed()
    }
    case 'sa-down': {
      const sa = findSa(node.ipsec, effect.id)
      if (!sa) return
      node.ipsec = removeSa(node.ipsec, effect.id)
      world.changed()
      world.tell(node, { kind: 'sa-down', sa })
      return sa.tunnel && world.tunnels(node, [sa.interface])
    }
  }
}

/** Straight out of a named interface when the destination is a group, or ARP must not be asked; else routed. */
function send(world: World, node: NodeState, effect: SendEffect): void {
  const port = effect.interface === undefined ? undefined : node.ports.get(effect.interface)
  if (effect.interface === undefined) return world.originate(node, sourced(node, effect.packet))
  if (!port?.up) return
  if (port.config.tunnel) return world.originate(node, effect.packet, port)
  const destination = effect.destinationMac ?? groupMac(effect.packet.destination)
  // Of the same address in two tables it is the interface that tells which neighbour is meant.
  if (destination === undefined)
    return world.originate(node, effect.packet, tableOf(port) === undefined ? undefined : port)
  emit(world, node, port, {
    source: effect.sourceMac ?? port.mac,
    destination,
    payload: { type: 'ip', packet: effect.packet },
  })
}

/** A packet without a source gets the address of the interface that it leaves by. */
function sourced(node: NodeState, packet: Ipv4Packet): Ipv4Packet {
  if (packet.source !== ANY_ADDRESS) return packet
  return { ...packet, source: sourceFor(node, packet.destination) ?? ANY_ADDRESS }
}

function groupMac(address: Ip) {
  if (isMulticast(address)) return multicastMac(address)
  return address === 0xffffffff ? BROADCAST_MAC : undefined
}

const isUpIn = (node: NodeState) => (name: string) => name === 'Null0' || node.ports.get(name)?.up === true

/** Applies a delta to the routing table and tells those who listen to it; `changed` is an interface that went up or down. */
export function changeRoutes(world: World, node: NodeState, delta: RibDelta, changed?: string): void {
  for (const table of tablesIn(node, delta, changed !== undefined)) {
    const own = (routes: readonly Route[]) => routes.filter((route) => tableOfRoute(node, route) === table)
    const part = node.tables.size === 0 ? delta : { add: own(delta.add), remove: own(delta.remove) }
    announce(world, node, applyDelta(ribIn(node, table), part, isUpIn(node), changed), table)
  }
}

/** The tables that a delta is about: those of its routes, and all of them when an interface has changed. */
function tablesIn(node: NodeState, { add, remove }: RibDelta, all: boolean): Iterable<TableName> {
  const routes = [...add, ...remove]
  if (node.tables.size === 0 && routes.every(({ vrf }) => vrf === undefined)) return [undefined]
  return new Set([undefined, ...(all ? node.tables.keys() : []), ...routes.map((route) => tableOfRoute(node, route))])
}

/** What a lease brings is in the table of its interface; a line says its own. */
const tableOfRoute = (node: NodeState, { vrf, protocol, interface: name }: Route): TableName =>
  vrf ?? (protocol === 'dhcp' && name !== undefined ? tableOf(node.ports.get(name)) : undefined)

/** Brings the routes of the lines in line with what the lines are now, and with what they hang on. */
export function reviewStatics(world: World, node: NodeState): void {
  const wanted = staticRoutes(node.config, world.now(), standingOf(node))
  const tables = [node.rib, ...[...node.tables.values()].map(({ rib }) => rib)]
  const had = tables.flatMap(offersOf).filter(({ protocol }) => protocol === 'static')
  const missingFrom = (routes: readonly Route[]) => {
    const keys = new Set(routes.map(staticKey))
    return (route: Route) => !keys.has(staticKey(route))
  }
  const remove = had.filter(missingFrom(wanted))
  const add = wanted.filter(missingFrom(had))
  if (remove.length > 0 || add.length > 0) changeRoutes(world, node, { remove, add })
}

function announce(world: World, node: NodeState, change: RibChange, table: TableName): void {
  putRib(node, table, change.rib)
  if (change.added.length === 0 && change.removed.length === 0) return
  world.changed()
  for (const route of change.removed) journalRoute(world, node, 'route-removed', route, table)
  for (const route of change.added) journalRoute(world, node, 'route-added', route, table)
  const { added, removed } = change
  world.tell(node, { kind: 'rib', added, removed, ...(table === undefined ? {} : { vrf: table }) })
  const changed = [...change.added, ...change.removed]
  world.tunnels(node, tunnelsTouched(node, table, changed))
  if (table === undefined && concernsVrfs(node.config, changed)) reviewStatics(world, node)
  reviewTracked(world, node)
}

function journalRoute(world: World, node: NodeState, event: string, route: Route, table: TableName): void {
  const text = `${event === 'route-added' ? 'Route in use' : 'Route gone'}${table === undefined ? '' : ` in VRF ${table}`}: ${routeText(route)}`
  world.journal(node, {
    protocol: 'rib',
    event,
    text,
    data: {
      route: routeText(route),
      protocol: route.protocol,
      prefix: formatPrefix(route.prefix),
      ...(route.nextHop === undefined ? {} : { via: formatIp(route.nextHop) }),
      ...(route.interface === undefined ? {} : { interface: route.interface }),
    },
    ...(route.source ? { source: route.source } : {}),
  })
}

function changeClaim(world: World, node: NodeState, effect: ClaimEffect): void {
  const port = node.ports.get(effect.interface)
  if (!port) return
  const others = port.claims.filter((claim) => claim.address !== effect.address)
  const claims = effect.kind === 'claim-address' ? [...others, { address: effect.address, mac: effect.mac }] : others
  setPort(node, { ...port, claims })
  world.changed()
  world.tell(node, {
    kind: 'claimed',
    interface: port.name,
    address: effect.address,
    up: effect.kind === 'claim-address',
    mac: port.mac,
  })
}

function changeLease(world: World, node: NodeState, effect: LeaseEffect): void {
  const port = node.ports.get(effect.interface)
  if (!port) return
  const old = port.address
  if (old && effect.address && old.ip === effect.address.ip && old.length === effect.address.length) return
  const next = withAddress(port, effect.address)
  setPort(node, next)
  world.changed()
  changeRoutes(world, node, { remove: connectedRoutes(world, port), add: connectedRoutes(world, next) })
  tellInterface(world, node, next)
}

function assume(world: World, node: NodeState, effect: AssumeEffect): void {
  const port = node.ports.get(effect.interface)
  if (!port) return
  const burntIn = port.burntIn ?? port.mac
  const next = { ...withAddress(port, effect.address), mac: effect.mac ?? burntIn, burntIn }
  if (next.mac === port.mac && next.address?.ip === port.address?.ip && next.address?.length === port.address?.length)
    return
  setPort(node, next)
  world.changed()
  changeRoutes(world, node, { remove: connectedRoutes(world, port), add: next.up ? connectedRoutes(world, next) : [] })
  reviewStatics(world, node)
  tellInterface(world, node, next)
}

/** The connected routes of a port that is up and has an address. */
export function connectedRoutes(world: World, port: Port): readonly Route[] {
  if (!port.address || port.config.address.kind === 'unnumbered') return []
  const vrf = tableOf(port)
  const table = vrf === undefined ? {} : { vrf }
  const source = port.config.address.kind === 'none' ? undefined : port.config.address.source
  return [
    {
      prefix: port.address.subnet,
      protocol: 'connected',
      distance: 0,
      metric: 0,
      interface: port.name,
      tag: 0,
      ...table,
      since: world.now(),
      ...(source ? { source } : {}),
    },
    ...secondariesOf(port).map(({ address, length, source: line }) => ({
      prefix: prefixOf(address, length),
      protocol: 'connected' as const,
      distance: 0,
      metric: 0,
      interface: port.name,
      tag: 0,
      ...table,
      since: world.now(),
      source: line,
    })),
  ]
}

/** Objects may hang on routes that hang on objects; a circle that never comes to rest is left after so many rounds. */
const TRACK_ROUNDS = 8

/** Tells HSRP, and the routes of lines, of tracked objects that went up or down. */
export function reviewTracked(world: World, node: NodeState): void {
  if ((!node.config.tracked && node.tracked.length === 0) || node.reviewing || !node.running) return
  node.reviewing = true
  for (let round = 0; round < TRACK_ROUNDS; round++) {
    const before = objectsDown(node.tracked)
    const first = node.tracked
    node.tracked = objectsAt(node, world.now())
    const down = objectsDown(node.tracked)
    // A list looks at its members as they stood before: it may have to be looked at once more.
    if (down.join() === before.join() && first.length === node.tracked.length) break
    if (down.join() === before.join()) continue
    for (const row of node.tracked) {
      const was = first.find(({ object }) => object === row.object)?.up ?? true
      if (was !== row.up) journalTracked(world, node, row)
    }
    world.tell(node, { kind: 'tracked', down })
    reviewStatics(world, node)
  }
  node.reviewing = false
}

/** Interfaces without a number of their own follow the address of another one. */
export function lend(world: World, node: NodeState, names: readonly string[]): void {
  for (const name of names) {
    const port = node.ports.get(name)
    if (port?.config.address.kind !== 'unnumbered') continue
    const address = lentTo(node, port, port.config.address.of)
    if (address?.ip === port.address?.ip) continue
    const next = withAddress(port, address)
    setPort(node, next)
    world.changed()
    tellInterface(world, node, next)
  }
}

/** As IOS logs it: `10 ip sla 1 reachability Up->Down`; what is not simulated never changes. */
function journalTracked(world: World, node: NodeState, { object, up }: TrackRow): void {
  const told = node.config.tracked?.find((item) => item.object === object)
  const words = told ? `${object} ${aspectOf(told)}` : String(object)
  const { arrow, ...head } = releaseDefaults(node.config.release).trackLog
  world.journal(node, {
    protocol: 'interface',
    event: 'tracked',
    text: `Tracked object ${words} is ${up ? 'up' : 'down'}`,
    data: { object, up },
    syslog: { ...head, text: `${words} ${up ? `Down${arrow}Up` : `Up${arrow}Down`}` },
    ...(told ? { source: told.source } : {}),
  })
}

/** Tells every process how a port stands. */
export function tellInterface(world: World, node: NodeState, port: Port): void {
  world.tell(node, interfaceInput(port))
  lend(world, node, borrowersOf(node.config, port.name))
  world.tunnels(node, tunnelsFrom(node, port.name))
  reviewTracked(world, node)
}
