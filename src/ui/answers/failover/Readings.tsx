/** "Which mechanism gives the silences that I measured?": every reading of keepalive and peer list, side by side. */
import { useState } from 'react'
import { useStore } from 'zustand'
import type { ReadingRow, ReadingsAnswer } from '../../../engine/messages'
import { NumberField } from '../../components/Fields'
import { Status } from '../../components/Status'
import { useDesign, useRun } from '../../components/useStore'
import { said, t } from '../../words/language'
import { cancelReadings, compareReadings, readingsStore } from './readings-state'

/** What the source document's authors heard. */
const PUBLISHED = { standby: 23, active: 31 }

/** Runs of each mark under each reading: half a minute on a usual machine. */
const USUAL_RUNS = 40

export function Readings() {
  const [marks, setMarks] = useState(PUBLISHED)
  const [runs, setRuns] = useState(USUAL_RUNS)
  const { result, revision: of, running, problem } = useStore(readingsStore)
  const revision = useDesign((state) => state.revision)
  const seed = useDesign((state) => state.design.seed)
  const ready = useRun((state) => state.view !== undefined && !state.busy)
  return (
    <details className="second-set">
      <summary>{t('Which readings hold silences that were measured?')}</summary>
      <p className="muted">
        {t(
          'No document fixes for every release which keepalive a line stands for, and where the list of peers goes on after a dead one. Type what you measured: every reading is struck and stands beside the others.',
        )}
      </p>
      <div className="failover-controls">
        <NumberField
          label="Standby reloaded: silent for (s)"
          value={marks.standby}
          least={0.1}
          most={3600}
          whole={false}
          commit={(value) => void setMarks({ ...marks, standby: value ?? PUBLISHED.standby })}
        />
        <NumberField
          label="Active reloaded: silent for (s)"
          value={marks.active}
          least={0.1}
          most={3600}
          whole={false}
          commit={(value) => void setMarks({ ...marks, active: value ?? PUBLISHED.active })}
        />
        <NumberField
          label="Runs of each"
          value={runs}
          least={1}
          most={1000}
          commit={(value) => void setRuns(value ?? USUAL_RUNS)}
        />
        {running ? (
          <button type="button" className="button" onClick={cancelReadings}>
            {t('Cancel')}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            disabled={!ready}
            onClick={() => void compareReadings([marks.standby, marks.active], runs, seed)}
          >
            {t('Compare readings')}
          </button>
        )}
      </div>
      {running && (
        <p className="failover-running">
          <progress value={running.fraction} aria-label={t('Progress of the readings')} />
          <span className="muted">{said(running.text)}</span>
        </p>
      )}
      {problem !== undefined && (
        <p className="teach" role="alert">
          {problem}.
        </p>
      )}
      {result && of !== revision && (
        <p className="stale">
          <Status tone="warn">{t('The design has changed since: compare again.')}</Status>
        </p>
      )}
      {result && <ReadingsTable result={result} />}
    </details>
  )
}

const FITS: Readonly<Record<ReadingRow['fits'], { readonly tone: 'good' | 'warn' | 'bad'; readonly word: string }>> = {
  within: { tone: 'good', word: 'Holds both' },
  edge: { tone: 'warn', word: 'At the edge' },
  outside: { tone: 'bad', word: 'Cannot' },
}

function ReadingsTable({ result }: { readonly result: ReadingsAnswer }) {
  return (
    <>
      <table className="grid" aria-label={t('Readings')}>
        <thead>
          <tr>
            <th scope="col">{t('Reading')}</th>
            <th scope="col">{t('Both marks')}</th>
            <th scope="col">{t('Standby reloaded')}</th>
            <th scope="col">{t('Active reloaded')}</th>
          </tr>
        </thead>
        <tbody>
          {result.rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">
                {row.label}
                {row.asDesigned !== undefined && <strong> {t('(as designed)')}</strong>}
              </th>
              <td>
                <Status tone={FITS[row.fits].tone}>{said(FITS[row.fits].word)}</Status>
              </td>
              {row.problem === undefined ? (
                row.marks.map((mark) => <td key={mark.fault}>{mark.text}</td>)
              ) : (
                <td colSpan={2}>{row.problem}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        {t('{runs} runs of each. A mark that fits proves no mechanism: one sample is one sample. {value}', {
          runs: result.runs,
          value: result.asDesigned
            ? t('Why the design is read as it is: {why}', { why: result.asDesigned.why })
            : t('The site has no keepalive.'),
        })}
      </p>
    </>
  )
}
