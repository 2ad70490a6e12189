/** The readings that were asked for last. */
import type { ReadingsAnswer } from '../../../engine/messages'
import { askedByHand } from '../asked'

const readings = askedByHand<'readings', ReadingsAnswer>(({ result }) => result)

export const { store: readingsStore, cancel: cancelReadings } = readings

/** Seconds of silence that were measured when the standby, and when the active, was reloaded. */
export function compareReadings(
  [standby, active]: readonly [standby: number, active: number],
  runs: number,
  seed: number,
): Promise<void> {
  const marks = [
    { fault: 'reload:{standby}', seconds: standby },
    { fault: 'reload:{active}', seconds: active },
  ]
  return readings.run({ kind: 'readings', marks, runs, seed })
}
