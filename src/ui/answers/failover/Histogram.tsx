/** One distribution as bars with its percentiles and the published marks; the same numbers as a table. */

import type { FailoverResult } from '../../../engine/messages'
import { counted, decimal, t } from '../../words/language'
import { type Axis, numbersOf } from './axis'

const HEIGHT = 110
const TOP = 36
const WIDTH = 440

interface HistogramProps {
  readonly title: string
  readonly result: FailoverResult
  readonly axis: Axis
}

export function Histogram({ title, result, axis }: HistogramProps) {
  const { bins, marks, seconds } = result
  const most = Math.max(1, ...bins.map((bin) => bin.runs))
  const x = (at: number) => ((at - axis.from) / (axis.to - axis.from)) * WIDTH
  const percentiles = seconds
    ? ([
        ['5 %', seconds.p5],
        ['median', seconds.p50],
        ['95 %', seconds.p95],
      ] as const)
    : []
  return (
    <figure className="histogram">
      <svg
        viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + 18}`}
        role="img"
        aria-label={t('{title}: runs by seconds of silence', { title })}
      >
        {bins.map((bin) => (
          <rect
            key={bin.from}
            className="bar"
            x={x(bin.from) + 0.5}
            width={Math.max(0.5, x(bin.from + 1) - x(bin.from) - 1)}
            y={TOP + HEIGHT * (1 - bin.runs / most)}
            height={(HEIGHT * bin.runs) / most}
          >
            <title>
              {t('{from} to {from2} s: {runs}', {
                from: bin.from,
                from2: bin.from + 1,
                runs: counted(bin.runs, 'run'),
              })}
            </title>
          </rect>
        ))}
        <line className="axis" x1="0" x2={WIDTH} y1={TOP + HEIGHT} y2={TOP + HEIGHT} />
        {numbersOf(axis).map((at) => (
          <text
            key={at}
            x={x(at)}
            y={TOP + HEIGHT + 13}
            textAnchor={at === axis.from ? 'start' : at === axis.to ? 'end' : 'middle'}
          >
            {at} s
          </text>
        ))}
        {percentiles.map(([name, at]) => (
          <line
            key={name}
            className={name === 'median' ? 'percentile median' : 'percentile'}
            x1={x(at)}
            x2={x(at)}
            y1={TOP}
            y2={TOP + HEIGHT}
          >
            <title>{`${name}: ${decimal(at, 1)} s`}</title>
          </line>
        ))}
        {marks.map((mark, row) => (
          <g key={mark.seconds} className="reference">
            <line x1={x(mark.seconds)} x2={x(mark.seconds)} y1={row * 14 + 3} y2={TOP + HEIGHT} />
            <text
              x={x(mark.seconds) + (x(mark.seconds) > WIDTH / 2 ? -4 : 4)}
              y={row * 14 + 12}
              textAnchor={x(mark.seconds) > WIDTH / 2 ? 'end' : 'start'}
            >
              {t('source document: {seconds} s', { seconds: mark.seconds })}
              <title>{mark.label}</title>
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{t('The bars as a table')}</summary>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t('Seconds')}</th>
              <th scope="col">{t('Runs')}</th>
            </tr>
          </thead>
          <tbody>
            {bins
              .filter((bin) => bin.runs > 0)
              .map((bin) => (
                <tr key={bin.from}>
                  <td>{t('{from} to {from2}', { from: bin.from, from2: bin.from + 1 })}</td>
                  <td>{bin.runs}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
