/** "What is a single point of failure?" */
import { sweep } from '../../analysis/index'
import type { Handler } from './question'

export const answerSweep: Handler<'sweep'> = function* (loaded, question) {
  const result = yield* sweep(loaded.built.scene, loaded.network, question)
  return typeof result === 'string' ? result : { kind: 'sweep', result }
}
