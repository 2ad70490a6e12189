/**
 * Policy routing (`ip policy route-map`, `ip local policy route-map`): an entry of the map chooses the next hop instead of the
 * routing table, while that hop is there. What no entry takes, or an entry that denies, is routed as ever.
 */
import { type Configured, notKnownAt, type PolicyActions, type PolicyWay, policyVerdict } from '../../../config/index'
import { formatIp, lookUp, packetSize } from '../../../net/index'
import { lookup } from '../../rib/fib'
import { chainOf, type Resolution } from '../../rib/resolve'
import { countPolicy } from '../connections'
import type { NodeState, Port } from '../state'
import { ribIn } from '../tables'
import { drop, dropUnknown, endsOpen, type Transit } from '../transit'
import type { World } from '../world'
import { onIf, type Stage, type Verdict } from './stage'

export const policyRouting: Stage = {
  name: 'policy routing',
  does: '`ip policy route-map` of the interface it came in by: an entry that takes it chooses its next hop',
  where: 'IOS',
  has: ({ kind }) => kind === 'router',
  idle: ({ interfaces }) => interfaces.every(({ policyRoute }) => policyRoute === undefined),
  run(world, node, transit) {
    const map = transit.inPort?.config.policyRoute
    return map ? follow(world, node, transit, map) : 'on'
  },
}

export const localPolicy: Stage = {
  name: 'local policy',
  does: '`ip local policy route-map`: the same for what the router itself sends',
  where: 'IOS',
  has: ({ kind }) => kind === 'router',
  idle: ({ localPolicyRoute }) => localPolicyRoute === undefined,
  run(world, node, transit) {
    const map = node.config.localPolicyRoute
    if (!map || transit.inPort || transit.directed || transit.table !== undefined) return 'on'
    if (transit.wrapped > 0) return wrappedBefore(world, node, transit, map)
    return follow(world, node, transit, map)
  },
}

/** Whether the local policy sees what a tunnel interface has wrapped is not the same on all boxes. */
function wrappedBefore(
  world: World,
  node: NodeState,
  transit: Transit,
  { value, source }: Configured<string>,
): Verdict {
  const map = lookUp(node.config.routeMaps, value)
  if (!map || !source || policyVerdict(node.config, map, transit.packet).kind === 'normal') return 'on'
  const what = `whether route-map ${value} is asked of what a tunnel interface has wrapped`
  return onIf(!endsOpen(world, transit, 'route', notKnownAt(node.device, source, what)))
}

function follow(world: World, node: NodeState, transit: Transit, { value: name, source }: Configured<string>): Verdict {
  const map = lookUp(node.config.routeMaps, name)
  if (!map) return 'on'
  const verdict = policyVerdict(node.config, map, transit.packet)
  if (verdict.kind === 'not-known') {
    dropUnknown(world, transit.hop, 'route', verdict.notKnown)
    return onIf(transit.hop === undefined)
  }
  if (verdict.kind === 'normal') return 'on'
  const { entry } = verdict
  if (endsOpen(world, transit, 'route', entry.setsNotKnown ?? entry.policy?.notKnown)) return 'ended'
  countPolicy(node, name, entry.sequence, packetSize(transit.packet))
  const taken = `route-map ${name}, entry ${entry.sequence}, takes it`
  if (entry.policy?.df) transit.packet = withDf(transit.packet, entry.policy.df.value)
  const chosen = entry.policy && chooseWay(node, transit, entry.policy)
  if (!chosen) {
    const why = (entry.policy?.ways.length ?? 0) > 0 ? ', but none of its ways stands' : ''
    transit.hop?.step('route', 'policy', `${taken}${why}: the routing table decides.`, {
      source: source ?? entry.source,
    })
    return 'on'
  }
  const open = leftOpen(node, transit, entry.policy?.ways ?? [], chosen)
  if (open !== undefined && endsOpen(world, transit, 'route', notKnownAt(node.device, chosen.way.source, open)))
    return 'ended'
  return leadBy(world, transit, taken, chosen)
}

