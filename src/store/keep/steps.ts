/**
 * Undo steps as they are kept: each is what it replaced in the design's text, and what it put there, so that many
 * hundreds of them cost little more than what was edited. They are read one by one, when somebody goes back that far.
 */
import { type Change, type Design, parseDesignFile, renderDesignFile } from '../../design/index'

/** From the text before to the text after: at an offset, `removed` gave way to `added`. */
export interface KeptStep {
  readonly label: string
  readonly at: number
  readonly removed: string
  readonly added: string
}

/** Steps on one side of a design, and the text that the nearest of them touches. */
export interface KeptSide {
  readonly text: string
  /** In the order in which they were done. */
  readonly steps: readonly KeptStep[]
}

export interface KeptSteps {
  readonly past: KeptSide
  readonly future: KeptSide
}

const NONE: KeptSide = { text: '', steps: [] }
export const NO_STEPS: KeptSteps = { past: NONE, future: NONE }

/** Characters of undo steps that are kept of a design; the farthest are forgotten first. */
const MOST_CHARACTERS = 8_000_000

/** Characters of two texts that are compared at once. */
const STRIDE = 4096

export function stepBetween(label: string, before: string, after: string): KeptStep {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at + STRIDE <= shorter && before.slice(at, at + STRIDE) === after.slice(at, at + STRIDE)) at += STRIDE
  while (at < shorter && before[at] === after[at]) at++
  let end = 0
  const sameBefore = (length: number) =>
    before.slice(before.length - end - length, before.length - end) ===
    after.slice(after.length - end - length, after.length - end)
  while (end + STRIDE <= shorter - at && sameBefore(STRIDE)) end += STRIDE
  while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { label, at, removed: before.slice(at, before.length - end), added: after.slice(at, after.length - end) }
}

/** The text before a step, of the text after it; nothing when the step is not of this text. */
function undone(text: string, { at, removed, added }: KeptStep): string | undefined {
  if (text.slice(at, at + added.length) !== added) return undefined
  return text.slice(0, at) + removed + text.slice(at + added.length)
}

function redone(text: string, { at, removed, added }: KeptStep): string | undefined {
  return undone(text, { label: '', at, removed: added, added: removed })
}

/** The nearest step of a side as a step of the history, and what is left of the side; nothing when it cannot be read. */
export function nearest(
  side: KeptSide,
  way: 'past' | 'future',
  present: Design,
): { readonly change: Change; readonly rest: KeptSide } | undefined {
  const step = way === 'past' ? side.steps.at(-1) : side.steps[0]
  const text = step && (way === 'past' ? undone(side.text, step) : redone(side.text, step))
  if (step === undefined || text === undefined) return undefined
  const read = parseDesignFile(text)
  if (!read.ok) return undefined
  const ends = way === 'past' ? { before: read.design, after: present } : { before: present, after: read.design }
  const steps = way === 'past' ? side.steps.slice(0, -1) : side.steps.slice(1)
  return { change: { label: step.label, ...ends, key: undefined }, rest: { text, steps } }
}

const texts = new WeakMap<Design, string>()
const steps = new WeakMap<Change, KeptStep>()

/** The text of a design's file; that of a design that was written before is at hand. */
export function textOf(design: Design): string {
  const known = texts.get(design)
  if (known !== undefined) return known
  const text = renderDesignFile(design)
  texts.set(design, text)
  return text
}

export function keptStep(change: Change): KeptStep {
  const known = steps.get(change)
  if (known) return known
  const step = stepBetween(change.label, textOf(change.before), textOf(change.after))
  steps.set(change, step)
  // A design that is only gone back to is written anew then: its text would cost far more than the step.
  texts.delete(change.before)
  return step
}

/** The steps of both ways that there is room for, the nearest first of all. */
export function withRoom(past: readonly KeptStep[], future: readonly KeptStep[]): readonly (readonly KeptStep[])[] {
  let left = MOST_CHARACTERS
  const fits = (step: KeptStep) => {
    left -= step.removed.length + step.added.length + step.label.length
    return left >= 0
  }
  const near = past.toReversed()
  const kept = near.slice(0, countWhile(near, fits))
  return [kept.toReversed(), future.slice(0, countWhile(future, fits))]
}

function countWhile<T>(items: readonly T[], test: (item: T) => boolean): number {
  const end = items.findIndex((item) => !test(item))
  return end === -1 ? items.length : end
}

/** Whether steps lead from one text to another. */
export function leadTo(from: string, steps: readonly KeptStep[], to: string): boolean {
  let text: string | undefined = from
  for (const step of steps) text = text === undefined ? undefined : redone(text, step)
  return text === to && steps.length > 0
}

/** Steps as they were written, around a design's text. */
export function stepsIn(value: unknown, text: string): KeptSteps {
  if (typeof value !== 'object' || value === null) return NO_STEPS
  const past = stepList('past' in value ? value.past : [])
  const future = stepList('future' in value ? value.future : [])
  return { past: { text, steps: past }, future: { text, steps: future } }
}

/** All of a list's steps, or none of them: they hang on one another. */
export function stepList(value: unknown): readonly KeptStep[] {
  return Array.isArray(value) && value.every(isStep) ? value : []
}

function isStep(value: unknown): value is KeptStep {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  return (
    ['label', 'removed', 'added'].every((key) => typeof fields.get(key) === 'string') &&
    typeof fields.get('at') === 'number'
  )
}
