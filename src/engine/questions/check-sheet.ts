/** "What do I type before, and how do I see that it runs?" */
import { writeCheckSheet } from '../check-sheet/check-sheet'
import type { WrittenDocument } from '../messages'
import type { Handler } from './question'

export const answerCheckSheet: Handler<'check-sheet'> = function* (loaded, { device, showSecrets = false }) {
  const names =
    device === undefined
      ? loaded.built.texts.filter(({ language }) => language !== 'none').map((item) => item.device)
      : [device]
  const documents: WrittenDocument[] = []
  for (const name of names) {
    const document = yield* writeCheckSheet(loaded, name, showSecrets)
    if (typeof document === 'string') return document
    documents.push(document)
  }
  return { kind: 'check-sheet', documents }
}
