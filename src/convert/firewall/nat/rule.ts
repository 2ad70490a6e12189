/** A translation of a firewall as it is looked at, and what is said of one that is not simulated. */
import { type AddressPattern, type FirewallTranslation, notKnownAt, type Source } from '../../../config/index'
import type { AsaObjects } from '../objects'
import { type AsaReader, warn } from '../statements'
import { countOf, patternsOfPool, poolNamed } from './pools'
import type { NatWords } from './words'

export const ANYWHERE = 'any'

export type Bare = Omit<FirewallTranslation, 'source' | 'notKnown' | 'change'>

/** A rule whose doing is not simulated: what has such an address between these interfaces has a fate that is not known. */
export function openRule(reader: AsaReader, source: Source, rule: Bare): FirewallTranslation {
  warn(
    reader,
    source,
    'This translation is not simulated',
    `What goes between ${rule.real} and ${rule.mapped} and has such an address has a fate that is not known.`,
    'Judge the paths between these interfaces by hand.',
  )
  const notKnown = notKnownAt(
    reader.device,
    source,
    `what the translation between ${rule.real} and ${rule.mapped} makes of it`,
  )
  return { ...rule, notKnown, source }
}

/** An object's or a group's addresses; nothing where a part of them is not known: then it may be any. */
export function namedPatterns(objects: AsaObjects, name: string, use: Source): readonly AddressPattern[] | undefined {
  if (/^(?:any|any4|interface|pat-pool)$/i.test(name)) return undefined
  const { items, open } = objects.patterns({ kind: 'object', name }, use)
  return open ? undefined : items
}

/** What `nat` of 8.3 and later makes of the addresses in `rule`; undefined where that is not simulated. */
export function changeOf(reader: AsaReader, words: NatWords, rule: Bare): Partial<FirewallTranslation> | undefined {
  if (words.unread) return undefined
  return words.how === 'static' ? staticChange(words, rule) : dynamicChange(reader, words, rule)
}

function staticChange(
  { mapped, ports, pool, thenInterface }: NatWords,
  rule: Bare,
): Partial<FirewallTranslation> | undefined {
  if (pool !== undefined) return undefined
  const { addresses, seenAs } = rule
  const toOwn = mapped === 'interface'
  if (toOwn) {
    const one = addresses !== undefined && countOf(addresses) === 1 && rule.mapped !== ANYWHERE
    return one ? { change: { how: 'static', own: true, ...(ports ? { ports } : {}) } as const } : undefined
  }
  if (thenInterface) return undefined
  if (ports) {
    const one = addresses !== undefined && countOf(addresses) === 1 && countOf(seenAs) === 1
    return one ? { change: { how: 'static', ports } as const } : undefined
  }
  if (addresses === undefined) return mapped === 'any' ? {} : undefined
  if (samePatterns(addresses, seenAs)) return {}
  const [from, to] = [countOf(addresses), countOf(seenAs)]
  return from !== undefined && from === to ? { change: { how: 'static' } as const } : undefined
}

function dynamicChange(
  { statements }: AsaReader,
  words: NatWords,
  { mapped }: Bare,
): Partial<FirewallTranslation> | undefined {
  const own = words.mapped === 'interface' || words.thenInterface
  if (words.ports || (own && mapped === ANYWHERE)) return undefined
  const [plain, shared] = [words.mapped, words.pool].map((name) =>
    name === undefined || name === 'interface' ? NOTHING : poolNamed(statements, name),
  )
  if (!plain || !shared) return undefined
  const change = {
    how: 'dynamic',
    single: plain.ranges,
    shared: [...plain.hosts, ...shared.ranges, ...shared.hosts],
    ...(own ? { own: true as const } : {}),
    ...(words.roundRobin ? { roundRobin: true as const } : {}),
  } as const
  return { change, seenAs: [...patternsOfPool(plain), ...patternsOfPool(shared)] }
}

const NOTHING = { ranges: [], hosts: [] } as const

export const samePatterns = (a: readonly AddressPattern[], b: readonly AddressPattern[]) =>
  a.length === b.length &&
  a.every((item, index) => item.address === b[index]?.address && item.wildcard === b[index]?.wildcard)
