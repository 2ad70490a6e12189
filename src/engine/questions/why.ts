/** "Why is this here, and what took it away?" */
import { explain } from '../../analysis/index'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: the journal is read at once; the others take their time
export const answerWhy: Handler<'why'> = function* ({ network }, { subject, asOf }) {
  const provenance = explain(network, subject, asOf)
  return typeof provenance === 'string' ? provenance : { kind: 'why', provenance }
}
