/** The rows of a comparison, those that disagree first. */

import type { ComparedRow, Comparison } from '../../engine/messages'
import { plural } from '../../net/index'
import { Status, type Tone } from '../components/Status'
import { useShown } from '../components/useSecrets'

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
          ? `${plural(rows.length, 'row')}, ${rows.length === 1 ? 'which agrees' : 'which all agree'}`
          : `${apart} of ${plural(rows.length, 'row')} ${apart === 1 ? 'disagrees' : 'disagree'}`}
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Row</th>
            <th scope="col">Real</th>
            <th scope="col">Simulated</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>
                <Status tone={VERDICTS[row.verdict][0]}>{VERDICTS[row.verdict][1]}</Status>
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
          <summary>Lines that were not understood: {comparison.unread.length}</summary>
          <ul className="mono">
            {comparison.unread.map(({ line, text }) => (
              <li key={line}>
                line {line}: {shown(text)}
              </li>
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
