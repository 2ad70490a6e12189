/**
 * What belongs to what, read from configurations and cables alone: everything that hangs together when head-ends,
 * firewalls and the Internet are taken away is one area, and a site's area is what stands at its router. Whose fault a
 * failure is follows from it.
 */
import type { Configuration, LinkEnd, Topology } from '../../config/index'
import { isHeadEnd, isSite } from '../sites/role'

/** Where a failure strikes. `head-end` is the two gateways with their links and the cross-over (SEED's judgement). */
export type ScopeKind =
  | 'head-end'
  | 'process'
  | 'stick'
  | 'firewall'
  | 'internet'
  | 'headquarters'
  | 'site'
  | 'elsewhere'

export interface Scope {
  readonly kind: ScopeKind
  /** The SOHO router, for a site. */
  readonly site?: string
}

export interface Area {
  readonly scope: Scope
  readonly devices: readonly string[]
}

export interface Surroundings {
  readonly gateways: readonly string[]
  readonly sites: readonly string[]
  readonly scopeOf: (device: string) => Scope
  readonly areaOf: (site: string) => readonly string[]
}

/** Devices that areas end at. */
const isBorder = (item: Configuration): boolean => isHeadEnd(item) || isFront(item) || item.kind === 'internet'

/** A firewall that is not a site's own router. */
const isFront = (item: Configuration): boolean => item.kind === 'firewall' && !isSite(item)

export function surroundingsOf(configurations: readonly Configuration[], topology: Topology): Surroundings {
  const gateways = configurations.filter(isHeadEnd).map((item) => item.device)
  const sites = configurations.filter(isSite).map((item) => item.device)
  const scopes = new Map<string, Scope>()
  for (const item of configurations) {
    if (isHeadEnd(item)) scopes.set(item.device, { kind: 'head-end' })
    else if (isFront(item)) scopes.set(item.device, { kind: 'firewall' })
    else if (item.kind === 'internet') scopes.set(item.device, { kind: 'internet' })
  }
  const neighbours = neighboursOf(topology)
  const told = new Map(configurations.map((item) => [item.device, item]))
  const areas = new Map<string, readonly string[]>()
  for (const devices of areasOf(configurations, neighbours)) {
    const scope = scopeOfArea(told, neighbours, devices)
    for (const device of devices) {
      scopes.set(device, scope)
      areas.set(device, devices)
    }
  }
  return {
    gateways,
    sites,
    scopeOf: (device) => scopes.get(device) ?? { kind: 'elsewhere' },
    areaOf: (site) => areas.get(site) ?? [site],
  }
}

type Neighbours = ReadonlyMap<string, readonly string[]>

/** Who is cabled to whom. */
function neighboursOf(topology: Topology): Neighbours {
  const neighbours = new Map<string, string[]>()
  const add = (from: string, to: string) => {
    const known = neighbours.get(from)
    if (known) known.push(to)
    else neighbours.set(from, [to])
  }
  for (const { a, b } of topology.links) {
    add(a.device, b.device)
    add(b.device, a.device)
  }
  return neighbours
}

/** Devices that hang together without any border between them. */
function areasOf(configurations: readonly Configuration[], neighbours: Neighbours): readonly (readonly string[])[] {
  const inner = new Set(configurations.filter((item) => !isBorder(item)).map((item) => item.device))
  const areas: string[][] = []
  const seen = new Set<string>()
  for (const start of inner) {
    if (seen.has(start)) continue
    seen.add(start)
    const area = [start]
    for (let at = 0; at < area.length; at++) {
      for (const next of neighbours.get(area[at] ?? '') ?? []) {
        if (seen.has(next) || !inner.has(next)) continue
        seen.add(next)
        area.push(next)
      }
    }
    areas.push(area)
  }
  return areas
}

function scopeOfArea(
  told: ReadonlyMap<string, Configuration>,
  neighbours: Neighbours,
  devices: readonly string[],
): Scope {
  const has = (device: string) => told.get(device) ?? []
  const site = devices.flatMap(has).find(isSite)
  if (site) return { kind: 'site', site: site.device }
  const inside = new Set(devices)
  const touched = devices
    .flatMap((device) => neighbours.get(device) ?? [])
    .filter((device) => !inside.has(device))
    .flatMap(has)
  if (touched.some(isHeadEnd)) return { kind: 'stick' }
  if (touched.some(isFront)) return { kind: 'headquarters' }
  return { kind: touched.length > 0 ? 'internet' : 'elsewhere' }
}

/** A link is the head-end's when it ends there, then a site's, the Internet's, the firewall's, and so on inwards. */
const RANK: readonly ScopeKind[] = ['head-end', 'site', 'internet', 'firewall', 'stick', 'headquarters', 'elsewhere']

export function scopeOfLink(around: Surroundings, a: LinkEnd, b: LinkEnd): Scope {
  const [first, second] = [around.scopeOf(a.device), around.scopeOf(b.device)]
  return RANK.indexOf(first.kind) <= RANK.indexOf(second.kind) ? first : second
}
