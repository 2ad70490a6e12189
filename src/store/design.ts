/** The document, its undo steps and its revision. Saved by `autosave`; nothing else of the page is. */
import { createStore } from 'zustand/vanilla'
import {
  type Design,
  type Edit,
  emptyDesign,
  type History,
  NO_HISTORY,
  perform,
  redo,
  sameNetwork,
  undo,
} from '../design/index'

export interface DesignState {
  readonly design: Design
  readonly history: History
  /** Rises with every change that the network can feel; answers of the engine carry it. Scenarios are not felt. */
  readonly revision: number
  /** The design as last saved to a file, or opened. */
  readonly saved: Design | undefined
}

export const designStore = createStore<DesignState>(() => ({
  design: emptyDesign(),
  history: NO_HISTORY,
  revision: 1,
  saved: undefined,
}))

const revised = (before: Design, after: Design, revision: number) =>
  sameNetwork(before, after) ? revision : revision + 1

/** Applies an edit as one undo step; the answer is why it cannot be, or nothing. `key` joins edits of one field. */
export function edit(change: Edit, key?: string): string | undefined {
  const { design, history, revision } = designStore.getState()
  const result = perform(design, history, change, key)
  if (typeof result === 'string') return result
  designStore.setState({ ...result, revision: revised(design, result.design, revision) })
  return undefined
}

/** The label of the step that was undone, if there was one. */
export function undoEdit(): string | undefined {
  const { design, history, revision } = designStore.getState()
  const result = undo(history)
  if (result) designStore.setState({ ...result, revision: revised(design, result.design, revision) })
  return history.past.at(-1)?.label
}

export function redoEdit(): string | undefined {
  const { design, history, revision } = designStore.getState()
  const result = redo(history)
  if (result) designStore.setState({ ...result, revision: revised(design, result.design, revision) })
  return history.future[0]?.label
}

/** The network is built anew from the design: what was typed at terminals and not saved is gone. */
export function beginAnew(): void {
  designStore.setState({ revision: designStore.getState().revision + 1 })
}

/** Another document: opened, new, or brought back. Undo steps begin afresh. */
export function openDesign(design: Design, saved: Design | undefined = design): void {
  designStore.setState({ design, history: NO_HISTORY, revision: designStore.getState().revision + 1, saved })
}

export function markSaved(): void {
  designStore.setState({ saved: designStore.getState().design })
}
