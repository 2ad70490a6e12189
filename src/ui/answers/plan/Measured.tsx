/** A call in the simulated network beside the plan: asked for, as it takes its time; old when the network is another. */
import { useState } from 'react'
import type { MeasuredCall, MeasuredSound } from '../../../engine/messages'
import { askEngine, runStore } from '../../../store/index'
import { useRun } from '../../components/useStore'

interface State {
  readonly revision: number | undefined
  readonly measured?: MeasuredCall
  readonly problem?: string
}

export function Measured({ site }: { readonly site: string }) {
  const revision = useRun((state) => state.snapshotRevision)
  const [state, setState] = useState<State>()
  const [busy, setBusy] = useState(false)
  const measure = () => {
    const asked = askEngine<'measure-call'>({ kind: 'measure-call', site }, undefined, runStore.getState().at)
    if (!asked) return
    setBusy(true)
    void asked.outcome.then((outcome) => {
      setBusy(false)
      if (outcome.kind === 'answer') setState({ revision, measured: outcome.answer.measured })
      else if (outcome.kind === 'failed') setState({ revision, problem: outcome.reason })
    })
  }
  const { measured, problem } = state ?? {}
  return (
    <>
      <div className="plan-fields">
        <button type="button" className="button" disabled={busy} onClick={measure}>
          {busy ? 'Measuring…' : 'Measure a call in the simulated network'}
        </button>
      </div>
      <div aria-live="polite">
        {state && state.revision !== revision && (
          <p className="muted">The design has changed since this was measured.</p>
        )}
        {problem !== undefined && <p className="teach">{problem}</p>}
        {measured?.kind === 'not-measured' && <p className="teach">Not measured: {measured.reason}.</p>}
        {measured?.kind === 'measured' && <SoundTable sounds={measured.sounds} />}
      </div>
    </>
  )
}

const TITLES = [
  'Direction',
  'Line',
  'In the network',
  'Loss',
  'R',
  'MOS',
  'Planned',
  'R planned',
  'MOS planned',
  'Why they differ',
]

function SoundTable({ sounds }: { readonly sounds: readonly MeasuredSound[] }) {
  return (
    <div className="plan-wide plan-sounds">
      <table className="grid">
        <caption>Measured from a simulated call, beside the plan</caption>
        <thead>
          <tr>
            {TITLES.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sounds.map(({ way, load, leastMs, meanMs, mostMs, sound, planned, why }) => (
            <tr key={`${way} ${load}`}>
              <th scope="row">{way === 'up' ? 'Towards headquarters' : 'From headquarters'}</th>
              <td>{load === 'idle' ? 'idle' : 'transfers both ways'}</td>
              <td>
                {meanMs.toFixed(1)} ms ({leastMs.toFixed(1)} to {mostMs.toFixed(1)})
              </td>
              <td>{sound.lossPercent.toFixed(1)} %</td>
              <td>{sound.r.toFixed(1)}</td>
              <td>{sound.mos.toFixed(2)}</td>
              <td>
                {planned.networkMs.toFixed(1)} ms, {planned.situation}
              </td>
              <td>{planned.r.toFixed(1)}</td>
              <td>{planned.mos.toFixed(2)}</td>
              <td>{why.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
