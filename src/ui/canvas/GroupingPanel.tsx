/** By what sites are put together; there from a number of sites on, and while they are. */
import { Panel } from '@xyflow/react'
import type { GroupBy } from '../../store/index'
import { useDesign, useView } from '../components/useStore'
import { said, t } from '../words/language'
import { GROUPINGS, groupBy } from './grouping'

/** Sites from which on a drawing is a sea of boxes. */
const MANY = 24

export function GroupingPanel() {
  const by = useView((state) => state.grouping)
  const many = useDesign(
    (state) => state.design.devices.reduce((count, { kind }) => count + (kind === 'soho' ? 1 : 0), 0) >= MANY,
  )
  if (!many && by === 'none') return null
  return (
    <Panel position="top-left">
      <label className="grouping">
        <span aria-hidden="true">{t('Sites')}</span>
        <select
          className="input"
          aria-label={t('Group sites')}
          value={by}
          onChange={(event) => groupBy(event.target.value as GroupBy)}
        >
          {GROUPINGS.map(([value, title]) => (
            <option key={value} value={value}>
              {said(title)}
            </option>
          ))}
        </select>
      </label>
    </Panel>
  )
}
