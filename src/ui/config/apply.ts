/** Applies what was typed for a device: the engine says what becomes of the design, and it is one step to undo. */
import type { HandEdit, HandEditQuery } from '../../engine/messages'
import { askEngine, edit, notify, select, setView } from '../../store/index'
import { t } from '../words/language'

/** Reads what was typed; a text = why it cannot be applied. */
export async function consequencesOf(device: string, typed: HandEditQuery['typed']): Promise<HandEdit | string> {
  const outcome = await askEngine<'hand-edit'>({ kind: 'hand-edit', device, typed })?.outcome
  if (outcome?.kind === 'answer') return outcome.answer.change
  return outcome?.kind === 'failed' ? outcome.reason : t('The design changed meanwhile: apply it again.')
}

/** Changes the document; what it has against that is said. True when it was changed. */
export function take(device: string, change: HandEdit, said = t('Applied')): boolean {
  const problem = edit(change.edit)
  if (problem !== undefined) {
    notify(problem, 'error')
    return false
  }
  // The light names a line by its number, which no longer holds.
  setView({ line: undefined })
  if (change.name !== device) select([change.name])
  notify([said, ...wordsOf(change)].join('. '))
  return true
}

/** What becomes of it, in sentences. */
export function wordsOf({ fields, byHand, shared }: HandEdit): readonly string[] {
  const follows = fields.length === 0 ? [] : [t('The design follows: {fields}', { fields: fields.join(', ') })]
  const all = shared ? [t('That holds for every device that shares it')] : []
  const kept =
    byHand === 0
      ? []
      : [
          byHand === 1
            ? t("{count} line is this device's alone, by hand", { count: byHand })
            : t("{count} lines are this device's alone, by hand", { count: byHand }),
        ]
  return [...follows, ...all, ...kept]
}
