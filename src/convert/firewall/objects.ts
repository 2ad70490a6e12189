/** Objects, groups and names of a firewall as patterns and services. */
import type {
  AsaAddress,
  AsaGroupType,
  AsaGroupValue,
  AsaObjectValue,
  AsaPort,
  AsaRule,
  AsaService,
  AsaStatement,
} from '../../asa/index'
import type { AddressPattern, NumberSet, Source } from '../../config/index'
import { type Ip, ipOf, parseIp } from '../../net/index'
import { type Members, type Resolve, resolver, type Service } from '../filters/groups'
import { ANY, hostPattern, patternsOfRange, portsOfMatch, protocolOf } from '../filters/words'
import { type AsaReader, all, sourceOf } from './statements'

export interface AsaObjects {
  patterns(address: AsaAddress, use: Source): Members<AddressPattern>
  /** What a rule names: protocols with ports or ICMP types. */
  services(rule: AsaRule, use: Source): Members<Service>
  typeOf(group: string): AsaGroupType | undefined
}

/** A line of an object or a group, with the protocol that the group was opened for. */
interface Line {
  readonly statement: AsaStatement
  readonly protocol: string | undefined
}

/** `addressOf` knows the interfaces: `interface outside` in a rule is that one's address. */
export function readObjects({ statements }: AsaReader, addressOf: (zone: string) => Ip | undefined): AsaObjects {
  const names = new Map(all(statements, 'name').map(({ command }) => [command.name.toLowerCase(), command.address]))
  const ip = (text: string): Ip | undefined => parseIp(text) ?? parseIp(names.get(text.toLowerCase()) ?? '')
  const lines = new Map<string, Line[]>()
  const types = new Map<string, AsaGroupType>()
  const keep = (name: string, children: readonly AsaStatement[], protocol?: string) => {
    const own = children
      .filter(({ command, negated }) => !negated && !/^(?:description|comment|nat)$/.test(command.kind))
      .map((statement) => ({ statement, protocol }))
    lines.set(name, [...(lines.get(name) ?? []), ...own])
  }
  for (const { command, children } of all(statements, 'object')) {
    types.set(command.name, command.type)
    keep(command.name, children)
  }
  for (const { command, children } of all(statements, 'object-group')) {
    types.set(command.name, command.type)
    keep(command.name, children, command.protocol)
  }
  const linesOf = (name: string) => lines.get(name)
  const lineSource = ({ statement }: Line) => sourceOf(statement)
  const network = resolver(
    linesOf,
    ({ statement }) => patternsOfLine(statement, ip),
    lineSource,
  ) as Resolve<AddressPattern>
  const service = resolver(linesOf, servicesOfLine, lineSource) as Resolve<Service>
  return {
    typeOf: (group) => types.get(group),
    services: (rule, use) => servicesOfRule(service, rule, use),
    patterns: (address, use) => {
      switch (address.kind) {
        case 'any':
          return { items: [ANY] }
        case 'any6':
          return { items: [] }
        case 'host':
          return one(ip(address.address), hostPattern, use)
        case 'network':
          return one(ip(address.address), (found) => masked(found, address.mask), use)
        case 'object':
        case 'group':
          return network(address.name, use)
        case 'interface':
          return one(addressOf(address.name), hostPattern, use)
      }
    },
  }
}

const one = (address: Ip | undefined, make: (address: Ip) => AddressPattern, use: Source): Members<AddressPattern> =>
  address === undefined ? { items: [], open: use } : { items: [make(address)] }

/** Masks are netmasks here; a pattern holds the wildcard. */
const masked = (address: Ip, mask: string): AddressPattern => ({ address, wildcard: ipOf(~(parseIp(mask) ?? 0)) })

type Lookup = (text: string) => Ip | undefined

function patternsOfLine(
  { command }: AsaStatement,
  ip: Lookup,
): readonly AddressPattern[] | { readonly group: string } | undefined {
  if (command.kind === 'object-value') return patternsOfValue(command.value, ip)
  return command.kind === 'group-value' ? patternsOfMember(command.value, ip) : undefined
}

function patternsOfValue(value: AsaObjectValue, ip: Lookup): readonly AddressPattern[] | undefined {
  switch (value.kind) {
    case 'host':
      return listed(ip(value.address), hostPattern)
    case 'subnet':
      return listed(ip(value.address), (address) => masked(address, value.mask))
    case 'range': {
      const [first, last] = [ip(value.first), ip(value.last)]
      return first === undefined || last === undefined ? undefined : patternsOfRange(first, last)
    }
    // A name of the DNS may be any address.
    case 'fqdn':
    case 'service':
      return undefined
  }
}

