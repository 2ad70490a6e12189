/** Named moments, and what changed between two of them: routes, SAs, HSRP states, neighbours, interfaces. */

import { useEffect, useState } from 'react'
import type { Scenario } from '../../design/index'
import type { ScenarioResult, SnapshotView } from '../../engine/messages'
import { lookAt, select, viewStore } from '../../store/index'
import { Heads } from '../components/Heads'
import { Icon } from '../components/Icon'
import { useView } from '../components/useStore'
import { t } from '../words/language'
import { type ChangeRow, changesBetween } from './changes'
import { goTo } from './clock'
import { bookmark, forgetBookmark } from './scenarios'
import { formatMoment, SECOND } from './steps'

interface ChangesProps {
  readonly scenario: Scenario
  readonly result: ScenarioResult | undefined
}

export function Changes({ scenario, result }: ChangesProps) {
  const [from, setFrom] = useState(0)
  const [to, setTo] = useState<number>()
  const shown = useView((state) => (to === undefined && !state.time.playing ? state.time.at : 0))
  const end = to ?? shown
  const rows = useChanges(result, from, end)
  const moments = momentsOf(scenario, result)
  return (
    <div>
      <Bookmarks scenario={scenario} />
      <div className="between">
        <span>{t('From')}</span>
        <MomentSelect label={t('First moment')} moments={moments} value={from} onPick={(at) => setFrom(at ?? 0)} />
        <span>{t('to')}</span>
        <MomentSelect label={t('Second moment')} moments={moments} value={to} shown={shown} onPick={setTo} />
      </div>
      {rows === undefined ? (
        <p className="muted">{result ? t('Looking…') : t('Not played yet.')}</p>
      ) : rows.length === 0 ? (
        <p className="muted">{t('No route, SA, HSRP state, neighbour or interface differs between these moments.')}</p>
      ) : (
        <ChangeTable rows={rows} />
      )}
    </div>
  )
}

/** Rows shown at most; more say nothing that a later moment would not. */
const MOST = 300

function ChangeTable({ rows }: { readonly rows: readonly ChangeRow[] }) {
  return (
    <>
      <table className="grid">
        <thead>
          <tr>
            <Heads titles={[t('Device'), t('Table'), t('What'), t('Before'), t('After')]} />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row) => (
            <tr key={`${row.device} ${row.table} ${row.what}`}>
              <td>
                <button type="button" className="link" onClick={() => select([row.device])}>
                  {row.device}
                </button>
              </td>
              <td>{row.table}</td>
              <td>{row.what}</td>
              <td>{row.before === '' ? '–' : row.before}</td>
              <td>{row.after === '' ? t('– gone') : row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && <p className="muted">{t('…and {count} more.', { count: rows.length - MOST })}</p>}
    </>
  )
}

interface NamedMoment {
  readonly at: number
  readonly title: string
}

function momentsOf(scenario: Scenario, result: ScenarioResult | undefined): readonly NamedMoment[] {
  const end = result ? result.end - result.start : 0
  return [
    { at: 0, title: t('Settled') },
    ...(scenario.bookmarks ?? []).map((item) => ({ at: item.atSeconds * SECOND, title: item.name })),
    { at: end, title: t('End of the run') },
  ]
}

interface MomentSelectProps {
  readonly label: string
  readonly moments: readonly NamedMoment[]
  readonly value: number | undefined
  /** Given when the moment shown may be chosen. */
  readonly shown?: number
  readonly onPick: (at: number | undefined) => void
}

function MomentSelect({ label, moments, value, shown, onPick }: MomentSelectProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onPick(event.target.value === '' ? undefined : Number(event.target.value))}
    >
      {shown !== undefined && <option value="">{t('Moment shown, {shown}', { shown: formatMoment(shown) })}</option>}
      {moments.map((item) => (
        <option key={`${item.at} ${item.title}`} value={item.at}>
          {item.title}, {formatMoment(item.at)}
        </option>
      ))}
    </select>
  )
}

/** Asks the engine for both moments; an answer that came too late is dropped. */
function useChanges(result: ScenarioResult | undefined, from: number, to: number): readonly ChangeRow[] | undefined {
  const [rows, setRows] = useState<readonly ChangeRow[]>()
  useEffect(() => {
    let wanted = true
    setRows(undefined)
    const look = async () => {
      const views: SnapshotView[] = []
      for (const at of [from, to]) {
        const looked = result && (await lookAt(result.start + at))
        if (!looked) return
        views.push(looked.view)
      }
      const [before, after] = views
      if (wanted && before && after) setRows(changesBetween(before, after))
    }
    const timer = setTimeout(() => void look(), 150)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [result, from, to])
  return rows
}

/** Moments with a name: gone to, forgotten, and made of the moment shown. */
function Bookmarks({ scenario }: { readonly scenario: Scenario }) {
  const [name, setName] = useState('')
  return (
    <div className="bookmarks">
      {(scenario.bookmarks ?? []).map((item, place) => (
        <span className="bookmark" key={`${item.atSeconds} ${item.name}`}>
          <button type="button" className="link" onClick={() => goTo(item.atSeconds * SECOND)}>
            {item.name}, {formatMoment(item.atSeconds * SECOND)}
          </button>
          <button
            type="button"
            className="button quiet icon"
            aria-label={t('Forget bookmark {name}', { name: item.name })}
            onClick={() => forgetBookmark(place)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const { at } = viewStore.getState().time
          bookmark(at, name.trim() === '' ? t('Moment {at}', { at: formatMoment(at) }) : name.trim())
          setName('')
        }}
      >
        <input
          className="input"
          aria-label={t('Name of the bookmark')}
          placeholder={t('Name this moment')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button">
          <Icon name="bookmark" />
          {t('Bookmark')}
        </button>
      </form>
    </div>
  )
}
