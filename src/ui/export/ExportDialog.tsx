/** Export: every configuration with a preview, one file or all as a zip. They are the texts that were simulated. */
import { useState } from 'react'
import type { DeviceText } from '../../engine/messages'
import { designStore } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { Status } from '../components/Status'
import { useDesign, useRun } from '../components/useStore'
import { CopyButton } from './CopyButton'
import { downloadBytes, downloadText, fileStem } from './download'
import './export.css'

const LANGUAGES: Readonly<Record<DeviceText['language'], string>> = { ios: 'IOS', asa: 'ASA', none: '' }

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useRun((state) => state.texts)
  const texts = all.filter((item) => item.text !== '')
  const [chosen, setChosen] = useState<string>()
  const shown = texts.find((item) => item.device === chosen) ?? texts[0]
  return (
    <Dialog title="Export configurations" onClose={onClose}>
      {shown === undefined ? (
        <p className="muted">
          No device of this design has a configuration yet: place a head-end, a SOHO router or a firewall.
        </p>
      ) : (
        <div className="export">
          <FileList texts={texts} shown={shown} onChoose={setChosen} />
          <Preview texts={texts} shown={shown} />
        </div>
      )}
    </Dialog>
  )
}

interface FileListProps {
  readonly texts: readonly DeviceText[]
  readonly shown: DeviceText
  readonly onChoose: (device: string) => void
}

function FileList({ texts, shown, onChoose }: FileListProps) {
  return (
    <ul aria-label="Files">
      {texts.map((item) => (
        <li key={item.device}>
          <button type="button" aria-current={item.device === shown.device} onClick={() => onChoose(item.device)}>
            <span className="file">{item.fileName}</span>
            <span className="muted">
              {linesOf(item.text)} lines · {LANGUAGES[item.language]}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Preview({ texts, shown }: Omit<FileListProps, 'onChoose'>) {
  const revision = useDesign((state) => state.revision)
  const isFresh = useRun((state) => state.compiledRevision) === revision
  const [problem, setProblem] = useState<string>()
  const zip = () => {
    downloadZip(texts).then(
      () => setProblem(undefined),
      () => setProblem('The zip could not be made: download the files one by one, or reload the page.'),
    )
  }
  return (
    <div className="preview">
      <div className="tools">
        <button type="button" className="button primary" onClick={zip}>
          Download all as zip
        </button>
        <CopyButton key={shown.device} text={shown.text} />
        <button type="button" className="button" onClick={() => downloadText(shown.fileName, shown.text)}>
          Download {shown.fileName}
        </button>
      </div>
      {!isFresh && <Status tone="warn">The last edit is not in these texts yet</Status>}
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
      <section aria-label={`Preview of ${shown.fileName}`} tabIndex={0} key={shown.device}>
        <pre className="mono">{shown.text}</pre>
      </section>
    </div>
  )
}

const linesOf = (text: string) => text.trimEnd().split('\n').length

/** One file for each device; the library is only fetched now. */
async function downloadZip(texts: readonly DeviceText[]): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const files = Object.fromEntries(texts.map((item) => [item.fileName, strToU8(item.text)]))
  const stem = fileStem(designStore.getState().design.name)
  downloadBytes(`${stem}-configs.zip`, new Uint8Array(zipSync(files)))
}
