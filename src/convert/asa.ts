/** AsaConfig → Configuration of a firewall, for the ASA and the PIX dialect. */

import { type AsaConfig, type AsaStatement, standingAsa, withAddresses } from '../asa/index'
import {
  type AccessList,
  type AccessListEntry,
  type Configuration,
  type Configured,
  type Diagnostic,
  FACTORY_MANAGEMENT,
  type FirewallConfig,
  type FirewallPolicy,
  type InterfaceConfig,
  isReleaseSince,
  notKnownAt,
  type Source,
  type TrackedObject,
} from '../config/index'
import {
  ANY_ADDRESS,
  ICMP,
  type Ip,
  lengthOfMask,
  lookUp,
  type NameTable,
  namesInMaking,
  parseIp,
  prefixOf,
} from '../net/index'
import { timeRangeOf } from './filters/time-ranges'
import { ANY } from './filters/words'
import { readFailover, withFailoverAddresses } from './firewall/failover'
import { halfReadOf } from './firewall/half-read'
import { readFirewallLists } from './firewall/lists'
import { readTranslations } from './firewall/nat/translations'
import { type AsaObjects, readObjects } from './firewall/objects'
import { readPolicies } from './firewall/policies'
import { readPools } from './firewall/pools'
import { readAsaProbes } from './firewall/probes'
import { type AsaReader, all, type Item, sourceOf, warn } from './firewall/statements'
import { switchingOfFirewall } from './firewall/switch-ports'
import type { Converted } from './ios'
import { clockOf } from './management'
import { unreadOfFirewall } from './unread/firewall'

const address = (text: string): Ip => parseIp(text) ?? ANY_ADDRESS
const lengthOf = (mask: string): number => lengthOfMask(address(mask)) ?? 32

export function convertAsa(device: string, config: AsaConfig, options: { readonly release: string }): Converted {
  const statements = withAddresses(standingAsa(config.statements))
  const diagnostics: Diagnostic[] = []
  const reader: AsaReader = { device, statements, diagnostics }
  const pix = config.dialect === 'pix'
  const bare = pix ? pixInterfaces(statements) : asaInterfaces(statements)
  const objects = readObjects(reader, (zone) => addressOf(bare, zone))
  const accessLists = readFirewallLists(reader, objects)
  const timeRanges = all(statements, 'time-range').flatMap(({ command, children }) =>
    timeRangeOf(
      command.name,
      children.map((item) => item.command),
    ),
  )
  const failover = readFailover(reader, config.dialect, bare)
  const interfaces = withFailoverAddresses(
    bare.map((item) => withSizes(statements, withLists(reader, item, accessLists))),
    failover,
  )
  const { probes, tracked, open } = readAsaProbes(reader, interfaces)
  const notKnown = [...unreadOfFirewall(reader), ...open]
  const configuration: Configuration = {
    device,
    kind: 'firewall',
    hostname: all(statements, 'hostname').at(-1)?.command.name ?? device,
    release: options.release,
    interfaces,
    staticRoutes: readRoutes(reader, interfaces, options.release, tracked),
    ...(tracked.length > 0 ? { tracked } : {}),
    ...(probes.length > 0 ? { probes } : {}),
    accessLists,
    ...(timeRanges.length > 0 ? { timeRanges } : {}),
    routeMaps: {},
    eigrp: [],
    dhcpPools: readPools(reader, interfaces),
    filtersDecrypted: false,
    classless: { value: true },
    firewall: {
      ...firewallOf(reader, config.dialect, objects, accessLists),
      ...(pix || !isReleaseSince(numberOf(options.release), '8.3') ? { listsAsSeen: true } : {}),
      ...(failover ? { failover } : {}),
    },
    management: { ...FACTORY_MANAGEMENT, ...clockOf(all(statements, 'clock').map(({ command }) => command.words)) },
    ...(notKnown.length > 0 ? { notKnown } : {}),
  }
  return { configuration, diagnostics }
}

