/** One line of an access list as entries: several where object-groups stand in it, one of them open where a part is not read. */
import { type AccessListEntry, type AddressPattern, type NotKnown, notKnownAt, type Source } from '../../config/index'
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

/** What entries are made for: the list, its device, and the groups that may be named. */
export interface EntryContext {
  readonly device: string
  readonly list: string
  readonly groups: Groups
}

/** An entry before it has its number. */
export type Unnumbered = Omit<AccessListEntry, 'sequence'>

const openAt = ({ device, list }: EntryContext, source: Source): NotKnown =>
  notKnownAt(device, source, `what access-list ${list} says of it`)

/** The entries of a line; none for a remark. */
export function entriesOf(cx: EntryContext, entry: AccessEntry, line: Source): readonly Unnumbered[] {
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
export function partlyRead(cx: EntryContext, entry: ExtendedEntry | undefined, line: Source): readonly Unnumbered[] {
  const notKnown = openAt(cx, line)
  if (!entry) return [{ action: 'not-known', source: ANY, destination: ANY, notKnown, line }]
  return extendedEntries(cx, entry, line).map((item) => ({ ...item, notKnown }))
}

/** Entries that one line may become before it counts as not read. */
const MOST_ENTRIES = 10_000

function extendedEntries(cx: EntryContext, entry: ExtendedEntry, line: Source): readonly Unnumbered[] {
  const sources = patternsOf(cx, entry.source, line)
  const destinations = patternsOf(cx, entry.destination, line)
  const services = servicesOf(cx, entry, line)
  const words = writeOptions(entry)
  const inForce = timeOf(cx, entry.options, line)
  const { action } = entry
  const common = {
    action,
    ...conditionsOf(entry.options),
    ...(words === '' ? {} : { words }),
    ...(isGrouped(entry) ? { grouped: writeEntry(entry) } : {}),
    ...(inForce ? { notKnown: inForce } : {}),
    line,
  }
  const open = sources.open ?? destinations.open ?? services.open
  const more = open ? [{ ...common, source: ANY, destination: ANY, notKnown: openAt(cx, open) }] : []
  if (sources.items.length * destinations.items.length * services.items.length > MOST_ENTRIES)
    return [{ ...common, source: ANY, destination: ANY, notKnown: openAt(cx, line) }]
  const known = sources.items.flatMap((source) =>
    destinations.items.flatMap((destination) =>
      services.items.map(({ protocol, ...rest }) => ({
        ...common,
        source,
        destination,
        ...(protocol === undefined ? {} : { protocol }),
        ...rest,
      })),
    ),
  )
  return [...known, ...more]
}

const isGrouped = ({ source, destination, service }: ExtendedEntry) =>
  source.kind === 'group' || destination.kind === 'group' || service !== undefined

/** Whether a time-range is in force depends on a clock that no line sets. */
function timeOf(cx: EntryContext, options: readonly EntryOption[], line: Source): NotKnown | undefined {
  const range = options.find((option) => option.kind === 'time-range')
  return range && notKnownAt(cx.device, line, `whether time-range ${range.name} of access-list ${cx.list} is in force`)
}

function patternsOf({ groups }: EntryContext, match: AddressMatch, line: Source): Members<AddressPattern> {
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

function servicesOf({ groups }: EntryContext, entry: ExtendedEntry, line: Source): Members<Service> {
  if (entry.service !== undefined) return groups.services(entry.service, line)
  const { sourcePort, destinationPort } = entry
  const service: Service = {
    protocol: protocolOf(entry.protocol),
    ...(sourcePort ? { sourcePort: portsOfMatch(sourcePort) } : {}),
    ...(destinationPort ? { destinationPort: portsOfMatch(destinationPort) } : {}),
  }
  return { items: [service] }
}
