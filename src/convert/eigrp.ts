/** EIGRP processes, classic and named. */
import {
  type Configuration,
  type EigrpConfig,
  type EigrpFilter,
  type EigrpWeights,
  type InterfaceConfig,
  IOS_DEFAULTS,
  type KeyChain,
} from '../config/index'
import type { Statement } from '../ios/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, classfulOf, lookUp, type NameTable, wildcardOf } from '../net/index'
import { readEigrpInterfaces } from './eigrp-interfaces'
import { ofPort, type ProcessLines, processesOf } from './eigrp-process'
import { warnOfList } from './filters/missing'
import { address, all, checkInterface, lastSet, leaveOpen, type Reader, toggle, warn } from './reader'

/** What processes refer to by name. */
type Names = Pick<Configuration, 'accessLists' | 'routeMaps'> & { readonly keyChains: readonly KeyChain[] }

export function readEigrp(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  names: Names,
): readonly EigrpConfig[] {
  return processesOf(reader).map((process) => {
    const { as, vrf, lines, source, named } = process
    const distance = lastSet(lines, 'distance-eigrp')?.command
    const routerId = lastSet(lines, 'eigrp-router-id')?.command.address
    const fallback = lastSet(lines, 'default-metric')?.command.metric
    noteNeighbors(reader, lines)
    return {
      as,
      ...(vrf === undefined ? {} : { vrf }),
      networks: all(lines, 'network').map((line) =>
        networkOf(line.command.address, line.command.wildcard, line.source),
      ),
      passive: named ? namedPassive(process, interfaces) : readPassive(reader, lines, interfaces),
      autoSummary: toggle(lines, 'auto-summary', !named && reader.defaults.autoSummary),
      redistribute: readRedistribution(reader, lines, names, fallback, as),
      distance: {
        internal: distance?.internal ?? IOS_DEFAULTS.eigrp.internal,
        external: distance?.external ?? IOS_DEFAULTS.eigrp.external,
      },
      interfaces: readEigrpInterfaces(reader, process, names.keyChains),
      source,
      ...(routerId === undefined ? {} : { routerId: address(routerId) }),
      ...(named ? { wide: true } : {}),
      ...readExtras(reader, lines, names),
    }
  })
}

/** Filters, offsets, stub, weights: what most processes have none of. */
function readExtras(reader: Reader, lines: readonly Statement[], names: Names): Partial<EigrpConfig> {
  const filters = readFilters(reader, lines, names)
  const offsets = all(lines, 'offset-list').map(({ command: { kind: _, ...told }, source }) => ({ ...told, source }))
  const stub = lastSet(lines, 'eigrp-stub')
  const weights = lastSet(lines, 'metric-weights')?.command.k
  const variance = lastSet(lines, 'variance')
  const paths = lastSet(lines, 'maximum-paths')?.command.paths
  return {
    ...(filters.length > 0 ? { filters } : {}),
    ...(offsets.length > 0 ? { offsets } : {}),
    ...(stub ? { stub: { tells: tellsOf(stub.command.words), source: stub.source } } : {}),
    ...(weights ? { k: weightsOf(weights) } : {}),
    ...(variance ? { variance: { value: variance.command.factor, source: variance.source } } : {}),
    ...(paths === undefined ? {} : { maximumPaths: paths }),
  }
}

const TOLD = ['connected', 'summary', 'static', 'redistributed'] as const

/** A stub without a word tells of connected networks and summaries (FACTS section 9). */
function tellsOf(text: string) {
  const words = text.split(' ')
  const named = TOLD.filter((word) => words.includes(word))
  return named.length > 0 || words.includes('receive-only') ? named : (['connected', 'summary'] as const)
}

const weightsOf = ([k1 = 1, k2 = 0, k3 = 1, k4 = 0, k5 = 0]: readonly number[]): EigrpWeights => [k1, k2, k3, k4, k5]

function readFilters(reader: Reader, lines: readonly Statement[], names: Names): readonly EigrpFilter[] {
  return all(lines, 'distribute-list').map(({ command: { kind: _, list: name, ...told }, source }) => {
    const table: NameTable<unknown> | undefined =
      told.by === 'list' ? names.accessLists : told.by === 'route-map' ? names.routeMaps : undefined
    if (table && !lookUp(table, name)) {
      if (told.by === 'list') warnOfList(reader, source, name, 'Such a list lets every route through.')
      else
        warn(
          reader,
          source,
          `route-map ${name} does not exist`,
          'A missing route-map lets no route through.',
          'Define it, or correct its name.',
        )
    }
    return { ...told, name, source }
  })
}

