/** OSPF's processes, read from their lines. */
import {
  type Configuration,
  type InterfaceConfig,
  isReleaseSince,
  notKnownAt,
  type Source,
} from '../../../config/index'
import {
  address,
  all,
  checkInterface,
  type Known,
  lastSet,
  leaveOpen,
  type Reader,
  sourceOf,
  unreadWords,
  warn,
} from '../../../convert/reader'
import type { Statement } from '../../../ios/index'
import { lengthOfMask, prefixOf } from '../../../net/index'
import { areaOf, BACKBONE } from './area'
import type { OspfAreaConfig, OspfConfig, OspfRedistribution } from './config'
import { OSPF_DEFAULTS, throttlesOf } from './defaults'
import { SIMULATED_SOURCES } from './lines-routes'
import { readOspfInterfaces } from './read-interface'

export function readOspf(reader: Reader, interfaces: readonly InterfaceConfig[]): Pick<Configuration, 'ospf'> {
  const processes = all(reader.config.statements, 'router-ospf')
  if (processes.length === 0) return {}
  const ports = readOspfInterfaces(reader, interfaces)
  noteUnreadBelow(reader)
  for (const item of processes) noteSuperbackbone(reader, item, ports)
  return { ospf: processes.map((item) => processOf(reader, item, interfaces, ports)) }
}

/** A process of a VRF counts as one of a provider's edge, on the border to area 0 wherever it is, unless told otherwise. */
function noteSuperbackbone(
  reader: Reader,
  { command: { process, vrf }, children: lines, source }: Known<'router-ospf'>,
  ports: OspfConfig['interfaces'],
): void {
  if (vrf === undefined || lastSet(lines, 'ospf-vrf-lite')) return
  const below = Object.values(ports).flatMap(({ area }) => (area?.process === process ? [area.area] : []))
  const areas = [...below, ...all(lines, 'ospf-network').map(({ command }) => areaOf(command.area))]
  const isInside = areas.every((area) => area === BACKBONE)
  if (isInside) return
  leaveOpen(
    reader,
    source,
    { kind: 'routing', protocol: 'ospf', process: String(process) },
    `which routes of other areas OSPF ${process} of VRF ${vrf} takes, without capability vrf-lite`,
    `OSPF ${process} of VRF ${vrf} takes itself for a provider's edge`,
  )
}

function processOf(
  reader: Reader,
  { command: { process, vrf }, children: lines, source }: Known<'router-ospf'>,
  interfaces: readonly InterfaceConfig[],
  ports: OspfConfig['interfaces'],
): OspfConfig {
  const routerId = lastSet(lines, 'ospf-router-id')?.command.address
  const metric = lastSet(lines, 'ospf-default-metric')?.command.metric
  const defaultRoute = lastSet(lines, 'ospf-default-route')
  return {
    process,
    ...(vrf === undefined ? {} : { vrf }),
    networks: all(lines, 'ospf-network').map(({ command, source: line }) => ({
      address: address(command.address),
      wildcard: address(command.wildcard),
      area: areaOf(command.area) ?? BACKBONE,
      source: line,
    })),
    passive: readPassive(reader, lines, interfaces),
    referenceMbit: lastSet(lines, 'ospf-reference')?.command.mbit ?? OSPF_DEFAULTS.referenceMbit,
    redistribute: all(lines, 'ospf-redistribute').flatMap((item) => redistributionOf(reader, process, item, metric)),
    ...(defaultRoute ? { defaultRoute: defaultRouteOf(reader, defaultRoute, metric) } : {}),
    distance: distanceOf(lines),
    areas: areasOf(lines),
    summaries: all(lines, 'ospf-summary-address').map(({ command, source: line }) => ({
      ...summaryOf(command, line),
      ...(command.tag === undefined ? {} : { tag: command.tag }),
    })),
    ...timersOf(reader, lines),
    maximumPaths: lastSet(lines, 'maximum-paths')?.command.paths ?? OSPF_DEFAULTS.maximumPaths,
    interfaces: ports,
    source,
    ...(routerId === undefined ? {} : { routerId: address(routerId) }),
  }
}

function summaryOf(
  command: { readonly address: string; readonly mask: string; readonly advertise: boolean },
  source: Source,
) {
  const prefix = prefixOf(address(command.address), lengthOfMask(address(command.mask)) ?? 32)
  return { prefix, advertise: command.advertise, source }
}

function timersOf(reader: Reader, lines: readonly Statement[]): Pick<OspfConfig, 'spf' | 'lsa' | 'lsaArrivalMillis'> {
  const usual = throttlesOf(reader.release)
  const told = (of: 'spf' | 'lsa') =>
    all(lines, 'ospf-throttle').findLast(({ command, negated }) => command.of === of && !negated)?.command
  const throttle = (of: 'spf' | 'lsa') => {
    const line = told(of)
    return line ? { startMillis: line.start, holdMillis: line.hold, maximumMillis: line.most } : usual[of]
  }
  const seconds = lastSet(lines, 'ospf-timers-spf')?.command
  const spf = seconds && {
    startMillis: seconds.delay * 1000,
    holdMillis: seconds.hold * 1000,
    maximumMillis: seconds.hold * 1000,
  }
  return {
    spf: spf ?? throttle('spf'),
    lsa: throttle('lsa'),
    lsaArrivalMillis: lastSet(lines, 'ospf-lsa-arrival')?.command.millis ?? usual.lsaArrivalMillis,
  }
}

function distanceOf(lines: readonly Statement[]): OspfConfig['distance'] {
  const all3 = lastSet(lines, 'ospf-distance')?.command.distance ?? OSPF_DEFAULTS.distance
  const own = lastSet(lines, 'ospf-distances')?.command
  return { intra: own?.intra ?? all3, inter: own?.inter ?? all3, external: own?.external ?? all3 }
}

