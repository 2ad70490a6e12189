/** A design of very many sites as one that fits on a page: some sites of each head-end, with all that is theirs. */
import type { Design } from '../../../design/index'
import type { SiteStatus } from '../../messages'

/** Up to here every site is drawn; beyond, this many of each head-end, and of those without a tunnel. */
const MOST_SITES = 16
const OF_EACH = 4

export interface Fewer {
  readonly design: Design
  /** What is left out, for the caption; empty when nothing is. */
  readonly says: string
}

export function fewerSites(design: Design, sites: readonly SiteStatus[]): Fewer {
  if (sites.length <= MOST_SITES) return { design, says: '' }
  const drawn = sites.filter((site) => sites.filter(({ peer }) => peer === site.peer).indexOf(site) < OF_EACH)
  const kept = new Set(drawn.map(({ site }) => site))
  const gone = areasOf(
    design,
    sites.flatMap(({ site }) => (kept.has(site) ? [] : [site])),
  )
  return {
    design: {
      ...design,
      devices: design.devices.filter(({ name }) => !gone.has(name)),
      links: design.links.filter(({ a, b }) => !gone.has(a.device) && !gone.has(b.device)),
    },
    says: ` Drawn are ${kept.size} of ${sites.length} sites; the address plan and the register have them all.`,
  }
}

/** The sites with everything that hangs together with them when head-ends, firewalls and the Internet are taken away. */
function areasOf(design: Design, sites: readonly string[]): ReadonlySet<string> {
  const inner = new Set(
    design.devices.flatMap(({ name, kind }) =>
      kind === 'internet' || kind === 'firewall' || kind === 'head-end' ? [] : [name],
    ),
  )
  const beside = new Map<string, string[]>()
  for (const { a, b } of design.links) {
    beside.set(a.device, [...(beside.get(a.device) ?? []), b.device])
    beside.set(b.device, [...(beside.get(b.device) ?? []), a.device])
  }
  const found = new Set(sites)
  for (const name of found) for (const next of beside.get(name) ?? []) if (inner.has(next)) found.add(next)
  return found
}
