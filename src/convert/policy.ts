/** Access lists and route-maps. */
import type {
  AccessList,
  AccessListEntry,
  AddressPattern,
  InterfaceConfig,
  PortRange,
  RouteMap,
  RouteMapEntry,
  Source,
} from '../config/index'
import type { AccessEntry, AddressMatch, PortMatch, Statement } from '../ios/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, ipOf } from '../net/index'
import { address, all, type Known, lastSet, nameTable, type Reader, sourceOf, warn } from './reader'

const PROTOCOL_NUMBERS: Readonly<Record<string, number>> = {
  icmp: 1,
  igmp: 2,
  ipinip: 4,
  tcp: 6,
  udp: 17,
  gre: 47,
  esp: 50,
  ah: 51,
  ahp: 51,
  eigrp: 88,
  ospf: 89,
  nos: 94,
  pim: 103,
  pcp: 108,
}

/** IANA number of a protocol's name; `undefined` stands for ip, any protocol. */
export function protocolOf(name: string): number | undefined {
  return name === 'ip' ? undefined : (PROTOCOL_NUMBERS[name] ?? Number(name))
}

export const ANY: AddressPattern = { address: ANY_ADDRESS, wildcard: BROADCAST_ADDRESS }

export function portsOfMatch(match: PortMatch): PortRange {
  switch (match.kind) {
    case 'eq':
      return { first: match.port, last: match.port, inverted: false }
    case 'neq':
      return { first: match.port, last: match.port, inverted: true }
    case 'gt':
      return { first: match.port + 1, last: 65535, inverted: false }
    case 'lt':
      return { first: 0, last: match.port - 1, inverted: false }
    case 'range':
      return { first: match.first, last: match.last, inverted: false }
  }
}

function patternOf(match: AddressMatch): AddressPattern {
  switch (match.kind) {
    case 'any':
      return ANY
    case 'host':
      return { address: address(match.address), wildcard: ipOf(0) }
    case 'wildcard':
      return { address: address(match.address), wildcard: address(match.wildcard) }
  }
}

function entryOf(entry: AccessEntry, line: Source): AccessListEntry | undefined {
  switch (entry.kind) {
    case 'whole':
    case 'remark':
      return undefined
    case 'standard':
      return { action: entry.action, source: patternOf(entry.source), destination: ANY, established: false, line }
    case 'extended': {
      const protocol = protocolOf(entry.protocol)
      return {
        action: entry.action,
        source: patternOf(entry.source),
        destination: patternOf(entry.destination),
        established: entry.established,
        line,
        ...(protocol === undefined ? {} : { protocol }),
        ...(entry.sourcePort ? { sourcePort: portsOfMatch(entry.sourcePort) } : {}),
        ...(entry.destinationPort ? { destinationPort: portsOfMatch(entry.destinationPort) } : {}),
        ...(entry.icmpType === undefined ? {} : { icmpType: entry.icmpType }),
      }
    }
  }
}

interface Numbered {
  readonly sequence: number
  readonly entry: AccessListEntry
}

interface ListInMaking {
  readonly name: string
  readonly type: AccessList['type']
  entries: readonly Numbered[]
}

/** How far apart IOS numbers entries that bring no number. */
const SEQUENCE_STEP = 10

/**
 * Numbered and named lists in the order of their lines; `access-list 1` and `ip access-list standard 1` are one list.
 * `no access-list N`, with or without an entry, and `no ip access-list` take the whole list (IOS); in a named list's
 * mode a `no` takes its entry.
 */
export function readAccessLists(reader: Reader): Readonly<Record<string, AccessList>> {
  const lists = nameTable<ListInMaking>()
  const open = (name: string, type: AccessList['type']) => {
    const found = lists[name] ?? { name, type, entries: [] }
    lists[name] = found
    return found
  }
  for (const item of reader.config.statements) {
    const { command } = item
    if (command.kind === 'access-list') {
      const name = String(command.number)
      if (item.negated) delete lists[name]
      else
        addEntry(
          open(name, isStandard(command.number) ? 'standard' : 'extended'),
          entryOf(command.entry, sourceOf(item)),
        )
    } else if (command.kind === 'ip-access-list') {
      if (item.negated) delete lists[command.name]
      else readNamed(open(command.name, command.type), item)
    }
  }
  const result = nameTable<AccessList>()
  // IOS treats a list without entries like one that was never written: it lets everything through.
  for (const { name, type, entries } of Object.values(lists).filter((list) => list.entries.length > 0))
    result[name] = { name, type, entries: entries.map(({ entry }) => entry) }
  return result
}

