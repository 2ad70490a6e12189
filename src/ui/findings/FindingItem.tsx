/** One finding: the place leads there, the button says beforehand what it will change, the reason opens below. */
import { Status } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { Terms } from '../glossary/Terms'
import { english, localeOf, said, t } from '../words/language'
import { applyFix, goTo, setMuted } from './actions'
import type { Entry } from './entries'
import { TONES } from './tones'

export function FindingItem({ entry }: { readonly entry: Entry }) {
  const shown = useShown()
  const { severity, device, line, summary, why, source, remedy, fix, rule } = entry
  const { tone, one } = TONES[severity]
  return (
    <li className="finding">
      <Status tone={tone}>{said(one)}</Status>
      <button type="button" className="place" onClick={() => goTo(entry)}>
        {device ?? t('Design')}
        {line !== undefined && <span className="muted"> {t('line {line}', { line })}</span>}
      </button>
      <div className="what" lang={english()}>
        <p>{shown(summary)}.</p>
        <p className="muted">{shown(remedy)}</p>
        <details>
          <summary lang={localeOf()}>{t('Why it matters')}</summary>
          <p>
            <Terms text={shown(why)} />
          </p>
          <p className="muted">{t('Known from: {source}.', { source })}</p>
          {rule !== undefined && (
            <button type="button" className="button quiet" onClick={() => setMuted(rule, true)}>
              {t('Mute this rule in this design')}
            </button>
          )}
        </details>
      </div>
      {fix && (
        <div className="fix">
          <button
            type="button"
            className="button"
            aria-label={t('Fix: {says}', { says: shown(fix.says) })}
            onClick={(event) => {
              // What is put right leaves the list, and this button with it.
              event.currentTarget.closest<HTMLElement>('.findings-list')?.focus()
              applyFix(fix)
            }}
          >
            {t('Fix')}
          </button>
          <span className="muted">{shown(fix.says)}</span>
        </div>
      )}
    </li>
  )
}