/** From 9.5 on, routes of interfaces for management stand in a table of their own. */
const hasManagementTable = (release: string) => isReleaseSince(numberOf(release), '9.5')
const numberOf = (release: string) => release.replace(/^(?:asa|pix)-/, '')

function addressOf(interfaces: readonly InterfaceConfig[], zone: string): Ip | undefined {
  const own = interfaces.find((item) => item.zone?.name === zone)?.address
  return own?.kind === 'static' ? own.address : undefined
}

function readRoutes(
  reader: AsaReader,
  interfaces: readonly InterfaceConfig[],
  release: string,
  tracked: readonly TrackedObject[],
): Configuration['staticRoutes'] {
  const apart = hasManagementTable(release) ? managementOnly(reader.statements) : {}
  const routes = all(reader.statements, 'route').filter(({ command }) => !lookUp(apart, command.interface))
  return routes.map(({ command, source }) => {
    const known = interfaces.find((item) => item.zone?.name === command.interface)?.name
    if (known === undefined)
      reader.diagnostics.push({
        severity: 'error',
        device: reader.device,
        line: source.line,
        summary: `No interface is called ${command.interface}`,
        detail: 'The route has no effect.',
        remedy: 'Give an interface that name with nameif.',
      })
    if (command.track !== undefined && !tracked.some(({ object }) => object === command.track))
      warn(
        reader,
        source,
        `Object ${command.track} is not defined`,
        'It is taken to be up: the route never leaves the table.',
        `Define it: track ${command.track} rtr …, or take track ${command.track} off the route.`,
      )
    return {
      prefix: prefixOf(address(command.address), lengthOf(command.mask)),
      nextHop: address(command.gateway),
      distance: command.metric,
      tag: 0,
      source,
      ...(known === undefined ? {} : { interface: known }),
      ...(command.track === undefined ? {} : { track: command.track }),
    }
  })
}

function firewallOf(
  reader: AsaReader,
  dialect: AsaConfig['dialect'],
  objects: AsaObjects,
  lists: NameTable<AccessList>,
): FirewallConfig {
  const { statements } = reader
  const pix = dialect === 'pix'
  const permitted = (scope: 'intra-interface' | 'inter-interface') =>
    all(statements, 'same-security-traffic').findLast((item) => item.command.scope === scope)
  const intra = permitted('intra-interface')
  const translations = readTranslations(reader, objects)
  const controlPlane = all(statements, 'access-group').flatMap(({ command, source }) =>
    command.option === 'control-plane' && command.interface !== undefined
      ? [{ zone: command.interface, list: { value: command.list, source } }]
      : [],
  )
  const icmpRules = readIcmpRules(reader, objects)
  const globalList = all(statements, 'access-group').findLast((item) => item.command.direction === 'global')
  return {
    dialect,
    hairpin: intra && !pix ? { value: true, source: intra.source } : { value: false },
    identities: all(statements, 'static')
      .filter(({ command }) => command.mappedAddress === command.realAddress)
      .map(({ command, source }) => ({
        real: command.real,
        mapped: command.mapped,
        network: prefixOf(address(command.realAddress), lengthOf(command.mask)),
        source,
      })),
    natControl: pix || all(statements, 'nat-control').length > 0,
    ...withHalfRead(readPolicies(reader, lists), halfReadOf(reader, lists)),
    ...tableOf('managementOnly', managementOnly(statements)),
    ...tableOf(
      'reversePath',
      namedSources(all(statements, 'reverse-path'), ({ command }) => command.interface),
    ),
    ...conduitsOf(reader),
    interInterface: permitted('inter-interface') !== undefined,
    ...(translations.length > 0 ? { translations } : {}),
    ...(globalList ? { globalList: { value: globalList.command.list, source: globalList.source } } : {}),
    ...(controlPlane.length > 0 ? { controlPlane } : {}),
    ...(icmpRules.length > 0 ? { icmpRules } : {}),
  }
}