/** What no source settles of a way that was chosen. */
function leftOpen(
  node: NodeState,
  transit: Transit,
  ways: readonly PolicyWay[],
  { way, port }: Chosen,
): string | undefined {
  if (way.kind === 'next-hop')
    return way.track === undefined || node.tracked.some(({ object }) => object === way.track)
      ? undefined
      : `whether object ${way.track}, which no line defines, counts as up`
  return port && ways.includes(way) && !hasExplicitRoute(node, transit)
    ? `whether ${way.interface} is taken for what no route but a default one leads to`
    : undefined
}

interface Chosen {
  readonly way: PolicyWay
  /** Nothing = Null0. */
  readonly port: Port | undefined
  readonly resolution: Resolution
}

function leadBy(world: World, transit: Transit, taken: string, { way, port, resolution }: Chosen): Verdict {
  const { hop } = transit
  const { source } = way
  if (!port) {
    hop?.step('route', 'null', `${taken}, to Null0.`, { source })
    drop(world, hop, 'null-routed', `${taken}, and discards it.`)
    return 'ended'
  }
  const gateway = resolution.gateway === undefined ? '' : ` to ${formatIp(resolution.gateway)}`
  hop?.step('route', 'policy', `${taken}: out of ${port.name}${gateway}, whatever the routing table says.`, { source })
  transit.outPort = port
  transit.resolution = resolution
  transit.directed = true
  return onIf(!endsOpen(world, transit, 'route', port.config.passage))
}

function withDf(packet: Transit['packet'], value: boolean): Transit['packet'] {
  const { df: _old, ...rest } = packet
  return value ? { ...rest, df: true } : rest
}

function chooseWay(node: NodeState, transit: Transit, { ways, defaults }: PolicyActions): Chosen | undefined {
  const first = firstOf(node, transit, ways)
  if (first || defaults.length === 0) return first
  return hasExplicitRoute(node, transit) ? undefined : firstOf(node, transit, defaults)
}

/** IOS refuses `set interface` without one on some ports and releases ("policy rejected, no explicit route"). */
function hasExplicitRoute(node: NodeState, { table, packet }: Transit): boolean {
  const best = lookup(ribIn(node, table).fib, packet.destination)[0]
  return best !== undefined && best.prefix.length > 0
}

function firstOf(node: NodeState, transit: Transit, ways: readonly PolicyWay[]): Chosen | undefined {
  for (const way of ways) {
    const chosen = way.kind === 'interface' ? byInterface(node, way) : byNeighbor(node, transit, way)
    if (chosen) return chosen
  }
  return undefined
}

function byInterface(node: NodeState, way: Extract<PolicyWay, { readonly kind: 'interface' }>): Chosen | undefined {
  if (way.interface === 'Null0') return { way, port: undefined, resolution: { chain: [] } }
  const port = node.ports.get(way.interface)
  return port?.up ? { way, port, resolution: { chain: [], interface: port.name } } : undefined
}

/** A next hop must be a neighbour, unless it is looked up; one with an object counts while the object is up. */
function byNeighbor(
  node: NodeState,
  transit: Transit,
  way: Extract<PolicyWay, { readonly kind: 'next-hop' }>,
): Chosen | undefined {
  if (way.track !== undefined && node.tracked.find(({ object }) => object === way.track)?.up === false) return undefined
  const { fib } = ribIn(node, transit.table)
  const best = lookup(fib, way.address)[0]
  if (!best || (!way.recursive && best.protocol !== 'connected')) return undefined
  const { chain, interface: name, gateway } = chainOf(best, fib)
  const port = name === undefined ? undefined : node.ports.get(name)
  if (!port) return undefined
  return { way, port, resolution: { chain, interface: port.name, gateway: gateway ?? way.address } }
}
