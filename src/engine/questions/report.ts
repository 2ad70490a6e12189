/** "What do I hand to whoever builds, buys or runs this?" */
import { writeReport } from '../report/report'
import type { Handler } from './question'

export const answerReport: Handler<'report'> = function* (loaded, { date, showSecrets = false }) {
  return { kind: 'report', document: yield* writeReport(loaded, date, showSecrets) }
}
