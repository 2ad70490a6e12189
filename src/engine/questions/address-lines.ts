/** "Which lines would these edits change, and where?" Each edit by itself, of the design as it stands. */
import { linesOfEdit } from '../address-lines'
import { lineWords } from '../line-words'
import type { Handler } from './question'

export const answerAddressLines: Handler<'address-lines'> = function* ({ design }, { edits, hubOnly }) {
  return {
    kind: 'address-lines',
    changes: edits.map((edit) => {
      const devices = linesOfEdit(design, edit, hubOnly)
      return typeof devices === 'string' ? { problem: devices } : { devices, words: lineWords(devices) }
    }),
  }
}
