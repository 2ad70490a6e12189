/** One set's runs: bars, percentiles, the mean by cause, the price in packets, the assumptions and what they are worth. */

import type { FailoverAnswer, FailoverResult, OutageCause } from '../../../engine/messages'
import { plural } from '../../../net/index'
import { OpenLine } from '../../components/OpenLine'
import { Status } from '../../components/Status'
import { faultTitle } from '../../faults/words'
import { CAUSES } from '../../timeline/causes'
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
          {result.peer !== undefined && `, tunnel with ${result.peer}`}
        </span>
      </h3>
      <Range result={result} />
      {result.note !== undefined && (
        <p>
          <Status tone="warn">{result.note}</Status>
        </p>
      )}
      <ul>
        <Direction title="Towards the site" spread={result.toSite} />
        <Direction title="From the site" spread={result.fromSite} />
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
        <summary>What these runs take for granted</summary>
        {result.reading && <p>{result.reading.why}</p>}
        <table className="grid">
          <tbody>
            {result.assumptions.map((item) => (
              <tr key={item.key}>
                <td>{item.label}</td>
                <td>
                  {String(item.value)} {item.unit}
                </td>
                <td>
                  {item.standing === 'assumption' ? 'Assumption' : 'Sourced'}: {item.source}
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
        ? `${seconds.p50.toFixed(1)} s in the middle, from ${seconds.min.toFixed(1)} s to ${seconds.max.toFixed(1)} s.`
        : 'no run was silent and ended.'}
      {silentNever > 0 && ` ${silentNever} lost nothing.`}
      {silentForGood > 0 && ` ${silentForGood} stayed silent.`}
    </li>
  )
}

function Range({ result: { seconds, runs, silentNever, silentForGood } }: { readonly result: FailoverResult }) {
  const s = (value: number) => `${value.toFixed(1)} s`
  return (
    <p>
      {seconds ? (
        <>
          <strong>{s(seconds.p50)}</strong> in the middle, 5 % up to {s(seconds.p5)}, 95 % up to {s(seconds.p95)}; from{' '}
          {s(seconds.min)} to {s(seconds.max)} in {plural(runs, 'run')}.
        </>
      ) : (
        <>None of {plural(runs, 'run')} was silent and ended.</>
      )}
      {silentNever > 0 && ` ${silentNever} lost nothing.`}
      {silentForGood > 0 && <strong className="bad"> {silentForGood} stayed silent.</strong>}
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
      <ul className="legend" aria-label={`Mean ${result.mean.toFixed(1)} s by cause`}>
        {causes.map(([cause, seconds]) => (
          <li key={cause} title={CAUSES[cause].hint}>
            <span className={`swatch part ${look(cause).className}`} style={look(cause).style} aria-hidden="true" />
            {CAUSES[cause].title} <strong>{seconds.toFixed(1)} s</strong>
          </li>
        ))}
        <li className="muted">mean {result.mean.toFixed(1)} s</li>
      </ul>
    </>
  )
}

function Price({ result: { price } }: { readonly result: FailoverResult }) {
  return (
    <p title={price.how}>
      Price: <strong>{price.idle.toFixed(2)}</strong> control packets a second at a head-end with{' '}
      {plural(price.sites, 'site')} in silence, <strong>{price.inCall.toFixed(2)}</strong> with every site in a call.
      When all set up their tunnels anew at once, the last waits <strong>{price.queueSeconds.toFixed(1)} s</strong> for
      its turn.
    </p>
  )
}
