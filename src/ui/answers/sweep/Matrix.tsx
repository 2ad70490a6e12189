/** Site groups by failures; a cell is a button that tells its reason. */
import type { ScopeKind, SweepResult } from '../../../engine/messages'
import { Status } from '../../components/Status'
import { said, t } from '../../words/language'
import { type Chosen, columnsOf, type Row, rowsOf, SCOPES } from './rows'

interface MatrixProps {
  readonly result: SweepResult
  readonly scope: ScopeKind | 'all'
  readonly chosen: Chosen | undefined
  readonly choose: (chosen: Chosen) => void
}

export function Matrix({ result, scope, chosen, choose }: MatrixProps) {
  const columns = columnsOf(result)
  const groups = SCOPES.filter(([kind]) => scope === 'all' || kind === scope)
    .map(([kind, title]) => ({ title, rows: rowsOf(result, result.cases, kind) }))
    .filter(({ rows }) => rows.length > 0)
  const pairs = rowsOf(result, result.pairs, 'all')
  const all =
    pairs.length === 0 ? groups : [...groups, { title: t('Pairs that silence what neither does alone'), rows: pairs }]
  return (
    <table className="matrix">
      <caption className="sr-only">{t('What each failure does to each group of sites')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('What fails')}</th>
          {columns.map((column) => (
            <th scope="col" key={column.sites[0]} title={column.sites.join(', ')}>
              {column.title} <span className="muted">{t('on {peer}', { peer: column.peer })}</span>
            </th>
          ))}
        </tr>
      </thead>
      {all.map(({ title, rows }) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length + 1}>
              {said(title)}
            </th>
          </tr>
          {rows.map((row) => (
            <MatrixRow key={row.item.fault} row={row} chosen={chosen} choose={choose} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface RowProps {
  readonly row: Row
  readonly chosen: Chosen | undefined
  readonly choose: (chosen: Chosen) => void
}

function MatrixRow({ row: { item, title, detail, cells }, chosen, choose }: RowProps) {
  const isChosen = (site: string) => chosen?.item === item && chosen.cell.site.site === site
  return (
    <tr>
      <th scope="row">
        {title} <span className="muted">{detail}</span>
      </th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's cells stand in the columns' fixed order
        <td key={index}>
          {cell && (
            <button
              type="button"
              className="cell"
              aria-pressed={isChosen(cell.site.site)}
              aria-label={`${cell.verdict === 'outage' ? t('silent for {text}', { text: cell.text }) : cell.text}: ${title} ${detail}, ${cell.site.site}`}
              onClick={() => choose({ item, cell })}
            >
              <Status tone={cell.tone}>{cell.text}</Status>
            </button>
          )}
        </td>
      ))}
    </tr>
  )
}
