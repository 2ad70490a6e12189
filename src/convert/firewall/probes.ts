/** A firewall's probes, and the objects that its routes hang on. */
import {
  type InterfaceConfig,
  notKnownAt,
  type ScopedNotKnown,
  type SlaProbe,
  type Source,
  type TrackedObject,
} from '../../config/index'
import { contains, formatIp, parseIp, prefixOf } from '../../net/index'
import { type AsaReader, all, type Item, warn } from './statements'

/** ASA command reference: sla monitor, frequency, timeout, threshold. */
const USUAL = { frequency: 60, timeout: 5000, threshold: 5000 } as const

interface Probes {
  readonly probes: readonly SlaProbe[]
  readonly tracked: readonly TrackedObject[]
  /** What objects would do that are taken to be up. */
  readonly open: readonly ScopedNotKnown[]
}

export function readAsaProbes(reader: AsaReader, interfaces: readonly InterfaceConfig[]): Probes {
  const started = new Set(
    all(reader.statements, 'sla-schedule')
      .filter(({ command }) => /\bstart-time (?:now|after)\b/.test(command.words))
      .map(({ command }) => command.operation),
  )
  const probes = all(reader.statements, 'sla-monitor').flatMap((item) =>
    probeOf(reader, item, interfaces, started.has(item.command.operation)),
  )
  const tracked = all(reader.statements, 'track').map(({ command: { object, operation }, source }): TrackedObject => {
    const probe = probes.find((item) => item.operation === operation)
    return { object, what: whatOf(reader, interfaces, probe, source), source }
  })
  const open = tracked
    .filter(({ what }) => what.kind === 'taken-as-up')
    .map(({ object, source }): ScopedNotKnown => {
      const summary = `whether object ${object} of ${reader.device} stays up in a failure`
      return { scope: { kind: 'take-over' }, ...notKnownAt(reader.device, source, summary) }
    })
  return { probes, tracked, open }
}

/**
 * A firewall sends its echoes by the interface that the probe names, also when the route that hangs on them is gone; here they
 * go by the table, so that only a neighbour is asked as there.
 */
function whatOf(
  reader: AsaReader,
  interfaces: readonly InterfaceConfig[],
  probe: SlaProbe | undefined,
  source: Source,
): TrackedObject['what'] {
  const port = interfaces.find(({ name }) => name === probe?.fromInterface)?.address
  const isNear =
    probe !== undefined && port?.kind === 'static' && contains(prefixOf(port.address, port.length), probe.target)
  if (probe === undefined || isNear)
    return probe ? { kind: 'probe', operation: probe.operation, reachability: true } : { kind: 'taken-as-up' }
  warn(
    reader,
    source,
    `Probe ${probe.operation} asks ${formatIp(probe.target)}, which is no neighbour on its interface`,
    'What it finds behind the next router is not simulated: the object is taken to be up, and its route never leaves the table.',
    'Bear in mind what happens when it goes down.',
  )
  return { kind: 'taken-as-up' }
}

function probeOf(
  reader: AsaReader,
  { command: { operation }, children, source }: Item<'sla-monitor'>,
  interfaces: readonly InterfaceConfig[],
  started: boolean,
): readonly SlaProbe[] {
  const echo = all(children, 'sla-echo').at(-1)
  const target = parseIp(echo?.command.target ?? '')
  if (!echo || target === undefined) return []
  const port = interfaces.find(({ zone }) => zone?.name === echo.command.interface)?.name
  if (port === undefined)
    warn(
      reader,
      echo.source,
      `No interface is called ${echo.command.interface}`,
      'The probe has no address to speak from.',
      'Correct the name.',
    )
  if (!started)
    warn(
      reader,
      source,
      `Probe ${operation} is never started`,
      'What hangs on it counts it as down.',
      `Add sla monitor schedule ${operation} life forever start-time now.`,
    )
  const time = (what: keyof typeof USUAL) =>
    all(children, 'sla-time').findLast(({ command }) => command.what === what)?.command.value ?? USUAL[what]
  return [
    {
      operation,
      target,
      frequencySeconds: time('frequency'),
      timeoutMillis: time('timeout'),
      thresholdMillis: time('threshold'),
      started,
      source,
      ...(port === undefined ? {} : { fromInterface: port }),
    },
  ]
}