/** Hellos by unicast to a named neighbour, and no others on its interface: both ends must name each other. */
function noteNeighbors(reader: Reader, lines: readonly Statement[]): void {
  for (const { command, source } of all(lines, 'eigrp-neighbor'))
    leaveOpen(
      reader,
      source,
      { kind: 'neighbor', protocol: 'eigrp', interface: command.interface },
      `whether ${command.address} and the other neighbours on ${command.interface} come up`,
      'Neighbours that are named one by one are not simulated',
    )
}

function readPassive(
  reader: Reader,
  lines: readonly Statement[],
  interfaces: readonly InterfaceConfig[],
): EigrpConfig['passive'] {
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

/** Named mode tells it of each interface; one that is shut down for EIGRP forms no neighbours either. */
function namedPassive(process: ProcessLines, interfaces: readonly InterfaceConfig[]): EigrpConfig['passive'] {
  const silent = interfaces.flatMap(({ name }) => {
    const lines = [ofPort(process, name, 'family-passive'), ofPort(process, name, 'family-shutdown')]
    const found = lines.find((line) => line && !line.negated)
    return found ? [{ value: name, source: found.source }] : []
  })
  return { default: false, interfaces: silent, active: [] }
}

/** Classful when no wildcard is given (FACTS section 4); 0.0.0.0 alone is of no class and means every interface. */
function networkOf(
  text: string,
  wildcard: string | undefined,
  source: EigrpConfig['source'],
): EigrpConfig['networks'][number] {
  const ip = address(text)
  if (wildcard === undefined && ip === ANY_ADDRESS) return { address: ip, wildcard: BROADCAST_ADDRESS, source }
  return wildcard === undefined
    ? { address: classfulOf(ip).address, wildcard: wildcardOf(classfulOf(ip).length), source }
    : { address: ip, wildcard: address(wildcard), source }
}

/**
 * A route-map that does not exist permits nothing. The command reference says that of a `route-map` without entries
 * ("no routes will be imported"); that a name nobody defined counts as such a map is this program's reading.
 */
function readRedistribution(
  reader: Reader,
  lines: readonly Statement[],
  { routeMaps }: Names,
  fallback: EigrpConfig['redistribute'][number]['metric'],
  as: number,
): EigrpConfig['redistribute'] {
  return all(lines, 'redistribute').flatMap(({ command, source }) => {
    const metric = command.metric ?? fallback
    const from = command.source
    if (from !== 'static' && from !== 'connected' && from !== 'ospf') {
      const name = [from, command.process].filter((word) => word !== undefined).join(' ')
      leaveOpen(
        reader,
        source,
        { kind: 'redistribution', protocol: 'eigrp', process: String(as), from: name },
        `what EIGRP ${as} tells of the routes of ${name}`,
        `Redistribution from ${name} is not simulated`,
      )
      return []
    }
    const map = command.routeMap === undefined ? undefined : lookUp(routeMaps, command.routeMap)
    if (command.routeMap !== undefined && !map) {
      warn(
        reader,
        source,
        `route-map ${command.routeMap} does not exist`,
        'A missing route-map lets nothing through: no route is redistributed.',
        `Define route-map ${command.routeMap}.`,
      )
    }
    for (const { setCost } of map?.entries ?? [])
      if (setCost)
        warn(
          reader,
          setCost.source,
          `EIGRP ${as} is given a metric of one number`,
          'Its metric has five: what becomes of the routes that this entry lets through is not known.',
          'Set bandwidth, delay, reliability, load and MTU.',
        )
    if (from === 'ospf' && !metric)
      warn(
        reader,
        source,
        `Routes of OSPF have no metric for EIGRP ${as}`,
        'Without one none of them is redistributed.',
        'Add metric and its five values to the line, or a default-metric.',
      )
    return [
      {
        from,
        source,
        ...(from === 'ospf' && command.process !== undefined ? { process: command.process } : {}),
        ...(metric ? { metric } : {}),
        ...(command.routeMap === undefined ? {} : { routeMap: command.routeMap }),
      },
    ]
  })
}
