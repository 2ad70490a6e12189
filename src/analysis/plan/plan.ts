/** The plan of a whole design: every site's calls, and what the head-ends carry. */
import { DEFAULT_PLAN, type PlanBasis, type PlanValues } from '../../config/index'
import type { Network } from '../../sim/index'
import type { Progress } from '../progress'
import { groundOf, type PlanScene } from './ground'
import { type HeadEndPlan, headEndPlan } from './head-end'
import { planSite } from './site'
import type { SitePlan } from './types'

export interface Plan {
  readonly sites: readonly SitePlan[]
  readonly headEnds: HeadEndPlan
}

/** Values that differ from the usual ones were set by somebody. */
const setIn = ({ values }: PlanBasis): ReadonlySet<keyof PlanValues> => {
  const keys = Object.keys(DEFAULT_PLAN) as (keyof PlanValues)[]
  return new Set(keys.filter((key) => values[key] !== DEFAULT_PLAN[key]))
}

/** Every site; before a network has settled, by what the texts say. */
export function sitePlans(scene: PlanScene, basis: PlanBasis): readonly SitePlan[] {
  const ground = groundOf(scene, setIn(basis))
  return ground.sites.map((site) => planSite(site, basis, ground.surroundings(site)))
}

/** `calls` = at once, in all; absent = the usual share of the sites. */
export function* planOf(
  scene: PlanScene & { readonly network: Network },
  basis: PlanBasis,
  calls?: number,
): Generator<Progress, Plan, void> {
  const sites = sitePlans(scene, basis)
  const planned = sites.filter((site) => site.kind === 'planned')
  return { sites, headEnds: yield* headEndPlan(scene, basis, planned, calls) }
}
