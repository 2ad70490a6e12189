/** Devices that no text calls for and that would make the imported network whole: added only when asked. */
import type { Imported } from '../../engine/messages'
import { t } from '../words/language'

interface SurroundingsProps {
  readonly offered: Imported['offered']
  readonly chosen: boolean
  readonly onChange: (chosen: boolean) => void
}

export function Surroundings({ offered, chosen, onChange }: SurroundingsProps) {
  if (offered.length === 0 && !chosen) return null
  return (
    <div className="surroundings">
      <label className="check">
        <input type="checkbox" checked={chosen} onChange={(event) => onChange(event.target.checked)} />{' '}
        {t('Add what stands around them')}
      </label>
      <p className="muted">
        {chosen
          ? t('Devices of no file are added; give them the addresses that your network has.')
          : t('No text calls for it, so it is left out: {map}.', { map: offered.map((item) => item.name).join(', ') })}
      </p>
    </div>
  )
}
