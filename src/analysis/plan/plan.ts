/** The plan of a whole design: every site, and later what the head-ends carry. */
import { DEFAULT_PLAN, type PlanBasis, type PlanValues } from '../../config/index'
import { groundOf, type PlanScene } from './ground'
import { planSite } from './site'
import type { SitePlan } from './types'

export interface Plan {
  readonly sites: readonly SitePlan[]
}

/** Values that differ from the usual ones were set by somebody. */
const setIn = ({ values }: PlanBasis): ReadonlySet<keyof PlanValues> => {
  const keys = Object.keys(DEFAULT_PLAN) as (keyof PlanValues)[]
  return new Set(keys.filter((key) => values[key] !== DEFAULT_PLAN[key]))
}

export function planOf(scene: PlanScene, basis: PlanBasis): Plan {
  const ground = groundOf(scene, setIn(basis))
  return { sites: ground.sites.map((site) => planSite(site, basis, ground.surroundings(site))) }
}
