/** The network at one moment as plain tables: what the console prints and the page shows. */

import type { InterfaceAddress, LinkEnd } from '../../config/index'
import { formatIp, nameTable } from '../../net/index'
import type { SimTime } from '../kernel/time'
import { gateOf, protocolTables } from '../node/ask'
import { countersAt } from '../node/counters'
import { TRANSLATED } from '../node/firewall-nat-out'
import { secondariesOf } from '../node/ports'
import type { Port, SeenNode, Xlate } from '../node/state'
import { isStanding, mostXlates, xlatesOf } from '../node/xlate'
import { ipsecRows } from '../protocols/ipsec/rows'
import { chainOf } from '../rib/resolve'
import { activeRoutes, offersOf, type Rib } from '../rib/rib'
import type { Route } from '../rib/route'
import type { DeviceTables, InterfaceRow, RouteRow, SnapshotView, XlateRow } from '../tables'
import { queueRows } from './queue-rows'
import type { Network } from './state'
import { stormRows } from './storm'

export function viewOf(network: Network): SnapshotView {
  const devices = nameTable([...network.nodes].map(([name, node]) => [name, tablesOf(network, node)] as const))
  const linksDown = [...network.links.values()]
    .filter(({ cut, link }) => cut || !carried(network, link.a) || !carried(network, link.b))
    .map((state) => state.link.id)
  const linksBlocked = [...network.links.values()]
    .filter(({ link }) => blocked(network, link.a) || blocked(network, link.b))
    .map(({ link }) => link.id)
  const { now, parameters } = network
  return { now, parameters, devices, linksDown, linksBlocked, storms: stormRows(network) }
}

/** A shut port has carrier itself; the one at its other end has none. */
function carried(network: Network, end: LinkEnd): boolean {
  return network.nodes.get(end.device)?.ports.get(end.interface)?.carrier === true
}

/** A port of a bridge that is up is kept from forwarding. */
function blocked(network: Network, end: LinkEnd): boolean {
  const node = network.nodes.get(end.device)
  const gate = node?.ports.get(end.interface)?.up && gateOf(node, end.interface)
  return gate !== undefined && gate !== false && gate !== 'forwarding'
}

function methodOf(address: InterfaceAddress): InterfaceRow['method'] {
  switch (address.kind) {
    case 'none':
      return 'unset'
    case 'static':
      return 'manual'
    case 'dhcp':
      return address.negotiated ? 'IPCP' : 'DHCP'
    case 'unnumbered':
      return 'lent'
  }
}

function tablesOf(network: Network, node: SeenNode): DeviceTables {
  const { config } = node
  const age = (lastSeen: number) => Math.floor((network.now - lastSeen) / 1e6)
  return {
    device: node.device,
    kind: config.kind,
    now: network.now,
    running: node.running && !node.hung,
    bootedAt: node.bootedAt,
    ...(node.clock === undefined ? {} : { clock: node.clock }),
    interfaces: [...node.ports.values()].map((port) => interfaceRow(node, port, network.now)),
    routes: routeRows(node.rib),
    ...vrfRoutes(node),
    ...protocolTables(node),
    ipsecSas: ipsecRows(node.ipsec),
    arp: arpRows(network, node),
    arpAsked: [...node.arpPending.values()].map(({ address }) => address),
    macs: [...node.macs.values()].map(({ since: _since, ...row }) => row),
    translations: [...node.translations.values()].map((t) => ({
      protocol: t.protocol,
      inside: `${formatIp(t.inside)}:${t.insideId}`,
      outside: String(t.outsideId),
      ...(t.global === undefined ? {} : { global: formatIp(t.global) }),
      remote: formatIp(t.remote),
    })),
    xlates: xlatesOf(node).flatMap((t) => (isStanding(t, network.now) ? [xlateRow(t, age(t.lastSeen))] : [])),
    mostXlates: mostXlates(node),
    connections: [...node.connections.values()].map((c) => ({
      protocol: PROTOCOL_WORDS.get(c.protocol) ?? 'udp',
      from: c.protocol === 50 ? formatIp(c.source) : `${formatIp(c.source)}:${c.sourcePort}`,
      to: c.protocol === 50 ? formatIp(c.destination) : `${formatIp(c.destination)}:${c.destinationPort}`,
      idleSeconds: age(c.lastSeen),
      bytes: c.bytes,
      answered: c.answered,
    })),
    tracked: node.tracked,
    queues: queueRows(network, node),
    mostConnections: node.mostConnections,
    accessHits: hitsOf(node).filter(({ list }) => !list.includes(' ')),
    ...policyHitsOf(node),
    translationHits: hitsOf(node)
      .filter(({ list }) => list.startsWith(TRANSLATED))
      .map(({ list, index, hits }) => ({ index, back: list !== TRANSLATED, hits })),
  }
}

