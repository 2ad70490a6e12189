/** Undo and redo as a list: what was done, the newest first, and what was taken back above it; a click goes there. */

import { jumpBy, notify, stepLabels } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useDesign, useRun } from '../components/useStore'
import './steps.css'
import { counted, said, t } from '../words/language'

export function StepsDialog({ onClose }: { readonly onClose: () => void }) {
  const history = useDesign((state) => state.history)
  const earlier = useDesign((state) => state.earlier)
  const typedLines = useRun((state) => state.typedLines)
  const { past, future } = stepLabels({ history, earlier }, { typedLines })
  const go = (steps: number) => {
    jumpBy(steps)
    notify(
      steps < 0
        ? t('Took back {steps}.', { steps: counted(-steps, 'step') })
        : t('Did {steps} again.', { steps: counted(steps, 'step') }),
    )
  }
  return (
    <Dialog title="Steps" onClose={onClose}>
      <p className="muted field">
        {t(
          'The newest stands above. A click goes to the design as it was right after that step; what comes later waits there until something else is done.',
        )}
      </p>
      <ol className="undo-steps" reversed>
        {future
          .map((label, index) => ({ label, steps: index + 1 }))
          .reverse()
          .map(({ label, steps }) => (
            <li key={`future ${steps}`}>
              <button type="button" className="ahead" onClick={() => go(steps)}>
                {said(label)}
              </button>
            </li>
          ))}
        {past
          .map((label, index) => ({ label, steps: index + 1 - past.length }))
          .reverse()
          .map(({ label, steps }) => (
            <li key={`past ${steps}`}>
              <button
                type="button"
                aria-current={steps === 0 ? 'step' : undefined}
                disabled={steps === 0}
                onClick={() => go(steps)}
              >
                {said(label)}
                {steps === 0 && <span className="muted"> {t('· now')}</span>}
              </button>
            </li>
          ))}
        <li>
          <button type="button" disabled={past.length === 0} onClick={() => go(-past.length)}>
            {t('The beginning')}
            {past.length === 0 && <span className="muted"> {t('· now')}</span>}
          </button>
        </li>
      </ol>
      <p className="muted" role="status">
        {t('{steps} done, {count} taken back.', { steps: counted(past.length, 'step'), count: future.length })}
      </p>
    </Dialog>
  )
}
