/** "Does a call fit, what will it sound like, and what do the head-ends carry?" */
import { planOf } from '../../analysis/index'
import { planBasisOf } from '../plan-basis'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: packets are made and measured in a moment
export const answerPlan: Handler<'plan'> = function* ({ design, built, network }) {
  return { kind: 'plan', plan: planOf({ ...built.scene, network }, planBasisOf(design)) }
}