function xlateRow(
  { began: _began, lastSeen: _lastSeen, keepSeconds: _keepSeconds, ...row }: Xlate,
  idleSeconds: number,
): XlateRow {
  return { ...row, idleSeconds }
}

/** What is counted by list and place: entries of lists, and translations of a firewall. */
function hitsOf(node: SeenNode): DeviceTables['accessHits'] {
  return [...node.hits].map(([id, hits]) => {
    const cut = id.lastIndexOf(' ')
    return { list: id.slice(0, cut), index: Number(id.slice(cut + 1)), hits }
  })
}

/** What entries of route-maps have taken for policy routing; nothing where none has. */
function policyHitsOf(node: SeenNode): Pick<DeviceTables, 'policyHits'> {
  if (node.config.interfaces.every(({ policyRoute }) => !policyRoute) && !node.config.localPolicyRoute) return {}
  return { policyHits: hitsOf(node).filter(({ list }) => list.startsWith('route-map ')) }
}

const PROTOCOL_WORDS = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [50, 'esp'],
])

function interfaceRow(node: SeenNode, port: Port, now: SimTime): InterfaceRow {
  return {
    name: port.name,
    kind: port.config.kind,
    method: methodOf(port.config.address),
    mac: port.mac,
    adminUp: !port.config.shutdown.value,
    lineUp: port.up,
    ...(port.config.vrf ? { vrf: port.config.vrf.value } : {}),
    counters: countersAt(node.counters.get(port.name), now),
    ...(port.address ? { address: { ip: port.address.ip, length: port.address.length } } : {}),
    ...furtherOf(port),
  }
}

function furtherOf(port: Port): Pick<InterfaceRow, 'secondaries'> {
  const further = secondariesOf(port).map(({ address: ip, length }) => ({ ip, length }))
  return further.length === 0 ? {} : { secondaries: further }
}

function vrfRoutes({ tables }: SeenNode): Pick<DeviceTables, 'vrfRoutes'> {
  if (tables.size === 0) return {}
  return { vrfRoutes: [...tables].map(([vrf, { rib }]) => ({ vrf, routes: routeRows(rib) })) }
}

function routeRows(rib: Rib): readonly RouteRow[] {
  const active = new Set<Route>(activeRoutes(rib))
  return offersOf(rib).map((route) => {
    const chain = chainOf(route, rib.fib)
    const resolved =
      chain.interface === undefined
        ? {}
        : {
            resolved: {
              interface: chain.interface,
              ...(chain.gateway === undefined ? {} : { gateway: chain.gateway }),
            },
          }
    return { route, active: active.has(route), ...resolved }
  })
}

function arpRows(network: Network, node: SeenNode): DeviceTables['arp'] {
  const own = [...node.ports.values()].flatMap((port) =>
    port.up && port.address && port.config.kind === 'ethernet'
      ? [
          { address: port.address.ip, mac: port.mac, interface: port.name, since: network.now, own: true },
          ...port.claims.map((claim) => ({
            address: claim.address,
            mac: claim.mac,
            interface: port.name,
            since: network.now,
            own: true,
          })),
        ]
      : [],
  )
  const learnt = [...node.arp.values()].map((entry) => ({
    address: entry.address,
    mac: entry.mac,
    interface: entry.interface,
    since: entry.since,
    own: false,
  }))
  return [...own, ...learnt]
}
