/** One site in full: its packet as nested blocks, what it would cost otherwise, and what it will sound like. */

import type { PlannedSite, Sound } from '../../../engine/messages'
import { edit } from '../../../store/index'
import { SelectField } from '../../components/Fields'
import { Heads } from '../../components/Heads'
import { useDesign } from '../../components/useStore'
import { decimal, said, t } from '../../words/language'
import { Measured } from './Measured'
import { Shapes } from './Shapes'

export function OneSite({ plan }: { readonly plan: PlannedSite }) {
  return (
    <>
      <h3>{t('A call of {site}', { site: plan.site })}</h3>
      <Choices plan={plan} />
      <div className="plan-columns">
        <Packet plan={plan} />
        <Otherwise plan={plan} />
      </div>
      <h3>{t('What it will sound like')}</h3>
      <Sounds plan={plan} />
      <Shapes plan={plan} />
      <Measured site={plan.site} />
    </>
  )
}

const AS_DESIGN = ''
const INTERVALS = ['10', '20', '30', '40', '60']

/** What is planned otherwise for this site alone. */
function Choices({ plan }: { readonly plan: PlannedSite }) {
  const device = useDesign((state) => state.design.devices.find(({ name }) => name === plan.site))
  if (device?.kind !== 'soho' && device?.kind !== 'router') return null
  const own = device.planning ?? {}
  const put = (key: 'codec' | 'intervalMs' | 'access', value: string) => {
    const { [key]: _old, ...rest } = own
    const set = value === AS_DESIGN ? {} : { [key]: key === 'intervalMs' ? Number(value) : value }
    edit({ kind: 'set-device', name: plan.site, change: { planning: { ...rest, ...set } } })
  }
  const technologies = plan.alternatives.filter(({ group }) => group === 'access')
  return (
    <div className="plan-fields">
      <SelectField
        label="Codec here"
        value={own.codec ?? AS_DESIGN}
        options={[
          [AS_DESIGN, t('As in the design')],
          ['g729', 'G.729'],
          ['g711', 'G.711'],
        ]}
        commit={(value) => put('codec', value)}
      />
      <SelectField
        label="Speech in a packet here"
        value={own.intervalMs === undefined ? AS_DESIGN : String(own.intervalMs)}
        options={[[AS_DESIGN, t('As in the design')], ...INTERVALS.map((ms) => [ms, t('{ms} ms', { ms })] as const)]}
        commit={(value) => put('intervalMs', value)}
      />
      <SelectField
        label="Access line"
        value={own.access ?? AS_DESIGN}
        options={[
          [AS_DESIGN, t('As its cable suggests')],
          ...technologies.flatMap(({ name, access }) => (access === undefined ? [] : [[access, name] as const])),
        ]}
        commit={(value) => put('access', value)}
      />
    </div>
  )
}

function Packet({ plan: { call, inputs, path } }: { readonly plan: PlannedSite }) {
  return (
    <div>
      <p>
        {t(
          'One packet: {clear} bytes in clear, {tunnel} in the tunnel, {wire} on the line{value}; {packetsPerSecond} a second each way.',
          {
            clear: call.clear,
            tunnel: call.tunnel,
            wire: call.wire,
            value: call.cells === undefined ? '' : ` ${t('({count} cells)', { count: call.cells })}`,
            packetsPerSecond: call.packetsPerSecond,
          },
        )}
      </p>
      <ol className="plan-blocks" aria-label={t('Layers of the packet, outermost first')}>
        {call.blocks.map(({ name, bytes, total, detail }, depth) => (
          <li key={total} style={{ marginLeft: `${depth * 8}px`, width: `calc(100% - ${depth * 16}px)` }}>
            <span>{name}</span> <span className="muted">{detail}</span>
            <span className="bytes">{t('{bytes} of {total}', { bytes, total })}</span>
          </li>
        ))}
      </ol>
      <p>
        {t('TCP segments of at most {segment} bytes go in one piece through a path of {mtu}.', {
          segment: path.segment,
          mtu: path.mtu,
        })}
        {path.wholeCells !== undefined &&
          ` ${t('{wholeCells} fill their cells to the last byte.', { wholeCells: path.wholeCells })}`}
      </p>
      <details>
        <summary>{t('What these numbers are made from')}</summary>
        <table className="grid">
          <tbody>
            {inputs.map(({ label, value, from }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
                <td>{from}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}

const GROUPS = {
  transform: 'Another transform',
  encapsulation: 'Another way into ESP',
  codec: 'Another codec',
  interval: 'Other packets',
  access: 'Another line',
} as const

function Otherwise({ plan: { alternatives } }: { readonly plan: PlannedSite }) {
  return (
    <table className="grid">
      <caption>{t('If one thing were otherwise')}</caption>
      <thead>
        <tr>
          <Heads titles={['', t('Tunnel'), t('Line'), 'kbit/s', t('Calls up')]} />
        </tr>
      </thead>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <tbody key={group}>
          <tr>
            <th colSpan={5} scope="rowgroup">
              {said(GROUPS[group])}
            </th>
          </tr>
          {alternatives
            .filter((item) => item.group === group)
            .map(({ name, tunnel, wire, kbit, up, present }) => (
              <tr key={name} className={present ? 'chosen' : undefined}>
                <td>
                  {name}
                  {present && ` ${t('(now)')}`}
                </td>
                <td>{tunnel}</td>
                <td>{wire}</td>
                <td>{decimal(kbit, 1)}</td>
                <td>
                  {up.priority} / {up.reservable}
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}

function Sounds({ plan: { sound } }: { readonly plan: PlannedSite }) {
  const rows = [
    ...sound.up.map((item) => [t('Towards headquarters'), item] as const),
    ...sound.down.map((item) => [t('From headquarters'), item] as const),
  ]
  return (
    <div className="plan-wide plan-sounds">
      <table className="grid">
        <caption className="sr-only">{t('Delay, jitter, loss and rating by direction and load of the line')}</caption>
        <thead>
          <tr>
            <Heads
              titles={[
                t('Direction'),
                t('Line'),
                t('One way'),
                t('Jitter up to'),
                t('Loss up to'),
                'R',
                'MOS',
                t('Delay is made of'),
              ]}
            />
          </tr>
        </thead>
        <tbody>
          {rows.map(([way, item]) => (
            <SoundRow key={`${way} ${item.situation}`} way={way} sound={item} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SoundRow({ way, sound }: { readonly way: string; readonly sound: Sound }) {
  const { situation, delayMs, jitterMs, lossPercent, r, mos, parts, note } = sound
  return (
    <tr>
      <th scope="row">{way}</th>
      <td>{situation}</td>
      <td>{t('{delayMs} ms', { delayMs: decimal(delayMs, 1) })}</td>
      <td>{t('{jitterMs} ms', { jitterMs: decimal(jitterMs, 1) })}</td>
      <td>{decimal(lossPercent, 1)} %</td>
      <td>{decimal(r, 1)}</td>
      <td>{decimal(mos, 2)}</td>
      <td>
        {parts.map(({ label, ms }) => `${label} ${decimal(ms, 1)}`).join('; ')}
        {note !== undefined && `. ${note}`}
      </td>
    </tr>
  )
}
