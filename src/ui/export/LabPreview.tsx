/** A design for a laboratory or another tool: what it gets, what it cannot hold, how its interfaces are called, and the download. */
import { useEffect, useRef, useState } from 'react'
import type { LabFormat } from '../../engine/messages'
import { useRun } from '../components/useStore'
import { OfTheDesign } from '../typed/OfTheDesign'
import { said, t } from '../words/language'
import { type Download, downloadLab, type LabAnswer, TOOLS, useLab } from './labs'

export function LabPreview({ format }: { readonly format: LabFormat }) {
  const [router, setRouter] = useState<string>()
  const told = useLab(format, router)
  const title = TOOLS.find(([id]) => id === format)?.[1] ?? format
  return (
    <div className="preview">
      <Controls format={format} router={router} onRouter={setRouter} told={told} />
      <OfTheDesign />
      {typeof told === 'string' && (
        <p className="problem" role="alert">
          {told}
        </p>
      )}
      {told === undefined && <p className="muted">{t('Writing the files…')}</p>}
      {told !== undefined && typeof told !== 'string' && <Contents title={title} told={told} />}
    </div>
  )
}

interface ControlsProps {
  readonly format: LabFormat
  readonly router: string | undefined
  readonly onRouter: (id: string) => void
  readonly told: LabAnswer | string | undefined
}

function Controls({ format, router, onRouter, told }: ControlsProps) {
  const [running, setRunning] = useState<{ readonly fraction: number; readonly text: string }>()
  const [problem, setProblem] = useState<string>()
  const current = useRef<Download>(undefined)
  const ready = useRun((state) => state.view !== undefined && !state.busy)
  const routers = told !== undefined && typeof told !== 'string' ? told.routers : []
  useEffect(() => () => current.current?.cancel(), [])
  const start = () => {
    setProblem(undefined)
    setRunning({ fraction: 0, text: t('starting') })
    const mine = downloadLab(format, router, (fraction, text) => setRunning({ fraction, text }))
    current.current = mine
    const end = (said?: string) => {
      setRunning(undefined)
      setProblem(said)
    }
    if (!mine) return end(t('The design is not ready yet: try again when it has settled.'))
    mine.outcome.then(end, () => end(t('The zip could not be made: reload the page and try again.')))
  }
  return (
    <>
      <div className="tools">
        {running ? (
          <>
            <button type="button" className="button" onClick={() => current.current?.cancel()}>
              {t('Cancel')}
            </button>
            <progress value={running.fraction} aria-label={t('Progress of the export')} />
            <span className="muted">
              {Math.round(running.fraction * 100)} % · {said(running.text)}
            </span>
          </>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={!ready || typeof told === 'string'}
            onClick={start}
          >
            {t('Download as one file')}
          </button>
        )}
        {routers.length > 1 && (
          <label>
            {t('Routers become')}{' '}
            <select
              className="input"
              style={{ width: 'auto' }}
              value={router ?? routers[0]?.id}
              onChange={(event) => onRouter(event.target.value)}
            >
              {routers.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title} ({id})
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

function Contents({ title, told: { lab } }: { readonly title: string; readonly told: LabAnswer }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
    <section className="paper" aria-label={t('What {title} gets', { title })} tabIndex={0}>
      <p>
        {t(
          'EXPECTED.md comes with the files: what is not known, which sites are in service, the routing tables, and after each built-in fault how long which direction is silent. The faults are played when you download, which takes some seconds. Keys and passwords stand in the configurations.',
        )}
      </p>
      <h4>{t('What {title} cannot hold', { title })}</h4>
      <ul>
        {lab.lost.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h4>{t('Files')}</h4>
      <ul>
        {lab.files.map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      {lab.renamed.length > 0 && (
        <>
          <h4>{t('Interfaces')}</h4>
          <table>
            <thead>
              <tr>
                <th>{t('Device')}</th>
                <th>{t('In the design')}</th>
                <th>{t('There')}</th>
              </tr>
            </thead>
            <tbody>
              {lab.renamed.map(({ device, from, to }) => (
                <tr key={`${device}/${from}`}>
                  <td>{device}</td>
                  <td>{from}</td>
                  <td>{to}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
