/** "What is a single point of failure?" */
import { sweep, sweepShare } from '../../analysis/index'
import type { Handler } from './question'

export const answerSweep: Handler<'sweep'> = function* (loaded, question) {
  const { scene } = loaded.built
  if (question.share) {
    const units = yield* sweepShare(scene, loaded.network, question, question.share)
    return typeof units === 'string' ? units : { kind: 'share', units: { of: 'sweep', failures: [...units] } }
  }
  const result = yield* sweep(scene, loaded.network, question, new Map(question.known), question.onlyKnown)
  return typeof result === 'string' ? result : { kind: 'sweep', result }
}
