/**
 * Frame storms. Where cables between switches make a ring by which frames can run round, the first frame that is
 * flooded there never ends, is copied to every port at every round, and fills the cables within milliseconds. That is
 * not simulated frame by frame: the storm is recognised by the ring, named, and while the ring stands everything that
 * comes to a switch that it fills is lost. What it does to the processors of routers and hosts is not simulated.
 */
import type { LinkEnd, LinkId, Topology, TopologyLink } from '../../config/index'
import { bridging } from '../node/bridge'
import type { NodeState } from '../node/state'
import type { World } from '../node/world'
import type { StormRow } from '../tables'
import type { Network, Ring, StormState, Trunks } from './state'

/** One direction of a cable between two switches that both let frames pass. */
export interface Arc {
  readonly link: LinkId
  readonly from: LinkEnd
  readonly to: LinkEnd
}

const CALM: StormState = { ring: undefined, asOf: -1, storm: undefined }

/** The trunks of every switch that has some: a ring elsewhere is none of its concern. */
export function trunksOf(topology: Topology, isSwitch: (device: string) => boolean): ReadonlyMap<string, Trunks> {
  const groups = new Map<string, TopologyLink[]>()
  for (const link of topology.links) {
    const { a, b } = link
    if (!isSwitch(a.device) || !isSwitch(b.device)) continue
    const [mine = [], other = []] = [groups.get(a.device), groups.get(b.device)]
    const joined = mine === other ? mine : [...mine, ...other]
    joined.push(link)
    for (const each of joined) for (const { device } of [each.a, each.b]) groups.set(device, joined)
  }
  return groups
}

/** The ring that drowns a frame at a switch, in words. A flooded frame begins the storm. */
export function drowned(network: Network, world: World, node: NodeState, floods: boolean): string | undefined {
  const trunks = network.trunks.get(node.device)
  if (!trunks) return undefined
  const { ring, storm } = currentState(network, trunks)
  if (storm && storm.loop !== ring?.loop) end(network, world, node, trunks, storm)
  if (!ring?.switches.has(node.device)) return undefined
  if (floods && !network.storms.get(trunks)?.storm) begin(network, world, node, trunks, ring)
  return network.storms.get(trunks)?.storm?.loop
}

/** Every storm that stands. */
export function stormRows(network: Network): readonly StormRow[] {
  return [...new Set(network.trunks.values())].flatMap((trunks) => {
    const storm = network.storms.get(trunks)?.storm
    return storm && findRing(arcsOf(network, trunks))?.loop === storm.loop ? [storm] : []
  })
}

function currentState(network: Network, trunks: Trunks): StormState {
  const known = network.storms.get(trunks) ?? CALM
  if (known.asOf === network.changes) return known
  const fresh = { ...known, ring: findRing(arcsOf(network, trunks)), asOf: network.changes }
  network.storms.set(trunks, fresh)
  return fresh
}

function begin(network: Network, world: World, node: NodeState, trunks: Trunks, ring: Ring): void {
  const { links, loop, switches } = ring
  const storm = { since: network.now, links, loop, switches: [...switches] }
  network.storms.set(trunks, { ring, asOf: network.changes, storm })
  const text = `Frame storm: frames run round ${loop}; nothing else passes ${storm.switches.join(', ')}`
  world.journal(node, { protocol: 'link', event: 'storm', text, data: { loop } })
}

function end(network: Network, world: World, node: NodeState, trunks: Trunks, { loop }: StormRow): void {
  network.storms.set(trunks, { ...(network.storms.get(trunks) ?? CALM), storm: undefined })
  const text = `The frame storm round ${loop} is over`
  world.journal(node, { protocol: 'link', event: 'storm-over', text, data: { loop } })
}

function arcsOf(network: Network, trunks: Trunks): readonly Arc[] {
  const passes = (end: LinkEnd) => {
    const node = network.nodes.get(end.device)
    return node !== undefined && bridging(node, end.interface) === 'forwarding'
  }
  return trunks.flatMap(({ id, a, b }) => {
    const state = network.links.get(id)
    if (!state || state.cut || !passes(a) || !passes(b)) return []
    return [
      ...(state.silentToB ? [] : [{ link: id, from: a, to: b }]),
      ...(state.silentToA ? [] : [{ link: id, from: b, to: a }]),
    ]
  })
}

/** A frame goes on by every port but the one that it came by. */
const follows = (arc: Arc, next: Arc) => next.from.device === arc.to.device && next.from.interface !== arc.to.interface

/** Depth first, without recursion; the first way that comes back to an arc it has taken is the ring. */
export function findRing(arcs: readonly Arc[]): Ring | undefined {
  const leaving = new Map<string, number[]>()
  for (const [index, { from }] of arcs.entries()) leaving.set(from.device, [...(leaving.get(from.device) ?? []), index])
  const after = arcs.map((arc) =>
    (leaving.get(arc.to.device) ?? []).filter((index) => {
      const next = arcs[index]
      return next !== undefined && follows(arc, next)
    }),
  )
  const state = arcs.map((): 'new' | 'open' | 'done' => 'new')
  for (const start of arcs.keys()) {
    const way = [{ arc: start, next: 0 }]
    if (state[start] === 'new') state[start] = 'open'
    else continue
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const next = after[top.arc]?.[top.next++]
      if (next === undefined) {
        state[top.arc] = 'done'
        way.pop()
      } else if (state[next] === 'open') {
        return ringOf(
          arcs,
          way.slice(way.findIndex(({ arc }) => arc === next)).map(({ arc }) => arc),
          after,
        )
      } else if (state[next] === 'new') {
        state[next] = 'open'
        way.push({ arc: next, next: 0 })
      }
    }
  }
  return undefined
}

function ringOf(arcs: readonly Arc[], ring: readonly number[], after: readonly (readonly number[])[]): Ring {
  const members = ring.flatMap((index) => arcs[index] ?? [])
  const fed = new Set(ring)
  for (const index of fed) for (const next of after[index] ?? []) fed.add(next)
  const loop = members.map(({ from, to }) => `${from.device} ${from.interface} – ${to.interface} ${to.device}`)
  return {
    links: members.map(({ link }) => link),
    loop: loop.join(', '),
    switches: new Set([...fed].flatMap((index) => arcs[index]?.to.device ?? [])),
  }
}
