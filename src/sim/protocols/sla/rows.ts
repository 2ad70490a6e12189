/** The table of probes: what `show ip sla statistics` prints from, and what tracked objects look at. */
import type { SlaRow } from '../../tables'
import type { SlaConfig, SlaState } from './state'

export function slaRows({ probes: told }: SlaConfig, { probes }: SlaState): readonly SlaRow[] {
  return probes.flatMap((probe) => {
    const own = told.find(({ operation }) => operation === probe.operation)
    if (!own) return []
    const { operation, code, roundTripMicros, started, successes, failures } = probe
    return [
      {
        operation,
        target: own.target,
        successes,
        failures,
        ...(code === undefined ? {} : { code }),
        ...(roundTripMicros === undefined ? {} : { roundTripMicros }),
        ...(started === undefined ? {} : { started }),
      },
    ]
  })
}
