/** Lines that were typed and not written would be lost: shall they be? */

import { discardTyped, writeTyped } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useShown } from '../components/useSecrets'
import { useRun } from '../components/useStore'
import { t } from '../words/language'
import { goOn } from './leaving'
import { typedText } from './words'

export function DiscardDialog({ onClose }: { readonly onClose: () => void }) {
  const shown = useShown()
  const lines = useRun((state) => state.typedLines)
  const done = () => {
    onClose()
    goOn()
  }
  return (
    <Dialog title="Discard typed lines?" onClose={onClose}>
      <p className="field">
        {lines.length === 1
          ? t('{typed} is in the running network only. To keep them, write them to the design.', {
              typed: typedText(lines),
            })
          : t('{typed} are in the running network only. To keep them, write them to the design.', {
              typed: typedText(lines),
            })}
      </p>
      <pre className="field mono">{shown(lines.map(({ device, line }) => `${device}: ${line}`).join('\n'))}</pre>
      <p className="tools">
        <button type="button" className="button primary" onClick={() => void writeTyped().then(done)}>
          {t('Write them')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            discardTyped()
            done()
          }}
        >
          {t('Discard them')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('Cancel')}
        </button>
      </p>
    </Dialog>
  )
}
