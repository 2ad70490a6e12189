/**
 * The tree of shortest paths of an area (RFC 2328 section 16.1): routers and networks by their distance, each with the first
 * hops of all its shortest paths. A link counts when both its ends speak of each other.
 */
import type { NotKnown } from '../../../config/index'
import {
  formatIp,
  type Ip,
  type OspfContent,
  type OspfLink,
  type OspfLsa,
  type Prefix,
  prefixOf,
} from '../../../net/index'
import type { Hop, OspfInterface } from './state'

type RouterContent = Extract<OspfContent, { readonly kind: 'router' }>
type NetworkContent = Extract<OspfContent, { readonly kind: 'network' }>

/** The advertisements of an area that links are read from. */
export interface AreaGraph {
  readonly routers: ReadonlyMap<Ip, OspfLsa>
  /** By the designated router's address. */
  readonly networks: ReadonlyMap<Ip, OspfLsa>
}

export interface Vertex {
  readonly kind: 'router' | 'network'
  readonly id: Ip
  readonly distance: number
  readonly hops: readonly Hop[]
  readonly lsa: OspfLsa
  readonly notKnown?: NotKnown
}

/** A network as the tree reaches it. */
export interface Reached {
  readonly prefix: Prefix
  readonly distance: number
  readonly hops: readonly Hop[]
  readonly notKnown?: NotKnown
}

const keyOf = ({ kind, id }: Pick<Vertex, 'kind' | 'id'>) => `${kind} ${id}`

/** The root of a tree: its own interfaces in the area, and the addresses of its neighbours there. */
export interface Root {
  readonly id: Ip
  readonly items: readonly OspfInterface[]
  readonly peerOn: (name: string, router: Ip) => Ip | undefined
}

/** Every vertex that is reached, the nearest first. */
export function shortestPaths(graph: AreaGraph, root: Root): readonly Vertex[] {
  const lsa = graph.routers.get(root.id)
  if (!lsa) return []
  const done = new Map<string, Vertex>()
  const open = new Map<string, Vertex>()
  open.set(keyOf({ kind: 'router', id: root.id }), { kind: 'router', id: root.id, distance: 0, hops: [], lsa })
  for (let next = nearest(open); next; next = nearest(open)) {
    open.delete(keyOf(next))
    done.set(keyOf(next), next)
    for (const candidate of beyond(graph, root, next)) {
      const key = keyOf(candidate)
      if (done.has(key)) continue
      const known = open.get(key)
      if (!known || candidate.distance < known.distance) open.set(key, candidate)
      else if (candidate.distance === known.distance) open.set(key, joined(known, candidate))
    }
  }
  return [...done.values()]
}

/** Of equally near ones networks go first, so that all ways over them are found (section 16.1, step 3). */
function nearest(open: ReadonlyMap<string, Vertex>): Vertex | undefined {
  let best: Vertex | undefined
  for (const item of open.values())
    if (!best || item.distance < best.distance || (item.distance === best.distance && item.kind < best.kind))
      best = item
  return best
}

function joined(a: Vertex, b: Vertex): Vertex {
  const notKnown = a.notKnown ?? b.notKnown
  return { ...a, hops: union(a.hops, b.hops), ...(notKnown && { notKnown }) }
}

export function union(a: readonly Hop[], b: readonly Hop[]): readonly Hop[] {
  return [...a, ...b.filter((hop) => !a.some((other) => other.interface === hop.interface && other.via === hop.via))]
}

/** The vertices at the other ends of a vertex's links. */
function beyond(graph: AreaGraph, root: Root, from: Vertex): readonly Vertex[] {
  const { content } = from.lsa
  if (content.kind === 'network')
    return content.routers.flatMap((id) => {
      const lsa = graph.routers.get(id)
      const link = lsa && linkTo(routerOf(lsa), from.id)
      if (!lsa || !link) return []
      // Beyond a network that the root is on, the first hop is the router's address there.
      const hops = from.hops.map((hop) => (hop.via === undefined ? { ...hop, via: link.data } : hop))
      return [vertex(from, 'router', id, 0, hops, lsa, link)]
    })
  if (content.kind !== 'router') return []
  return content.links.flatMap((link) => followed(graph, root, from, link))
}

