/**
 * The two ends of a tunnel interface, and whether one can speak to the other: this end has its address, and the way to the
 * other leads somewhere else than into the tunnel itself. What a change of a route or of an interface may concern is found
 * by an index: a head-end may have a tunnel for each site.
 */
import { type Configuration, type InterfaceConfig, type TunnelConfig, tunnelMapsOf } from '../../config/index'
import { ANY_ADDRESS, formatIp, type Ip, type Prefix } from '../../net/index'
import { tunnelSa } from '../protocols/ipsec/operations'
import { lookup } from '../rib/fib'
import { hasHopIn } from '../rib/hops'
import { chainOf } from '../rib/resolve'
import type { Route } from '../rib/route'
import { portWithAddress } from './ports'
import type { NodeState, Port } from './state'
import { ribIn, type TableName, tableOf } from './tables'
import type { World } from './world'

export interface TunnelEnds {
  readonly local: Ip
  readonly remote: Ip
}

/** How a tunnel interface stands, apart from its keepalives. */
export type TunnelStanding =
  | { readonly up: true; readonly wantsSa: boolean }
  | { readonly up: false; readonly why: string; readonly wantsSa: boolean; readonly looped?: true }

/** This end's address: its own, or that of the interface it is told, while that is up. */
function localEnd(node: NodeState, { from, vrf }: TunnelConfig): Ip | undefined {
  if (from?.address !== undefined)
    return portWithAddress(node, from.address, { name: vrf?.value }) ? from.address : undefined
  const port = node.ports.get(from?.interface ?? '')
  return port?.up && tableOf(port) === vrf?.value ? port.address?.ip : undefined
}

export function endsOf(node: NodeState, tunnel: TunnelConfig): TunnelEnds | undefined {
  const local = localEnd(node, tunnel)
  const remote = tunnel.destination?.value
  return local === undefined || remote === undefined ? undefined : { local, remote }
}

const down = (why: string): TunnelStanding => ({ up: false, why, wantsSa: false })

export function standingOfTunnel(node: NodeState, port: Port, tunnel: TunnelConfig): TunnelStanding {
  const { from, destination, mode, protection } = tunnel
  if (!from) return down('it has no source')
  if (!destination) return down('it has no destination')
  const table = tunnel.vrf?.value
  const { fib } = ribIn(node, table)
  const where = table === undefined ? '' : ` in VRF ${table}`
  const ends = endsOf(node, tunnel)
  if (!ends)
    return down(
      `its source ${from.interface ?? formatIp(from.address ?? ANY_ADDRESS)} is not up${where}, or has no address`,
    )
  const far = formatIp(ends.remote)
  const best = lookup(fib, ends.remote)[0]
  if (!best) return down(`there is no route to ${far}${where}`)
  const way = chainOf(best, fib).interface
  if (way === port.name)
    return { up: false, why: `the way to ${far} leads through itself`, wantsSa: false, looped: true }
  if (way === undefined || way === 'Null0') return down(`the route to ${far} leads nowhere`)
  if (mode === 'ipsec' && !protection) return down('it has no protection')
  const wantsSa = protection !== undefined && tunnelSa(node.ipsec, port.name) === undefined
  if (tunnel.answers && wantsSa) return down(`${far} has not asked for it`)
  return mode === 'ipsec' && wantsSa ? { up: false, why: `there is no SA with ${far}`, wantsSa } : { up: true, wantsSa }
}

/** IKE is told that a tunnel interface wants an SA. */
export function askForTunnel(world: World, node: NodeState, name: string): void {
  const { tunnel } = node.ports.get(name)?.config ?? {}
  const ends = tunnel && endsOf(node, tunnel)
  const entry = tunnel?.protection && headOf(node.config, tunnel.protection.map)
  if (!ends || !entry || tunnel.answers) return
  const { map, sequence } = entry
  world.tell(node, { kind: 'needed', interface: name, map, sequence, source: ends.local, destination: ends.remote })
}

/** The one entry of a tunnel's map. */
export function headOf({ crypto }: Configuration, name: string) {
  const entry = crypto && tunnelMapsOf(crypto).byName.get(name)?.entries[0]
  return entry && { map: name, sequence: entry.sequence, entry }
}

interface Index {
  readonly names: readonly string[]
  /** Names by the interface whose address is this end. */
  readonly sources: ReadonlyMap<string, readonly string[]>
  /** Names by the other end, rising. */
  readonly ends: readonly { readonly address: Ip; readonly name: string }[]
  readonly byEnd: ReadonlyMap<Ip, readonly InterfaceConfig[]>
}

const indexes = new WeakMap<Configuration, Index>()

function indexOf(config: Configuration): Index {
  const known = indexes.get(config)
  if (known) return known
  const all = config.interfaces.filter((item) => item.tunnel !== undefined)
  const sources = new Map<string, string[]>()
  const byEnd = new Map<Ip, InterfaceConfig[]>()
  for (const item of all) {
    const { from, destination } = item.tunnel ?? {}
    const source = from?.interface ?? ''
    sources.set(source, [...(sources.get(source) ?? []), item.name])
    if (destination) byEnd.set(destination.value, [...(byEnd.get(destination.value) ?? []), item])
  }
  const ends = all.flatMap(({ name, tunnel }) =>
    tunnel?.destination ? [{ address: tunnel.destination.value, name }] : [],
  )
  const made = { names: all.map(({ name }) => name), sources, ends: ends.sort((a, b) => a.address - b.address), byEnd }
  indexes.set(config, made)
  return made
}

const NONE: readonly string[] = []

/** Tunnel interfaces. */
export const tunnelsOf = (config: Configuration): readonly string[] => indexOf(config).names

/** Those whose end here may be another, after a change of an interface. */
export function tunnelsFrom({ config }: NodeState, name: string): readonly string[] {
  const { names, sources } = indexOf(config)
  if (names.length === 0) return NONE
  return [...(sources.get(name) ?? []), ...(sources.get('') ?? []), ...(names.includes(name) ? [name] : [])]
}

/** Those whose other end may be reached in another way, after a change of routes of a table. */
export function tunnelsTouched(node: NodeState, table: TableName, routes: readonly Route[]): Iterable<string> {
  const { names, ends } = indexOf(node.config)
  if (names.length === 0) return NONE
  if (routes.some(({ prefix }) => prefix.length === 0 || hasHopIn(ribIn(node, table).hops, prefix))) return names
  return new Set(routes.flatMap(({ prefix }) => within(ends, prefix)))
}

function within(ends: Index['ends'], { address, length }: Prefix): readonly string[] {
  const last = address + 2 ** (32 - length)
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle]?.address ?? 0) < address) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < ends.length; at++) {
    const end = ends[at]
    if (!end || end.address >= last) break
    found.push(end.name)
  }
  return found
}

/** The tunnel interface that GRE between two addresses is for. */
export function tunnelOfGre(node: NodeState, { local, remote }: TunnelEnds, key: number | undefined): Port | undefined {
  const found = indexOf(node.config)
    .byEnd.get(remote)
    ?.find(({ tunnel }) => {
      if (tunnel?.mode !== 'gre' || tunnel.key?.value !== key) return false
      return localEnd(node, tunnel) === local
    })
  return found && node.ports.get(found.name)
}
