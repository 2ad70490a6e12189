/** Routing tables: what is connected, what is static and stands, and what was told; the longest prefix, then the least distance. */
import type { Configuration, StaticRouteConfig, TrackedObject } from '../../config/index'
import { contains, formatPrefix, type Ip, type Prefix, samePrefix } from '../../net/index'
import type { RouteProtocol } from '../../sim/index'
import { type Addresses, networkOf } from './addresses'
import { type Ground, portKey } from './ground'

export interface Row {
  readonly prefix: Prefix
  readonly protocol: Exclude<RouteProtocol, 'dhcp' | 'eigrp-summary'>
  readonly distance: number
  readonly tag: number
  readonly nextHop?: Ip | undefined
  /** An interface's name, `Null0` among them. */
  readonly out?: string | undefined
}

export type Tables = ReadonlyMap<string, readonly Row[]>

/** Rows that resolve, the best of each prefix. */
export function best(rows: readonly Row[]): readonly Row[] {
  const least = new Map<string, Row[]>()
  for (const row of rows) {
    if (!resolve(rows, row)) continue
    const key = formatPrefix(row.prefix)
    const now = least.get(key)
    if (!now || (now[0]?.distance ?? 0) > row.distance) least.set(key, [row])
    else if (now[0]?.distance === row.distance) now.push(row)
  }
  return [...least.values()].flat()
}

export interface Exit {
  readonly out: string
  readonly gateway?: Ip | undefined
}

/** Where a row leads in the end; one that needs its own prefix, from whomever, leads nowhere: once used it would hide what it needs. */
export function resolve(rows: readonly Row[], row: Row, seen: readonly Prefix[] = []): Exit | undefined {
  if (row.out !== undefined) return { out: row.out, gateway: row.nextHop }
  const { nextHop } = row
  if (nextHop === undefined || seen.length > 6) return undefined
  const through = [...seen, row.prefix]
  for (const step of longest(rows, nextHop)) {
    if (through.some((item) => samePrefix(item, step.prefix))) continue
    const exit = resolve(rows, step, through)
    if (exit) return step.protocol === 'connected' ? { out: exit.out, gateway: nextHop } : exit
  }
  return undefined
}

/** Rows that fit an address, longest prefix and least distance first. */
export function longest(rows: readonly Row[], address: Ip): readonly Row[] {
  return rows
    .filter((row) => contains(row.prefix, address))
    .sort((a, b) => b.prefix.length - a.prefix.length || a.distance - b.distance)
}

/** What a device knows without being told by another. */
export function ownRows(ground: Ground, addresses: Addresses, config: Configuration, told: readonly Row[]): Row[] {
  const { device } = config
  if (!ground.alive(device)) return []
  const rows: Row[] = []
  for (const { name } of config.interfaces) {
    const port = { device, interface: name }
    const address = addresses.of.get(portKey(port))
    if (!address || !ground.up(port)) continue
    rows.push({ prefix: networkOf(address), protocol: 'connected', distance: 0, tag: 0, out: name })
    if (address.gateway !== undefined && config.kind !== 'switch')
      rows.push({ prefix: DEFAULT, protocol: 'static', distance: 254, tag: 0, nextHop: address.gateway })
  }
  if (config.host?.gateway !== undefined)
    rows.push({ prefix: DEFAULT, protocol: 'static', distance: 1, tag: 0, nextHop: config.host.gateway })
  const before = [...rows, ...told]
  return [...rows, ...config.staticRoutes.flatMap((item) => staticRow(ground, addresses, config, item, before) ?? [])]
}

const DEFAULT: Prefix = { address: 0 as Ip, length: 0 }

function staticRow(
  ground: Ground,
  addresses: Addresses,
  config: Configuration,
  { prefix, nextHop, interface: name, distance, tag, track, dhcp, permanent }: StaticRouteConfig,
  before: readonly Row[],
): Row | undefined {
  const object = track === undefined ? undefined : config.tracked?.find((item) => item.object === track)
  if (object && !objectUp(ground, addresses, config, object, before)) return undefined
  const row = { prefix, protocol: 'static', distance, tag } as const
  if (dhcp) {
    const given = config.interfaces
      .filter((item) => name === undefined || item.name === name)
      .map((item) => addresses.of.get(portKey({ device: config.device, interface: item.name }))?.gateway)
    const gateway = given.find((item) => item !== undefined)
    return gateway === undefined ? undefined : { ...row, nextHop: gateway }
  }
  if (name === undefined || name === 'Null0') return { ...row, nextHop, out: name }
  const line = permanent || ground.up({ device: config.device, interface: name })
  return line ? { ...row, nextHop, out: name } : undefined
}

/** Whether a tracked object is up, by the rows that were there a round before. */
export function objectUp(
  ground: Ground,
  addresses: Addresses,
  config: Configuration,
  { what }: TrackedObject,
  rows: readonly Row[],
): boolean {
  switch (what.kind) {
    case 'taken-as-up':
    // Probes and shares are not computed here: no random network has them.
    case 'probe':
    case 'threshold':
      return true
    case 'interface': {
      const port = { device: config.device, interface: what.interface }
      return ground.up(port) && (!what.routing || addresses.of.has(portKey(port)))
    }
    case 'route':
      return best(rows).some((row) => samePrefix(row.prefix, what.prefix))
    case 'list': {
      const states = what.members.map(({ object, not }) => {
        const member = config.tracked?.find((item) => item.object === object)
        const up = member !== undefined && objectUp(ground, addresses, config, member, rows)
        return up !== not
      })
      return what.all ? states.every(Boolean) : states.some(Boolean)
    }
  }
}
