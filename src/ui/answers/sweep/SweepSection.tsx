/** "What is a single point of failure?": run, the single points with what to do, and the matrix behind them. */
import { useState } from 'react'
import { useStore } from 'zustand'
import type { ScopeKind, SweepResult } from '../../../engine/messages'
import { Status } from '../../components/Status'
import { useNamed } from '../../components/useNamed'
import { useDesign, useRun } from '../../components/useStore'
import { OfTheDesign } from '../../typed/OfTheDesign'
import { Detail } from './Detail'
import { Matrix } from './Matrix'
import { Points } from './Points'
import { type Chosen, SCOPES } from './rows'
import { cancelSweep, runSweep, sweepStore } from './state'
import './sweep.css'
import { said, t } from '../../words/language'

export function SweepSection() {
  const { result, revision, problem, running } = useStore(sweepStore)
  const current = useDesign((state) => state.revision)
  const [scope, setScope] = useState<ScopeKind | 'all'>('all')
  const [chosen, setChosen] = useNamed<Chosen | undefined>(undefined)
  return (
    <div className="sweep">
      <Controls result={result} scope={scope} setScope={setScope} />
      <OfTheDesign />
      {problem !== undefined && (
        <p className="teach" role="alert">
          {problem}.
        </p>
      )}
      {result && revision !== current && (
        <p className="stale">
          <Status tone="warn">{t('The design has changed since this sweep: run it again.')}</Status>
        </p>
      )}
      {!result && !running && problem === undefined && (
        <p className="teach">
          {t(
            'Every link, interface, device and process fails once, each from the settled network with calls going on at every site, and is followed until nothing changes. What stays silent then is a single point of failure.',
          )}
        </p>
      )}
      {result && (
        <div className="sweep-body">
          <div className="sweep-main">
            <Points result={result} scope={scope} />
            <Matrix result={result} scope={scope} chosen={chosen} choose={setChosen} />
          </div>
          {chosen && <Detail chosen={chosen} result={result} close={() => setChosen(undefined)} />}
        </div>
      )}
    </div>
  )
}

interface ControlsProps {
  readonly result: SweepResult | undefined
  readonly scope: ScopeKind | 'all'
  readonly setScope: (scope: ScopeKind | 'all') => void
}

function Controls({ result, scope, setScope }: ControlsProps) {
  const running = useStore(sweepStore, (state) => state.running)
  const ready = useRun((state) => state.view !== undefined && !state.busy)
  const [pairs, setPairs] = useState(false)
  const present = new Set(result?.cases.map((item) => item.scope.kind))
  return (
    <div className="sweep-controls">
      {running ? (
        <button type="button" className="button" onClick={cancelSweep}>
          {t('Cancel')}
        </button>
      ) : (
        <button type="button" className="button primary" disabled={!ready} onClick={() => void runSweep(pairs)}>
          {result ? t('Run the sweep again') : t('Run the sweep')}
        </button>
      )}
      <label className="check">
        <input type="checkbox" checked={pairs} onChange={(event) => setPairs(event.target.checked)} />
        {t('Pairs too')}
      </label>
      {running && (
        <>
          <progress value={running.fraction} aria-label={t('Progress of the sweep')} />
          <span className="muted">
            {Math.round(running.fraction * 100)} % · {said(running.text)}
          </span>
        </>
      )}
      {result && !running && (
        <select
          className="input"
          aria-label={t('Scope')}
          value={scope}
          onChange={(event) => setScope(event.target.value as ScopeKind | 'all')}
        >
          <option value="all">{t('The whole path')}</option>
          {SCOPES.filter(([kind]) => present.has(kind)).map(([kind, title]) => (
            <option key={kind} value={kind}>
              {said(title)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
