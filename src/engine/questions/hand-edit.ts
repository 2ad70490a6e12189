/** "What does this text make of the device?" */
import { handEdit } from '../../interop/index'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: one text is read at once
export const answerHandEdit: Handler<'hand-edit'> = function* ({ design }, { device, typed }) {
  const change = handEdit(design, device, typed)
  return typeof change === 'string' ? change : { kind: 'hand-edit', change }
}
