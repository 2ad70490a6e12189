/** The plan of a whole design: every site's calls, and what the head-ends carry. */
import { DEFAULT_PLAN, type PlanBasis, type PlanValues } from '../../config/index'
import type { Network } from '../../sim/index'
import { type Progress, retold } from '../progress'
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

/** Sites between two moments in which others are let in. */
const SLICE = 20

/** `calls` = at once, in all; absent = the usual share of the sites. */
export function* planOf(
  scene: PlanScene & { readonly network: Network },
  basis: PlanBasis,
  calls?: number,
): Generator<Progress, Plan, void> {
  const ground = groundOf(scene, setIn(basis))
  const sites: SitePlan[] = []
  for (const site of ground.sites) {
    sites.push(planSite(site, basis, ground.surroundings(site)))
    // The head-ends take the other half.
    const fraction = sites.length / ground.sites.length / 2
    if (sites.length % SLICE === 0) yield { fraction, text: `planned ${sites.length} sites` }
  }
  const planned = sites.filter((site) => site.kind === 'planned')
  const work = headEndPlan(scene, basis, planned, calls)
  return { sites, headEnds: yield* retold(work, (at) => ({ ...at, fraction: (1 + at.fraction) / 2 })) }
}
