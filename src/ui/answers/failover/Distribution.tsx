/** One set's runs: bars, percentiles, the mean by cause, the price in packets, the assumptions and what they are worth. */

import type { FailoverAnswer, FailoverResult, OutageCause } from '../../../engine/messages'
import { OpenLine } from '../../components/OpenLine'
import { Status } from '../../components/Status'
import { faultTitle } from '../../faults/words'
import { CAUSES } from '../../timeline/causes'
import { counted, decimal, said, t } from '../../words/language'
import type { Axis } from './axis'
import { Histogram } from './Histogram'

interface DistributionProps {
  readonly answer: FailoverAnswer
  readonly axis: Axis
}

export function Distribution({ answer: { label, result }, axis }: DistributionProps) {
  if (result.notKnown)
    return (
      <section className="distribution" aria-label={label}>
        <h3>{label}</h3>
        <p>
          <OpenLine notKnown={result.notKnown} />
        </p>
      </section>
    )
  return (
    <section className="distribution" aria-label={label}>
      <h3>
        {label}{' '}
        <span className="muted">
          {faultTitle(result.fault)} · {result.site}
          {result.peer !== undefined && `, ${t('tunnel with {peer}', { peer: result.peer })}`}
        </span>
      </h3>
      <Range result={result} />
      {result.note !== undefined && (
        <p>
          <Status tone="warn">{result.note}</Status>
        </p>
      )}
      <ul>
        <Direction title={t('Towards the site')} spread={result.toSite} />
        <Direction title={t('From the site')} spread={result.fromSite} />
      </ul>
      <Histogram title={label} result={result} axis={axis} />
      <Causes result={result} />
      <Price result={result} />
      <ul className="muted">
        {result.marks.map((mark) => (
          <li key={mark.seconds}>{mark.text}</li>
        ))}
      </ul>
      <details>
        <summary>{t('What these runs take for granted')}</summary>
        {result.reading && <p>{result.reading.why}</p>}
        <table className="grid">
          <tbody>
            {result.assumptions.map((item) => (
              <tr key={item.key}>
                <td>{said(item.label)}</td>
                <td>
                  {String(item.value)} {item.unit}
                </td>
                <td>
                  {item.standing === 'assumption' ? t('Assumption') : t('Sourced')}: {said(item.source)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

function Direction({ title, spread }: { readonly title: string; readonly spread: FailoverResult['toSite'] }) {
  const { seconds, silentNever, silentForGood } = spread
  return (
    <li>
      {title}:{' '}
      {seconds
        ? t('{p50} s in the middle, from {min} s to {max} s.', {
            p50: decimal(seconds.p50, 1),
            min: decimal(seconds.min, 1),
            max: decimal(seconds.max, 1),
          })
        : t('no run was silent and ended.')}
      {silentNever > 0 && ` ${t('{silentNever} lost nothing.', { silentNever })}`}
      {silentForGood > 0 && ` ${t('{silentForGood} stayed silent.', { silentForGood })}`}
    </li>
  )
}

function Range({ result: { seconds, runs, silentNever, silentForGood } }: { readonly result: FailoverResult }) {
  const s = (value: number) => `${decimal(value, 1)} s`
  return (
    <p>
      {seconds ? (
        <>
          <strong>{s(seconds.p50)}</strong>{' '}
          {t('in the middle, 5 % up to {s}, 95 % up to {s2}; from {s3} to {s4} in {runs}.', {
            s: s(seconds.p5),
            s2: s(seconds.p95),
            s3: s(seconds.min),
            s4: s(seconds.max),
            runs: counted(runs, 'run'),
          })}
        </>
      ) : (
        t('None of {runs} was silent and ended.', { runs: counted(runs, 'run') })
      )}
      {silentNever > 0 && ` ${t('{silentNever} lost nothing.', { silentNever })}`}
      {silentForGood > 0 && <strong className="bad"> {t('{silentForGood} stayed silent.', { silentForGood })}</strong>}
    </p>
  )
}

function Causes({ result }: { readonly result: FailoverResult }) {
  const causes = (Object.entries(result.causes) as [OutageCause, number][]).filter(([, seconds]) => seconds > 0.005)
  const look = (cause: OutageCause) => ({
    className: CAUSES[cause].pattern,
    style: { '--tint': `var(${CAUSES[cause].tint})` } as React.CSSProperties,
  })
  if (causes.length === 0) return null
  return (
    <>
      <div className="stacked" aria-hidden="true">
        {causes.map(([cause, seconds]) => (
          <span
            key={cause}
            className={`part ${look(cause).className}`}
            style={{ ...look(cause).style, flexGrow: seconds }}
          />
        ))}
      </div>
      <ul className="legend" aria-label={t('Mean {mean} s by cause', { mean: decimal(result.mean, 1) })}>
        {causes.map(([cause, seconds]) => (
          <li key={cause} title={said(CAUSES[cause].hint)}>
            <span className={`swatch part ${look(cause).className}`} style={look(cause).style} aria-hidden="true" />
            {said(CAUSES[cause].title)} <strong>{decimal(seconds, 1)} s</strong>
          </li>
        ))}
        <li className="muted">{t('mean {mean} s', { mean: decimal(result.mean, 1) })}</li>
      </ul>
    </>
  )
}

function Price({ result: { price } }: { readonly result: FailoverResult }) {
  return (
    <p title={price.how}>
      {t('Price:')} <strong>{decimal(price.idle, 2)}</strong>{' '}
      {t('control packets a second at a head-end with {sites} in silence,', { sites: counted(price.sites, 'site') })}{' '}
      <strong>{decimal(price.inCall, 2)}</strong>{' '}
      {t('with every site in a call. When all set up their tunnels anew at once, the last waits')}{' '}
      <strong>{decimal(price.queueSeconds, 1)} s</strong> {t('for its turn.')}
    </p>
  )
}
