/** Changes how addresses are given out. */
import type { AddressPlan } from '../../../design/index'
import { designStore, edit, notify } from '../../../store/index'

export function setPlan(change: Partial<AddressPlan>): void {
  const { addresses } = designStore.getState().design
  const problem = edit({ kind: 'set-design', change: { addresses: { ...addresses, ...change } } })
  if (problem !== undefined) notify(problem, 'error')
}
