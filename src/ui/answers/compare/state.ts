/** The last comparison and the one that is running; kept while other panels are shown. */
import { createStore } from 'zustand/vanilla'
import type { Design } from '../../../design/index'
import type { Changes } from '../../../engine/messages'
import { type Asked, askEngine, designStore, runStore } from '../../../store/index'
import { t } from '../../words/language'

interface CompareState {
  readonly changes: Changes | undefined
  /** What the design was compared with, and the revision it had. */
  readonly against: string
  readonly revision: number
  readonly running: { readonly fraction: number; readonly text: string } | undefined
  readonly problem: string | undefined
}

export const compareStore = createStore<CompareState>(() => ({
  changes: undefined,
  against: '',
  revision: 0,
  running: undefined,
  problem: undefined,
}))

designStore.subscribe((state, before) => {
  if (state.document !== before.document) compareStore.setState({ changes: undefined, problem: undefined })
})

let asked: Asked<'compare'> | undefined

/** Without a design before, the moment that is shown is compared with the settled network. */
export async function runCompare(against: string, before: Design | undefined, outages: boolean): Promise<void> {
  asked?.cancel()
  const { revision } = designStore.getState()
  compareStore.setState({ running: { fraction: 0, text: t('starting') }, problem: undefined })
  const mine = askEngine<'compare'>(
    { kind: 'compare', outages: outages && before !== undefined, ...(before ? { before } : {}) },
    (fraction, text) => compareStore.setState({ running: { fraction, text } }),
    before ? undefined : runStore.getState().at,
  )
  asked = mine
  const outcome = await mine?.outcome
  if (asked !== mine) return
  asked = undefined
  if (outcome?.kind === 'answer')
    compareStore.setState({ changes: outcome.answer.changes, against, revision, running: undefined })
  else compareStore.setState({ running: undefined, problem: outcome?.kind === 'failed' ? outcome.reason : undefined })
}

export function cancelCompare(): void {
  asked?.cancel()
}
