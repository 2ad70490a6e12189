/** What the scenario menu does: choose, begin, copy, delete, and files. Problems are said, never thrown. */
import { freeScenarioName, newScenario, putScenario, removeScenario, type Scenario } from '../../design/index'
import { activeScenario, designStore, edit, notify, setTime } from '../../store/index'

/** Plays a scenario from its beginning, or leaves it for the settled network. */
export const choose = (name: string | undefined): void =>
  setTime({ scenario: name === '' ? undefined : name, at: 0, playing: false })

function put(scenario: Scenario, label: string): void {
  const problem = edit(putScenario(designStore.getState().design, scenario, label))
  if (problem !== undefined) return notify(problem, 'error')
  choose(scenario.name)
}

export function begin(): void {
  put(newScenario(designStore.getState().design, 'Untitled'), 'New scenario')
}

export function duplicate(): void {
  const scenario = activeScenario()
  if (!scenario) return
  const title = `${scenario.title}, copy`
  put({ ...scenario, title, name: freeScenarioName(designStore.getState().design, title) }, `Copy ${scenario.title}`)
}

export function remove(): void {
  const scenario = activeScenario()
  if (!scenario) return
  edit(removeScenario(designStore.getState().design, scenario.name))
  choose(undefined)
  notify(`Deleted ${scenario.title}. Undo brings it back.`)
}

/** Names the moment that is shown. */
export function bookmark(at: number, name: string): void {
  const scenario = activeScenario()
  if (!scenario) return
  const bookmarks = [...(scenario.bookmarks ?? []), { atSeconds: at / 1e6, name }].sort(
    (a, b) => a.atSeconds - b.atSeconds,
  )
  const problem = edit(putScenario(designStore.getState().design, { ...scenario, bookmarks }, `Bookmark ${name}`))
  if (problem !== undefined) notify(problem, 'error')
}

export function forgetBookmark(place: number): void {
  const scenario = activeScenario()
  if (!scenario) return
  const bookmarks = (scenario.bookmarks ?? []).filter((_item, index) => index !== place)
  edit(putScenario(designStore.getState().design, { ...scenario, bookmarks }, 'Remove a bookmark'))
}
