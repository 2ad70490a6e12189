/** Access lists and route-maps. */
import type {
  AccessList,
  AccessListEntry,
  AddressPattern,
  PortRange,
  RouteMap,
  RouteMapEntry,
  Source,
} from '../config/index'
import type { AccessEntry, AddressMatch, PortMatch } from '../ios/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, ipOf } from '../net/index'
import { address, all, lastSet, type Reader, sourceOf, warn } from './reader'

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

/** Numbered and named lists; a `no access-list N` empties the list. */
export function readAccessLists(reader: Reader): Readonly<Record<string, AccessList>> {
  const lists: Record<string, { name: string; type: AccessList['type']; entries: AccessListEntry[] }> = {}
  const list = (name: string, type: AccessList['type']) => {
    const found = lists[name] ?? { name, type, entries: [] }
    lists[name] = found
    return found
  }
  for (const item of reader.config.statements) {
    const { command } = item
    if (command.kind === 'access-list') {
      const name = String(command.number)
      if (item.negated) {
        delete lists[name]
        continue
      }
      const standard = command.number < 100 || (command.number >= 1300 && command.number < 2000)
      const entry = entryOf(command.entry, sourceOf(item))
      const target = list(name, standard ? 'standard' : 'extended')
      if (entry) target.entries.push(entry)
    } else if (command.kind === 'ip-access-list' && !item.negated) {
      const target = list(command.name, command.type)
      for (const child of all(item.children, 'access-entry')) {
        const entry = entryOf(child.command.entry, child.source)
        if (entry && !child.negated) target.entries.push(entry)
      }
    }
  }
  return lists
}

export function readRouteMaps(
  reader: Reader,
  lists: Readonly<Record<string, AccessList>>,
): Readonly<Record<string, RouteMap>> {
  const maps: Record<string, RouteMap> = {}
  for (const item of all(reader.config.statements, 'route-map')) {
    if (item.negated) continue
    const { name, action, sequence } = item.command
    const matchLists = all(item.children, 'match-ip-address').filter((line) => !line.negated)
    for (const line of matchLists) {
      for (const missing of line.command.lists.filter((list) => !lists[list])) {
        warn(
          reader,
          line.source,
          `route-map ${name} matches access-list ${missing}, which does not exist`,
          'A missing list matches everything.',
          `Define access-list ${missing} or correct its name.`,
        )
      }
    }
    const tag = lastSet(item.children, 'set-tag')?.command.tag
    const metric = lastSet(item.children, 'set-metric')?.command.metric
    const entry: RouteMapEntry = {
      sequence,
      action,
      matchLists: matchLists.flatMap((line) => line.command.lists),
      matchTags: all(item.children, 'match-tag').flatMap((line) => line.command.tags),
      matchInterfaces: all(item.children, 'match-interface').flatMap((line) => line.command.interfaces),
      source: item.source,
      ...(tag === undefined ? {} : { setTag: tag }),
      ...(metric ? { setMetric: metric } : {}),
    }
    const entries = [...(maps[name]?.entries ?? []), entry].sort((a, b) => a.sequence - b.sequence)
    maps[name] = { name, entries }
  }
  return maps
}
