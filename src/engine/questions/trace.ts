/** "How does a packet get from here to there, and back?" */
import { tracePair } from '../../analysis/index'
import { withFaults } from './faults'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: a path is found at once; the others take their time
export const answerTrace: Handler<'trace'> = function* (loaded, question) {
  const network = withFaults(loaded.network, question.faults)
  const pair = tracePair(network, loaded.built.scene.configurations, question)
  return typeof pair === 'string' ? pair : { kind: 'trace', pair }
}
