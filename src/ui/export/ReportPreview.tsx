/** The design report: written when asked for, as its failures have to be run first; then shown like any document. */
import { useStore } from 'zustand'
import { Status } from '../components/Status'
import { useDesign, useRun, useView } from '../components/useStore'
import { OfTheDesign } from '../typed/OfTheDesign'
import { said, t } from '../words/language'
import { DocumentPreview } from './DocumentPreview'
import { cancelReport, reportStore, writeReport } from './report'

export function ReportPreview() {
  const { result, revision, problem, running } = useStore(reportStore)
  const { document, withSecrets } = result ?? {}
  const showSecrets = useView((state) => state.showSecrets)
  const current = useDesign((state) => state.revision)
  return (
    <div className="preview">
      <Controls again={document !== undefined} />
      <OfTheDesign />
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}.
        </p>
      )}
      {document && revision !== current && (
        <Status tone="warn">{t('The design has changed since this report: write it again.')}</Status>
      )}
      {document && withSecrets !== showSecrets && (
        <Status tone="warn">
          {withSecrets
            ? t('Keys and passwords stand in this report: write it again without them.')
            : t('Dots stand in this report in place of keys and passwords: write it again with them.')}
        </Status>
      )}
      {document ? (
        <DocumentPreview document={document} />
      ) : (
        !running && (
          <p className="muted">
            {t(
              'One document for whoever builds, buys or runs the network: drawings of every layer, the address plan, the path of a packet hop by hop, what every single failure does, findings, the remote register and all configurations. Each failure is simulated first, which takes some seconds.',
            )}
          </p>
        )
      )}
    </div>
  )
}

function Controls({ again }: { readonly again: boolean }) {
  const running = useStore(reportStore, (state) => state.running)
  const ready = useRun((state) => state.view !== undefined && !state.busy)
  if (!running)
    return (
      <div className="tools">
        <button
          type="button"
          className={again ? 'button' : 'button primary'}
          disabled={!ready}
          onClick={() => void writeReport()}
        >
          {again ? t('Write it again') : t('Write the report')}
        </button>
      </div>
    )
  return (
    <div className="tools">
      <button type="button" className="button" onClick={cancelReport}>
        {t('Cancel')}
      </button>
      <progress value={running.fraction} aria-label={t('Progress of the report')} />
      <span className="muted">
        {Math.round(running.fraction * 100)} % · {said(running.text)}
      </span>
    </div>
  )
}