/** `conduit` is of the PIX; the first stands for all. */
function conduitsOf({ device, statements }: AsaReader): Pick<FirewallConfig, 'conduits'> {
  const found = unread(statements, 'conduit')[0]
  return found ? { conduits: notKnownAt(device, sourceOf(found), 'what the conduits let in') } : {}
}

/** `apply (inside) 1 outgoing_src`: a list of `outbound` lines may stop what an interface sends. */
function outbound(reader: AsaReader, zone: string | undefined, isFiltered: boolean): Pick<InterfaceConfig, 'passage'> {
  const module = isFiltered || zone === undefined ? undefined : servicesModule(reader)
  if (module) return { passage: notKnownAt(reader.device, module, `what it lets go from ${zone}, which has no list`) }
  const found = unread(reader.statements, 'apply').find(({ text }) => text.trim().startsWith(`apply (${zone}) `))
  return found
    ? { passage: notKnownAt(reader.device, sourceOf(found), `what the outbound lists let go from ${zone}`) }
    : {}
}

/** The line that tells of a services module, which passes nothing that no list permits (FWSM configuration guide). */
const servicesModule = ({ statements }: AsaReader): Source | undefined =>
  all(statements, 'asa-version').find(({ command }) => command.product === 'FWSM')?.source

const unread = (statements: readonly AsaStatement[], word: string) =>
  statements.filter(({ command, text }) => command.kind === 'unknown' && text.trim().startsWith(`${word} `))

const withHalfRead = (read: ReturnType<typeof readPolicies>, more: readonly FirewallPolicy[]) =>
  more.length > 0 ? { ...read, policies: [...more, ...(read.policies ?? [])] } : read

/** The interfaces that pass nothing on, by name. */
const managementOnly = (statements: readonly AsaStatement[]) =>
  namedSources(
    all(statements, 'interface').flatMap(({ children }) =>
      all(children, 'management-only').map(({ source }) => ({ source, name: zoneOf(children) ?? '' })),
    ),
    ({ name }) => name,
  )

const zoneOf = (lines: readonly AsaStatement[]) => all(lines, 'nameif').at(-1)?.command.name

function namedSources<T extends { readonly source: Source }>(
  items: readonly T[],
  nameOf: (item: T) => string,
): NameTable<Source> {
  const table = namesInMaking<Source>()
  for (const item of items) table[nameOf(item)] = item.source
  return table
}

const tableOf = <K extends string>(key: K, table: NameTable<Source>) =>
  Object.keys(table).length > 0 ? ({ [key]: table } as { readonly [P in K]: NameTable<Source> }) : {}

/** The `icmp` lines of each interface as a list, which ends with a deny as any does. */
function readIcmpRules({ statements }: AsaReader, objects: AsaObjects): NonNullable<FirewallConfig['icmpRules']> {
  const lines = all(statements, 'icmp-control')
  const zones = [...new Set(lines.map(({ command }) => command.interface))]
  return zones.map((zone) => {
    const entries = lines
      .filter(({ command }) => command.interface === zone)
      .flatMap(({ command, source }, index): readonly AccessListEntry[] =>
        objects.patterns(command.address, source).items.map((pattern) => ({
          sequence: index + 1,
          action: command.action,
          source: pattern,
          destination: ANY,
          line: source,
          protocol: ICMP,
          ...(command.icmp ? { icmp: command.icmp } : {}),
        })),
      )
    return { zone, list: { name: `icmp ${zone}`, type: 'extended' as const, entries } }
  })
}

