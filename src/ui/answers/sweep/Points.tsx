/** The judgement first: the head-end block's single points, then those of the other scopes, each with what to do. */
import type { Judgement, ScopeKind, SinglePoint, SweepResult } from '../../../engine/messages'
import { Status } from '../../components/Status'
import { said, t } from '../../words/language'
import { columnsOf, SCOPES, shortTitle } from './rows'

export function Points({ result, scope }: { readonly result: SweepResult; readonly scope: ScopeKind | 'all' }) {
  const first = new Set(columnsOf(result).map(({ sites }) => sites[0]))
  const points = result.singlePoints.filter((point) => point.scope.site === undefined || first.has(point.scope.site))
  const shown = SCOPES.filter(([kind]) => scope === 'all' || kind === scope).map(([kind, title]) => ({
    kind,
    title,
    points: points.filter((point) => point.scope.kind === kind),
    judgement: result.judgements.scopes.find((item) => item.scope === kind),
  }))
  return (
    <section className="points" aria-label={t('Single points of failure')}>
      {result.downBefore.length > 0 && (
        <p className="stale">
          <Status tone="bad">
            {t('Without a path before anything failed: {map}.', {
              map: result.downBefore.map((item) => item.site).join(', '),
            })}
          </Status>{' '}
          {result.downBefore[0]?.reason}
        </p>
      )}
      {shown
        .filter(({ judgement, kind }) => judgement || kind === scope)
        .map(({ kind, title, points: own, judgement }) => (
          <Scope
            key={kind}
            title={title}
            judgement={judgement}
            points={own}
            open={kind === 'head-end' || scope !== 'all'}
          />
        ))}
    </section>
  )
}

interface ScopeProps {
  readonly title: string
  /** Absent when none of its failures was run. */
  readonly judgement: Judgement | undefined
  readonly points: readonly SinglePoint[]
  readonly open: boolean
}

function Scope({ title, judgement, points, open }: ScopeProps) {
  if (points.length === 0)
    return (
      <p className="scope-line">
        <strong>{said(title)}</strong> <WithoutPoints judgement={judgement} />
      </p>
    )
  return (
    <details className="scope-line" open={open}>
      <summary>
        <strong>{said(title)}</strong>{' '}
        <Status tone="bad">
          {points.length === 1 ? t('1 single point of failure') : t('{count} single points', { count: points.length })}
        </Status>
      </summary>
      <ul>
        {points.map((point) => (
          <li key={point.fault}>
            <strong>{shortTitle(point.title)}</strong>
            <span className="muted"> {t('silences {sites}.', { sites: sitesText(point.sites) })} </span>
            {point.reason} <span className="remedy">{point.remedy}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function WithoutPoints({ judgement }: { readonly judgement: Judgement | undefined }) {
  if (judgement === undefined) return <Status tone="unknown">{t('no failure of it was run')}</Status>
  return judgement.verdict === 'not known' ? (
    <Status tone="unknown">{t('not known: {shortTitle}', { shortTitle: shortTitle(judgement.reason) })}</Status>
  ) : (
    <Status tone="good">{t('no single point of failure')}</Status>
  )
}

const sitesText = (sites: readonly string[]) =>
  sites.length <= 3
    ? sites.join(', ')
    : t('{slice} and {count} more sites', { slice: sites.slice(0, 2).join(', '), count: sites.length - 2 })