function areasOf(lines: readonly Statement[]): readonly OspfAreaConfig[] {
  const of = <K extends 'ospf-area-stub' | 'ospf-area-default-cost' | 'ospf-area-authentication' | 'ospf-area-range'>(
    kind: K,
  ) => all(lines, kind).filter(({ negated }) => !negated)
  const kinds = ['ospf-area-stub', 'ospf-area-default-cost', 'ospf-area-authentication', 'ospf-area-range'] as const
  const named = kinds.flatMap((kind) => of(kind).map(({ command }) => areaOf(command.area) ?? BACKBONE))
  return [...new Set(named)].map((area) => {
    const isThis = ({ command }: { readonly command: { readonly area: string } }) => areaOf(command.area) === area
    const stub = of('ospf-area-stub').filter(isThis)
    const authentication = of('ospf-area-authentication').findLast(isThis)?.command
    return {
      area,
      ...(stub.length > 0 ? { stub: stub.some(({ command }) => command.total) ? 'total' : 'stub' } : {}),
      defaultCost: of('ospf-area-default-cost').findLast(isThis)?.command.cost ?? OSPF_DEFAULTS.defaultCost,
      ...(authentication ? { authentication: authentication.digest ? 'md5' : 'simple' } : {}),
      ranges: of('ospf-area-range')
        .filter(isThis)
        .map(({ command, source }) => ({
          ...summaryOf(command, source),
          ...(command.cost === undefined ? {} : { cost: command.cost }),
        })),
    }
  })
}

function readPassive(
  reader: Reader,
  lines: readonly Statement[],
  interfaces: readonly InterfaceConfig[],
): OspfConfig['passive'] {
  const found = all(lines, 'passive-interface')
  const named = found.filter((line) => line.command.interface !== 'default')
  for (const { command, source } of named)
    checkInterface(reader, source, command.interface, interfaces, 'The line has no effect.')
  const told = (negated: boolean) =>
    named
      .filter((line) => line.negated === negated)
      .map((line) => ({ value: line.command.interface, source: line.source }))
  return {
    default: found.some((line) => line.command.interface === 'default' && !line.negated),
    interfaces: told(false),
    active: told(true),
  }
}

/** From this release on a router adds the word by itself; what a text without it means there is not certain. */
const SUBNETS_BY_THEMSELVES = '16.1'

function redistributionOf(
  reader: Reader,
  own: number,
  { command, source }: Known<'ospf-redistribute'>,
  fallback: number | undefined,
): readonly OspfRedistribution[] {
  const from = SIMULATED_SOURCES.find((word) => word === command.source)
  const name = [command.source, command.process].filter((word) => word !== undefined).join(' ')
  if (from === undefined) {
    leaveOpen(
      reader,
      source,
      { kind: 'redistribution', protocol: 'ospf', process: String(own), from: name },
      `what OSPF ${own} tells of the routes of ${name}`,
      `Redistribution from ${name} is not simulated`,
    )
    return []
  }
  checkRouteMap(reader, source, command.routeMap, 'no route is redistributed')
  const metric = command.metric ?? fallback
  const open = !command.subnets && isReleaseSince(reader.release, SUBNETS_BY_THEMSELVES)
  const summary = `whether OSPF ${own} tells subnets of ${name}: the line lacks the word that releases from 16 on add`
  return [
    {
      from,
      metricType: command.metricType ?? 2,
      subnets: command.subnets === true || open,
      ...(open ? { subnetsNotKnown: notKnownAt(reader.device, source, summary) } : {}),
      source,
      ...(command.process === undefined ? {} : { process: command.process }),
      ...(metric === undefined ? {} : { metric }),
      ...(command.tag === undefined ? {} : { tag: command.tag }),
      ...(command.routeMap === undefined ? {} : { routeMap: command.routeMap }),
      ...(command.match === undefined ? {} : { match: command.match.split(' ') }),
    },
  ]
}

function defaultRouteOf(
  reader: Reader,
  { command, source }: Known<'ospf-default-route'>,
  fallback: number | undefined,
): NonNullable<OspfConfig['defaultRoute']> {
  checkRouteMap(reader, source, command.routeMap, 'no default route is told')
  return {
    always: command.always === true,
    metric: command.metric ?? fallback ?? OSPF_DEFAULTS.defaultRouteMetric,
    metricType: command.metricType ?? 2,
    source,
    ...(command.routeMap === undefined ? {} : { routeMap: command.routeMap }),
  }
}

/** A route-map that does not exist permits nothing (as with EIGRP: this program's reading). */
function checkRouteMap(reader: Reader, source: Source, name: string | undefined, effect: string): void {
  const known = name === undefined || all(reader.config.statements, 'route-map').some((m) => m.command.name === name)
  if (known) return
  warn(
    reader,
    source,
    `route-map ${name} does not exist`,
    `A missing route-map lets nothing through: ${effect}.`,
    `Define route-map ${name}.`,
  )
}

/** Lines below interfaces that are OSPF's and are not read: what is learnt and told there is open. */
function noteUnreadBelow(reader: Reader): void {
  for (const { command, children } of all(reader.config.statements, 'interface'))
    for (const item of children)
      if (unreadWords(item)?.startsWith('ip ospf ') === true)
        leaveOpen(
          reader,
          sourceOf(item),
          { kind: 'neighbor', protocol: 'ospf', interface: command.name },
          `what OSPF learns and tells on ${command.name}`,
          `A line of OSPF on ${command.name} is not simulated`,
        )
}
