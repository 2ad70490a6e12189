/** What shall fail and whose call is listened to, and the distributions that were asked for last. */
import { createStore } from 'zustand/vanilla'
import { renamedEnd, renamesBetween } from '../../../design/index'
import type { FailoverAnswer } from '../../../engine/messages'
import { designStore } from '../../../store/index'
import { askedByHand } from '../asked'

const failover = askedByHand<'failover', readonly FailoverAnswer[]>(({ results }) => results)

export const { store: failoverStore, cancel: cancelFailover, run: runFailover } = failover

interface Struck {
  /** What shall fail, as the command line writes it; absent = the usual: the second head-end reloads. */
  readonly fault: string | undefined
  /** Whose call is listened to; empty = a site on the failed device. */
  readonly site: string
}

export const struckStore = createStore<Struck>(() => ({ fault: undefined, site: '' }))

designStore.subscribe((state, before) => {
  if (state.document !== before.document) return struckStore.setState({ fault: undefined, site: '' })
  const renames = renamesBetween(before.design, state.design)
  if (renames.size === 0) return
  const { fault, site } = struckStore.getState()
  const [kind, target = ''] = fault?.split(/:(.*)/s) ?? []
  const [end = '', ...options] = target.split(',')
  struckStore.setState({
    site: renamedEnd(renames, site),
    ...(fault === undefined ? {} : { fault: `${kind}:${[renamedEnd(renames, end), ...options].join(',')}` }),
  })
})
