/** "Does a call fit, what will it sound like, and what do the head-ends carry?" */
import { planOf } from '../../analysis/index'
import { planBasisOf } from '../plan-basis'
import type { Handler } from './question'

export const answerPlan: Handler<'plan'> = function* ({ design, built, network }, { calls }) {
  return { kind: 'plan', plan: yield* planOf({ ...built.scene, network }, planBasisOf(design), calls) }
}
