/** What the scenario menu does: choose, begin, copy, delete, and files. Problems are said, never thrown. */
import {
  freeScenarioName,
  newScenario,
  parseScenarioFile,
  putScenario,
  removeScenario,
  renderScenarioFile,
  type Scenario,
} from '../../design/index'
import { activeScenario, designStore, edit, notify, setTime } from '../../store/index'
import { downloadText } from '../export/download'
import { textOf } from '../files/text-of'
import { t, titleOf } from '../words/language'

/** Plays a scenario from its beginning, or leaves it for the settled network. */
export const choose = (name: string | undefined): void =>
  setTime({ scenario: name === '' ? undefined : name, at: 0, playing: false })

function put(scenario: Scenario, label: string): void {
  const problem = edit(putScenario(designStore.getState().design, scenario, label))
  if (problem !== undefined) return notify(problem, 'error')
  choose(scenario.name)
}

export function begin(): void {
  put(newScenario(designStore.getState().design, t('New scenario')), 'New scenario')
}

/** Puts a scenario that the design offers into the document, and plays it. */
export function take(scenario: Scenario): void {
  put(scenario, `Add scenario ${scenario.title}`)
}

/** The scenario that is played as a file, as `headend run --scenario` takes it. */
export function exportFile(): void {
  const scenario = activeScenario()
  if (scenario) downloadText(`${scenario.name}.scenario.json`, renderScenarioFile(scenario))
}

/** Lets the user choose a scenario's file; one that cannot be read changes nothing, and what is wrong is said. */
export function importFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) void readFile(file)
  })
  input.click()
}

async function readFile(file: File): Promise<void> {
  const name = file.name.replace(/(\.scenario)?\.json$/i, '')
  const read = parseScenarioFile(await textOf(file), name)
  if (!read.ok) {
    const [first] = read.problems
    const more = read.problems.length > 1 ? ` ${t('(and {count} more)', { count: read.problems.length - 1 })}` : ''
    const where = first?.path ? `${first.path}: ` : ''
    return notify(
      t('{name} was not read. {where}{problem}{more}', { name: file.name, where, problem: first?.problem ?? '', more }),
      'error',
    )
  }
  const { scenario } = read
  put({ ...scenario, name: freeScenarioName(designStore.getState().design, scenario.name) }, `Import ${file.name}`)
}

export function duplicate(): void {
  const scenario = activeScenario()
  if (!scenario) return
  const title = t('{title}, copy', { title: scenario.title })
  put({ ...scenario, title, name: freeScenarioName(designStore.getState().design, title) }, `Copy ${scenario.title}`)
}

export function remove(): void {
  const scenario = activeScenario()
  if (!scenario) return
  edit(removeScenario(designStore.getState().design, scenario.name))
  choose(undefined)
  notify(t('Deleted {title}. Undo brings it back.', { title: titleOf(scenario.title) }))
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
