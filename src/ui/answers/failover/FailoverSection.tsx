/** "How long is the call silent?": the spread over timer phases, for the design and for another set of assumptions. */
import { useState } from 'react'
import { useStore } from 'zustand'
import { NumberField, SelectField } from '../../components/Fields'
import { Status } from '../../components/Status'
import { useDesign, useRun } from '../../components/useStore'
import '../../timeline/stopwatch.css'
import { faultProblem } from '../../timeline/event-text'
import { OfTheDesign } from '../../typed/OfTheDesign'
import { axisOf } from './axis'
import { Distribution } from './Distribution'
import { FaultFields } from './FaultFields'
import './failover.css'
import { said, t } from '../../words/language'
import { Readings } from './Readings'
import { isChanged, NO_CHANGE, SetFields, variantOf } from './SetFields'
import { cancelFailover, failoverStore, runFailover, struckStore } from './state'

const MOST_RUNS = 10_000

export function FailoverSection() {
  const revision = useDesign((state) => state.revision)
  const { result: results = [], problem, running, revision: of } = useStore(failoverStore)
  const axis = axisOf(results.map((answer) => answer.result))
  const noSite = useDesign((state) => !state.design.devices.some(({ kind }) => kind === 'soho'))
  if (noSite && results.length === 0)
    return (
      <p className="teach">{t('The design has no site: place one, and how long its call is silent is told here.')}</p>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
    <section className="failover" aria-label={t('Failover distribution')} tabIndex={0}>
      <Controls />
      <OfTheDesign />
      {running && (
        <p className="failover-running">
          <progress value={running.fraction} aria-label={t('Progress of the runs')} />
          <span className="muted">
            {Math.round(running.fraction * 100)} % · {said(running.text)}
          </span>
        </p>
      )}
      {problem !== undefined && (
        <p className="teach" role="alert">
          {problem}.
        </p>
      )}
      {results.length > 0 && of !== revision && (
        <p className="stale">
          <Status tone="warn">{t('The design has changed since these runs: run them again.')}</Status>
        </p>
      )}
      {results.length === 0 && !running && problem === undefined && (
        <p className="teach">
          {t(
            'One sample by ear proves no mechanism. Here the fault strikes again and again, at a random phase of every timer, and each run is split by what was waited for. With a second set you see what another keepalive would do, and what it costs in packets.',
          )}
        </p>
      )}
      <div className="distributions">
        {results.map((answer) => (
          <Distribution key={answer.label} answer={answer} axis={axis} />
        ))}
      </div>
    </section>
  )
}

/** What strikes, whom it is listened to, how often, and the set to compare with. */
function Controls() {
  const design = useDesign((state) => state.design)
  const running = useStore(failoverStore, (state) => state.running !== undefined)
  const ready = useRun((state) => state.view !== undefined && !state.busy)
  const pair = design.devices.filter((device) => device.kind === 'head-end').map((device) => device.name)
  const sites = design.devices.filter((device) => device.kind === 'soho').map((device) => device.name)
  const fault = useStore(struckStore, (state) => state.fault)
  const site = useStore(struckStore, (state) => state.site)
  const [runs, setRuns] = useState(500)
  const [seed, setSeed] = useState(design.seed)
  const [count, setCount] = useState<number>()
  const [change, setChange] = useState(NO_CHANGE)
  const struck = fault ?? `reload:${pair[1] ?? pair[0] ?? ''}`
  const invalid =
    faultProblem(design, struck) ??
    (site !== '' && !sites.includes(site) ? t('There is no site {site}', { site }) : undefined)
  const compare = isChanged(change)
  const run = () =>
    void runFailover({
      kind: 'failover',
      fault: struck,
      runs,
      seed,
      ...(site === '' ? {} : { site }),
      ...(count === undefined ? {} : { sites: count }),
      variants: compare ? [{ label: 'As designed' }, variantOf(change)] : [{ label: 'As designed' }],
    })
  return (
    <>
      <div className="failover-controls">
        <FaultFields fault={struck} onChange={(next) => struckStore.setState({ fault: next })} />
        <SelectField
          label="Site"
          value={site}
          options={[['', t('One on the failed device')], ...sites.map((name) => [name, name] as const)]}
          commit={(next) => struckStore.setState({ site: next })}
        />
        <NumberField
          label="Runs"
          value={runs}
          least={1}
          most={MOST_RUNS}
          commit={(value) => void setRuns(value ?? 1)}
        />
        <NumberField
          label="Seed"
          value={seed}
          least={0}
          most={4_294_967_295}
          commit={(value) => void setSeed(value ?? 1)}
        />
        <NumberField
          label="Sites paid for"
          value={count}
          optional
          least={1}
          most={100_000}
          commit={(value) => void setCount(value)}
        />
        {running ? (
          <button type="button" className="button" onClick={cancelFailover}>
            {t('Cancel')}
          </button>
        ) : (
          <button type="button" className="button primary" disabled={!ready || invalid !== undefined} onClick={run}>
            {compare ? t('Run both') : t('Run')}
          </button>
        )}
      </div>
      {invalid !== undefined && (
        <p className="teach" role="alert">
          {t('{invalid}: choose what fails, and the runs can begin.', { invalid })}
        </p>
      )}
      <SetFields change={change} onChange={setChange} />
      <Readings />
    </>
  )
}
