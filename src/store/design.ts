/**
 * The document, its undo steps and its revision. What is done here is kept by `keep`, which watches it; nothing else of
 * the page is.
 */
import { createStore } from 'zustand/vanilla'
import {
  type Change,
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
import { calm } from './calm'
import { freshId } from './keep/ids'
import { type KeptSteps, NO_STEPS, nearest } from './keep/steps'
import { notify, viewStore } from './view'

export interface DesignState {
  /** Which document of the library it is, or will be: a new one is not there before its first edit. */
  readonly document: string
  readonly design: Design
  readonly history: History
  /** Steps of earlier visits, beyond those of `history`. */
  readonly earlier: KeptSteps
  /** Rises with every change that the network can feel; answers of the engine carry it. Scenarios are not felt. */
  readonly revision: number
  /** The design as last saved to a file, or opened. */
  readonly saved: Design | undefined
  /** The name of the file that it was last saved to or opened from. */
  readonly savedAs: string | undefined
  /** Why nothing can be changed; absent = it can. */
  readonly readOnly: string | undefined
}

export const designStore = calm(
  createStore<DesignState>(() => ({
    document: freshId(),
    design: emptyDesign(),
    history: NO_HISTORY,
    earlier: NO_STEPS,
    revision: 1,
    saved: undefined,
    savedAs: undefined,
    readOnly: undefined,
  })),
)

const revised = (before: Design, after: Design, revision: number) =>
  sameNetwork(before, after) ? revision : revision + 1

const PRESENTING = 'Nothing is changed while the design is presented. Escape ends that.'

/** Why nothing can be changed just now; nothing = it can. */
const refusal = (): string | undefined =>
  designStore.getState().readOnly ?? (viewStore.getState().presenting ? PRESENTING : undefined)

/** Applies an edit as one undo step; the answer is why it cannot be, or nothing. `key` joins edits of one field. */
export function edit(change: Edit, key?: string): string | undefined {
  const { design, history, earlier, revision } = designStore.getState()
  const refused = refusal()
  if (refused !== undefined) {
    notify(refused, 'error')
    return refused
  }
  const result = perform(design, history, change, key)
  if (typeof result === 'string') return result
  if (result.design === design) return undefined
  designStore.setState({
    ...result,
    earlier: { past: earlier.past, future: NO_STEPS.future },
    revision: revised(design, result.design, revision),
  })
  return undefined
}

/** The label of the step that was undone, if there was one. */
export function undoEdit(): string | undefined {
  if (designStore.getState().history.past.length === 0) reachBack('past')
  const { design, history, revision } = designStore.getState()
  if (refusal() !== undefined) return undefined
  const result = undo(history)
  if (result) designStore.setState({ ...result, revision: revised(design, result.design, revision) })
  return history.past.at(-1)?.label
}

export function redoEdit(): string | undefined {
  if (designStore.getState().history.future.length === 0) reachBack('future')
  const { design, history, revision } = designStore.getState()
  if (refusal() !== undefined) return undefined
  const result = redo(history)
  if (result) designStore.setState({ ...result, revision: revised(design, result.design, revision) })
  return history.future[0]?.label
}

/** Takes the nearest step of an earlier visit into the history. One that cannot be read is the end of them. */
function reachBack(way: 'past' | 'future'): void {
  const { design, history, earlier } = designStore.getState()
  if (refusal() !== undefined || earlier[way].steps.length === 0) return
  const found = nearest(earlier[way], way, design)
  const steps: readonly Change[] = found ? [found.change] : []
  designStore.setState({
    history: { ...history, [way]: steps },
    earlier: { ...earlier, [way]: found?.rest ?? NO_STEPS.past },
  })
}

/** The network is built anew from the design: what was typed at terminals and not saved is gone. */
export function beginAnew(): void {
  designStore.setState({ revision: designStore.getState().revision + 1 })
}

/** Another document: new, or from a file. */
export function newDocument(design: Design, savedAs?: string): void {
  showDocument({ document: freshId(), design, earlier: NO_STEPS, saved: design, savedAs, readOnly: undefined })
}

type Shown = Omit<DesignState, 'history' | 'revision'>

/** A document of the library; undo steps are those that were kept with it. */
export function showDocument(shown: Shown): void {
  designStore.setState({ ...shown, history: NO_HISTORY, revision: designStore.getState().revision + 1 })
}

/** The document as another tab has written it. */
export function followDocument(change: Pick<DesignState, 'design' | 'earlier' | 'saved' | 'savedAs'>): void {
  const { design, revision } = designStore.getState()
  designStore.setState({ ...change, history: NO_HISTORY, revision: revised(design, change.design, revision) })
}

export function setReadOnly(readOnly: string | undefined): void {
  designStore.setState({ readOnly })
}

/** A file has this state of the document. */
export function markSaved(saved: Design, savedAs: string): void {
  designStore.setState({ saved, savedAs })
}
