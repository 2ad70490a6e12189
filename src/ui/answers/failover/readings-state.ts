/** The readings that were asked for last, stamped with the design's revision. */
import { createStore } from 'zustand/vanilla'
import type { ReadingsAnswer } from '../../../engine/messages'
import { type Asked, askEngine, designStore } from '../../../store/index'

interface ReadingsState {
  readonly result: ReadingsAnswer | undefined
  readonly revision: number
  readonly running: { readonly fraction: number; readonly text: string } | undefined
  readonly problem: string | undefined
}

export const readingsStore = createStore<ReadingsState>(() => ({
  result: undefined,
  revision: 0,
  running: undefined,
  problem: undefined,
}))

let asked: Asked<'readings'> | undefined

/** Seconds of silence that were measured when the standby, and when the active, was reloaded. */
export async function compareReadings(
  [standby, active]: readonly [standby: number, active: number],
  runs: number,
  seed: number,
): Promise<void> {
  asked?.cancel()
  const { revision } = designStore.getState()
  readingsStore.setState({ running: { fraction: 0, text: 'starting' }, problem: undefined })
  const marks = [
    { fault: 'reload:{standby}', seconds: standby },
    { fault: 'reload:{active}', seconds: active },
  ]
  const mine = askEngine<'readings'>({ kind: 'readings', marks, runs, seed }, (fraction, text) =>
    readingsStore.setState({ running: { fraction, text } }),
  )
  asked = mine
  const outcome = await mine?.outcome
  if (asked !== mine) return
  asked = undefined
  if (outcome?.kind === 'answer')
    readingsStore.setState({ result: outcome.answer.result, revision, running: undefined })
  else readingsStore.setState({ running: undefined, problem: outcome?.kind === 'failed' ? outcome.reason : undefined })
}

export function cancelReadings(): void {
  asked?.cancel()
}
