/**
 * What packets look at in a device, kept from one moment to compare with another, and which packets fare otherwise by what
 * differs: a route or an SA concerns those to its addresses, a conversation those between its two; all else concerns all.
 */
import { type Ip, type Prefix, prefixOf, tableValues as valuesOf } from '../../net/index'
import { type Table, tableDifference, tableGet, tableValues } from '../kernel/table'
import { bridging } from '../node/bridge'
import type { Connection, Port, SeenNode } from '../node/state'
import { objectsDown } from '../node/tracked'
import { type Fib, lookup } from '../rib/fib'
import { type Hops, hasHopIn } from '../rib/hops'
import type { Route } from '../rib/route'
import { ringsText } from './rings'
import type { Network } from './state'

export interface Content {
  /** Whatever concerns every packet, in an order of its own. */
  readonly common: readonly unknown[]
  readonly fib: Fib
  readonly hops: Hops
  readonly sas: SeenNode['ipsec']['bySpi']
  /** The conversations so far; more may have been put behind them since. */
  readonly connections: ReadonlyMap<string, Connection>
  readonly remembered: number
}

/** Contents by epoch and stamp: many packets pass by few devices. */
const contents = new WeakMap<object, WeakMap<object, Map<string, Content>>>()

/** What a device of a network holds; the same value as long as nothing has changed there. */
export function contentAt(network: Network, node: SeenNode): Content {
  const { stamps, epoch } = network
  const stamp = tableGet(stamps, node.device) ?? epoch
  const ofEpoch = contents.get(epoch) ?? new WeakMap<object, Map<string, Content>>()
  contents.set(epoch, ofEpoch)
  const stamped = ofEpoch.get(stamp) ?? new Map<string, Content>()
  ofEpoch.set(stamp, stamped)
  const content = stamped.get(node.device) ?? contentOf(network, node)
  stamped.set(node.device, content)
  return content
}

function contentOf(network: Network, node: SeenNode): Content {
  const { wires, links } = network
  const { config, running, hung, stopped, blocked, ports, arp, macs, translations, xlates, doubts } = node
  const common: unknown[] = [config, running, hung, stopped, blocked, doubts.size]
  for (const port of ports.values()) common.push(...portParts(port), bridging(node, port.name))
  if (node.builtIn) common.push(ringsText(network, node))
  for (const { link } of wires.get(node.device)?.values() ?? []) common.push(links.get(link))
  for (const [name, { rib }] of node.tables) common.push(name, rib.fib)
  common.push(objectsDown(node.tracked).join())
  for (const address of soughtByPolicy(config)) common.push(lookup(node.rib.fib, address)[0])
  common.push('arp')
  for (const [key, { mac }] of arp) common.push(key, mac)
  common.push('macs')
  for (const [mac, { port }] of macs) common.push(mac, port)
  common.push('translations', ...translations.keys(), 'xlates', ...xlates.keys())
  const { fib, hops } = node.rib
  return {
    common,
    fib,
    hops,
    sas: node.ipsec.bySpi,
    connections: node.connections,
    remembered: node.connections.size,
  }
}

/** Next hops that policy routing looks up, whatever the packet is for. */
const soughtByPolicy = ({ routeMaps }: SeenNode['config']): readonly Ip[] =>
  valuesOf(routeMaps).flatMap(({ entries }) =>
    entries.flatMap(({ policy }) =>
      (policy?.ways ?? []).flatMap((way) => (way.kind === 'next-hop' && way.recursive ? [way.address] : [])),
    ),
  )

const portParts = ({ config, up, address, claims }: Port): readonly unknown[] => [config, up, address, claims]

/** Networks that a packet must all have an address in to be concerned. */
type Concern = readonly Prefix[]

/** What is otherwise in a device: for all packets, or for those that one of these concerns. */
export type Difference = 'all' | readonly Concern[]

export function differenceOf(a: Content, b: Content): Difference {
  if (a === b) return []
  if (a.common.length !== b.common.length || a.common.some((part, index) => part !== b.common[index])) return 'all'
  const routes = fibDifference(a.fib, b.fib)
  // Other routes may be resolved by one of these.
  if (routes.some((prefix) => hasHopIn(a.hops, prefix) || hasHopIn(b.hops, prefix))) return 'all'
  const sas = a.sas === b.sas ? [] : tableDifference(a.sas, b.sas).map(({ proxy }) => proxy.remote)
  return [...[...routes, ...sas].map((prefix) => [prefix]), ...talks(a, b)]
}

export function concerns(difference: Difference, addresses: ReadonlySet<Ip>): boolean {
  if (difference === 'all') return true
  return difference.some((concern) => concern.every((prefix) => hasIn(addresses, prefix)))
}

function hasIn(addresses: ReadonlySet<Ip>, prefix: Prefix): boolean {
  for (const address of addresses) if (holds(prefix, address)) return true
  return false
}

const holds = ({ address: network, length }: Prefix, address: Ip) =>
  length === 0 || (network ^ address) >>> (32 - length) === 0

function fibDifference(a: Fib, b: Fib): readonly Prefix[] {
  if (a === b) return []
  const lengths = new Set([...a.levels, ...b.levels].map(({ length }) => length))
  const at = (fib: Fib, length: number): Table<readonly Route[]> | undefined =>
    fib.levels.find((level) => level.length === length)?.routes
  return [...lengths].flatMap((length) => {
    const [ours, theirs] = [at(a, length), at(b, length)]
    const routes =
      ours && theirs
        ? tableDifference(ours, theirs)
        : [ours ?? theirs].flatMap((table) => (table ? tableValues(table) : []))
    return routes.flatMap(([route]) => (route ? [route.prefix] : []))
  })
}

/** Conversations are put behind each other: those behind the last common one are of one side only. */
function talks(a: Content, b: Content): readonly Concern[] {
  const [ours, theirs] = [behind(a), behind(b)]
  let common = a.connections === b.connections ? Math.min(ours.length, theirs.length) : 0
  while (common < ours.length && common < theirs.length && sameTalk(ours[common], theirs[common])) common++
  return [...ours.slice(common), ...theirs.slice(common)].map(ends)
}

function behind({ connections, remembered }: Content): readonly Connection[] {
  return [...connections.values()].slice(0, remembered)
}

const sameTalk = (a: Connection | undefined, b: Connection | undefined) =>
  a?.source === b?.source &&
  a?.destination === b?.destination &&
  a?.sourcePort === b?.sourcePort &&
  a?.destinationPort === b?.destinationPort &&
  a?.protocol === b?.protocol

const ends = ({ source, destination }: Connection): Concern => [prefixOf(source, 32), prefixOf(destination, 32)]
