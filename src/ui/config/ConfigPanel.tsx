/** A device's configuration as it is simulated and exported, with copy, download and a larger view of the same. */
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { setView } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { ShowSecrets } from '../components/ShowSecrets'
import { useRun } from '../components/useStore'
import { CopyButton } from '../export/CopyButton'
import { downloadText } from '../export/download'
import { ConfigView } from './ConfigView'
import './config.css'
import { t } from '../words/language'

export function ConfigPanel({ device }: { readonly device: string }) {
  const found = useRun((state) => state.texts.find((item) => item.device === device))
  const [large, setLarge] = useState<string>()
  if (!found || found.text === '') {
    return (
      <p className="muted">{t('{device} has no configuration text: it is simulated from its settings.', { device })}</p>
    )
  }
  const files = (
    <>
      <CopyButton text={found.text} />
      <button type="button" className="button" onClick={() => downloadText(found.fileName, found.text)}>
        {t('Download')}
      </button>
      <ShowSecrets />
    </>
  )
  return (
    <div className="config">
      <div className="tools">
        {files}
        <button type="button" className="button" onClick={() => setView({ dialog: 'changes' })}>
          {t('Changes')}
        </button>
        <button type="button" className="button" onClick={() => setLarge(device)}>
          {t('Open larger')}
        </button>
      </div>
      <ConfigView key={device} source={found} />
      {large === device &&
        createPortal(
          <Dialog title={t('Configuration of {device}', { device })} onClose={() => setLarge(undefined)}>
            <div className="config large">
              <div className="tools">{files}</div>
              <ConfigView source={found} />
            </div>
          </Dialog>,
          document.body,
        )}
    </div>
  )
}
