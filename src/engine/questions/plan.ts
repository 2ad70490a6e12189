/** "Does a call fit, what will it sound like, and what do the head-ends carry?" */
import { measureCall, planOf } from '../../analysis/index'
import { DEFAULT_PLAN, PLAN_INFO, type PlanValues } from '../../config/index'
import type { ParameterRow } from '../messages'
import { planBasisOf } from '../plan-basis'
import type { Handler } from './question'

export const answerPlan: Handler<'plan'> = function* ({ design, built, network }, { calls }) {
  const basis = planBasisOf(design)
  const plan = yield* planOf({ ...built.scene, network }, basis, calls)
  return { kind: 'plan', plan, values: rowsOf(basis.values) }
}

export const answerMeasureCall: Handler<'measure-call'> = function* ({ design, built, network }, { site }) {
  return { kind: 'measure-call', measured: yield* measureCall({ ...built.scene, network }, planBasisOf(design), site) }
}

function rowsOf(values: PlanValues): readonly ParameterRow[] {
  const keys = Object.keys(PLAN_INFO) as (keyof PlanValues)[]
  return keys.map((key) => ({ key, value: values[key], usual: DEFAULT_PLAN[key], ...PLAN_INFO[key] }))
}
