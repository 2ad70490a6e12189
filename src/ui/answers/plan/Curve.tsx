/** Loads of one head-end alone by the number of sites: a curve of the one that is chosen, and all of them as a table. */

import { useState } from 'react'
import type { CurvePoint } from '../../../engine/messages'
import { SelectField } from '../../components/Fields'
import { Heads } from '../../components/Heads'
import { decimal, said, t } from '../../words/language'

const WIDTH = 440
const HEIGHT = 120
const FOOT = 18
const LEFT = 6

const LAST_BACK = 'seconds until the last is back'

const LINES: readonly (readonly [title: string, of: (point: CurvePoint) => number | undefined])[] = [
  ['IPsec SAs', ({ alone }) => alone.ipsecSas],
  ['set-ups and rekeys a second', ({ alone }) => alone.setups + alone.rekeys],
  ['packets a second, idle', ({ alone }) => alone.cryptoPacketsIdle],
  ['packets a second, with calls', ({ alone }) => alone.cryptoPackets],
  ['kbit/s on the stick, each way', ({ alone }) => alone.stickInKbit],
  ['kbit/s over the cross-over', ({ crossOverKbit }) => crossOverKbit],
  [LAST_BACK, ({ storm }) => storm?.lastBackSeconds],
]

export function Curve({ points, now }: { readonly points: readonly CurvePoint[]; readonly now: number }) {
  const [chosen, setChosen] = useState('packets a second, with calls')
  const of = LINES.find(([title]) => title === chosen)?.[1] ?? (() => undefined)
  const known = points.flatMap((point) => {
    const value = of(point)
    return value === undefined || value <= 0 ? [] : [{ sites: point.sites, value }]
  })
  return (
    <figure className="plan-curve">
      <div className="plan-fields">
        <SelectField
          label="One head-end alone"
          value={chosen}
          options={LINES.map(([title]) => [title, title])}
          commit={setChosen}
        />
      </div>
      {known.length === 0 ? (
        <p className="muted">{t('Not known: no box of the head-ends has a rate of set-ups in the table below.')}</p>
      ) : (
        <Drawing points={known} title={said(chosen)} now={now} />
      )}
      <details>
        <summary>{t('The curves as a table')}</summary>
        <div className="plan-wide">
          <table className="grid">
            <thead>
              <tr>
                <Heads titles={['Sites', 'Calls', ...LINES.map(([title]) => title)].map(said)} />
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.sites}>
                  <th scope="row">{point.sites}</th>
                  <td>{Math.round(point.calls)}</td>
                  {LINES.map(([title, value]) => (
                    <td key={title}>{isEndless(point, title) ? t('over an hour') : short(value(point))}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

/** A storm of set-ups that sites keep going by giving up and asking again. */
const isEndless = ({ storm }: CurvePoint, title: string) =>
  title === LAST_BACK && storm !== undefined && storm.lastBackSeconds === undefined

interface DrawingProps {
  readonly points: readonly { readonly sites: number; readonly value: number }[]
  readonly title: string
  readonly now: number
}

/** Both axes by powers of ten: from six sites to ten thousand nothing else shows both ends. */
function Drawing({ points, title, now }: DrawingProps) {
  const x = scaleOf(
    points.map(({ sites }) => sites),
    LEFT,
    WIDTH - LEFT,
  )
  const y = scaleOf(
    points.map(({ value }) => value),
    HEIGHT - 4,
    14,
  )
  const last = points.at(-1)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
      role="img"
      aria-label={t('{title} by the number of sites', { title })}
    >
      <line className="axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      <polyline className="curve" points={points.map(({ sites, value }) => `${x(sites)},${y(value)}`).join(' ')} />
      {points.map(({ sites, value }) => (
        <circle
          key={sites}
          className={sites === now ? 'point now' : 'point'}
          cx={x(sites)}
          cy={y(value)}
          r={sites === now ? 4 : 2.5}
        >
          <title>{t('{sites} sites: {short} {title}', { sites, short: short(value), title })}</title>
        </circle>
      ))}
      {points
        .filter(({ sites }) => [6, 48, 192, 1000, 10_000].includes(sites))
        .map(({ sites }) => (
          <text
            key={sites}
            x={x(sites)}
            y={HEIGHT + 13}
            textAnchor={sites === points[0]?.sites ? 'start' : sites === last?.sites ? 'end' : 'middle'}
          >
            {sites}
          </text>
        ))}
      {last && (
        <text x={WIDTH - LEFT} y={10} textAnchor="end">
          {short(last.value)}
        </text>
      )}
    </svg>
  )
}

function scaleOf(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
  return (value) => from + ((Math.log(value) - least) / Math.max(1e-9, most - least)) * (to - from)
}

const short = (value: number | undefined) =>
  value === undefined
    ? t('not known')
    : value >= 100
      ? decimal(value, 0)
      : value >= 1
        ? decimal(value, 1)
        : decimal(value, 4)
