/** What there is to say about a configuration, as a list; the editor marks the same remarks at their lines. */
import type { Diagnostic } from '../../engine/messages'
import { Status, type Tone } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { english, said, t } from '../words/language'

const TONES: Readonly<Record<Diagnostic['severity'], { readonly tone: Tone; readonly word: string }>> = {
  error: { tone: 'bad', word: 'Error' },
  warning: { tone: 'warn', word: 'Warning' },
  info: { tone: 'unknown', word: 'Note ⟨remark⟩' },
}

interface RemarksProps {
  readonly diagnostics: readonly Diagnostic[]
  readonly onShow: (line: number) => void
}

export function Remarks({ diagnostics, onShow }: RemarksProps) {
  const shown = useShown()
  if (diagnostics.length === 0) return null
  return (
    <details className="remarks" open>
      <summary>{t('Remarks ({count})', { count: diagnostics.length })}</summary>
      <ul>
        {diagnostics.map((item) => (
          <li key={`${item.line} ${item.summary}`}>
            <div className="head">
              <Status tone={TONES[item.severity].tone}>{said(TONES[item.severity].word)}</Status>
              {item.line > 0 && (
                <button type="button" className="button quiet" onClick={() => onShow(item.line)}>
                  {t('Line {line}', { line: item.line })}
                </button>
              )}
            </div>
            <p lang={english()}>{shown(item.summary)}</p>
            <p className="muted" lang={english()}>
              {shown([item.detail, item.remedy].filter((part) => part !== '').join(' '))}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
