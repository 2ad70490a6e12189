/** Every line that a change of the plan changes, device by device, before it is done. */
import { useMemo } from 'react'
import type { Edit } from '../../../design/index'
import { useShown } from '../../components/useSecrets'
import { counted, t } from '../../words/language'
import { useLines } from './useLines'

interface PreviewProps {
  readonly change: Edit
  readonly onApply: () => void
  readonly onLeave: () => void
}

export function Preview({ change, onApply, onLeave }: PreviewProps) {
  const edits = useMemo(() => [change], [change])
  const lines = useLines(edits, false)
  const shown = useShown()
  const one = typeof lines === 'string' ? { problem: lines } : lines?.[0]
  const devices = one && 'devices' in one ? one.devices : []
  return (
    <div className="preview">
      <p role="status">
        {!one
          ? t('Looking which lines change…')
          : 'problem' in one
            ? one.problem
            : devices.length === 0
              ? t('No line of any device changes.')
              : t('Lines change on {devices}.', { devices: counted(devices.length, 'device') })}
      </p>
      {devices.map(({ device, removed, added, change: script }) => (
        <details key={device} open>
          <summary>{device}</summary>
          <pre>
            {[...removed.map((line) => `- ${shown(line)}`), ...added.map((line) => `+ ${shown(line)}`)].join('\n')}
          </pre>
          <details>
            <summary>{t('Lines to type')}</summary>
            <pre>{[...script.lines, ...script.rest.map((line) => `! ${line}`)].map(shown).join('\n')}</pre>
          </details>
        </details>
      ))}
      <div className="row">
        <button type="button" className="button primary" disabled={!one || 'problem' in one} onClick={onApply}>
          {t('Apply')}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {t('Leave it as it is')}
        </button>
      </div>
    </div>
  )
}
