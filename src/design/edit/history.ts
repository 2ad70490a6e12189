/**
 * Undo and redo. A step holds the design before and after it: designs share everything that an edit did not touch, so
 * this costs what a diff would, and undoing cannot go wrong.
 */
import type { Design } from '../model/design'
import { applyEdit } from './edit'
import { type Edit, editLabel } from './types'

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
const MAX_STEPS = 1000

interface Moment {
  readonly design: Design
  readonly history: History
}

/** Applies an edit and remembers it, or says why it cannot be. An edit that changes nothing is no step. */
export function perform(design: Design, history: History, edit: Edit, key?: string): Moment | string {
  const after = applyEdit(design, edit)
  if (typeof after === 'string') return after
  if (after === design) return { design, history }
  const last = history.past.at(-1)
  if (key !== undefined && last?.key === key) {
    return { design: after, history: { past: [...history.past.slice(0, -1), { ...last, after }], future: [] } }
  }
  const change: Change = { label: editLabel(edit), before: design, after, key }
  return { design: after, history: { past: [...history.past, change].slice(-MAX_STEPS), future: [] } }
}

export function undo(history: History): Moment | undefined {
  const change = history.past.at(-1)
  if (!change) return undefined
  return {
    design: change.before,
    history: { past: closed(history.past.slice(0, -1)), future: [change, ...history.future] },
  }
}

export function redo(history: History): Moment | undefined {
  const change = history.future[0]
  if (!change) return undefined
  return { design: change.after, history: { past: closed([...history.past, change]), future: history.future.slice(1) } }
}

/** Nothing joins a step that someone has gone back over. */
function closed(past: readonly Change[]): readonly Change[] {
  const last = past.at(-1)
  return last?.key === undefined ? past : [...past.slice(0, -1), { ...last, key: undefined }]
}
