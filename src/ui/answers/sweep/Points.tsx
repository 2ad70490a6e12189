/** The judgement first: the head-end block's single points, then those of the other scopes, each with what to do. */
import type { ScopeKind, SinglePoint, SweepResult } from '../../../engine/messages'
import { Status } from '../../components/Status'
import { columnsOf, SCOPES, shortTitle } from './rows'

export function Points({ result, scope }: { readonly result: SweepResult; readonly scope: ScopeKind | 'all' }) {
  const first = new Set(columnsOf(result).map(({ sites }) => sites[0]))
  const points = result.singlePoints.filter((point) => point.scope.site === undefined || first.has(point.scope.site))
  const shown = SCOPES.filter(([kind]) => scope === 'all' || kind === scope).map(([kind, title]) => ({
    kind,
    title,
    points: points.filter((point) => point.scope.kind === kind),
    swept: result.cases.some((item) => item.scope.kind === kind),
  }))
  return (
    <section className="points" aria-label="Single points of failure">
      {result.downBefore.length > 0 && (
        <p className="stale">
          <Status tone="bad">
            Without a path before anything failed: {result.downBefore.map((item) => item.site).join(', ')}.
          </Status>{' '}
          {result.downBefore[0]?.reason}
        </p>
      )}
      {shown
        .filter(({ swept, kind }) => swept || kind === scope)
        .map(({ kind, title, points: own }) => (
          <Scope key={kind} title={title} points={own} open={kind === 'head-end' || scope !== 'all'} />
        ))}
    </section>
  )
}

interface ScopeProps {
  readonly title: string
  readonly points: readonly SinglePoint[]
  readonly open: boolean
}

function Scope({ title, points, open }: ScopeProps) {
  const verdict =
    points.length === 0 ? (
      <Status tone="good">no single point of failure</Status>
    ) : (
      <Status tone="bad">{points.length === 1 ? '1 single point of failure' : `${points.length} single points`}</Status>
    )
  if (points.length === 0)
    return (
      <p className="scope-line">
        <strong>{title}</strong> {verdict}
      </p>
    )
  return (
    <details className="scope-line" open={open}>
      <summary>
        <strong>{title}</strong> {verdict}
      </summary>
      <ul>
        {points.map((point) => (
          <li key={point.fault}>
            <strong>{shortTitle(point.title)}</strong>
            <span className="muted"> silences {sitesText(point.sites)}. </span>
            {point.reason} <span className="remedy">{point.remedy}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const sitesText = (sites: readonly string[]) =>
  sites.length <= 3 ? sites.join(', ') : `${sites.slice(0, 2).join(', ')} and ${sites.length - 2} more sites`