const isStandard = (number: number) => number < 100 || (number >= 1300 && number < 2000)

function readNamed(list: ListInMaking, opened: Statement): void {
  for (const { command, negated, source } of all(opened.children, 'access-entry')) {
    const entry = entryOf(command.entry, source)
    if (!entry) continue
    if (negated) list.entries = list.entries.filter((item) => !sameEntry(item.entry, entry))
    else addEntry(list, entry, command.sequence)
  }
}

/** Puts an entry at its number; without one at the end. A number that is taken is refused (IOS). */
function addEntry(list: ListInMaking, entry: AccessListEntry | undefined, wanted?: number): void {
  if (!entry) return
  const sequence = wanted ?? (list.entries.at(-1)?.sequence ?? 0) + SEQUENCE_STEP
  if (list.entries.some((item) => item.sequence === sequence)) return
  list.entries = [...list.entries, { sequence, entry }].sort((a, b) => a.sequence - b.sequence)
}

/** Whether two lines say the same, wherever they stand. */
function sameEntry({ line: _, ...one }: AccessListEntry, { line: __, ...other }: AccessListEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function readRouteMaps(
  reader: Reader,
  lists: Readonly<Record<string, AccessList>>,
  interfaces: readonly InterfaceConfig[],
): Readonly<Record<string, RouteMap>> {
  const maps = nameTable<RouteMap>()
  for (const item of all(reader.config.statements, 'route-map')) {
    const { name } = item.command
    checkMatches(reader, item, lists, interfaces)
    const entries = [...(maps[name]?.entries ?? []), readRouteMapEntry(item)].sort((a, b) => a.sequence - b.sequence)
    maps[name] = { name, entries }
  }
  return maps
}

function readRouteMapEntry({ command, children, source }: Known<'route-map'>): RouteMapEntry {
  const tag = lastSet(children, 'set-tag')?.command.tag
  const metric = lastSet(children, 'set-metric')?.command.metric
  return {
    sequence: command.sequence,
    action: command.action,
    matchLists: gathered(all(children, 'match-ip-address'), (line) => line.command.lists),
    matchTags: gathered(all(children, 'match-tag'), (line) => line.command.tags),
    matchInterfaces: gathered(all(children, 'match-interface'), (line) => line.command.interfaces),
    source,
    ...(tag === undefined ? {} : { setTag: tag }),
    ...(metric ? { setMetric: metric } : {}),
  }
}

/** Values that several lines add to, and that a `no` takes out. */
function gathered<L extends { readonly negated: boolean }, V>(
  lines: readonly L[],
  valuesOf: (line: L) => readonly V[],
): readonly V[] {
  const values = new Set<V>()
  for (const line of lines)
    for (const value of valuesOf(line)) {
      if (line.negated) values.delete(value)
      else values.add(value)
    }
  return [...values]
}

/** A list nobody defined matches every route, as an empty one does on IOS. */
function checkMatches(
  reader: Reader,
  { command, children }: Known<'route-map'>,
  lists: Readonly<Record<string, AccessList>>,
  interfaces: readonly InterfaceConfig[],
): void {
  for (const line of all(children, 'match-ip-address').filter((match) => !match.negated))
    for (const missing of line.command.lists.filter((list) => !lists[list]))
      warn(
        reader,
        line.source,
        `route-map ${command.name} matches access-list ${missing}, which does not exist`,
        'A missing list matches everything.',
        `Define access-list ${missing} or correct its name.`,
      )
  for (const line of all(children, 'match-interface').filter((match) => !match.negated))
    for (const missing of line.command.interfaces.filter((name) => !interfaces.some((item) => item.name === name)))
      warn(
        reader,
        line.source,
        `${missing} does not exist`,
        `route-map ${command.name} matches no route by it.`,
        'Correct the name of the interface.',
      )
}
