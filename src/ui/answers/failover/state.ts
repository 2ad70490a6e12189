/** The distributions that were asked for last; kept while other panels are shown, stamped with the design's revision. */
import { createStore } from 'zustand/vanilla'
import { renamedEnd, renamedIn, renamesBetween } from '../../../design/index'
import type { FailoverAnswer, FailoverQuestion } from '../../../engine/messages'
import { type Asked, askEngine, designStore } from '../../../store/index'

interface FailoverState {
  /** What shall fail, as the command line writes it; absent = the usual: the second head-end reloads. */
  readonly fault: string | undefined
  /** Whose call is listened to; empty = a site on the failed device. */
  readonly site: string

  readonly results: readonly FailoverAnswer[]
  /** Revision of the design that the results speak of. */
  readonly revision: number
  readonly running: { readonly fraction: number; readonly text: string } | undefined
  readonly problem: string | undefined
}

export const failoverStore = createStore<FailoverState>(() => ({
  fault: undefined,
  site: '',
  results: [],
  revision: 0,
  running: undefined,
  problem: undefined,
}))

designStore.subscribe((state, before) => {
  if (state.document !== before.document)
    return failoverStore.setState({ fault: undefined, site: '', results: [], problem: undefined })
  const renames = renamesBetween(before.design, state.design)
  if (renames.size === 0) return
  const { fault, site, results } = failoverStore.getState()
  const [kind, target = ''] = fault?.split(/:(.*)/s) ?? []
  const [end = '', ...options] = target.split(',')
  failoverStore.setState({
    site: renamedEnd(renames, site),
    results: renamedIn(renames, results),
    ...(fault === undefined ? {} : { fault: `${kind}:${[renamedEnd(renames, end), ...options].join(',')}` }),
  })
})

let asked: Asked<'failover'> | undefined

export async function runFailover(question: FailoverQuestion): Promise<void> {
  asked?.cancel()
  const { revision } = designStore.getState()
  failoverStore.setState({ running: { fraction: 0, text: 'starting' }, problem: undefined })
  const mine = askEngine<'failover'>(question, (fraction, text) =>
    failoverStore.setState({ running: { fraction, text } }),
  )
  asked = mine
  const outcome = await mine?.outcome
  if (asked !== mine) return
  asked = undefined
  if (outcome?.kind === 'answer')
    failoverStore.setState({ results: outcome.answer.results, revision, running: undefined })
  else failoverStore.setState({ running: undefined, problem: outcome?.kind === 'failed' ? outcome.reason : undefined })
}

export function cancelFailover(): void {
  asked?.cancel()
}
