/** What is wrong with the design and with its configurations: where, why it matters, what to do, and one click that does it. */
import { useMemo, useState } from 'react'
import { setView } from '../../store/index'
import { useDesign, useRun } from '../components/useStore'
import { fixAllSafe } from './actions'
import { entriesOf, grouped } from './entries'
import { FindingItem } from './FindingItem'
import { hurtEntries } from './hurt'
import { TONES } from './tones'
import './findings.css'
import { said, t } from '../words/language'

export function FindingsPanel() {
  const findings = useRun((state) => state.findings)
  const diagnostics = useRun((state) => state.diagnostics)
  const muted = useDesign((state) => state.design.mutedRules?.length ?? 0)
  const [filter, setFilter] = useState('')
  const sites = useRun((state) => (state.typed ? undefined : state.settled?.sites))
  const entries = useMemo(
    () => entriesOf(findings, diagnostics, hurtEntries(sites ?? [])),
    [findings, diagnostics, sites],
  )
  const groups = useMemo(() => grouped(entries, filter), [entries, filter])
  const safe = entries.filter((entry) => entry.fix?.safe).length
  return (
    <div className="findings">
      <div className="findings-tools">
        <input
          type="search"
          className="input"
          aria-label={t('Filter findings')}
          placeholder={t('Filter by device or words')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="grow" />
        <button
          type="button"
          className="button"
          title={t('Only what adds a missing line or takes a harmful one away; one step to undo')}
          onClick={() => void fixAllSafe()}
        >
          {t('Fix all safe')}
          {safe > 0 && ` (${safe})`}
        </button>
        <button type="button" className="button" onClick={() => setView({ dialog: 'rules' })}>
          {muted > 0 ? t('All rules ({count} muted)', { count: muted }) : t('All rules')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
      <section className="findings-list" aria-label={t('Findings')} tabIndex={0}>
        {entries.length === 0 && (
          <p className="teach">
            {t('Nothing to remark: the design’s rules and the readers of its configurations found nothing.')}
          </p>
        )}
        {entries.length > 0 && groups.length === 0 && (
          <p className="teach">{t('No finding holds “{filter}”.', { filter })}</p>
        )}
        {groups.map(({ severity, entries: own }) => (
          <section key={severity} aria-label={said(TONES[severity].many)}>
            <h3>
              {said(TONES[severity].many)} <span className="muted">{own.length}</span>
            </h3>
            <ul>
              {own.map((entry) => (
                <FindingItem key={entry.key} entry={entry} />
              ))}
            </ul>
          </section>
        ))}
      </section>
    </div>
  )
}
