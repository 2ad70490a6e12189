/** Export: every configuration with a preview, one file or all as a zip. They are the texts that were simulated. */
import { useState } from 'react'
import type { DeviceText } from '../../engine/messages'
import { designStore } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useRun } from '../components/useStore'
import { copyText, downloadBytes, downloadText } from './download'
import './export.css'

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useRun((state) => state.texts)
  const texts = all.filter((item) => item.text !== '')
  const [chosen, setChosen] = useState(texts[0]?.device)
  const shown = texts.find((item) => item.device === chosen)
  return (
    <Dialog title="Export configurations" onClose={onClose}>
      {texts.length === 0 ? (
        <p className="muted">
          No device of this design has a configuration yet: place a head-end, a SOHO router or a firewall.
        </p>
      ) : (
        <div className="export">
          <ul>
            {texts.map((item) => (
              <li key={item.device}>
                <button type="button" aria-current={item.device === chosen} onClick={() => setChosen(item.device)}>
                  <span>{item.fileName}</span>
                  <span className="muted">{item.text.split('\n').length - 1} lines</span>
                </button>
              </li>
            ))}
          </ul>
          <div className="preview">
            <div className="tools">
              <button type="button" className="button primary" onClick={() => void downloadZip(texts)}>
                Download all as zip
              </button>
              {shown && (
                <>
                  <button type="button" className="button" onClick={() => void copyText(shown.text)}>
                    Copy
                  </button>
                  <button type="button" className="button" onClick={() => downloadText(shown.fileName, shown.text)}>
                    Download {shown.fileName}
                  </button>
                </>
              )}
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
            <section aria-label={`Preview of ${shown?.fileName ?? 'nothing'}`} tabIndex={0}>
              <pre className="mono">{shown?.text}</pre>
            </section>
          </div>
        </div>
      )}
    </Dialog>
  )
}

/** One file for each device; the library is only fetched now. */
async function downloadZip(texts: readonly DeviceText[]): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const files = Object.fromEntries(texts.map((item) => [item.fileName, strToU8(item.text)]))
  const name =
    designStore
      .getState()
      .design.name.replace(/[^\w-]+/g, '-')
      .toLowerCase() || 'design'
  downloadBytes(`${name}-configs.zip`, new Uint8Array(zipSync(files)))
}
