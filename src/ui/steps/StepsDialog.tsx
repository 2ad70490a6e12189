/** Undo and redo as a list: what was done, the newest first, and what was taken back above it; a click goes there. */

import { plural } from '../../net/index'
import { jumpBy, notify, stepLabels } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useDesign, useRun } from '../components/useStore'
import './steps.css'

export function StepsDialog({ onClose }: { readonly onClose: () => void }) {
  const history = useDesign((state) => state.history)
  const earlier = useDesign((state) => state.earlier)
  const typedLines = useRun((state) => state.typedLines)
  const { past, future } = stepLabels({ history, earlier }, { typedLines })
  const go = (steps: number) => {
    jumpBy(steps)
    notify(steps < 0 ? `Took back ${plural(-steps, 'step')}.` : `Did ${plural(steps, 'step')} again.`)
  }
  return (
    <Dialog title="Steps" onClose={onClose}>
      <p className="muted field">
        The newest stands above. A click goes to the design as it was right after that step; what comes later waits
        there until something else is done.
      </p>
      <ol className="undo-steps" reversed>
        {future
          .map((label, index) => ({ label, steps: index + 1 }))
          .reverse()
          .map(({ label, steps }) => (
            <li key={`future ${steps}`}>
              <button type="button" className="ahead" onClick={() => go(steps)}>
                {label}
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
                {label}
                {steps === 0 && <span className="muted"> · now</span>}
              </button>
            </li>
          ))}
        <li>
          <button type="button" disabled={past.length === 0} onClick={() => go(-past.length)}>
            The beginning{past.length === 0 && <span className="muted"> · now</span>}
          </button>
        </li>
      </ol>
      <p className="muted" role="status">
        {plural(past.length, 'step')} done, {future.length} taken back.
      </p>
    </Dialog>
  )
}
