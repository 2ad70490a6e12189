/** The configurations as the checks look at them: which are head-ends, sites and firewalls, and what belongs together. */
import {
  type Configuration,
  type CryptoMap,
  type CryptoMapEntry,
  DEFAULT_PLAN,
  type DeviceId,
  type DynamicMapEntry,
  type EigrpConfig,
  type InterfaceConfig,
  insideTable,
  type LinkEnd,
  type PlanBasis,
  type Topology,
  tunnelEnds,
} from '../../config/index'
import { contains, type Ip, lookUp, matchesWildcard, type Prefix, prefixOf } from '../../net/index'
import { type SiteLine, siteLines } from '../plan/lines'
import { initiatingOf } from '../sites/role'

/** A router that answers: its crypto map leads to a dynamic one. */
export interface HeadEndScope {
  readonly config: Configuration
  readonly map: CryptoMap
  readonly templates: readonly DynamicMapEntry[]
  /** The interface that carries the map: the one on the stick. */
  readonly stick: InterfaceConfig | undefined
  /** The address that sites peer with. */
  readonly local: Ip | undefined
  /** All of them: the map may be on several interfaces. */
  readonly ends: readonly Ip[]
  /** Whether what comes and what goes use the interface with the map, but for cross-overs. */
  readonly oneArmed: boolean
}

/** A router that initiates; see analysis/sites. */
export interface SiteScope {
  readonly config: Configuration
  readonly map: CryptoMap
  readonly entry: CryptoMapEntry
  readonly outside: InterfaceConfig | undefined
  /** Interfaces with an address of their own that do not carry the map, and their subnets. */
  readonly lans: readonly LanScope[]
}

export interface LanScope {
  readonly port: InterfaceConfig
  readonly subnet: Prefix
}

export interface Scope {
  readonly configurations: readonly Configuration[]
  readonly topology: Topology
  readonly headEnds: readonly HeadEndScope[]
  readonly sites: readonly SiteScope[]
  readonly firewalls: readonly Configuration[]
  /** Head-ends by the address that sites peer with. */
  readonly byLocal: ReadonlyMap<Ip, HeadEndScope>
  /** The lines of a device's text, without their indentation; empty when it has none. */
  readonly lines: (device: DeviceId) => readonly TextLine[]
  /** The other end of an interface's cable. */
  readonly farEnd: (device: DeviceId, port: string) => LinkEnd | undefined
  /** What is assumed of calls and boxes, and the line of a site. */
  readonly plan: { readonly basis: PlanBasis; readonly lineOf: (site: Configuration) => SiteLine }
}

export interface TextLine {
  readonly number: number
  readonly text: string
  /** Texts of the lines that opened the mode it stands in. */
  readonly section: readonly string[]
}

export interface Examined {
  readonly configurations: readonly Configuration[]
  readonly topology: Topology
  readonly texts: readonly { readonly device: DeviceId; readonly text: string }[]
  /** Absent = the usual values, and nothing is known of any box. */
  readonly planning?: PlanBasis
}

const USUAL_PLAN: PlanBasis = { values: DEFAULT_PLAN, sites: new Map(), platforms: [] }

export function scopeOf({ configurations, topology, texts, planning }: Examined): Scope {
  const headEnds = configurations.flatMap(headEndOf)
  const ends = new Map(topology.links.flatMap(({ a, b }) => [[endKey(a), b] as const, [endKey(b), a] as const]))
  const told = new Map(texts.map((item) => [item.device, item]))
  return {
    configurations,
    topology,
    headEnds,
    sites: configurations.flatMap(siteOf),
    // Of a pair the second unit has what the first has.
    firewalls: configurations.filter(
      ({ kind, firewall }) => kind === 'firewall' && firewall?.failover?.unit !== 'secondary',
    ),
    byLocal: new Map(headEnds.flatMap((item) => item.ends.map((end) => [end, item] as const))),
    lines: (device) => linesIn(told.get(device)),
    farEnd: (device, port) => ends.get(endKey({ device, interface: port })),
    plan: { basis: planning ?? USUAL_PLAN, lineOf: atFirst(() => siteLines(configurations, topology)) },
  }
}

/** Made when it is asked for. */
function atFirst<Asked, Answer>(make: () => (asked: Asked) => Answer): (asked: Asked) => Answer {
  let made: ((asked: Asked) => Answer) | undefined
  return (asked) => {
    made ??= make()
    return made(asked)
  }
}

const endKey = (end: LinkEnd) => `${end.device}/${end.interface}`

function headEndOf(config: Configuration): readonly HeadEndScope[] {
  const map = config.crypto?.maps.find((item) => item.dynamic.length > 0)
  if (!map) return []
  const stick = config.interfaces.find((port) => port.cryptoMap?.value === map.name)
  const ends = tunnelEnds(config, map)
  const names = new Set(map.dynamic.map((item) => item.map))
  return [
    {
      config,
      map,
      templates: config.crypto?.dynamicMaps.filter((item) => names.has(item.map)) ?? [],
      stick,
      local: ends[0],
      ends,
      oneArmed: stick !== undefined && !config.interfaces.some((port) => port !== stick && isInside(config, port)),
    },
  ]
}

