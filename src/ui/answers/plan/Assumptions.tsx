/** Everything that a plan assumes, each with its range and source, to be changed; and the table of boxes. */
import { useState } from 'react'
import { PLATFORM_HEADINGS, type Planning, readPlatformTable } from '../../../design/index'
import type { ParameterRow } from '../../../engine/messages'
import { edit } from '../../../store/index'
import { CheckField, NumberField, SelectField } from '../../components/Fields'
import { useDesign } from '../../components/useStore'
import { said, t } from '../../words/language'

const NONE: Planning = { values: {}, platforms: [] }

const put = (planning: Planning) => edit({ kind: 'set-design', change: { planning } })

export function Assumptions({ values }: { readonly values: readonly ParameterRow[] }) {
  const planning = useDesign((state) => state.design.planning) ?? NONE
  return (
    <>
      <details>
        <summary>
          {t('What is assumed: {count} values changed', {
            count: values.filter(({ value, usual }) => value !== usual).length,
          })}
        </summary>
        <div className="plan-fields">
          {values.map((row) => (
            <Value key={row.key} row={row} planning={planning} />
          ))}
        </div>
      </details>
      <details>
        <summary>{t('What boxes carry: {count} rows', { count: planning.platforms.length })}</summary>
        <Boxes planning={planning} />
      </details>
    </>
  )
}

function Value({ row, planning }: { readonly row: ParameterRow; readonly planning: Planning }) {
  const { key, value, usual, label, unit, standing, source, choices, range } = row
  const set = (next: number | boolean | string | undefined) => {
    const { [key]: _old, ...rest } = planning.values
    return put({ ...planning, values: next === undefined || next === usual ? rest : { ...rest, [key]: next } })
  }
  if (typeof value === 'number')
    return (
      <NumberField
        label={unit === '' ? label : `${label} (${unit})`}
        hint={`${standing === 'assumption' ? t('Assumption') : t('Sourced')}: ${said(source)}${value === usual ? '' : `; ${t('usual {usual}', { usual: String(usual) })}`}`}
        value={value}
        whole={range?.whole ?? false}
        least={range?.least ?? 0}
        most={range?.most ?? Number.MAX_SAFE_INTEGER}
        commit={set}
      />
    )
  if (typeof value === 'boolean') return <CheckField label={label} value={value} commit={set} />
  return <SelectField label={label} value={value} options={choices ?? [[value, value]]} commit={set} />
}

/** The table as a text, so that it can come from a spreadsheet and go back into one. */
function Boxes({ planning }: { readonly planning: Planning }) {
  const [draft, setDraft] = useState<string>()
  const [problems, setProblems] = useState<readonly string[]>([])
  const text = draft ?? tableText(planning)
  const take = () => {
    const read = readPlatformTable(text)
    if (read.problems.length > 0) return setProblems(read.problems)
    const refused = put({ ...planning, platforms: read.platforms })
    setProblems(refused === undefined ? [] : [refused])
    if (refused === undefined) setDraft(undefined)
  }
  return (
    <div className="plan-boxes">
      <label htmlFor="plan-boxes">
        {t('One row for each platform; figures may be missing, its source may not. Nothing is filled in for you.')}
      </label>
      <textarea
        id="plan-boxes"
        className="mono"
        rows={4}
        value={text}
        spellCheck={false}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? 'plan-boxes-problems' : undefined}
        onChange={(event) => setDraft(event.target.value)}
      />
      {problems.length > 0 && (
        <ul id="plan-boxes-problems" role="alert">
          {problems.map((problem) => (
            <li key={problem} className="problem">
              {problem}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button" disabled={draft === undefined} onClick={take}>
        {t('Take the table in')}
      </button>
    </div>
  )
}

const FIGURES = PLATFORM_HEADINGS.split(',')

function tableText({ platforms }: Planning): string {
  const rows = platforms.map((row) => {
    const cells = new Map<string, string | number>(Object.entries(row))
    return FIGURES.map((name) => `${cells.get(name) ?? ''}`)
      .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
      .join(',')
  })
  return [PLATFORM_HEADINGS, ...rows].join('\n')
}
