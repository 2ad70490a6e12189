/**
 * Object-groups as entries use them. A group within a group counts with its own members; what of a group is not read, or
 * names a group that does not exist, leaves open whether the entry matches still more.
 */
import type { AddressPattern, NumberSet, Source } from '../../config/index'
import type { GroupMember, Statement } from '../../ios/index'
import { ipOf, wildcardOf } from '../../net/index'
import { address, all, type Reader } from '../reader'
import { ANY, hostPattern, patternsOfRange, portsOfMatch, protocolOf } from './words'

/** A service that a group names. */
export interface Service {
  readonly protocol: number | undefined
  readonly sourcePort?: NumberSet
  readonly destinationPort?: NumberSet
  readonly icmp?: { readonly type: number; readonly code?: number }
}

/** What a name stands for; `open` is a line because of which it may stand for more. */
export interface Members<T> {
  readonly items: readonly T[]
  readonly open?: Source
}

export interface Groups {
  networks(name: string, use: Source): Members<AddressPattern>
  services(name: string, use: Source): Members<Service>
}

/** Members beyond which a group is not followed: groups within groups can grow without end. */
const MOST_MEMBERS = 10_000

export type Resolve<T> = (name: string, use: Source) => Members<T>

/** Members of members, each group at most once on the way, so that a group within itself ends. */
export function resolver<L>(
  linesOf: (name: string) => readonly L[] | undefined,
  itemsOf: (line: L) => readonly unknown[] | { readonly group: string } | undefined,
  sourceOf: (line: L) => Source,
): (name: string, use: Source) => Members<unknown> {
  const known = new Map<string, Members<unknown>>()
  const resolve = (name: string, use: Source, within: readonly string[]): Members<unknown> => {
    const ready = known.get(name)
    if (ready) return ready
    const lines = linesOf(name)
    if (!lines || lines.length === 0 || within.includes(name)) return { items: [], open: use }
    const items: unknown[] = []
    let open: Source | undefined
    for (const line of lines) {
      const found = itemsOf(line)
      const source = sourceOf(line)
      if (!found) open ??= source
      else if ('group' in found) {
        const inner = resolve(found.group, source, [...within, name])
        items.push(...inner.items)
        open ??= inner.open
      } else items.push(...found)
      if (items.length > MOST_MEMBERS) return { items: [], open: use }
    }
    const members = { items, ...(open ? { open } : {}) }
    if (within.length === 0) known.set(name, members)
    return members
  }
  return (name, use) => resolve(name, use, [])
}

export function readGroups(reader: Reader): Groups {
  const lines = new Map<string, Statement[]>()
  for (const { command, negated, children } of all(reader.config.statements, 'object-group')) {
    const key = `${command.type} ${command.name}`
    if (negated) lines.delete(key)
    else lines.set(key, [...(lines.get(key) ?? []), ...children.filter(isMember)])
  }
  const of = <T>(type: string, itemsOf: (member: GroupMember) => readonly T[]): Resolve<T> => {
    const resolve = resolver(
      (name) => lines.get(`${type} ${name}`),
      ({ command }) => {
        if (command.kind !== 'group-member') return undefined
        return command.member.kind === 'group' ? { group: command.member.name } : itemsOf(command.member)
      },
      ({ line, text }) => ({ line, text }),
    )
    return resolve as Resolve<T>
  }
  return { networks: of('network', patternsOf), services: of('service', servicesOf) }
}

const isMember = ({ command, negated }: Statement) => !negated && command.kind !== 'note' && command.kind !== 'comment'

/** Masks are netmasks here; later releases take `/16` too. */
const wildcardOfMask = (mask: string) =>
  mask.startsWith('/') ? wildcardOf(Number(mask.slice(1))) : ipOf(~address(mask))

function patternsOf(member: GroupMember): readonly AddressPattern[] {
  switch (member.kind) {
    case 'any':
      return [ANY]
    case 'host':
      return [hostPattern(address(member.address))]
    case 'network':
      return [{ address: address(member.address), wildcard: wildcardOfMask(member.mask) }]
    case 'range':
      return patternsOfRange(address(member.first), address(member.last))
    case 'service':
    case 'group':
      return []
  }
}

function servicesOf(member: GroupMember): readonly Service[] {
  if (member.kind !== 'service') return []
  const { sourcePort, destinationPort, icmp } = member
  const protocols = member.protocol === 'tcp-udp' ? ['tcp', 'udp'] : [member.protocol]
  return protocols.map((protocol) => ({
    protocol: protocolOf(protocol),
    ...(sourcePort ? { sourcePort: portsOfMatch(sourcePort) } : {}),
    ...(destinationPort ? { destinationPort: portsOfMatch(destinationPort) } : {}),
    ...(icmp ? { icmp } : {}),
  }))
}
