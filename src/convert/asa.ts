/** AsaConfig → Configuration of a firewall, for the ASA and the PIX dialect. */

import { type AsaAddress, type AsaCommand, type AsaConfig, type AsaStatement, standingAsa } from '../asa/index'
import type {
  AccessList,
  AccessListEntry,
  AddressPattern,
  Configuration,
  Diagnostic,
  InterfaceConfig,
  Source,
} from '../config/index'
import { ANY_ADDRESS, type Ip, ipOf, lengthOfMask, parseIp, prefixOf } from '../net/index'
import { ANY, portsOfMatch, protocolOf } from './filters/words'
import type { Converted } from './ios'
import { nameTable } from './reader'

type Kind = AsaCommand['kind']
interface Item<K extends Kind> {
  readonly command: Extract<AsaCommand, { readonly kind: K }>
  readonly source: Source
  readonly children: readonly AsaStatement[]
}

/** Statements of a kind that are not negated. */
function all<K extends Kind>(statements: readonly AsaStatement[], kind: K): readonly Item<K>[] {
  return statements.flatMap((item) =>
    item.command.kind === kind && !item.negated
      ? [
          {
            command: item.command as Extract<AsaCommand, { readonly kind: K }>,
            source: { line: item.line, text: item.text },
            children: item.children,
          },
        ]
      : [],
  )
}

const address = (text: string): Ip => parseIp(text) ?? ANY_ADDRESS
const lengthOf = (mask: string): number => lengthOfMask(address(mask)) ?? 32

export function convertAsa(device: string, config: AsaConfig, options: { readonly release: string }): Converted {
  const statements = standingAsa(config.statements)
  const diagnostics: Diagnostic[] = []
  const lists = readLists(statements)
  const pix = config.dialect === 'pix'
  const intra = all(statements, 'same-security-traffic').findLast((item) => item.command.scope === 'intra-interface')
  const interfaces = (pix ? pixInterfaces(statements) : asaInterfaces(statements)).map((item) =>
    withList(item, statements, lists, device, diagnostics),
  )
  const portOf = (zone: string) => interfaces.find((item) => item.zone?.name === zone)?.name
  const configuration: Configuration = {
    device,
    kind: 'firewall',
    hostname: all(statements, 'hostname').at(-1)?.command.name ?? device,
    release: options.release,
    interfaces,
    staticRoutes: all(statements, 'route').map(({ command, source }) => {
      const known = portOf(command.interface)
      if (known === undefined)
        diagnostics.push({
          severity: 'error',
          device,
          line: source.line,
          summary: `No interface is called ${command.interface}`,
          detail: 'The route has no effect.',
          remedy: 'Give an interface that name with nameif.',
        })
      return {
        prefix: prefixOf(address(command.address), lengthOf(command.mask)),
        nextHop: address(command.gateway),
        distance: command.metric,
        tag: 0,
        source,
        ...(known === undefined ? {} : { interface: known }),
      }
    }),
    accessLists: lists,
    routeMaps: {},
    eigrp: [],
    dhcpPools: [],
    filtersDecrypted: false,
    classless: { value: true },
    firewall: {
      dialect: config.dialect,
      hairpin: intra && !pix ? { value: true, source: intra.source } : { value: false },
      identities: all(statements, 'static').map(({ command, source }) => ({
        real: command.real,
        mapped: command.mapped,
        network: prefixOf(address(command.realAddress), lengthOf(command.mask)),
        source,
      })),
      natControl: pix,
      decrementsTtl: false,
    },
  }
  return { configuration, diagnostics }
}

function readLists(statements: readonly AsaStatement[]): Record<string, AccessList> {
  const lists = nameTable<{ name: string; type: 'extended'; entries: AccessListEntry[] }>()
  for (const { command, source } of all(statements, 'access-list')) {
    const list = lists[command.list] ?? { name: command.list, type: 'extended', entries: [] }
    lists[command.list] = list
    const protocol = protocolOf(command.protocol)
    list.entries.push({
      action: command.action,
      source: patternOf(command.source),
      destination: patternOf(command.destination),
      sequence: list.entries.length + 1,
      line: source,
      ...(protocol === undefined ? {} : { protocol }),
      ...(command.sourcePort ? { sourcePort: portsOfMatch(command.sourcePort) } : {}),
      ...(command.destinationPort ? { destinationPort: portsOfMatch(command.destinationPort) } : {}),
    })
  }
  return lists
}

/** Masks are netmasks here; a pattern holds the wildcard. */
function patternOf(match: AsaAddress): AddressPattern {
  switch (match.kind) {
    case 'any':
      return ANY
    case 'host':
      return { address: address(match.address), wildcard: ipOf(0) }
    case 'network':
      return { address: address(match.address), wildcard: ipOf(~address(match.mask)) }
  }
}

function asaInterfaces(statements: readonly AsaStatement[]): readonly InterfaceConfig[] {
  return all(statements, 'interface').map((item) => {
    const name = all(item.children, 'nameif').at(-1)?.command.name
    const level = all(item.children, 'security-level').at(-1)?.command.level
    const ip = all(item.children, 'ip-address').at(-1)
    const shut = all(item.children, 'shutdown').at(-1)
    return interfaceOf(item.command.name, item.source, name, level, ip, shut?.source)
  })
}

/** PIX 6 says everything on global lines that name the hardware or the interface. */
function pixInterfaces(statements: readonly AsaStatement[]): readonly InterfaceConfig[] {
  const names = all(statements, 'nameif')
  return all(statements, 'interface').map((item) => {
    const named = names.find((line) => line.command.interface === item.command.name)
    const ip = all(statements, 'ip-address').find((line) => line.command.nameif === named?.command.name)
    const shut = item.command.hardware === 'shutdown' ? item.source : undefined
    return interfaceOf(item.command.name, item.source, named?.command.name, named?.command.security, ip, shut)
  })
}

function interfaceOf(
  name: string,
  source: Source,
  zone: string | undefined,
  level: number | undefined,
  ip: Item<'ip-address'> | undefined,
  shut: Source | undefined,
): InterfaceConfig {
  return {
    name,
    kind: 'ethernet',
    source,
    address: ip
      ? { kind: 'static', address: address(ip.command.address), length: lengthOf(ip.command.mask), source: ip.source }
      : { kind: 'none' },
    shutdown: shut ? { value: true, source: shut } : { value: false },
    bandwidthKbit: 100_000,
    delayTens: 10,
    mtu: 1500,
    redirects: { value: false },
    proxyArp: { value: false },
    sameInterfaceCache: { value: true },
    hsrp: [],
    arpTimeoutSeconds: 14_400,
    // Without a level, inside is 100 and everything else 0 (ASA).
    ...(zone === undefined ? {} : { zone: { name: zone, security: level ?? (zone === 'inside' ? 100 : 0) } }),
  }
}

function withList(
  item: InterfaceConfig,
  statements: readonly AsaStatement[],
  lists: Record<string, AccessList>,
  device: string,
  diagnostics: Diagnostic[],
): InterfaceConfig {
  const group = all(statements, 'access-group').findLast(
    (line) => line.command.interface === item.zone?.name && line.command.direction === 'in',
  )
  if (!group) return item
  if (!lists[group.command.list])
    diagnostics.push({
      severity: 'warning',
      device,
      line: group.source.line,
      summary: `access-list ${group.command.list} has no entries`,
      detail: 'The interface behaves as without a list.',
      remedy: 'Define the list or remove the access-group.',
    })
  return { ...item, accessIn: { value: group.command.list, source: group.source } }
}
