/** The journal's filter: by protocol, by device or site, by text. The lanes obey it too. */
import type { JournalEntry, ScenarioResult } from '../../engine/messages'
import { useDesign, useView } from '../components/useStore'
import { said, t } from '../words/language'
import { GROUPS, type GroupId, type JournalFilter } from './groups'
import { JournalList } from './JournalList'

interface JournalPanelProps {
  readonly result: ScenarioResult
  readonly journal: readonly JournalEntry[]
  readonly filter: JournalFilter
  readonly onFilter: (filter: JournalFilter) => void
  readonly chosen: readonly number[]
  readonly onEntry: (entry: JournalEntry) => void
}

export function JournalPanel({ result, journal, filter, onFilter, chosen, onEntry }: JournalPanelProps) {
  const toggle = (id: GroupId) =>
    onFilter({
      ...filter,
      hidden: filter.hidden.includes(id) ? filter.hidden.filter((item) => item !== id) : [...filter.hidden, id],
    })
  return (
    <>
      <div className="journal-filter">
        {/* biome-ignore lint/a11y/useSemanticElements: toggles are no fieldset */}
        <div role="group" aria-label={t('Protocols shown')} className="chips">
          {GROUPS.map((group) => (
            <button
              key={group.id}
              type="button"
              className="chip"
              aria-pressed={!filter.hidden.includes(group.id)}
              aria-label={said(group.title)}
              title={said(group.title)}
              style={{ '--tint': `var(${group.tint})` } as React.CSSProperties}
              onClick={() => toggle(group.id)}
            >
              {group.letter}
            </button>
          ))}
        </div>
        <DeviceFilter filter={filter} onFilter={onFilter} />
        <input
          className="input"
          aria-label={t('Text in the journal')}
          placeholder={t('Text')}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
      </div>
      {journal.length === 0 ? (
        <p className="teach">
          {result.journal.length === 0
            ? t('Nothing changed in this run.')
            : t('No entry fits the filter: show more protocols or devices.')}
        </p>
      ) : (
        <JournalList result={result} journal={journal} chosen={chosen} onEntry={onEntry} />
      )}
    </>
  )
}

/** All devices, those selected on the canvas, one device, or one site with its home router and phone. */
function DeviceFilter({ filter, onFilter }: Pick<JournalPanelProps, 'filter' | 'onFilter'>) {
  const design = useDesign((state) => state.design)
  const selected = useView((state) => state.devices)
  const sites = design.devices.filter((device) => device.kind === 'soho').map((device) => device.name)
  const value = filter.devices.length === 0 ? '' : filter.devices.join(',')
  const known = ['', ...design.devices.map((device) => device.name)]
  const siteOf = (site: string) => [
    site,
    ...design.links.flatMap(({ a, b }) => (a.device === site ? [b.device] : b.device === site ? [a.device] : [])),
  ]
  const options = sites.map((site) => [siteOf(site).join(','), t('Site {site}', { site })] as const)
  const isKnown = known.includes(value) || options.some(([option]) => option === value)
  return (
    <select
      className="input"
      aria-label={t('Devices in the journal')}
      value={value}
      onChange={(event) =>
        onFilter({ ...filter, devices: event.target.value === '' ? [] : event.target.value.split(',') })
      }
    >
      <option value="">{t('All devices')}</option>
      {!isKnown && <option value={value}>{filter.devices.join(', ')}</option>}
      {selected.length > 1 && <option value={selected.join(',')}>{t('Selected devices')}</option>}
      <optgroup label={t('Sites')}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('Devices')}>
        {design.devices.map((device) => (
          <option key={device.name} value={device.name}>
            {device.name}
          </option>
        ))}
      </optgroup>
    </select>
  )
}