function asaInterfaces(statements: readonly AsaStatement[]): readonly InterfaceConfig[] {
  return all(statements, 'interface').map((item) => {
    const name = zoneOf(item.children)
    const level = all(item.children, 'security-level').at(-1)?.command.level
    const ip = all(item.children, 'ip-address').at(-1) ?? all(item.children, 'ip-address-leased').at(-1)
    const shut = all(item.children, 'shutdown').at(-1)
    const vlan = all(item.children, 'vlan').at(-1)?.command.vlan
    const [base = '', sub] = item.command.name.split('.')
    const over = vlan === undefined || sub === undefined ? {} : { over: { interface: base, vlan } }
    const switching = switchingOfFirewall(statements, item.command.name)
    return { ...interfaceOf(item.command.name, item.source, name, level, ip, shut?.source), ...over, ...switching }
  })
}

/** PIX 6 says everything on global lines that name the hardware or the interface. */
function pixInterfaces(statements: readonly AsaStatement[]): readonly InterfaceConfig[] {
  const names = all(statements, 'nameif')
  return all(statements, 'interface').map((item) => {
    const named = names.find((line) => line.command.interface === item.command.name)
    const isOfIt = (line: { readonly command: { readonly nameif?: string } }) =>
      line.command.nameif === named?.command.name
    const ip = all(statements, 'ip-address').find(isOfIt) ?? all(statements, 'ip-address-leased').find(isOfIt)
    const shut = item.command.hardware === 'shutdown' || item.command.shutdown ? item.source : undefined
    return interfaceOf(item.command.name, item.source, named?.command.name, named?.command.security, ip, shut)
  })
}

function interfaceOf(
  name: string,
  source: Source,
  zone: string | undefined,
  level: number | undefined,
  ip: AddressLine | undefined,
  shut: Source | undefined,
): InterfaceConfig {
  return {
    name,
    kind: 'ethernet',
    source,
    address: addressIn(ip),
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

/** What a SYN may offer through a firewall that no line tells otherwise, in bytes (`sysopt connection tcpmss`). */
const USUAL_SEGMENT = 1380

/** `mtu outside 1400`, and what a SYN may offer. */
function withSizes(statements: readonly AsaStatement[], item: InterfaceConfig): InterfaceConfig {
  const mtu = all(statements, 'mtu').findLast(({ command }) => command.interface === item.zone?.name)?.command.bytes
  const told = all(statements, 'tcpmss').at(-1)
  const segment = told?.command.bytes ?? USUAL_SEGMENT
  return {
    ...item,
    mtu: mtu ?? item.mtu,
    ...(segment > 0 ? { adjustMss: { value: segment, ...(told ? { source: told.source } : {}) } } : {}),
  }
}

type AddressLine = Item<'ip-address'> | Item<'ip-address-leased'>

function addressIn(line: AddressLine | undefined): InterfaceConfig['address'] {
  if (!line) return { kind: 'none' }
  const { command, source } = line
  if (command.kind === 'ip-address')
    return { kind: 'static', address: address(command.address), length: lengthOf(command.mask), source }
  const route = command.setroute ? {} : ({ noRoute: true } as const)
  return { kind: 'dhcp', ...(command.how === 'pppoe' ? { negotiated: true } : {}), ...route, source }
}

/** The lists bound to an interface, each way; one that is not defined is said. */
function withLists(reader: AsaReader, item: InterfaceConfig, lists: NameTable<AccessList>): InterfaceConfig {
  const bound = (direction: 'in' | 'out'): Configured<string> | undefined => {
    const group = all(reader.statements, 'access-group').findLast(
      ({ command }) =>
        command.interface === item.zone?.name && command.direction === direction && command.option !== 'control-plane',
    )
    if (!group) return undefined
    if (!lookUp(lists, group.command.list))
      warn(
        reader,
        group.source,
        `access-list ${group.command.list} has no entries`,
        'The interface behaves as without a list.',
        'Define the list or remove the access-group.',
      )
    return { value: group.command.list, source: group.source }
  }
  const [accessIn, accessOut] = [bound('in'), bound('out')]
  return {
    ...item,
    ...(accessIn ? { accessIn } : {}),
    ...(accessOut ? { accessOut } : {}),
    ...outbound(reader, item.zone?.name, accessIn !== undefined),
  }
}
