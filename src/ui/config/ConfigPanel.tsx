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

export function ConfigPanel({ device }: { readonly device: string }) {
  const found = useRun((state) => state.texts.find((item) => item.device === device))
  const [large, setLarge] = useState<string>()
  if (!found || found.text === '') {
    return <p className="muted">{device} has no configuration text: it is simulated from its settings.</p>
  }
  const files = (
    <>
      <CopyButton text={found.text} />
      <button type="button" className="button" onClick={() => downloadText(found.fileName, found.text)}>
        Download
      </button>
      <ShowSecrets />
    </>
  )
  return (
    <div className="config">
      <div className="tools">
        {files}
        <button type="button" className="button" onClick={() => setView({ dialog: 'changes' })}>
          Changes
        </button>
        <button type="button" className="button" onClick={() => setLarge(device)}>
          Open larger
        </button>
      </div>
      <ConfigView key={device} source={found} />
      {large === device &&
        createPortal(
          <Dialog title={`Configuration of ${device}`} onClose={() => setLarge(undefined)}>
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