function siteOf(config: Configuration): readonly SiteScope[] {
  const initiating = initiatingOf(config)
  if (!initiating) return []
  const { map, entry } = initiating
  const outside = config.interfaces.find((port) => port.cryptoMap?.value === map.name)
  const names = { isakmpProfile: entry.isakmpProfile?.value, ikev2Profile: entry.ikev2Profile?.value }
  const inside = outside && insideTable(config, names, outside.name)
  const lans = config.interfaces.flatMap((port): readonly LanScope[] => {
    // What goes into a tunnel interface is protected there, or is meant not to be: its network is no LAN.
    const isLan = port !== outside && port.kind !== 'loopback' && port.kind !== 'tunnel'
    const subnet = isLan && port.vrf?.value === inside ? subnetOf(port) : undefined
    return subnet && !port.shutdown.value && !isApart(config, entry, subnet) ? [{ port, subnet }] : []
  })
  return [{ config, map, entry, outside, lans: outside ? lans : [] }]
}

/** A second network of a site that its list, which protects another one, leaves out: guests, a line of its own. */
function isApart(config: Configuration, { match }: CryptoMapEntry, subnet: Prefix): boolean {
  const entries = (match && lookUp(config.accessLists, match.value)?.entries) ?? []
  const touches = (other: Prefix) =>
    entries.some(
      ({ action, source }) =>
        action === 'permit' &&
        (matchesWildcard(other.address, source.address, source.wildcard) || contains(other, source.address)),
    )
  if (touches(subnet)) return false
  return config.interfaces.some((port) => {
    const other = subnetOf(port)
    return other !== undefined && touches(other)
  })
}

/** A way to a network of its own; where EIGRP speaks, and no virtual address is, the other head-end may be. */
function isInside({ eigrp }: Configuration, port: InterfaceConfig): boolean {
  if (port.kind === 'loopback' || port.shutdown.value || subnetOf(port) === undefined) return false
  return port.hsrp.length > 0 || !eigrp.some((process) => speaks(process, port))
}

export function addressOf(port: InterfaceConfig | undefined): Ip | undefined {
  return port?.address.kind === 'static' ? port.address.address : undefined
}

export function subnetOf(port: InterfaceConfig): Prefix | undefined {
  return port.address.kind === 'static' ? prefixOf(port.address.address, port.address.length) : undefined
}

/** The interface of a device whose subnet an address lies in. */
export function portTowards(config: Configuration, address: Ip): InterfaceConfig | undefined {
  return config.interfaces.find((port) => {
    const subnet = subnetOf(port)
    return subnet !== undefined && subnet.length < 32 && contains(subnet, address)
  })
}

/** True when EIGRP forms neighbours on an interface. */
export function speaks(eigrp: EigrpConfig, port: InterfaceConfig): boolean {
  return isCovered(eigrp, port) && !isPassive(eigrp, port.name)
}

export function isCovered(eigrp: EigrpConfig, port: InterfaceConfig): boolean {
  return eigrp.networks.some((network) => coversPort(network, port))
}

/** True when a `network` line covers an interface's address. */
export function coversPort(network: EigrpConfig['networks'][number], port: InterfaceConfig): boolean {
  const address = addressOf(port)
  return address !== undefined && matchesWildcard(address, network.address, network.wildcard)
}

export function isPassive({ passive }: EigrpConfig, name: string): boolean {
  const listed = (items: EigrpConfig['passive']['active']) => items.some((item) => item.value === name)
  return passive.default ? !listed(passive.active) : listed(passive.interfaces)
}

const NO_LINES: readonly TextLine[] = []

/** By the text's own value, which stays the same while the text does: an edit changes a few of a thousand. */
const known = new WeakMap<object, readonly TextLine[]>()

function linesIn(told: { readonly text: string } | undefined): readonly TextLine[] {
  if (!told) return NO_LINES
  const lines = known.get(told) ?? linesOf(told.text)
  known.set(told, lines)
  return lines
}

/** Lines with their sections, by indentation; separators and comments are left out. */
function linesOf(text: string): readonly TextLine[] {
  const path: { readonly depth: number; readonly text: string }[] = []
  return text.split('\n').flatMap((raw, index): readonly TextLine[] => {
    const line = raw.trim()
    if (line === '' || line.startsWith('!')) return []
    const depth = raw.length - raw.trimStart().length
    while ((path.at(-1)?.depth ?? -1) >= depth) path.pop()
    const section = path.map((item) => item.text)
    path.push({ depth, text: line })
    return [{ number: index + 1, text: line, section }]
  })
}

/** The line of the same section that stands before one; empty when it is the first. */
export function lineBefore(scope: Scope, device: DeviceId, line: number | undefined): string {
  const lines = scope.lines(device)
  const at = lines.findIndex((item) => item.number === line)
  const path = lines[at]?.section.join('\n')
  return lines.slice(0, Math.max(0, at)).findLast((item) => item.section.join('\n') === path)?.text ?? ''
}

/** The lines that lead to a line. */
export function sectionOf(scope: Scope, device: DeviceId, line: number): readonly string[] {
  return scope.lines(device).find((item) => item.number === line)?.section ?? []
}
