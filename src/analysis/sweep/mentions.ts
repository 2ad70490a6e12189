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
  private sorted: readonly Place[] | undefined

  add(site: string, addresses: readonly number[], prefixes: readonly Prefix[]): void {
    this.sorted = undefined
    for (const address of addresses) claim(this.addresses, address, site)
    for (const { address, length } of prefixes) {
      const known = this.networks.get(length) ?? new Map<number, string | undefined>()
      this.networks.set(length, known)
      claim(known, address, site)
    }
  }

  /** Whose a number is, as an address or the beginning of so large a network: the site's that has it, or that alone lies in it. */
  siteOf(value: number, size = 1): string | undefined {
    const own = this.addresses.get(value)
    if (own !== undefined && size === 1) return own
    return this.siteAround(value, size) ?? this.siteWithin(value, size)
  }

  private siteAround(value: number, size: number): string | undefined {
    for (const [length, known] of this.networks) {
      const span = 2 ** (32 - length)
      const site = span < size ? undefined : known.get(value - (value % span))
      if (site !== undefined) return site
    }
    return undefined
  }

  private siteWithin(value: number, size: number): string | undefined {
    if (size === 1) return undefined
    this.sorted ??= this.places()
    const found = new Set<string | undefined>()
    for (let at = firstFrom(this.sorted, value); (this.sorted[at]?.start ?? Infinity) < value + size; at++) {
      found.add(this.sorted[at]?.site)
      if (found.size > 1) return undefined
    }
    return [...found][0]
  }

  /** Everybody's, by where they begin. */
  private places(): readonly Place[] {
    const all = [this.addresses, ...this.networks.values()].flatMap((known) => [...known])
    return all.map(([start, site]) => ({ start, site })).sort((a, b) => a.start - b.start)
  }
}

interface Place {
  readonly start: number
  /** Absent where several have it. */
  readonly site: string | undefined
}

/** The first of them that begins there or later. */
function firstFrom(places: readonly Place[], value: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.start ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  return low
}

const claim = (known: Map<number, string | undefined>, key: number, site: string): unknown =>
  known.set(key, known.has(key) && known.get(key) !== site ? undefined : site)

/** A part of a configuration that speaks of one site and of no other: the largest such element of a list, or field. */
export interface Mention {
  readonly site: string
  readonly part: unknown
  /** How many elements of its list that speak of no single site stand before it: what those say may come first. */
  readonly after: number
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
    if (Array.isArray(item)) return together(inOrder(item.map(element)))
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
      ? { sites: found.sites, mentions: [{ site, part: item, after: 0 }] }
      : found
  }
}

/** Elements of a list, each with what stands before it. */
function inOrder(all: readonly Found[]): readonly Found[] {
  let after = 0
  return all.map((found) => {
    if (found.sites.size !== 1) {
      after++
      return found
    }
    return { ...found, mentions: found.mentions.map((mention) => ({ ...mention, after })) }
  })
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
