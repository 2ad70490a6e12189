/** IP SLA's echo probes, read from their lines. */
import type { Configuration, InterfaceConfig, SlaProbe } from '../../../config/index'
import { address, all, lastSet, type Reader, warn } from '../../../convert/reader'

/** Cisco IOS IP SLAs Command Reference: icmp-echo, frequency, timeout, threshold. */
const USUAL = { frequencySeconds: 60, timeoutMillis: 5000, thresholdMillis: 5000 } as const

export function readProbes(reader: Reader, interfaces: readonly InterfaceConfig[]): Pick<Configuration, 'probes'> {
  const started = new Set(
    all(reader.config.statements, 'sla-schedule')
      .filter(({ command }) => /\bstart-time (?:now|after)\b/.test(command.words))
      .map(({ command }) => command.operation),
  )
  const probes = all(reader.config.statements, 'ip-sla').flatMap(({ command, children, source }): SlaProbe[] => {
    const { operation } = command
    const echo = lastSet(children, 'sla-echo')
    if (!echo) return []
    const { target, sourceIp, sourceInterface } = echo.command
    if (!started.has(operation))
      warn(
        reader,
        source,
        `Probe ${operation} is never started`,
        'What hangs on it counts it as down.',
        `Add ip sla schedule ${operation} life forever start-time now.`,
      )
    if (sourceInterface !== undefined && !interfaces.some(({ name }) => name === sourceInterface))
      warn(
        reader,
        echo.source,
        `${sourceInterface} does not exist`,
        'The probe has no address to speak from.',
        'Correct the name.',
      )
    const frequency = lastSet(children, 'sla-frequency')
    const frequencySeconds = frequency?.command.seconds ?? USUAL.frequencySeconds
    const timeoutMillis = lastSet(children, 'sla-timeout')?.command.millis ?? USUAL.timeoutMillis
    if (timeoutMillis > frequencySeconds * 1000)
      warn(
        reader,
        frequency?.source ?? source,
        `Probe ${operation} is repeated every ${frequencySeconds} s and waits ${timeoutMillis} ms for an answer`,
        'IOS takes no frequency below the timeout; here an echo is given up when the next is sent.',
        `Write timeout ${frequencySeconds * 1000} first, or a longer frequency.`,
      )
    return [
      {
        operation,
        target: address(target),
        frequencySeconds,
        timeoutMillis,
        thresholdMillis: lastSet(children, 'sla-threshold')?.command.millis ?? USUAL.thresholdMillis,
        started: started.has(operation),
        source,
        ...(sourceIp === undefined ? {} : { from: address(sourceIp) }),
        ...(sourceInterface === undefined ? {} : { fromInterface: sourceInterface }),
      },
    ]
  })
  return probes.length === 0 ? {} : { probes }
}
