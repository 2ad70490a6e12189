/** Which devices of very many are elements of the page: the head-end block, and those that somebody has to do with. Pure. */
import { type Design, type Device, siteMembers } from '../../../design/index'
import type { Marks } from '../../../store/index'
import type { CableEdge } from '../flow'

/** So many of each reason: a page of elements, never a crowd. */
const MOST = { block: 48, selected: 40, marked: 24 } as const

const blocks = new WeakMap<Design, readonly string[]>()

/** What stands at no site, head-ends before firewalls before the rest. */
function blockOf(design: Design): readonly string[] {
  const known = blocks.get(design)
  if (known) return known
  const sites = siteMembers(design)
  const rank = ({ kind }: Device) => {
    const at = RANKS.indexOf(kind)
    return at < 0 ? RANKS.length : at
  }
  const block = design.devices
    .filter(({ name, kind }) => !sites.has(name) && kind !== 'soho')
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST.block)
    .map(({ name }) => name)
  blocks.set(design, block)
  return block
}

const RANKS: readonly Device['kind'][] = ['head-end', 'firewall', 'internet', 'router', 'server', 'lan']

export interface Wanted {
  readonly selected: readonly string[]
  readonly link: string | undefined
  readonly marks: Marks
  readonly near: readonly string[]
  /** Pointed at, focused, asked for, dragged. */
  readonly held: readonly (string | undefined)[]
}

export function elementsOf(
  design: Design,
  edges: readonly CableEdge[],
  { selected, link, marks, near, held }: Wanted,
): ReadonlySet<string> {
  const names = new Set([
    ...blockOf(design),
    ...near,
    ...(selected.length <= MOST.selected ? selected : []),
    ...[...marks.devices.keys()].slice(0, MOST.marked),
    ...held.flatMap((name) => name ?? []),
  ])
  const ends = new Set([...[...marks.links.keys()].slice(0, MOST.marked), ...(link === undefined ? [] : [link])])
  if (ends.size > 0)
    for (const { id, source, target } of edges) if (ends.has(id)) for (const end of [source, target]) names.add(end)
  return names
}

/** Cables from which on a device is a hub. */
const MANY = 60

export function hubsOf(edges: readonly CableEdge[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { source, target } of edges)
    for (const end of [source, target]) counts.set(end, (counts.get(end) ?? 0) + 1)
  return new Set([...counts].flatMap(([name, count]) => (count > MANY ? [name] : [])))
}

/** Neither chosen nor broken. */
export const isPlain = ({ data, selected }: CableEdge): boolean =>
  !selected && data?.mark === undefined && data?.down !== true
