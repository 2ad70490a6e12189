/** A real router's output, pasted, row by row against what the simulated one would print. */
import { useId, useState } from 'react'
import type { Comparison } from '../../engine/messages'
import { askEngine, viewStore } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useShown } from '../components/useSecrets'
import { useRun } from '../components/useStore'
import './against.css'
import { ComparisonTable } from './ComparisonTable'

const READABLE = 'show ip route, show crypto map, show crypto isakmp sa, show standby or show ip eigrp neighbors'

type Result =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'comparison'; readonly comparison: Comparison }

export function AgainstDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useRun((state) => state.texts)
  const routers = texts.filter((item) => item.language === 'ios').map((item) => item.device)
  const [chosen, setChosen] = useState(() => viewStore.getState().devices[0])
  const device = routers.find((name) => name === chosen) ?? routers[0]
  const [text, setText] = useState('')
  const [result, setResult] = useState<Result>({ kind: 'none' })
  const shown = useShown()
  const ids = { device: useId(), text: useId() }

  const compare = async () => {
    if (device === undefined) return
    const outcome = await askEngine<'against'>({ kind: 'against', device, text })?.outcome
    if (outcome?.kind === 'answer') setResult({ kind: 'comparison', comparison: outcome.answer.comparison })
    else
      setResult({
        kind: 'problem',
        text: outcome?.kind === 'failed' ? outcome.reason : 'Nothing was answered: try again.',
      })
  }

  return (
    <Dialog title="Compare with the real router" onClose={onClose}>
      <div className="against">
        <p className="muted">
          Paste what the router printed for {READABLE}. Ages, counters and connection numbers are not compared.
        </p>
        <div className="field">
          <label htmlFor={ids.device}>Simulated router</label>
          <select id={ids.device} value={device} onChange={(event) => setChosen(event.target.value)}>
            {routers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={ids.text}>Output of the real router</label>
          <textarea
            id={ids.text}
            className="mono"
            rows={8}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={`${device ?? 'router'}#show ip route`}
          />
        </div>
        <button type="button" className="button primary" disabled={device === undefined} onClick={() => void compare()}>
          Compare
        </button>
        <output aria-live="polite">
          {result.kind === 'problem' && <p className="problem">{shown(result.text)}</p>}
          {result.kind === 'comparison' && <ComparisonTable comparison={result.comparison} />}
        </output>
      </div>
    </Dialog>
  )
}
