/** The rows of a comparison, those that disagree first. */

import type { ComparedRow, Comparison } from '../../engine/messages'
import { Status, type Tone } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { counted, said, t } from '../words/language'

const VERDICTS: Readonly<Record<ComparedRow['verdict'], readonly [Tone, string]>> = {
  differs: ['bad', 'Differs'],
  'only-real': ['warn', 'Only real'],
  'only-simulated': ['warn', 'Only simulated'],
  same: ['good', 'Same'],
}

const ORDER = Object.keys(VERDICTS)

export function ComparisonTable({ comparison }: { readonly comparison: Comparison }) {
  const rows = comparison.rows.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  const shown = useShown()
  const apart = rows.filter((row) => row.verdict !== 'same').length
  return (
    <>
      <h3>
        {comparison.command}:{' '}
        {apart === 0
          ? rows.length === 1
            ? t('{count} row, which agrees', { count: rows.length })
            : t('{count} rows, which all agree', { count: rows.length })
          : apart === 1
            ? t('{count} of {rows} disagrees', { count: apart, rows: counted(rows.length, 'row') })
            : t('{count} of {rows} disagree', { count: apart, rows: counted(rows.length, 'row') })}
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Verdict')}</th>
            <th scope="col">{t('Row')}</th>
            <th scope="col">{t('Real')}</th>
            <th scope="col">{t('Simulated')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>
                <Status tone={VERDICTS[row.verdict][0]}>{said(VERDICTS[row.verdict][1])}</Status>
              </td>
              <th scope="row" className="mono">
                {shown(row.key)}
              </th>
              <td className="mono">{shown(cellOf(row, 'real'))}</td>
              <td className="mono">{shown(cellOf(row, 'simulated'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {comparison.unread.length > 0 && (
        <details>
          <summary>{t('Lines that were not understood: {count}', { count: comparison.unread.length })}</summary>
          <ul className="mono">
            {comparison.unread.map(({ line, text }) => (
              <li key={line}>{t('line {line}: {text}', { line, text: shown(text) })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What differs where both have the row; all of it where only one has. */
function cellOf(row: ComparedRow, side: 'real' | 'simulated'): string {
  const fields = row[side]
  if (!fields) return '–'
  const shown = row.verdict === 'differs' ? row.differing.map(({ field }) => field) : Object.keys(fields)
  return shown.map((field) => `${field} ${fields[field]}`).join(', ')
}
