/** One packet taken apart: at each device that it passes in this capture, its headers as nested blocks with their fields and bytes. */
import { useState } from 'react'
import type { Capture, CapturedRow } from '../../engine/messages'
import { frameBytes, type Header, headersOf } from '../../net/index'
import { DOTS } from '../../secrets/index'
import { useView } from '../components/useStore'
import { formatMoment } from '../timeline/steps'
import { t } from '../words/language'
import { farEnd } from './filter'
import { useStartOfRun } from './moments'
import { essenceOf } from './protocols'
import { packetsStore } from './state'

interface FrameDetailProps {
  readonly capture: Capture
  readonly row: CapturedRow
}

export function FrameDetail({ capture, row }: FrameDetailProps) {
  const [hex, setHex] = useState(false)
  const start = useStartOfRun(capture)
  const essence = essenceOf(row.frame)
  const way = capture.frames.filter((other) => essenceOf(other.frame) === essence)
  return (
    <section className="frame-detail" aria-label={t('The packet')}>
      <ol className="journey" aria-label={t('Cables that it passes')}>
        {way.map((other) => (
          <li key={`${other.cable} ${other.at} ${other.device}`}>
            <button
              type="button"
              className="button"
              aria-current={other === row}
              onClick={() => packetsStore.setState({ chosen: other })}
            >
              {formatMoment(other.at - start, 6)} {other.device} → {farEnd(capture, other)}
              {other.lost && ' ✕'}
            </button>
          </li>
        ))}
      </ol>
      <p className="muted">
        {t('Out of {device} by {port}, {value}.', {
          device: row.device,
          port: row.port,
          value: row.lost ? t('lost on the cable') : t('into {farEnd}', { farEnd: farEnd(capture, row) }),
        })}
      </p>
      <Nested headers={headersOf(row.frame)} at={0} />
      <label>
        <input type="checkbox" checked={hex} onChange={(event) => setHex(event.target.checked)} />{' '}
        {t('Bytes on the cable')}
      </label>
      {hex && <Bytes row={row} />}
    </section>
  )
}

function Nested({ headers, at }: { readonly headers: readonly Header[]; readonly at: number }) {
  const secrets = useView((state) => state.showSecrets)
  const header = headers[at]
  if (!header) return null
  return (
    <div className="header">
      <div className="title">
        <strong>{header.name}</strong>
        <span className="mono">{t('{bytes} of {total} bytes', { bytes: header.bytes, total: header.total })}</span>
      </div>
      <dl>
        {header.fields.map(({ name, text, secret }, index) => (
          <div key={`${name} ${String(index)}`}>
            <dt>{name}</dt>
            <dd className="mono">{secret && !secrets ? DOTS : text}</dd>
          </div>
        ))}
      </dl>
      {header.name === 'ESP' && (
        <p className="muted">
          {t(
            'Inside is what the simulator knows to be in it. On the cable it is noise: nothing is really encrypted here, so there is no key that would open it in Wireshark.',
          )}
        </p>
      )}
      <Nested headers={headers} at={at + 1} />
    </div>
  )
}

const A_LINE = 16

function Bytes({ row }: { readonly row: CapturedRow }) {
  const pieces = frameBytes(row.frame)
  const lines = pieces.flatMap((bytes) =>
    Array.from({ length: Math.ceil(bytes.length / A_LINE) }, (_none, line) => {
      const part = [...bytes.subarray(line * A_LINE, (line + 1) * A_LINE)]
      const digits = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
      const letters = part.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')
      return `${(line * A_LINE).toString(16).padStart(4, '0')}  ${digits.padEnd(A_LINE * 3)} ${letters}`
    }),
  )
  return <pre className="mono">{lines.join('\n')}</pre>
}