function followed(graph: AreaGraph, root: Root, from: Vertex, link: OspfLink): readonly Vertex[] {
  if (link.kind === 'stub') return []
  const atRoot = from.kind === 'router' && from.id === root.id
  const own = atRoot ? root.items.find((item) => item.linkData === link.data) : undefined
  if (link.kind === 'transit') {
    const lsa = graph.networks.get(link.designated)
    if (!lsa || !networkOf(lsa).routers.includes(from.id)) return []
    const hops = atRoot ? (own ? [{ interface: own.name }] : []) : from.hops
    return [vertex(from, 'network', link.designated, link.cost, hops, lsa, link)]
  }
  const lsa = graph.routers.get(link.neighbor)
  const isMutual =
    lsa && routerOf(lsa).links.some((other) => other.kind === 'point-to-point' && other.neighbor === from.id)
  if (!lsa || !isMutual) return []
  const via = own && root.peerOn(own.name, link.neighbor)
  if (atRoot && via === undefined) return []
  const hops = own && via !== undefined ? [{ interface: own.name, via }] : from.hops
  return [vertex(from, 'router', link.neighbor, link.cost, hops, lsa, link)]
}

function vertex(
  from: Vertex,
  kind: Vertex['kind'],
  id: Ip,
  cost: number,
  hops: readonly Hop[],
  lsa: OspfLsa,
  link: OspfLink,
): Vertex {
  const notKnown = from.notKnown ?? from.lsa.notKnown ?? link.notKnown ?? lsa.notKnown
  return { kind, id, distance: from.distance + cost, hops, lsa, ...(notKnown && { notKnown }) }
}

const EMPTY_ROUTER: RouterContent = { kind: 'router', border: false, boundary: false, links: [] }
const EMPTY_NETWORK: NetworkContent = { kind: 'network', length: 32, routers: [] }

export const routerOf = ({ content }: OspfLsa): RouterContent => (content.kind === 'router' ? content : EMPTY_ROUTER)
const networkOf = ({ content }: OspfLsa): NetworkContent => (content.kind === 'network' ? content : EMPTY_NETWORK)

const linkTo = (router: RouterContent, designated: Ip) =>
  router.links.flatMap((link) => (link.kind === 'transit' && link.designated === designated ? [link] : []))[0]

/** The networks that a tree reaches, each by its shortest paths; those of one's own have hops without a next router. */
export function networksOf(tree: readonly Vertex[], root: Root): readonly Reached[] {
  const found = new Map<string, Reached>()
  const put = (reached: Reached) => {
    const key = `${formatIp(reached.prefix.address)}/${reached.prefix.length}`
    const known = found.get(key)
    if (!known || reached.distance < known.distance) found.set(key, reached)
    else if (reached.distance === known.distance) {
      const notKnown = known.notKnown ?? reached.notKnown
      found.set(key, { ...known, hops: union(known.hops, reached.hops), ...(notKnown && { notKnown }) })
    }
  }
  for (const { lsa, id, distance, hops, notKnown } of tree) {
    const doubt = notKnown && { notKnown }
    if (lsa.content.kind === 'network') put({ prefix: prefixOf(id, lsa.content.length), distance, hops, ...doubt })
    if (lsa.content.kind !== 'router') continue
    for (const link of lsa.content.links) {
      if (link.kind !== 'stub') continue
      const open = notKnown ?? lsa.notKnown ?? link.notKnown
      const own = id === root.id ? ownHops(root.items, link.prefix) : hops
      put({ prefix: link.prefix, distance: distance + link.cost, hops: own, ...(open && { notKnown: open }) })
    }
  }
  return [...found.values()]
}

function ownHops(items: readonly OspfInterface[], prefix: Prefix): readonly Hop[] {
  return items.flatMap(({ name, ip }) =>
    prefixOf(ip, prefix.length).address === prefix.address ? [{ interface: name }] : [],
  )
}
