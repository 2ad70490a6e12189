/** A call in the simulated network beside the plan: asked for, as it takes its time; old when the network is another. */

import { useState } from 'react'
import type { MeasuredCall, MeasuredSound } from '../../../engine/messages'
import { askEngine, runStore } from '../../../store/index'
import { Heads } from '../../components/Heads'
import { useRun } from '../../components/useStore'
import { decimal, said, t } from '../../words/language'

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
          {busy ? t('Measuring…') : t('Measure a call in the simulated network')}
        </button>
      </div>
      <div aria-live="polite">
        {state && state.revision !== revision && (
          <p className="muted">{t('The design has changed since this was measured.')}</p>
        )}
        {problem !== undefined && <p className="teach">{problem}</p>}
        {measured?.kind === 'not-measured' && (
          <p className="teach">{t('Not measured: {reason}.', { reason: measured.reason })}</p>
        )}
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
        <caption>{t('Measured from a simulated call, beside the plan')}</caption>
        <thead>
          <tr>
            <Heads titles={TITLES.map(said)} />
          </tr>
        </thead>
        <tbody>
          {sounds.map(({ way, load, leastMs, meanMs, mostMs, sound, planned, why }) => (
            <tr key={`${way} ${load}`}>
              <th scope="row">{way === 'up' ? t('Towards headquarters') : t('From headquarters')}</th>
              <td>{load === 'idle' ? t('idle') : t('transfers both ways')}</td>
              <td>
                {t('{meanMs} ms ({leastMs} to {mostMs})', {
                  meanMs: decimal(meanMs, 1),
                  leastMs: decimal(leastMs, 1),
                  mostMs: decimal(mostMs, 1),
                })}
              </td>
              <td>{decimal(sound.lossPercent, 1)} %</td>
              <td>{decimal(sound.r, 1)}</td>
              <td>{decimal(sound.mos, 2)}</td>
              <td>
                {t('{networkMs} ms, {situation}', {
                  networkMs: decimal(planned.networkMs, 1),
                  situation: planned.situation,
                })}
              </td>
              <td>{decimal(planned.r, 1)}</td>
              <td>{decimal(planned.mos, 2)}</td>
              <td>{why.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
