/** Undo and redo. Designs share what did not change, so keeping whole values costs no more than diffs would. */
import type { Design } from '../model/design'
import { applyEdit, type Edit, editLabel } from './edit'

export interface Change {
  readonly label: string
  readonly before: Design
  readonly after: Design
  /** Edits in a row with the same key are one step, for example typing in one field. */
  readonly key: string | undefined
}

export interface History {
  readonly past: readonly Change[]
  readonly future: readonly Change[]
}

export const NO_HISTORY: History = { past: [], future: [] }

/** Steps that can be undone. */
const MAX_STEPS = 300

/** Applies an edit and remembers it, or says why it cannot be. */
export function perform(
  design: Design,
  history: History,
  edit: Edit,
  key?: string,
): { readonly design: Design; readonly history: History } | string {
  const after = applyEdit(design, edit)
  if (typeof after === 'string') return after
  const last = history.past.at(-1)
  if (key !== undefined && last?.key === key)
    return { design: after, history: { past: [...history.past.slice(0, -1), { ...last, after }], future: [] } }
  const change: Change = { label: editLabel(edit), before: design, after, key }
  return { design: after, history: { past: [...history.past, change].slice(-MAX_STEPS), future: [] } }
}

export function undo(history: History): { readonly design: Design; readonly history: History } | undefined {
  const change = history.past.at(-1)
  return (
    change && {
      design: change.before,
      history: { past: history.past.slice(0, -1), future: [change, ...history.future] },
    }
  )
}

export function redo(history: History): { readonly design: Design; readonly history: History } | undefined {
  const change = history.future[0]
  return (
    change && {
      design: change.after,
      history: { past: [...history.past, { ...change, key: undefined }], future: history.future.slice(1) },
    }
  )
}
