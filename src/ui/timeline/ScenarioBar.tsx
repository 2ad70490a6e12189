/** Which scenario is played, and what can be done with scenarios. */
import { Icon } from '../components/Icon'
import { MenuButton } from '../components/MenuButton'
import { useDesign, useView } from '../components/useStore'
import { t, titleOf } from '../words/language'
import { begin, choose, duplicate, exportFile, importFile, remove } from './scenarios'

export function ScenarioPicker() {
  const none = useView((state) => state.time.scenario === undefined)
  return (
    <>
      <ScenarioSelect />
      <MenuButton
        label="Scenarios"
        items={[
          { title: t('New scenario'), run: begin },
          { title: t('Duplicate'), run: duplicate, disabled: none },
          { title: 'Delete', run: remove, disabled: none },
          { title: t('Import a file…'), run: importFile },
          { title: t('Export as a file'), run: exportFile, disabled: none },
        ]}
      >
        <Icon name="more" />
      </MenuButton>
    </>
  )
}

/** Which scenario is played, or none. */
export function ScenarioSelect() {
  const scenarios = useDesign((state) => state.design.scenarios)
  const active = useView((state) => state.time.scenario)
  return (
    <select
      className="input scenario"
      aria-label={t('Scenario')}
      value={active ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t('Settled network')}</option>
      {scenarios.map((scenario) => (
        <option key={scenario.name} value={scenario.name}>
          {titleOf(scenario.title)}
        </option>
      ))}
    </select>
  )
}
