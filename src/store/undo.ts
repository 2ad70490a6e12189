/** Undo and redo of all that was done: edits of the design, and lines typed at terminals that it has not. */
import type { TypedLine } from '../engine/messages'
import { typeAtConsole } from './console'
import { type DesignState, designStore, redoEdit, undoEdit } from './design'
import { type RunState, runStore } from './run'
import { untype } from './wiring'

/** Lines that were taken back, the newest last; a new step forgets them. */
let takenBack: readonly TypedLine[] = []

designStore.subscribe(({ history, document }, before) => {
  const isNew = history.past.length > before.history.past.length && before.history.future.length === 0
  if (isNew || document !== before.document) takenBack = []
})
runStore.subscribe(({ typedLines }, before) => {
  if (typedLines.length > before.typedLines.length && typedLines.at(-1)?.line !== takenBack.at(-1)?.line) takenBack = []
})

type Steps = Pick<DesignState, 'history' | 'earlier'>

/** The typed line that is the newest step of all, if one is. */
const newest = ({ history }: Steps, { typedLines }: Pick<RunState, 'typedLines'>): TypedLine | undefined =>
  typedLines.at(-1) !== undefined && (typedLines.at(-1)?.step ?? 0) >= history.past.length
    ? typedLines.at(-1)
    : undefined

const labelOf = ({ device, shown }: TypedLine) => `“${shown}” typed at ${device}`

/** What undo would take back; nothing = there is nothing. */
export function undoLabel(design: Steps, run: Pick<RunState, 'typedLines'>): string | undefined {
  const line = newest(design, run)
  if (line) return labelOf(line)
  return (design.history.past.at(-1) ?? design.earlier.past.steps.at(-1))?.label
}

/** The label of the step that was undone, if there was one. */
export function undoStep(): string | undefined {
  const line = newest(designStore.getState(), runStore.getState())
  if (!line) return undoEdit()
  takenBack = [...takenBack, line]
  untype()
  return labelOf(line)
}

/** All steps by their labels, in the order in which they were done: those that undo takes back, those that redo does again. */
export function stepLabels(
  { history, earlier }: Steps,
  { typedLines }: Pick<RunState, 'typedLines'>,
): { readonly past: readonly string[]; readonly future: readonly string[] } {
  const done = history.past.length
  const at = (step: number) => typedLines.filter((line) => Math.min(line.step, done) === step).map(labelOf)
  const again = (step: number) =>
    takenBack
      .filter((line) => line.step === done + step)
      .map(labelOf)
      .reverse()
  return {
    past: [
      ...earlier.past.steps.map(({ label }) => label),
      ...at(0),
      ...history.past.flatMap(({ label }, index) => [label, ...at(index + 1)]),
    ],
    future: [
      ...takenBack
        .filter((line) => line.step < done)
        .map(labelOf)
        .reverse(),
      ...again(0),
      ...history.future.flatMap(({ label }, index) => [label, ...again(index + 1)]),
      ...earlier.future.steps.map(({ label }) => label),
    ],
  }
}

/** Goes back over some steps (less than nothing), or on. */
export function jumpBy(steps: number): void {
  for (let left = Math.abs(steps); left > 0; left--) if ((steps < 0 ? undoStep() : redoStep()) === undefined) return
}

export function redoStep(): string | undefined {
  const line = takenBack.at(-1)
  if (!line || line.step > designStore.getState().history.past.length) return redoEdit()
  takenBack = takenBack.slice(0, -1)
  const { device, terminal } = line
  void typeAtConsole({ device, line: line.line, ...(terminal ? { terminal } : {}) })
  return labelOf(line)
}
