/** The changes, the summary first; below it outages, paths and devices, each with what it was and what it is. */

import { dispositionWords } from '../../../drawing/index'
import type { Changes, ComparedWay, DeviceChange, OutageChange, OutageSide, PathChange } from '../../../engine/messages'
import { select, showLine } from '../../../store/index'
import { Status } from '../../components/Status'
import { useShown } from '../../components/useSecrets'
import { decimal, said, t } from '../../words/language'
import { shortTitle, VERDICT_TONES } from '../sweep/rows'

export function ChangesView({ changes, against }: { readonly changes: Changes; readonly against: string }) {
  const { summary, devices, paths, outages = [] } = changes
  const shown = useShown()
  return (
    <div className="compared">
      <section aria-label={t('Summary')}>
        <h3>
          {t('What changed')} <span className="muted">{t('against: {against}', { against })}</span>
        </h3>
        <ul className="summary">
          {summary.map((line) => (
            <li key={line}>{shown(shortTitle(line))}</li>
          ))}
        </ul>
      </section>
      {paths.length > 0 && <Paths paths={paths} />}
      {outages.length > 0 && <Outages outages={outages} />}
      {devices.length > 0 && (
        <section aria-label={t('Devices')}>
          <h4>{t('Configurations and tables')}</h4>
          {devices.map((item) => (
            <Device key={item.device} item={item} open={devices.length <= 3} />
          ))}
        </section>
      )}
    </div>
  )
}

function Paths({ paths }: { readonly paths: readonly PathChange[] }) {
  return (
    <section aria-label={t('Paths')}>
      <h4>{t('Paths')}</h4>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('Way')}</th>
            <th scope="col">{t('Before')}</th>
            <th scope="col">{t('Now')}</th>
          </tr>
        </thead>
        <tbody>
          {paths.map(({ site, direction, before, after }) => (
            <tr key={`${site} ${direction}`}>
              <th scope="row">
                {direction === 'forward' ? t('towards') : t('from')} {site}
              </th>
              <td>
                <Way way={before} />
              </td>
              <td>
                <Way way={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Way({ way }: { readonly way: ComparedWay | undefined }) {
  if (!way) return <span className="muted">{t('no such site')}</span>
  return (
    <>
      <Status tone={way.good ? 'good' : 'bad'}>{dispositionWords(way.disposition)}</Status>{' '}
      <span className="muted">{way.devices.filter((name, index) => way.devices[index - 1] !== name).join(' → ')}</span>
      {!way.good && <span className="reason">{way.reason}</span>}
    </>
  )
}

/** Sites for which one failure changed in the same way are told together. */
function Outages({ outages }: { readonly outages: readonly OutageChange[] }) {
  const rows = new Map<string, { readonly first: OutageChange; readonly sites: string[] }>()
  for (const item of outages) {
    const key = `${item.fault} ${item.before?.verdict} ${item.after?.verdict}`
    const known = rows.get(key)
    if (known) known.sites.push(item.site)
    else rows.set(key, { first: item, sites: [item.site] })
  }
  return (
    <section aria-label={t('Outages')}>
      <h4>{t('What failures of the head-end cost')}</h4>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('What fails')}</th>
            <th scope="col">{t('Sites')}</th>
            <th scope="col">{t('Before')}</th>
            <th scope="col">{t('Now')}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows].map(([key, { first, sites }]) => (
            <tr key={key}>
              <th scope="row">{shortTitle(first.title)}</th>
              <td>
                {sites.length <= 3
                  ? sites.join(', ')
                  : t('{first} and {count} more', { first: sites[0] ?? '', count: sites.length - 1 })}
              </td>
              <td>
                <Cost side={first.before} />
              </td>
              <td>
                <Cost side={first.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cost({ side }: { readonly side: OutageSide | undefined }) {
  if (!side) return <span className="muted">{t('not there')}</span>
  return (
    <Status tone={VERDICT_TONES[side.verdict]}>
      {side.seconds === undefined ? said(side.verdict) : `${decimal(side.seconds, 1)} s`}
    </Status>
  )
}

const SIGNS = { same: ' ', added: '+', removed: '−' } as const

function Device({ item, open }: { readonly item: DeviceChange; readonly open: boolean }) {
  const { device, change, lines, linesAdded, linesRemoved, tables } = item
  const shown = useShown()
  const counts =
    lines.length === 0
      ? t('tables only')
      : t('{linesAdded} added, {linesRemoved} taken away', { linesAdded, linesRemoved })
  return (
    <details open={open}>
      <summary>
        <strong>{device}</strong>{' '}
        <span className="muted">{change === 'changed' ? counts : change === 'added' ? t('new') : t('gone')}</span>
      </summary>
      {change !== 'removed' && (
        <button type="button" className="button quiet" onClick={() => select([device])}>
          {t('Select {device}', { device })}
        </button>
      )}
      {lines.length > 0 && (
        <ol className="diff mono">
          {lines.map((line) => (
            <li key={`${line.kind} ${line.line} ${line.text}`} className={`is-${line.kind}`}>
              <span aria-hidden="true">{SIGNS[line.kind]}</span>
              <span className="sr-only">{line.kind === 'same' ? '' : said(line.kind)}</span>
              {line.kind === 'removed' ? (
                <span>{shown(line.text)}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => showLine(device, line.line)}
                  title={t('Show line {line}', { line: line.line })}
                >
                  {line.text === '' ? ' ' : shown(line.text)}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {tables.map(({ table, removed, added }) => (
        <div key={table} className="table-change">
          <h5>{table}</h5>
          <ul className="diff mono">
            {removed.map((row) => (
              <li key={`removed ${row}`} className="is-removed">
                <span aria-hidden="true">−</span>
                <span className="sr-only">{t('gone')}</span>
                <span>{row}</span>
              </li>
            ))}
            {added.map((row) => (
              <li key={`added ${row}`} className="is-added">
                <span aria-hidden="true">+</span>
                <span className="sr-only">{t('new')}</span>
                <span>{row}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}
