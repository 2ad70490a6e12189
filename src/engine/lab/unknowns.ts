/**
 * What of a design is not known, for whoever builds it: a laboratory finds something there, and nothing that stands in
 * EXPECTED.md may be held against it.
 */
import { type Configuration, leftOpenIn, type NotKnown, notKnownText, type ScopedNotKnown } from '../../config/index'
import { tableValues } from '../../net/index'
import { viewOf } from '../../sim/index'
import type { Loaded } from '../loaded'

/** Each once, by device and line: what the reading left open, and lines with consequences that are not simulated. */
export function unknownsOf({ built }: Loaded): readonly string[] {
  const open = built.scene.configurations.flatMap(leftOpenIn)
  const said = new Set(open.map(({ because }) => placeOf(because.device, because.line)))
  const marks = new Map(built.texts.map(({ device, verdicts = '' }) => [device, verdicts]))
  const remarked = built.diagnostics.filter(
    ({ device, line }) => MATTERS.has(marks.get(device)?.[line - 1] ?? ' ') && !said.has(placeOf(device, line)),
  )
  return [
    ...new Set([
      ...open.map(notKnownText),
      ...remarked.map(({ device, line, summary }) => `${device}, line ${line}: ${summary}.`),
    ]),
  ]
}

const placeOf = (device: string, line: number): string => `${line} ${device}`

/** Letters of lines that may change what happens: c(onsequential and not simulated), u(nknown). */
const MATTERS: ReadonlySet<string> = new Set(['c', 'u'])

/** Why each device's routing table is not known in full; a device that is not in it has one that is. */
export function openTables({ built, network }: Loaded): ReadonlyMap<string, readonly string[]> {
  const { configurations } = built.scene
  const tables = new Map(tableValues(viewOf(network).devices).map(({ device, routes }) => [device, routes]))
  return new Map(
    configurations.flatMap((configuration) => {
      const routes = tables.get(configuration.device) ?? []
      const open = [
        ...ownDoubts(configuration),
        ...PROTOCOLS.flatMap((name) => (runs(configuration, name) ? toldIn(configurations, name) : [])),
        ...routes.flatMap(({ route }) => route.notKnown ?? []),
      ]
      return open.length === 0 ? [] : [[configuration.device, [...new Set(open.map(notKnownText))]] as const]
    }),
  )
}

const PROTOCOLS = ['eigrp', 'ospf'] as const
type Protocol = (typeof PROTOCOLS)[number]

const runs = (configuration: Configuration, protocol: Protocol): boolean =>
  protocol === 'eigrp' ? configuration.eigrp.length > 0 : configuration.ospf !== undefined

const ownDoubts = (configuration: Configuration): readonly NotKnown[] => [
  ...(configuration.notKnown ?? []).filter(isOfTheTable),
  ...leftOpenIn(configuration.staticRoutes),
]

/** A process that tells what is not known leaves open what all others of its protocol have learnt. */
const toldIn = (configurations: readonly Configuration[], protocol: Protocol): readonly NotKnown[] =>
  configurations.flatMap((item) => [
    ...leftOpenIn(item[protocol]),
    ...(item.notKnown ?? []).filter(({ scope }) => 'protocol' in scope && scope.protocol === protocol),
  ])

function isOfTheTable({ scope }: ScopedNotKnown): boolean {
  switch (scope.kind) {
    case 'address':
    case 'route':
    case 'routing':
    case 'neighbor':
    case 'redistribution':
    case 'map-entry':
    case 'dynamic-map':
    case 'device':
      return true
    case 'interface':
    case 'ike':
    case 'first-hop':
    case 'nat':
    case 'take-over':
    case 'dhcp':
    case 'inspection':
    case 'adjacency':
      return false
  }
}
