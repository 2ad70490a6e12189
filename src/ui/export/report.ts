/** The last report and the one that is being written; kept while the dialog is closed, stamped with the design's revision. */
import { createStore } from 'zustand/vanilla'
import type { WrittenDocument } from '../../engine/messages'
import { type Asked, askEngine, designStore, viewStore } from '../../store/index'
import { fileStem } from './download'

interface ReportState {
  readonly document: WrittenDocument | undefined
  /** Revision of the design that the report speaks of. */
  readonly revision: number
  /** Whether keys and passwords stand in it. */
  readonly withSecrets: boolean
  readonly running: { readonly fraction: number; readonly text: string } | undefined
  readonly problem: string | undefined
}

export const reportStore = createStore<ReportState>(() => ({
  document: undefined,
  revision: 0,
  withSecrets: false,
  running: undefined,
  problem: undefined,
}))

designStore.subscribe((state, before) => {
  if (state.document !== before.document) reportStore.setState({ document: undefined, problem: undefined })
})

/** By the calendar of this computer, not of Greenwich. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

let asked: Asked<'report'> | undefined

export async function writeReport(): Promise<void> {
  asked?.cancel()
  const { revision, design } = designStore.getState()
  const { showSecrets } = viewStore.getState()
  reportStore.setState({ running: { fraction: 0, text: 'starting' }, problem: undefined })
  const mine = askEngine<'report'>({ kind: 'report', date: today(), showSecrets }, (fraction, text) =>
    reportStore.setState({ running: { fraction, text } }),
  )
  asked = mine
  const outcome = await mine?.outcome
  if (asked !== mine) return
  asked = undefined
  if (outcome?.kind !== 'answer') {
    const problem = outcome?.kind === 'failed' ? outcome.reason : undefined
    reportStore.setState({ running: undefined, problem })
    return
  }
  const document = { ...outcome.answer.document, stem: `${fileStem(design.name)}-report` }
  reportStore.setState({ document, revision, withSecrets: showSecrets, running: undefined })
}

export function cancelReport(): void {
  asked?.cancel()
}
