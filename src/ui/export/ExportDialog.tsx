/**
 * Export: every configuration with a preview, one file or all as a zip, the texts that were simulated; papers for people;
 * files for laboratories and other tools.
 */

import { useState } from 'react'
import type { DeviceText, WrittenDocument } from '../../engine/messages'
import { Dialog } from '../components/Dialog'
import { useRun } from '../components/useStore'
import { Baseline } from './Baseline'
import { DocumentPreview } from './DocumentPreview'
import { useDocuments } from './documents'
import { LabPreview } from './LabPreview'
import { TOOLS } from './labs'
import { Preview } from './Preview'
import { ReportPreview } from './ReportPreview'
import './export.css'
import { said, t } from '../words/language'

const LANGUAGES: Readonly<Record<DeviceText['language'], string>> = { ios: 'IOS', asa: 'ASA', none: '' }

/** What the list calls the report: no device and no document can have this name. */
const REPORT = ' report'

/** What the list calls the management baseline. */
const BASELINE = ' baseline'

/** What the list calls a tool, for the same reason. */
const toolKey = (format: string) => ` ${format}`

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useRun((state) => state.texts)
  const texts = all.filter((item) => item.text !== '').map((item) => ({ ...item, text: item.taken ?? item.text }))
  const [chosen, setChosen] = useState<string>()
  const documents = useDocuments()
  const isReport = chosen === REPORT
  const isBaseline = chosen === BASELINE
  const document = documents.find((item) => item.stem === chosen)
  const tool = TOOLS.find(([format]) => toolKey(format) === chosen)?.[0]
  const shown = texts.find((item) => item.device === chosen) ?? texts[0]
  return (
    <Dialog title="Export" onClose={onClose}>
      {shown === undefined ? (
        <p className="muted">
          {t('No device of this design has a configuration yet: place a head-end, a SOHO router or a firewall.')}
        </p>
      ) : (
        <div className="export">
          <nav aria-label={t('What there is to export')}>
            <FileList
              texts={texts}
              current={document || isReport || isBaseline || tool ? '' : shown.device}
              onChoose={setChosen}
            />
            <ManagementEntry current={isBaseline} onChoose={() => setChosen(BASELINE)} />
            <DocumentList
              documents={documents}
              current={isReport ? REPORT : (document?.stem ?? '')}
              onChoose={setChosen}
            />
            <ToolList current={tool} onChoose={setChosen} />
          </nav>
          {isBaseline ? (
            <Baseline />
          ) : isReport ? (
            <ReportPreview />
          ) : tool ? (
            <LabPreview key={tool} format={tool} />
          ) : document ? (
            <DocumentPreview document={document} />
          ) : (
            <Preview texts={texts} shown={shown} />
          )}
        </div>
      )}
    </Dialog>
  )
}

interface FileListProps {
  readonly texts: readonly DeviceText[]
  readonly current: string
  readonly onChoose: (device: string) => void
}

function FileList({ texts, current, onChoose }: FileListProps) {
  return (
    <ul aria-label={t('Files')}>
      {texts.map((item) => (
        <li key={item.device}>
          <button type="button" aria-current={item.device === current} onClick={() => onChoose(item.device)}>
            <span className="file" title={item.fileName}>
              {item.fileName}
            </span>{' '}
            <span className="muted">
              {t('{lines} lines · {value}', { lines: linesOf(item.text), value: LANGUAGES[item.language] })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function ManagementEntry({ current, onChoose }: { readonly current: boolean; readonly onChoose: () => void }) {
  return (
    <>
      <h3>{t('In every file')}</h3>
      <ul aria-label={t('Management')}>
        <li>
          <button type="button" aria-current={current} onClick={onChoose}>
            <span className="file">{t('Management')}</span> <span className="muted">{t('users, logs, clock')}</span>
          </button>
        </li>
      </ul>
    </>
  )
}

interface DocumentListProps {
  readonly documents: readonly WrittenDocument[]
  readonly current: string
  readonly onChoose: (stem: string) => void
}

const KINDS: Readonly<Record<WrittenDocument['kind'], string>> = {
  'hand-off': 'Hand-off for the firewall team',
  runbook: 'Certificate enrolment',
  report: 'Design report',
  'check-sheet': 'Check sheet',
}

function DocumentList({ documents, current, onChoose }: DocumentListProps) {
  return (
    <>
      <h3>{t('For people')}</h3>
      <ul aria-label={t('Documents')}>
        <li>
          <button type="button" aria-current={current === REPORT} onClick={() => onChoose(REPORT)}>
            <span className="file">{said(KINDS.report)}</span>{' '}
            <span className="muted">{t('The whole design on paper')}</span>
          </button>
        </li>
        {documents.map((item) => (
          <li key={item.stem}>
            <button type="button" aria-current={item.stem === current} onClick={() => onChoose(item.stem)}>
              <span className="file" title={item.device}>
                {item.device}
              </span>{' '}
              <span className="muted">{said(KINDS[item.kind])}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

interface ToolListProps {
  readonly current: string | undefined
  readonly onChoose: (key: string) => void
}

function ToolList({ current, onChoose }: ToolListProps) {
  return (
    <>
      <h3>{t('For labs and tools')}</h3>
      <ul aria-label={t('Labs and tools')}>
        {TOOLS.map(([format, title, what]) => (
          <li key={format}>
            <button type="button" aria-current={format === current} onClick={() => onChoose(toolKey(format))}>
              <span className="file">{title}</span> <span className="muted">{said(what)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const linesOf = (text: string) => text.trimEnd().split('\n').length
