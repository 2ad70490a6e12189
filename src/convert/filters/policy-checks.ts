/** Remarks on policy routing: maps and objects that it names and nobody defines. */
import type { Configuration, Configured, InterfaceConfig, TrackedObject } from '../../config/index'
import { lookUp } from '../../net/index'
import { type Known, type Reader, warn } from '../reader'

interface Named {
  readonly interfaces: readonly InterfaceConfig[]
  readonly routeMaps: Configuration['routeMaps']
  readonly tracked: readonly TrackedObject[]
}

export function checkPolicies(reader: Reader, told: Named, local: Known<'ip-local-policy'> | undefined): void {
  const uses: readonly Configured<string>[] = [
    ...told.interfaces.flatMap(({ policyRoute }) => (policyRoute ? [policyRoute] : [])),
    ...(local ? [{ value: local.command.map, source: local.source }] : []),
  ]
  for (const { value, source } of uses)
    if (!lookUp(told.routeMaps, value))
      warn(
        reader,
        source,
        `route-map ${value} does not exist`,
        'Nothing is routed by policy here: the routing table decides.',
        `Define route-map ${value}, or take the line away.`,
      )
  const names = new Set(uses.map(({ value }) => value))
  for (const name of names)
    for (const { policy } of lookUp(told.routeMaps, name)?.entries ?? [])
      for (const way of [...(policy?.ways ?? []), ...(policy?.defaults ?? [])]) {
        if (way.kind === 'next-hop' && way.track !== undefined) checkObject(reader, told.tracked, way.track, way.source)
        if (way.kind === 'interface') checkWay(reader, told.interfaces, way.interface, way.source)
      }
}

type Line = Known<'ip-policy'>['source']

function checkObject(reader: Reader, tracked: readonly TrackedObject[], object: number, source: Line): void {
  if (tracked.some((item) => item.object === object)) return
  warn(
    reader,
    source,
    `Object ${object} is not defined`,
    'Whether its next hop is used is not known.',
    `Define it: track ${object} ….`,
  )
}

function checkWay(reader: Reader, interfaces: readonly InterfaceConfig[], name: string, source: Line): void {
  if (name === 'Null0' || interfaces.some((item) => item.name === name)) return
  warn(reader, source, `${name} does not exist`, 'The way is passed over.', 'Correct the name of the interface.')
}
