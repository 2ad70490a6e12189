/** What the engine failed at, what still holds, and the report of it to copy for whoever mends it. */
import { Dialog } from '../components/Dialog'
import { useShown } from '../components/useSecrets'
import { useDesign, useRun } from '../components/useStore'
import { CopyButton } from '../export/CopyButton'
import { t } from '../words/language'
import { failureReport } from './failure-report'

export function FailureDialog({ onClose }: { readonly onClose: () => void }) {
  const failure = useRun((state) => state.error)
  const design = useDesign((state) => state.design)
  const shown = useShown()
  if (!failure) return null
  const report = failureReport(failure, design, navigator.userAgent)
  return (
    <Dialog title="The simulation failed" onClose={onClose}>
      <p>{shown(failure.message)}</p>
      <p>
        {t(
          'What is shown is what was known before; the document is not touched. The report below holds the engine’s own words and this design, with dots in place of its keys and passwords: look through it before you send it.',
        )}
      </p>
      <p>
        <CopyButton text={report} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
      <section className="failure-report" tabIndex={0} aria-label={t('Report of the failure')}>
        <pre>{report}</pre>
      </section>
    </Dialog>
  )
}
