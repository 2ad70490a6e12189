/** Under a text that is being changed: what is wrong with it, what it makes of the design, and apply or discard. */
import type { Diagnostic } from '../../engine/messages'
import { Status } from '../components/Status'
import { t } from '../words/language'
import { wordsOf } from './apply'
import type { Consequences } from './useConsequences'

interface DraftBarProps {
  readonly consequences: Consequences | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly busy: boolean
  readonly onApply: () => void
  readonly onDiscard: () => void
}

export function DraftBar({ consequences, diagnostics, busy, onApply, onDiscard }: DraftBarProps) {
  const errors = diagnostics.filter((item) => item.severity === 'error').length
  const warnings = diagnostics.filter((item) => item.severity === 'warning').length
  return (
    <section className="draft" aria-label={t('Changes that are not applied')}>
      <div className="row">
        <Status tone={errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'unknown'}>{verdict(errors, warnings)}</Status>
        <span className="grow" />
        <button type="button" className="button" onClick={onDiscard}>
          {t('Discard')}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={busy}
          title={t('Ctrl+Enter in the text')}
          onClick={onApply}
        >
          {busy ? t('Applying…') : t('Apply')}
        </button>
      </div>
      <p className="muted" aria-live="polite">
        {said(consequences)}
      </p>
    </section>
  )
}

function verdict(errors: number, warnings: number): string {
  if (errors > 0)
    return errors === 1
      ? t('{count} line is wrong', { count: errors })
      : t('{count} lines are wrong', { count: errors })
  if (warnings > 0)
    return warnings === 1
      ? t('{count} line is not understood', { count: warnings })
      : t('{count} lines are not understood', { count: warnings })
  return t('Not applied yet')
}

function said(consequences: Consequences | undefined): string {
  if (!consequences) return t('Reading…')
  const { change } = consequences
  if (typeof change === 'string') return change
  const words = wordsOf(change)
  return words.length === 0 ? t('The design says this already.') : `${words.join('. ')}.`
}