const listed = (address: Ip | undefined, make: (address: Ip) => AddressPattern) =>
  address === undefined ? undefined : [make(address)]

function patternsOfMember(
  value: AsaGroupValue,
  ip: Lookup,
): readonly AddressPattern[] | { readonly group: string } | undefined {
  switch (value.kind) {
    case 'host':
      return listed(ip(value.address), hostPattern)
    case 'network':
      return listed(ip(value.address), (address) => masked(address, value.mask))
    case 'object':
    case 'group':
      return { group: value.name }
    case 'service':
    case 'port':
    case 'protocol':
    case 'icmp':
      return undefined
  }
}

function servicesOfLine({
  statement: { command },
  protocol,
}: Line): readonly Service[] | { readonly group: string } | undefined {
  if (command.kind === 'object-value')
    return command.value.kind === 'service' ? servicesOf(command.value.service) : undefined
  if (command.kind !== 'group-value') return undefined
  const { value } = command
  switch (value.kind) {
    case 'service':
      return servicesOf(value.service)
    case 'port':
      return protocolsOf(protocol ?? 'ip').map((number) => ({
        protocol: number,
        destinationPort: portsOfMatch(value.match),
      }))
    case 'protocol':
      return [{ protocol: protocolOf(value.name) }]
    case 'icmp':
      return [{ protocol: protocolOf('icmp'), icmp: value.icmp }]
    case 'object':
    case 'group':
      return { group: value.name }
    case 'host':
    case 'network':
      return undefined
  }
}

const protocolsOf = (name: string) => (name === 'tcp-udp' ? ['tcp', 'udp'] : [name]).map(protocolOf)

function servicesOf({ protocol, sourcePort, destinationPort, icmp }: AsaService): readonly Service[] {
  return protocolsOf(protocol).map((number) => ({
    protocol: number,
    ...(sourcePort ? { sourcePort: portsOfMatch(sourcePort) } : {}),
    ...(destinationPort ? { destinationPort: portsOfMatch(destinationPort) } : {}),
    ...(icmp ? { icmp } : {}),
  }))
}

function servicesOfRule(resolve: Resolve<Service>, rule: AsaRule, use: Source): Members<Service> {
  if (rule.service) return withPorts(resolve, rule, resolve(rule.service.name, use), use)
  const protocol = protocolOf(rule.protocol)
  if (rule.icmpGroup !== undefined) return resolve(rule.icmpGroup, use)
  const [from, to] = [portsOf(resolve, rule.sourcePort, use), portsOf(resolve, rule.destinationPort, use)]
  const open = from?.open ?? to?.open
  const service = {
    protocol,
    ...(from ? { sourcePort: from.set } : {}),
    ...(to ? { destinationPort: to.set } : {}),
    ...(rule.icmp ? { icmp: rule.icmp } : {}),
  }
  return { items: [service], ...(open ? { open } : {}) }
}

/** Protocols of a group, with the ports that the rule names behind them. */
function withPorts(
  resolve: Resolve<Service>,
  rule: AsaRule,
  { items, open }: Members<Service>,
  use: Source,
): Members<Service> {
  const [from, to] = [portsOf(resolve, rule.sourcePort, use), portsOf(resolve, rule.destinationPort, use)]
  const unsure = open ?? from?.open ?? to?.open
  const ports = {
    ...(from ? { sourcePort: from.set } : {}),
    ...(to ? { destinationPort: to.set } : {}),
  }
  return { items: items.map((item) => ({ ...item, ...ports })), ...(unsure ? { open: unsure } : {}) }
}

/** Ports as one set, also of a group of them. */
function portsOf(
  resolve: Resolve<Service>,
  port: AsaPort | undefined,
  use: Source,
): { readonly set: NumberSet; readonly open?: Source } | undefined {
  if (!port) return undefined
  if (port.kind !== 'group') return { set: portsOfMatch(port) }
  const { items, open } = resolve(port.name, use)
  const ranges = items.flatMap(({ destinationPort }) => destinationPort?.ranges ?? [])
  return { set: { ranges, inverted: false }, ...(open ? { open } : {}) }
}
