/** What a design assumes of calls and boxes, the usual values filled in. */
import { DEFAULT_PLAN, type PlanBasis, planProblem, type SitePlanning } from '../config/index'
import type { Design } from '../design/index'

export function planBasisOf({ planning, devices }: Design): PlanBasis {
  const known = Object.entries(planning?.values ?? {}).filter(
    ([key, value]) => Object.hasOwn(DEFAULT_PLAN, key) && planProblem(key, value) === undefined,
  )
  return {
    values: { ...DEFAULT_PLAN, ...Object.fromEntries(known) },
    sites: new Map(
      devices.flatMap((device): readonly (readonly [string, SitePlanning])[] =>
        'planning' in device && device.planning ? [[device.name, device.planning]] : [],
      ),
    ),
    platforms: planning?.platforms ?? [],
  }
}
