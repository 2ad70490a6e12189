/**
 * Words that people wrote and that speak of a device: titles, stories, notes, what a call is called. They follow its rename as
 * far as they can be told from the language; what refers to a call or flow by its name goes along.
 */
import type { Annotation } from '../model/annotation'
import type { Design } from '../model/design'
import type { Expectation, Scenario } from '../model/scenario'

type Rewrite = (prose: string) => string

/** A device's name in what somebody wrote; one that may as well be a word of the language is left as it is. */
function proseNamed(prose: string, from: string, to: string): string {
  return /[\d-]/.test(from) ? prose.replace(/[\w-]+/g, (word) => (word === from ? to : word)) : prose
}

/** The design with its prose after a device was renamed; names stay as different from each other as they were. */
export function proseRenamed(design: Design, from: string, to: string): Design {
  const now: Rewrite = (prose) => proseNamed(prose, from, to)
  const { annotations, addresses } = design
  return {
    ...design,
    notes: now(design.notes),
    flows: namedAnew(design.flows, now),
    scenarios: design.scenarios.map((scenario) => inScenario(scenario, now)),
    ...(annotations ? { annotations: annotations.map((item) => inAnnotation(item, now)) } : {}),
    ...(addresses?.reserved
      ? { addresses: { ...addresses, reserved: addresses.reserved.map((item) => ({ ...item, for: now(item.for) })) } }
      : {}),
  }
}

function inAnnotation(item: Annotation, now: Rewrite): Annotation {
  return item.kind === 'frame' ? { ...item, title: now(item.title) } : { ...item, text: now(item.text) }
}

function inScenario(scenario: Scenario, now: Rewrite): Scenario {
  const { bookmarks, flows, transfers, expectations } = scenario
  const [calls, callNow] = [namedAnew(scenario.calls, now), newNames(scenario.calls, now)]
  const flowNow = newNames(flows ?? [], now)
  return {
    ...scenario,
    title: now(scenario.title),
    story: now(scenario.story),
    calls,
    ...(bookmarks ? { bookmarks: bookmarks.map((item) => ({ ...item, name: now(item.name) })) } : {}),
    ...(flows ? { flows: namedAnew(flows, now) } : {}),
    ...(transfers ? { transfers: namedAnew(transfers, now) } : {}),
    ...(expectations ? { expectations: expectations.map((item) => expected(item, now, callNow, flowNow)) } : {}),
  }
}

function expected(item: Expectation, now: Rewrite, callNow: Rewrite, flowNow: Rewrite): Expectation {
  switch (item.kind) {
    case 'outage':
      return { ...item, call: callNow(item.call) }
    case 'flow':
      return { ...item, flow: flowNow(item.flow) }
    // A terminal prints the device by the name it has by then.
    case 'show':
      return { ...item, command: now(item.command), contains: now(item.contains) }
    case 'path':
    case 'peer':
    case 'hsrp-active':
    case 'route':
    case 'sa':
      return item
  }
}

interface Named {
  readonly name: string
}

/** How each of some is called afterwards: by the old name where the new one is another's. */
function newNames(items: readonly Named[], now: Rewrite): Rewrite {
  const taken = new Set(items.map(({ name }) => name))
  const names = new Map<string, string>()
  for (const { name } of items) {
    const next = now(name)
    if (next === name || taken.has(next)) continue
    names.set(name, next)
    taken.add(next)
  }
  return (name) => names.get(name) ?? name
}

function namedAnew<Item extends Named>(items: readonly Item[], now: Rewrite): readonly Item[] {
  const name = newNames(items, now)
  return items.map((item) => ({ ...item, name: name(item.name) }))
}
