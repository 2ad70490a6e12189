/** A real router's output, pasted, row by row against what the simulated one would print. */
import { useId, useState } from 'react'
import type { AgainstReport } from '../../engine/messages'
import { askEngine, viewStore } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useShown } from '../components/useSecrets'
import { useRun } from '../components/useStore'
import './against.css'
import { t } from '../words/language'
import { ComparisonTable } from './ComparisonTable'

type Result =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'reports'; readonly reports: readonly AgainstReport[] }

export function AgainstDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useRun((state) => state.texts)
  const routers = texts.filter((item) => item.language !== 'none').map((item) => item.device)
  const [chosen, setChosen] = useState(() => viewStore.getState().devices[0])
  const device = chosen === '' ? '' : (routers.find((name) => name === chosen) ?? routers[0])
  const [text, setText] = useState('')
  const [result, setResult] = useState<Result>({ kind: 'none' })
  const shown = useShown()
  const ids = { device: useId(), text: useId() }

  const compare = async () => {
    if (device === undefined) return
    const outcome = await askEngine<'against'>({ kind: 'against', device, text })?.outcome
    if (outcome?.kind === 'answer') setResult({ kind: 'reports', reports: outcome.answer.reports })
    else
      setResult({
        kind: 'problem',
        text: outcome?.kind === 'failed' ? outcome.reason : t('Nothing was answered: try again.'),
      })
  }

  return (
    <Dialog title="Compare with the real router" onClose={onClose}>
      <div className="against">
        <p className="muted">
          {t(
            'Paste what routers printed for any show command, with their prompts: a session may hold many. Routes, crypto maps, ISAKMP SAs, HSRP, neighbours, ARP and interfaces are compared row by row, all else line by line. Ages, counters and connection numbers are not compared.',
          )}
        </p>
        <div className="field">
          <label htmlFor={ids.device}>{t('Simulated router')}</label>
          <select id={ids.device} value={device} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t('Those whose prompts stand in the text')}</option>
            {routers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={ids.text}>{t('Output of the real router')}</label>
          <textarea
            id={ids.text}
            className="mono"
            rows={8}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={`${device || 'router'}#show ip route`}
          />
        </div>
        <button type="button" className="button primary" disabled={device === undefined} onClick={() => void compare()}>
          {t('Compare')}
        </button>
        <output aria-live="polite">
          {result.kind === 'problem' && <p className="problem">{shown(result.text)}</p>}
          {result.kind === 'reports' &&
            result.reports.map(({ device: name, line, comparison, problem }) => (
              <section key={line} aria-label={t('{name}, line {line}', { name, line })}>
                {result.reports.length > 1 && <h3>{shown(name)}</h3>}
                {comparison ? (
                  <ComparisonTable comparison={comparison} />
                ) : (
                  <p className="problem">{t('Line {line}: {problem}', { line, problem: shown(problem ?? '') })}</p>
                )}
              </section>
            ))}
        </output>
      </div>
    </Dialog>
  )
}
