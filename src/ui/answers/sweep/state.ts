/** The last sweep and the one that is running; kept while other panels are shown, stamped with the design's revision. */
import { createStore } from 'zustand/vanilla'
import { renamedIn, renamesBetween } from '../../../design/index'
import type { SweepResult } from '../../../engine/messages'
import { type Asked, askEngine, designStore } from '../../../store/index'

interface SweepState {
  readonly result: SweepResult | undefined
  /** Revision of the design that the result speaks of. */
  readonly revision: number
  readonly running: { readonly fraction: number; readonly text: string } | undefined
  readonly problem: string | undefined
}

export const sweepStore = createStore<SweepState>(() => ({
  result: undefined,
  revision: 0,
  running: undefined,
  problem: undefined,
}))

designStore.subscribe((state, before) => {
  if (state.document !== before.document) return sweepStore.setState({ result: undefined, problem: undefined })
  const { result } = sweepStore.getState()
  if (!result) return
  const renames = renamesBetween(before.design, state.design)
  if (renames.size > 0) sweepStore.setState({ result: renamedIn(renames, result) })
})

let asked: Asked<'sweep'> | undefined

export async function runSweep(double: boolean): Promise<void> {
  asked?.cancel()
  const { revision } = designStore.getState()
  sweepStore.setState({ running: { fraction: 0, text: 'starting' }, problem: undefined })
  const mine = askEngine<'sweep'>({ kind: 'sweep', scope: 'all', double }, (fraction, text) =>
    sweepStore.setState({ running: { fraction, text } }),
  )
  asked = mine
  const outcome = await mine?.outcome
  if (asked !== mine) return
  asked = undefined
  if (outcome?.kind === 'answer') sweepStore.setState({ result: outcome.answer.result, revision, running: undefined })
  else sweepStore.setState({ running: undefined, problem: outcome?.kind === 'failed' ? outcome.reason : undefined })
}

export function cancelSweep(): void {
  asked?.cancel()
}
