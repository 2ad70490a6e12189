/** One line of an access list as entries: several where object-groups stand in it, one of them open where a part is not read. */
import {
  type AccessListEntry,
  type AddressPattern,
  byClock,
  type NotKnown,
  notKnownAt,
  type Source,
} from '../../config/index'
import {
  type AccessEntry,
  type AddressMatch,
  type EntryOption,
  type ExtendedEntry,
  writeEntry,
  writeOptions,
} from '../../ios/index'
import { address } from '../reader'
import type { Groups, Members, Service } from './groups'
import { ANY, conditionsOf, hostPattern, portsOfMatch, protocolOf } from './words'

/** What entries are made for: a list of a device. */
export interface EntryContext {
  readonly device: string
  readonly list: string
}

/** The same, with the groups that a router's entries may name. */
export interface IosContext extends EntryContext {
  readonly groups: Groups
}

/** An entry before it has its number. */
export type Unnumbered = Omit<AccessListEntry, 'sequence'>

export const openAt = ({ device, list }: EntryContext, source: Source): NotKnown =>
  notKnownAt(device, source, `what access-list ${list} says of what reaches this entry`)

/** The entries of a line; none for a remark. */
export function entriesOf(cx: IosContext, entry: AccessEntry, line: Source): readonly Unnumbered[] {
  switch (entry.kind) {
    case 'remark':
      return []
    case 'standard': {
      const sources = patternsOf(cx, entry.source, line).items
      return sources.map((source) => ({ action: entry.action, source, destination: ANY, line }))
    }
    case 'extended':
      return extendedEntries(cx, entry, line)
    // What a reflexive list has learnt, and who has logged in, is not known.
    case 'evaluate':
      return [
        { action: 'not-known', source: ANY, destination: ANY, words: entry.name, line, notKnown: openAt(cx, line) },
      ]
    case 'dynamic':
      return extendedEntries(cx, entry.entry, line).map((item) => ({ ...item, notKnown: openAt(cx, line) }))
  }
}

/** What can be said of an entry that is not read to its end: it may match, at most what its readable part says. */
export function partlyRead(cx: IosContext, entry: ExtendedEntry | undefined, line: Source): readonly Unnumbered[] {
  const notKnown = openAt(cx, line)
  if (!entry) return [{ action: 'not-known', source: ANY, destination: ANY, notKnown, line }]
  return extendedEntries(cx, entry, line).map((item) => ({ ...item, notKnown }))
}

/** What a line matches: each source with each destination by each service. */
export interface Sides {
  readonly sources: Members<AddressPattern>
  readonly destinations: Members<AddressPattern>
  readonly services: Members<Service>
}

/** Entries that one line may become before it counts as not read. */
const MOST_ENTRIES = 10_000

/** All of a line's entries; where a member of a group is not read, one for anything in its place, which is open. */
export function combine(
  cx: EntryContext,
  common: Omit<Unnumbered, 'source' | 'destination'>,
  { sources, destinations, services }: Sides,
): readonly Unnumbered[] {
  const [from, to, of] = [partsOf(sources, ANY), partsOf(destinations, ANY), partsOf(services, ANYTHING)]
  if (from.length * to.length * of.length > MOST_ENTRIES)
    return [{ ...common, source: ANY, destination: ANY, notKnown: openAt(cx, common.line) }]
  return from.flatMap((source) =>
    to.flatMap((destination) =>
      of.map((service) => {
        const { protocol, ...rest } = service.value
        const open = source.open ?? destination.open ?? service.open
        return {
          ...common,
          source: source.value,
          destination: destination.value,
          ...(protocol === undefined ? {} : { protocol }),
          ...rest,
          ...(open ? { notKnown: openAt(cx, open) } : {}),
        }
      }),
    ),
  )
}

const ANYTHING: Service = { protocol: undefined }

interface Part<T> {
  readonly value: T
  readonly open?: Source
}

const partsOf = <T>({ items, open }: Members<T>, anything: T): readonly Part<T>[] => [
  ...items.map((value) => ({ value })),
  ...(open ? [{ value: anything, open }] : []),
]

function extendedEntries(cx: IosContext, entry: ExtendedEntry, line: Source): readonly Unnumbered[] {
  const words = writeOptions(entry)
  const inForce = timeOf(cx, entry.options, line)
  const common = {
    action: entry.action,
    ...conditionsOf(entry.options),
    ...(words === '' ? {} : { words }),
    ...(isGrouped(entry) ? { grouped: writeEntry(entry) } : {}),
    ...(inForce ?? {}),
    line,
  }
  return combine(cx, common, {
    sources: patternsOf(cx, entry.source, line),
    destinations: patternsOf(cx, entry.destination, line),
    services: servicesOf(cx, entry, line),
  })
}

const isGrouped = ({ source, destination, service }: ExtendedEntry) =>
  source.kind === 'group' || destination.kind === 'group' || service !== undefined

function timeOf(cx: EntryContext, options: readonly EntryOption[], line: Source) {
  const range = options.find((option) => option.kind === 'time-range')
  return range && rangeAt(cx, range.name, line)
}

/** Whether a time-range is in force depends on a clock that no line sets. */
export const rangeAt = (
  { device, list }: Pick<EntryContext, 'device' | 'list'>,
  name: string,
  line: Source,
): Pick<AccessListEntry, 'timeRange' | 'notKnown'> => ({
  timeRange: name,
  notKnown: byClock(notKnownAt(device, line, `whether time-range ${name} of access-list ${list} is in force`)),
})

function patternsOf({ groups }: IosContext, match: AddressMatch, line: Source): Members<AddressPattern> {
  switch (match.kind) {
    case 'any':
      return { items: [ANY] }
    case 'host':
      return { items: [hostPattern(address(match.address))] }
    case 'wildcard':
      return { items: [{ address: address(match.address), wildcard: address(match.wildcard) }] }
    case 'group':
      return groups.networks(match.name, line)
  }
}

function servicesOf({ groups }: IosContext, entry: ExtendedEntry, line: Source): Members<Service> {
  if (entry.service !== undefined) return groups.services(entry.service, line)
  const { sourcePort, destinationPort } = entry
  const service: Service = {
    protocol: protocolOf(entry.protocol),
    ...(sourcePort ? { sourcePort: portsOfMatch(sourcePort) } : {}),
    ...(destinationPort ? { destinationPort: portsOfMatch(destinationPort) } : {}),
  }
  return { items: [service] }
}
