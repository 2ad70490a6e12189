/** A scenario that names its devices by the parts they play, for a design: `reload:{active}` becomes `reload:gateway-1`. */
import type { Design } from '../model/design'
import type { Scenario } from '../model/scenario'
import { roleNames } from './cast'

/** Parts that nobody plays stay in their braces, and are then no device that there is. */
export function scenarioOf(design: Design, scenario: Scenario): Scenario {
  if (!JSON.stringify(scenario).includes('{')) return scenario
  const names = roleNames(design)
  const { events, calls, flows, transfers, expectations } = scenario
  return {
    ...scenario,
    events: inPlace(events, names),
    calls: inPlace(calls, names),
    ...(flows ? { flows: inPlace(flows, names) } : {}),
    ...(transfers ? { transfers: inPlace(transfers, names) } : {}),
    ...(expectations ? { expectations: inPlace(expectations, names) } : {}),
  }
}

const inPlace = <T>(value: T, names: ReadonlyMap<string, string>): T => replaced(value, names) as T

function replaced(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replaceAll(/\{([a-z0-9 ]+)\}/g, (whole, role) => names.get(role) ?? whole)
  if (Array.isArray(value)) return value.map((item) => replaced(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, names)]))
}
