/**
 * What devices that all sites share say of one of them: the interface whose tunnel leads to it, its entry of a crypto map,
 * its route, its key. Two sites whose own configurations are alike may be treated there as differently as can be.
 */
import type { Prefix } from '../../net/index'

/** Addresses and networks that are one site's alone. */
export class Territory {
  private readonly addresses = new Map<number, string | undefined>()
  /** By the length, by the network's address. */
  private readonly networks = new Map<number, Map<number, string | undefined>>()

  add(site: string, addresses: readonly number[], prefixes: readonly Prefix[]): void {
    for (const address of addresses) claim(this.addresses, address, site)
    for (const { address, length } of prefixes) {
      const known = this.networks.get(length) ?? new Map<number, string | undefined>()
      this.networks.set(length, known)
      claim(known, address, site)
    }
  }

  /** Whose a number is, as an address or the beginning of so large a network; nobody's where several have it. */
  siteOf(value: number, size = 1): string | undefined {
    const own = this.addresses.get(value)
    if (own !== undefined && size === 1) return own
    for (const [length, known] of this.networks) {
      const span = 2 ** (32 - length)
      const site = span < size ? undefined : known.get(value - (value % span))
      if (site !== undefined) return site
    }
    return undefined
  }
}

const claim = (known: Map<number, string | undefined>, key: number, site: string): unknown =>
  known.set(key, known.has(key) && known.get(key) !== site ? undefined : site)

/** A part of a configuration that speaks of one site and of no other: the largest such element of a list, or field. */
export interface Mention {
  readonly site: string
  readonly part: unknown
}

interface Found {
  readonly sites: ReadonlySet<string>
  readonly mentions: readonly Mention[]
}

const NOTHING: Found = { sites: new Set(), mentions: [] }

/** The parts of a value that speak of single sites, in its order. `isPrivate`: fields that say nothing. */
export function mentionsIn(
  value: unknown,
  territory: Territory,
  isPrivate: (field: string, value: unknown) => boolean,
): readonly Mention[] {
  return visit(value).mentions

  function visit(item: unknown): Found {
    if (typeof item === 'number') return number(item, 1)
    if (typeof item !== 'object' || item === null) return NOTHING
    if (Array.isArray(item)) return together(item.map(element))
    if (item instanceof Map) return together([...item.values()].map(element))
    const fields = Object.entries(item).filter(([name, field]) => !isPrivate(name, field))
    const size = sizeOf(Object.fromEntries(fields))
    return together(
      fields.map(([name, field]) =>
        name === 'address' && typeof field === 'number' ? number(field, size) : element(field),
      ),
    )
  }

  function number(item: number, size: number): Found {
    const site = territory.siteOf(item, size)
    return site === undefined ? NOTHING : { sites: new Set([site]), mentions: [] }
  }

  function element(item: unknown): Found {
    const found = visit(item)
    const [site] = found.sites
    return site !== undefined && found.sites.size === 1
      ? { sites: found.sites, mentions: [{ site, part: item }] }
      : found
  }
}

function together(all: readonly Found[]): Found {
  const found = all.filter(({ sites }) => sites.size > 0)
  if (found.length < 2) return found[0] ?? NOTHING
  return {
    sites: new Set(found.flatMap(({ sites }) => [...sites])),
    mentions: found.flatMap(({ mentions }) => mentions),
  }
}

/** How many addresses an object with an address speaks of: a network of this length, or a wildcard's. */
function sizeOf({ length, wildcard }: Readonly<Record<string, unknown>>): number {
  if (typeof wildcard === 'number') return wildcard + 1
  return typeof length === 'number' && length <= 32 ? 2 ** (32 - length) : 1
}
