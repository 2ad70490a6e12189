/** What scenarios lose when what they speak of is taken out of a design. */
import { plural } from '../../net/index'
import type { Design } from '../model/design'
import type { Scenario } from '../model/scenario'

const PARTS: readonly (readonly [part: 'events' | 'calls' | 'flows' | 'transfers' | 'expectations', one: string])[] = [
  ['events', 'event'],
  ['calls', 'call'],
  ['flows', 'flow'],
  ['transfers', 'transfer'],
  ['expectations', 'expectation'],
]

/** Scenarios that are told one by one. */
const MOST = 3

/** `2 events of “Reload of the active”`, scenario by scenario; nothing when none lost anything. */
export function lostOfScenarios(before: Design, after: Design): string | undefined {
  const left = new Map(after.scenarios.map((scenario) => [scenario.name, scenario]))
  const lost = before.scenarios.flatMap((scenario) => {
    const words = lostWords(scenario, left.get(scenario.name))
    return words === '' ? [] : [`${words} of “${scenario.title}”`]
  })
  if (lost.length === 0) return undefined
  const more = lost.length - MOST
  return [...lost.slice(0, MOST), ...(more > 0 ? [`and of ${plural(more, 'more scenario')}`] : [])].join('; ')
}

function lostWords(scenario: Scenario, now: Scenario | undefined): string {
  return PARTS.flatMap(([part, one]) => {
    const gone = (scenario[part]?.length ?? 0) - (now?.[part]?.length ?? 0)
    return gone <= 0 ? [] : [plural(gone, one)]
  }).join(', ')
}
